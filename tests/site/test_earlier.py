"""Alignments that are based on an older wording: on the goal, the value, in matrices, and nowhere where there are none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.site.support.building import Site
    from tests.site.support.dom import Element

VALUES = """\
    - id: candor
      title: Candor
      revisions:
        - {revision: 2, date: 2026-03-01, change: It became *early*., by: A reader}
        - {revision: 3, date: 2026-07-01, change: It became kind., why: It hurt.}
    - {id: craft, title: Craft}
    """
GOALS = """\
    - {id: written, title: Written, values: [{value: candor, revision: 1, strength: strong, rationale: Said.}, craft]}
    - {id: checked, title: Checked, period: 2026-H1, values: candor, check_ins: [{date: 2026-04-01}]}
    - {id: begun, title: Begun, period: 2026-H1, values: candor}
    - {id: fresh, title: Fresh, values: [{value: candor, revision: 3}, craft]}
    - {id: closed, title: Closed, status: achieved, values: [{value: candor, revision: 1}]}
    - {id: paused, title: Paused, status: paused, values: [{value: candor, revision: 1}]}
    """
FILES = {
    "values.yml": VALUES,
    "goals.yml": GOALS,
    "objectives.yml": "[{id: o, title: O, period: 2026-H1, values: candor}]\n",
}
# H1 begins before either revision; the check-in of 1 April knows the second.
EXPECTED = {
    "goals/written/": (1, ""),
    "goals/checked/": (2, "in force at the latest check-in, 1 April 2026"),
    "goals/begun/": (1, "in force when the period began, 1 January 2026"),
    "objectives/o/": (1, "in force when the period began, 1 January 2026"),
}


@pytest.fixture(scope="module")
def site(make: Callable[..., Site]) -> Site:
    return make(FILES)


def marks(site: Site, url: str) -> list[Element]:
    return site.page(url).article.all("p.hb-earlier")


@pytest.mark.parametrize("url", EXPECTED)
def test_a_page_marks_the_alignment_and_says_how_that_is_known(site: Site, url: str) -> None:
    revision, known_from = EXPECTED[url]
    (mark,) = marks(site, url)
    assert mark.text == f"Based on an older wording (revision {revision} of 3) {known_from}".strip()


@pytest.mark.parametrize("goal", ["fresh", "closed", "paused"])
def test_what_is_agreed_with_the_wording_in_force_or_closed_is_not_marked(site: Site, goal: str) -> None:
    assert marks(site, f"goals/{goal}/") == []
    assert "earlier" not in site.page(f"goals/{goal}/").article.text


def test_it_tells_what_changed_since_and_how_to_confirm(site: Site) -> None:
    fold = site.page("goals/checked/").article.one("details.hb-earlier")
    assert "It became kind." in fold.text
    assert "It hurt." in fold.text
    assert "It became early." not in fold.text
    assert fold.one("code").text == "handbook confirm goal:checked --value candor"
    both = site.page("goals/written/").article.one("details.hb-earlier").text
    assert both.index("It became kind.") < both.index("It became early.")
    assert "The words of then are not known here" in both


def test_the_value_lists_those_that_are_open(site: Site) -> None:
    article = site.page("values/candor/").article
    text = article.text
    assert "Of the goals and objectives that are open, 4 of 5 are based on an older wording" in text
    told = [link["href"] for item in article.all("li") if item.all("span.hb-status--earlier") for link in item.all("a")]
    assert told == ["../../objectives/o/", "../../goals/written/", "../../goals/checked/", "../../goals/begun/"]


def test_a_matrix_marks_the_cell_names_it_in_words_and_explains_the_mark(site: Site) -> None:
    page = site.page("matrices/goals-by-values/")
    cells = page.article.all("td[data-agreed=earlier]")
    assert [cell.text for cell in cells] == [
        "strong, based on an older wording: Said.",
        "moderate, based on an older wording",
        "moderate, based on an older wording",
    ]
    assert "based on an older wording" in page.article.one("caption").text
    assert len(site.page("matrices/objectives-by-values/").article.all("td[data-agreed=earlier]")) == 1


def test_a_matrix_can_be_filtered_by_it(site: Site) -> None:
    page = site.page("matrices/goals-by-values/")
    data = json.loads(page.article.one("div.hb-tools")["data-matrix"])
    facet = next(facet for facet in data["facets"] if facet["name"] == "agreed")
    assert facet["options"] == [["earlier", "based on an older wording"]]
    rows = [row["data-id"] for row in page.article.all("tbody tr") if "data-id" in row.attributes]
    assert {name for name, numbers in zip(rows, facet["rows"], strict=True) if numbers == [0]} == {
        "written", "checked", "begun",
    }  # fmt: skip


def test_the_matrix_of_a_team_marks_it_too(make: Callable[..., Site]) -> None:
    site = make(
        {
            **FILES,
            "teams/sre.yml": "title: SRE\n",
            "goals/g.yml": "{title: G, team: sre, values: [{value: candor, revision: 1}]}\n",
        }
    )
    assert len(site.page("teams/sre/").article.all("td[data-agreed=earlier]")) == 1


def test_the_checks_say_the_same_in_handbook_json(site: Site) -> None:
    found = [item["message"] for item in site.json["diagnostics"] if item["code"] == "alignment-of-older-revision"]
    assert sorted(message.split("`")[1] for message in found) == ["begun", "checked", "o", "written"]


def test_without_such_alignments_pages_say_nothing_of_it(make: Callable[..., Site]) -> None:
    site = make(
        {**FILES, "goals.yml": "[{id: g, title: G, values: [{value: candor, revision: 3}]}]\n", "objectives.yml": None}
    )
    for page in site.pages():
        assert "earlier" not in page.article.text, page.url
        assert "data-agreed" not in page.html, page.url

"""Each record leads to a form that proposes a change, or to its YAML on the forge, and to an issue about it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.site.support import rules

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.site.conftest import Book
    from tests.site.support.building import Page, Site
    from tests.site.support.dom import Element

HUB = {"repo_url": "https://github.com/larkfold/handbook", "edit_uri": "edit/main/content/"}
EDIT: dict[str, Any] = {**HUB, "plugins": [{"values-handbook": {"propose": "edit"}}]}
FILES = {
    "values/candor.yml": "# Ours\ntitle: 'Candor & \"care\" # 1'\n",
    "practices.yml": "- title: Stand-up\n  every: day\n\n- title: Retro\n  every: month\n",
    "people.yml": "- {id: cto, title: CTO, publish: false}\n",
}


def _ways(place: Page | Element) -> list[dict[str, str]]:
    """The links of each record on a page, by their words, in the order of the page."""
    root = place.root if hasattr(place, "root") else place
    return [{link.text: link["href"] for link in way.all("a")} for way in root.all("p.hb-ways")]


def _fields(address: str) -> dict[str, str]:
    return {name: words[0] for name, words in parse_qs(urlsplit(address).query).items()}


def test_a_record_s_page_opens_its_form_and_without_scripts_its_file(make: Callable[..., Site]) -> None:
    site = make(FILES, **HUB)
    (ways,) = _ways(site.page_of("value", "candor"))
    assert ways["Propose a change"] == "../../propose/value/?record=candor#candor"
    assert _ways(site.page_of("practice"))[1]["Propose a change"] == "../propose/practice/?record=retro#retro"
    file = site.page("propose/practice/").root.one("#retro a")
    assert file["href"] == f"{HUB['repo_url']}/edit/main/content/practices.yml#L4"


def test_a_kind_s_page_leads_to_the_form_of_a_new_record(make: Callable[..., Site]) -> None:
    links = {link.text: link["href"] for link in make(FILES, **HUB).page_of("value").article.all("p.hb-meta a")}
    assert links == {"New: Value": "../propose/value/?new"}


def test_goals_lead_to_a_new_check_in(make: Callable[..., Site]) -> None:
    (ways,) = _ways(make({**FILES, "goals.yml": "[{id: calm, title: Calm}]"}, **HUB).page_of("goal", "calm"))
    assert ways["Add a check-in"] == "../../propose/goal/?record=calm&add=check_ins"


def test_a_late_check_in_leads_to_its_form_from_owners_and_calendars(make: Callable[..., Site]) -> None:
    goal = "[{id: calm, title: Calm, team: care, period: 2026-H2}]"
    files = {**FILES, "goals.yml": goal, "teams/care.yml": "title: Care\n"}
    site = make(files, site_url="https://larkfold.example/book/", **HUB)
    links = [link["href"] for link in site.page("owners/").article.all("ul.hb-due a") if link.text == "Add a check-in"]
    assert links == ["../propose/goal/?record=calm&add=check_ins"]
    calendar = site.read("calendar.ics").replace("\r\n ", "")
    assert "URL:https://larkfold.example/book/propose/goal/?record=calm&add=check_ins" in calendar


def test_people_and_what_is_hidden_have_no_form(make: Callable[..., Site]) -> None:
    site = make({**FILES, "values/secret.yml": "{title: Sesame, publish: false}"}, **HUB)
    assert not (site.root / "propose" / "person").exists()
    assert "Sesame" not in "".join(path.read_text() for path in (site.root / "propose").rglob("*") if path.is_file())
    assert set(json.loads(site.read("propose/value.json"))) == {"candor"}


def test_a_record_s_page_opens_its_yaml_at_its_line(make: Callable[..., Site]) -> None:
    site = make(FILES, **EDIT)
    (ways,) = _ways(site.page_of("value", "candor"))
    assert not (site.root / "propose").exists()
    assert ways["Propose a change"] == f"{HUB['repo_url']}/edit/main/content/values/candor.yml#L2"


def test_many_records_on_a_page_open_each_at_its_own_line(make: Callable[..., Site]) -> None:
    ways = _ways(make(FILES, **EDIT).page_of("practice"))
    assert [way["Propose a change"].partition("content/")[2] for way in ways] == [
        "practices.yml#L1",
        "practices.yml#L4",
    ]


def test_it_leads_where_the_edit_button_leads(rich_book: Book) -> None:
    for record in rich_book.handbook.records.values():
        if rules.HAS_PAGE[record.kind]:
            page = rich_book.site.page_of(record.kind, record.id)
            assert _ways(page)[-1]["Propose a change"] == page.root.one("a[rel=edit]")["href"]


def test_a_comment_says_what_it_is_about_and_where_that_stands(make: Callable[..., Site]) -> None:
    site = make(FILES, site_url="https://larkfold.example/book/", **HUB)
    (ways,) = _ways(site.page_of("value", "candor"))
    assert ways["Comment"].startswith("https://github.com/larkfold/handbook/issues/new?")
    assert _fields(ways["Comment"]) == {
        "title": 'About value:candor: Candor & "care" # 1',
        "body": "https://larkfold.example/book/values/candor/\n\n",
    }
    retro = _ways(site.page_of("practice"))[1]
    assert _fields(retro["Comment"])["body"].strip() == "https://larkfold.example/book/practices/#retro"


def test_each_forge_gets_the_fields_that_it_knows(make: Callable[..., Site]) -> None:
    (ways,) = _ways(make(FILES, repo_url="https://gitlab.example/ops/book").page_of("value", "candor"))
    assert ways["Comment"].startswith("https://gitlab.example/ops/book/-/issues/new?")
    assert _fields(ways["Comment"])["issue[title]"].startswith("About value:candor")


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ({}, []),
        ({"repo_url": "https://bitbucket.org/ops/book"}, [["Propose a change"]]),
        ({"repo_url": "https://git.example/ops/book"}, [["Propose a change", "Comment"]]),
        ({"repo_url": "https://git.example/ops/book", "edit_uri": ""}, [["Propose a change", "Comment"]]),
        ({**HUB, "plugins": [{"values-handbook": {"propose": "off"}}]}, [["Comment"]]),
        ({**HUB, "plugins": [{"values-handbook": {"comments": False}}]}, [["Propose a change"]]),
    ],
)
def test_only_what_is_known_is_offered(make: Callable[..., Site], config: dict[str, Any], expected: list[Any]) -> None:
    assert [list(ways) for ways in _ways(make(FILES, **config).page_of("value", "candor"))] == expected


def test_it_is_nothing_to_be_searched_for(make: Callable[..., Site]) -> None:
    index = json.loads(make(FILES, **HUB).read("search/search_index.json"))
    assert "Propose a change" not in json.dumps(index)


@pytest.mark.parametrize(
    ("options", "path"),
    [
        ({}, "../propose/recognition/"),
        ({"propose": "edit"}, "/larkfold/handbook/issues/new"),
        ({"propose": "edit", "comments": False}, "/larkfold/handbook/edit/main/content/recognitions.yml"),
    ],
)
def test_the_wall_begins_with_the_way_to_give_thanks(
    make: Callable[..., Site], options: dict[str, Any], path: str
) -> None:
    files = {"recognitions.yml": "- {id: r, title: R, date: 2026-10-01, to: Kim, story: So.}\n"}
    page = make(files, **HUB, plugins=[{"values-handbook": options}]).page_of("recognition")
    first = page.root.all("p.hb-ways")[0].one("a")
    assert first.text == "Give thanks"
    assert urlsplit(first["href"]).path == path
    assert page.root.all("article.hb-item details.hb-menu p.hb-ways")

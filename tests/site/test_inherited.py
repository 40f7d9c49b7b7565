"""Values that a goal has from above are marked as inherited; pages of goals and teams say the gap that matrices show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.site.support.building import Site

pytestmark = pytest.mark.xdist_group("inherited")

FILES = {
    "values.yml": "[{id: candor, title: Candor}, {id: craft, title: Craft}]\n",
    "objectives.yml": "[{id: trust, title: Trust, values: craft}, {id: bare, title: Bare}]\n",
    "teams.yml": "[{id: crew, title: Crew}]\n",
    "goals.yml": """\
        - {id: top, title: Top, objectives: trust, values: [{value: candor, strength: strong, rationale: Because of Top.}]}
        - {id: below, title: Below, team: crew, parent: top}
        - {id: own, title: Own, team: crew, parent: top, values: {craft: weak}}
        - {id: served, title: Served, team: crew, objectives: trust}
        - {id: dropped, title: Dropped, team: crew, status: dropped, parent: top}
        - {id: nothing, title: Nothing, team: crew}
        """,
}  # fmt: skip
INHERITED = "It names no value of its own. It inherits those of:"


@pytest.fixture(scope="module")
def site(make: Callable[..., Site]) -> Site:
    return make(FILES)


def said_of_values(site: Site, goal: str) -> str:
    """What a goal's page says below the heading of its values."""
    article = site.page(f"goals/{goal}/").article
    heading = article.by_id("_values")
    siblings = heading.parent.elements if heading.parent else []
    return siblings[siblings.index(heading) + 1].text


@pytest.mark.parametrize(
    ("goal", "said", "sight"),
    [
        ("below", f"gap {INHERITED} Top", "Candor strong inherited"),
        ("served", f"gap {INHERITED} Trust", "Craft moderate inherited"),
        ("dropped", f"{INHERITED} Top", "Candor strong inherited"),
        ("nothing", "gap It is aligned with no value yet.", ""),
        ("own", "supporting Craft", "Craft supporting"),
    ],
)
def test_a_goal_tells_its_own_values_and_marks_those_from_above(site: Site, goal: str, said: str, sight: str) -> None:
    assert said_of_values(site, goal) == said
    steps = site.page(f"goals/{goal}/").article.one("nav ol.hb-sight").elements
    shown = steps[-1].text.removeprefix("Values ").replace("\xa0", " ") if not steps[-1].get("aria-current") else ""
    assert shown == sight


def test_the_gaps_are_those_of_the_matrices(site: Site) -> None:
    gaps = {row["data-id"] for row in site.page("matrices/goals-by-values/").article.all("tbody tr.hb-gap[data-id]")}
    said = {
        goal
        for goal in ("top", "below", "own", "served", "dropped", "nothing")
        if said_of_values(site, goal)[:3] == "gap"
    }
    assert said == gaps == {"below", "served", "nothing"}
    assert site.page("objectives/bare/").article.all("span.hb-gap-mark")
    assert not site.page("objectives/trust/").article.all("span.hb-gap-mark")


def test_what_is_inherited_is_told_once_and_without_the_reasons_of_another_goal(site: Site) -> None:
    page = site.page("goals/below/").article
    assert page.text.count("Candor") == 1
    assert page.text.count("Trust") == 1
    assert "Because of Top." not in page.text


def test_the_page_of_a_team_marks_what_its_goals_inherit_and_its_card_counts_only_their_own(site: Site) -> None:
    team = site.page("teams/crew/").article
    own = {item.first("a").text: item.first("p").text for item in team.all("ul.hb-why li.hb-why__own") if item.all("p")}
    assert {goal for goal, values in own.items() if values.endswith("inherited")} == {"Below", "Served"}
    assert [item.text for item in team.one("ul.hb-team-card__values").all("li")] == ["supporting Craft"]

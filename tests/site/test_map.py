"""The alignment map: three layers, lines between them, and the same in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.benchmarks.corpus import make as corpus
from tests.benchmarks.forms import handbook
from tests.site.support import crawl
from values_handbook.derive.alignment.alignment_map import MOST_BESIDE, MOST_GOALS, organization_map
from values_handbook.derive.alignment.layers import walk
from values_handbook.pipeline import load
from values_handbook.project.config import read_project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.site.support.building import Site
    from tests.site.support.dom import Element

FILES = {
    "values.yml": """\
        - {id: candor, title: Candor}
        - {id: craft, title: "Craft <b>"}
        - {id: pace, title: Pace, status: retired}
        - {id: joy, title: Joy}
        """,
    "objectives.yml": "[{id: trust, title: Trust}, {id: growth, title: Growth}]\n",
    "teams.yml": "[{id: a, title: A}]\n",
    "goals.yml": """\
        - {id: top, title: Top, values: {candor: strong, pace: weak}, objectives: {trust: weak}}
        - {id: left, title: Left, team: a, parent: top, values: [craft, {value: candor, strength: tension}]}
        - {id: gone, title: Gone, team: a, parent: top, status: dropped, values: joy}
        - {id: leaf, title: Leaf, team: a, parent: gone, values: {craft: weak}}
        - {id: secret, title: Secret, publish: false, values: joy}
        - {id: idle, title: Idle}
        """,
    "part.md": "# Part\n\n```handbook\nmap:\nwhere: {team: a}\n```\n",
}


@pytest.fixture(scope="module")
def site(make: Callable[..., Site]) -> Site:
    found = make(FILES)
    assert list(crawl.broken_links(found)) == []
    assert list(crawl.repeated_ids(found)) == []
    return found


def layers(part: Element) -> dict[str, list[str]]:
    """The titles in each layer, and how deep they stand."""
    return {
        layer.one("p").text: [
            f"{'-' * int(item.attributes.get('data-depth', 0))}{item.text}" for item in layer.all("li")
        ]
        for layer in part.all("div.hb-map__layer")
    }


def lines(part: Element) -> set[tuple[str, str, str]]:
    """What is tied to what, and how strongly."""
    titles = {item.attributes["data-node"]: item.text for item in part.all("li") if "data-node" in item.attributes}
    found = set()
    for line in part.all("path"):
        if "data-ends" in line.attributes:
            goal, other = line.attributes["data-ends"].split()
            found.add((titles[goal], line.attributes["data-strength"], titles[other]))
    return found


def test_goals_stand_below_the_nearest_goal_above_them_that_counts(site: Site) -> None:
    found = layers(site.page("map/").article)
    assert {name: sorted(titles) for name, titles in found.items()} == {
        "Objectives": ["Growth", "Trust"],
        "Goals": ["-Leaf", "-Left", "Idle", "Top"],
        "Values": ["Candor", "Craft <b>", "Joy"],
    }


def test_each_line_is_an_alignment(site: Site) -> None:
    assert lines(site.page("map/").article) == {
        ("Top", "weak", "Trust"),
        ("Top", "strong", "Candor"),
        ("Left", "moderate", "Craft <b>"),
        ("Left", "tension", "Candor"),
        ("Leaf", "weak", "Craft <b>"),
    }


def test_words_say_what_lines_show(site: Site) -> None:
    words = site.page("map/").article.first("ul.hb-tree").text
    assert "Top Objectives: Trust supporting Values: Candor strong" in words
    assert "Left Values: Craft <b> moderate, Candor tension" in words


def test_gaps_are_named(site: Site) -> None:
    said = site.page("map/").article.text
    assert "No goal supports Growth, Joy." in said
    assert "Without a value: Idle" in said
    assert {item.text for item in site.page("map/").article.all("li.hb-gap")} == {"Growth", "Joy", "Idle"}


def test_every_item_is_a_link(site: Site) -> None:
    links = site.page("map/").links(site.page("map/").article)
    for path in ("objectives/trust/", "goals/left/", "values/candor/"):
        assert links[path]


def test_an_embed_shows_the_goals_that_match_and_what_they_serve(site: Site) -> None:
    found = layers(site.page("part/").article)
    assert {name: sorted(titles) for name, titles in found.items()} == {
        "Objectives": [],
        "Goals": ["Leaf", "Left"],
        "Values": ["Candor", "Craft <b>"],
    }


def test_of_many_goals_the_upper_levels_are_shown(tmp_path: Path) -> None:
    handbook.write(corpus(1000), tmp_path)
    linked = load(read_project(tmp_path)[0]).linked
    found = organization_map(linked)
    goals = list(walk(found.goals))
    assert 0 < len(goals) <= MOST_GOALS
    assert len(found.objectives) <= MOST_BESIDE
    assert len(found.values) <= MOST_BESIDE
    current = linked.current("goal")
    assert found.left_out[1] + sum(found.folded.values()) == len(current) - len(goals)
    depth = {record.key: 0 for record in current}
    for record in current:
        above = linked.graph.target(record.key, "parent")
        while above is not None:
            depth[record.key] += above in depth
            above = linked.graph.target(above, "parent")
    shown = {goal for goal, _ in goals}
    deepest = max(depth[goal] for goal in shown)
    assert shown == {goal for goal, level in depth.items() if level <= deepest}


ROOM = "".join(f"- {{id: below-{n}, title: B{n}, parent: top, values: {{craft: weak}}}}\n" for n in range(MOST_GOALS))


@pytest.fixture(scope="module")
def crowded(make: Callable[..., Site]) -> Element:
    """A map of more goals than it has room for, all of them below Top."""
    site = make(
        {
            "values.yml": "[{id: candor, title: Candor}, {id: craft, title: Craft}, {id: joy, title: Joy}]\n",
            "goals.yml": f"- {{id: top, title: Top, values: candor}}\n{ROOM}"
            "- {id: leaf, title: Leaf, parent: below-1, values: {craft: strong, candor: strong}}\n",
        }
    )
    return site.page("map/").article


def test_what_goals_without_room_serve_counts_for_the_goal_above_them(crowded: Element) -> None:
    assert layers(crowded)["Goals"] == [f"Top and {MOST_GOALS + 1} below"]
    top = f"Top and {MOST_GOALS + 1} below"
    assert lines(crowded) == {(top, "moderate", "Candor"), (top, "below", "Craft")}
    assert "Values: Candor moderate by goals further down: Craft" in crowded.text
    assert f"{MOST_GOALS + 1} goals further down the cascade count with the goals above them." in crowded.text
    assert [item.text for item in crowded.all("p.hb-gaps")] == ["No goal supports Joy."]


def test_a_bar_has_a_part_for_each_value_as_wide_as_it_weighs(site: Site) -> None:
    bars = site.page("map/").article.all("svg.hb-map__bar")
    assert [[(part["data-value"], part["x"], part["width"]) for part in bar.all("rect")] for bar in bars] == [
        [("candor", "0", "9")],
        [("craft", "0", "3")],
        [("craft", "0", "1")],
    ]
    assert {bar["viewbox"] for bar in bars} == {"0 0 9 1"}


def test_goals_below_another_are_folded_in_the_words(site: Site) -> None:
    assert [item.one("summary").text for item in site.page("map/").article.all("details.hb-fold")] == ["2 goals below"]

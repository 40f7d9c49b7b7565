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
    assert found.left_out[1] == len(current) - len(goals)
    depth = {record.key: 0 for record in current}
    for record in current:
        above = linked.graph.target(record.key, "parent")
        while above is not None:
            depth[record.key] += above in depth
            above = linked.graph.target(above, "parent")
    shown = {goal for goal, _ in goals}
    deepest = max(depth[goal] for goal in shown)
    assert shown == {goal for goal, level in depth.items() if level <= deepest}

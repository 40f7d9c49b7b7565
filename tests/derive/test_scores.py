"""Scores that are not shown: those of a few people, and those from which they could be told."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support import MKDOCS
from values_handbook.model.kinds import Review
from values_handbook.model.record import Key
from values_handbook.pipeline import load
from values_handbook.project import read_project

if TYPE_CHECKING:
    from pathlib import Path

TEAMS = """\
- {id: all, title: All}
- {id: a, title: A, parent: all}
- {id: b, title: B, parent: all}
- {id: c, title: C, parent: all}
- {id: a1, title: A1, parent: a}
- {id: a2, title: A2, parent: a}
- {id: a3, title: A3, parent: a}
"""


def written(scores: list[str], participants: str = "") -> str:
    """A review with scores, written as `team n`; `- 20` is what 20 of everyone said."""
    lines = [
        f"    - {{of: {of}, score: 3{_field('team', team)}{_field('n', n)}}}" for of, team, n in map(_parts, scores)
    ]
    return "\n".join(["- id: r", "  title: R", "  date: 2026-07-01", participants, "  scores:", *lines, ""])


def hidden(root: Path, scores: list[str], participants: str = "") -> list[int]:
    """The numbers of the scores that the public does not get."""
    content = root / "content"
    content.mkdir(exist_ok=True)
    (root / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    (content / "teams.yml").write_text(TEAMS, encoding="utf-8")
    (content / "values.yml").write_text("[{id: v, title: V, behaviours: [{id: x, title: X}]}]\n", encoding="utf-8")
    (content / "reviews.yml").write_text(written(scores, participants), encoding="utf-8")
    site = load(read_project(root)[0])
    assert [item.headline for item in site.errors] == []
    review = site.linked.record(Key("review", "r")).fields
    assert isinstance(review, Review)
    return [number for number, item in enumerate(review.scores) if item.score is None]


def _parts(written: str) -> tuple[str, str, str]:
    team, n, *of = written.split()
    return (of[0] if of else "value:v"), team, n


def _field(name: str, value: str) -> str:
    return f", {name}: {value}" if value not in ("-", "?") else ""


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        (["- 30", "a 20", "b 10"], []),
        (["- 24", "a 20", "b 4"], [1, 2]),
        (["a 20", "b 4"], [1]),
        (["- 40", "b 4"], [1]),
        (["- 33", "a 20", "b 4", "c 9"], [2, 3]),
        (["- 31", "a 20", "b 4", "c 7"], [2, 3]),
        (["- 28", "a 20", "b 4", "c 4"], [2, 3]),
        (["- 24", "a 20", "b 2", "c 2"], [1, 2, 3]),
        (["- 60", "a 20", "b 4"], [2]),
        (["- ?", "a 20", "b 4"], [1, 2]),
        (["- 24", "a ?", "b 4"], [1, 2]),
        (["- 24", "a 20 value:v#x", "b 4"], [2]),
        (["- 50", "a 20", "b 30", "a1 16", "a2 4"], [3, 4]),
        (["all 24", "a 20", "b 4"], [1, 2]),
        (["- 10", "a 7"], [1]),
        (["- 10", "a 5"], []),
        (["- 20", "a 20"], []),
        (["- 30", "a 20", "b 8"], [2]),
        (["- 50", "a 20", "a1 17"], [2]),
        (["- 30", "a1 27"], [1]),
        (["- 60", "all 58", "a 30", "b 26", "a1 28"], [1, 3, 4]),
        (["- 40", "a 30", "b 8", "a1 28"], [2, 3]),
        (["- ?", "a 7"], []),
        (["- 3"], []),
        ([], []),
    ],
    ids=str,
)
def test_what_could_tell_of_a_few_people_is_hidden(tmp_path: Path, scores: list[str], expected: list[int]) -> None:
    assert hidden(tmp_path, scores) == expected


@pytest.mark.parametrize("other", ["", "  publish: false\n"], ids=["all published", "something hidden"])
def test_reports_of_changes_do_not_show_it_either(tmp_path: Path, other: str) -> None:
    hidden(tmp_path, ["- 24", "a 20", "b 4"])
    (tmp_path / "content/goals.yml").write_text(f"- id: g\n  title: G\n{other}", encoding="utf-8")
    review = load(read_project(tmp_path)[0]).as_written.by_key[Key("review", "r")].fields
    assert isinstance(review, Review)
    assert [(item.score, item.n) for item in review.scores] == [(3, 24), (None, None), (None, None)]


def test_how_many_took_part_says_how_many_everyone_are(tmp_path: Path) -> None:
    assert hidden(tmp_path, ["- ?", "a 7"], "  participants: 10") == [1]


PARENTS = {"all": "-", "a": "all", "b": "all", "c": "all", "a1": "a", "a2": "a", "a3": "a"}


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.data())
def test_no_group_below_the_limit_can_be_computed_from_what_is_shown(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Teams in teams, some of them scored. Whatever sums of people an observer adds up and takes off, none is too small."""
    own = {team: data.draw(st.integers(int(team == "-"), 9), label=team) for team in ("-", *PARENTS)}
    counts = {team: sum(own[part] for part in own if team in _line(part)) for team in own}
    scored = data.draw(st.lists(st.sampled_from([team for team in own if counts[team]]), unique=True, min_size=1))
    found = hidden(tmp_path_factory.mktemp("scores"), [f"{team} {counts[team]}" for team in scored])
    shown = [team for number, team in enumerate(scored) if number not in found]
    people = [team for team in own if own[team]]
    rows = [[Fraction(team in _line(part)) for part in people] for team in shown]
    for group in _subsets(people):
        if 0 < sum(own[part] for part in group) < 5 and group != set(people):
            wanted = [Fraction(part in group) for part in people]
            assert _rank([*rows, wanted]) > _rank(rows), f"{group} can be computed from {shown}"


def _line(team: str) -> list[str]:
    """A team and all that it is part of, up to everyone."""
    return [team] if team == "-" else [team, *_line(PARENTS[team])]


def _subsets(people: list[str]) -> list[set[str]]:
    return [{part for bit, part in enumerate(people) if number >> bit & 1} for number in range(1, 1 << len(people))]


def _rank(rows: list[list[Fraction]]) -> int:
    """How many of the rows are no sum of others, by elimination."""
    left, rank = [list(row) for row in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((row for row in left if row[column]), None)
        if pivot is None:
            continue
        left.remove(pivot)
        rank += 1
        left = [[cell - row[column] / pivot[column] * at for cell, at in zip(row, pivot, strict=True)] for row in left]
    return rank


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(1, 12), min_size=1, max_size=3))
def test_of_teams_that_are_everyone_none_can_be_computed(
    tmp_path_factory: pytest.TempPathFactory, counts: list[int]
) -> None:
    """With the total and all teams but one known, that one is known; the sum of two is known of their people together."""
    scores = [f"- {sum(counts)}", *(f"{team} {count}" for team, count in zip("abc", counts, strict=False))]
    found = hidden(tmp_path_factory.mktemp("scores"), scores)
    concealed = [counts[number - 1] for number in found]
    assert {number for number, count in enumerate(counts, 1) if count < 5} <= set(found)
    assert not concealed or len(found) == len(counts) or (len(concealed) > 1 and sum(concealed) >= 5)
    assert concealed == [] or min(concealed) < 5

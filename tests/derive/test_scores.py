"""Scores that are not shown: those of a few people, and those from which they could be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support import MKDOCS
from values_handbook.derive.evaluation.scores import hidden_scores
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


def hidden(root: Path, scores: list[str]) -> list[int]:
    """The numbers of the scores, written as `team n`, that are hidden; `- 20` is what 20 of everyone said."""
    content = root / "content"
    content.mkdir(exist_ok=True)
    (root / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    (content / "teams.yml").write_text(TEAMS, encoding="utf-8")
    (content / "values.yml").write_text("[{id: v, title: V, behaviours: [{id: x, title: X}]}]\n", encoding="utf-8")
    lines = [
        f"    - {{of: {of}, score: 3{_field('team', team)}{_field('n', n)}}}" for of, team, n in map(_parts, scores)
    ]
    review = "\n".join(["- id: r", "  title: R", "  date: 2026-07-01", "  scores:", *lines, ""])
    (content / "reviews.yml").write_text(review, encoding="utf-8")
    site = load(read_project(root)[0])
    assert [item.headline for item in site.errors] == []
    return sorted(hidden_scores(site.linked, Key("review", "r")))


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
        (["- 3"], []),
        ([], []),
    ],
    ids=str,
)
def test_what_could_tell_of_a_few_people_is_hidden(tmp_path: Path, scores: list[str], expected: list[int]) -> None:
    assert hidden(tmp_path, scores) == expected


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

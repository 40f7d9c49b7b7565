"""How long a comparison takes beyond reading both states."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

import pytest

from tests.compare.repositories import repository, write
from tests.support import MKDOCS
from values_handbook.cli.states import load_states
from values_handbook.compare import compare
from values_handbook.compare.report.markdown import render_markdown
from values_handbook.compare.report.parts import Frame
from values_handbook.compare.words import marked

if TYPE_CHECKING:
    from pathlib import Path

GOALS = 1_000
EDITED = 300
LIMIT = 3.0
"""Seconds that are allowed. Measured on two cores of 2026: 0.06 s, of 0.9 s for the whole command."""
_TEXT = "We say what we see, early and kindly, and leave it where others can find it. " * 10


def goal(number: int, edited: bool) -> str:
    """A goal that cascades from another one and serves two values."""
    parent = f"parent: g{number // 3}\n" if number else ""
    words = _TEXT.replace("early", "late") if edited else _TEXT
    strength = "weak" if edited else "strong"
    values = f"values: {{v{number % 12}: {strength}, v{(number + 5) % 12}: moderate}}\n"
    return f"title: Goal {number}\nteam: t{number % 40}\nowner: p{number % 60}\n{parent}{values}description: {words}\n"


def test_a_change_of_300_goals_of_1000_and_of_every_value_is_told_in_time(tmp_path: Path) -> None:
    files = {"mkdocs.yml": MKDOCS}
    files |= {f"content/values/v{number}.yml": f"title: Value {number}\nsummary: {_TEXT}\n" for number in range(12)}
    files |= {f"content/teams/t{number}.yml": f"title: Team {number}\n" for number in range(40)}
    files["content/people.yml"] = "".join(f"- {{id: p{number}, title: Person {number}}}\n" for number in range(60))
    files |= {f"content/goals/g{number}.yml": goal(number, edited=False) for number in range(GOALS)}
    root = repository(tmp_path / "handbook", files)
    write(root, {f"content/goals/g{number}.yml": goal(number, edited=True) for number in range(EDITED)})
    write(root, {f"content/values/v{number}.yml": f"title: Value {number}\nsummary: Other.\n" for number in range(12)})
    states = load_states(root, "HEAD", None, direct=False)
    start = perf_counter()
    found = compare(states.base.published, states.head.published)
    assert render_markdown(found, Frame("HEAD", "the working tree"), lambda key: f"https://x.example/{key}/")
    assert perf_counter() - start < LIMIT
    assert len({change.key for change in found.changes}) == EDITED + 12


@pytest.mark.parametrize(("before", "after"), [("a b c " * 330, "c b a " * 330), ("a " * 1000, "b a " * 500)])
def test_a_text_that_repeats_a_few_words_is_compared_in_time(before: str, after: str) -> None:
    start = perf_counter()
    pieces = marked(before, after)
    assert perf_counter() - start < LIMIT
    assert " ".join(piece.text for piece in pieces if piece.fate != "gone") == after.strip()


def test_one_word_in_a_long_text_is_marked_alone() -> None:
    words = [f"w{number % 700}" for number in range(5_000)]
    changed = [*words[:2_500], "other", *words[2_501:]]
    assert [piece.text for piece in marked(" ".join(words), " ".join(changed))][1:3] == [words[2_500], "other"]

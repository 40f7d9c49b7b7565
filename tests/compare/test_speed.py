"""How the time of a comparison grows, beyond that of reading both states."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.compare.repositories import repository, write
from tests.growth import assert_grows_no_faster
from tests.support import MKDOCS
from values_handbook.cli.states import load_states
from values_handbook.compare import compare
from values_handbook.compare.report.markdown import render_markdown
from values_handbook.compare.report.parts import Frame
from values_handbook.compare.words import diff_words

if TYPE_CHECKING:
    from pathlib import Path

    from values_handbook.compare.changes import DiffPiece
    from values_handbook.compare.comparison import Comparison
    from values_handbook.compare.sides import HandbookState

_TEXT = "We say what we see, early and kindly, and leave it where others can find it. " * 10


def goal(number: int, edited: bool) -> str:
    """A goal that cascades from another one and serves two values."""
    parent = f"parent: g{number // 3}\n" if number else ""
    words = _TEXT.replace("early", "late") if edited else _TEXT
    strength = "weak" if edited else "strong"
    values = f"values: {{v{number % 12}: {strength}, v{(number + 5) % 12}: moderate}}\n"
    return f"title: Goal {number}\nteam: t{number % 40}\nowner: p{number % 60}\n{parent}{values}description: {words}\n"


def edited(root: Path, goals: int) -> tuple[HandbookState, HandbookState]:
    """Two states of a handbook: each value and three goals of ten have another text in the second."""
    files = {"mkdocs.yml": MKDOCS}
    files |= {f"content/values/v{number}.yml": f"title: Value {number}\nsummary: {_TEXT}\n" for number in range(12)}
    files |= {f"content/teams/t{number}.yml": f"title: Team {number}\n" for number in range(40)}
    files["content/people.yml"] = "".join(f"- {{id: p{number}, title: Person {number}}}\n" for number in range(60))
    files |= {f"content/goals/g{number}.yml": goal(number, edited=False) for number in range(goals)}
    repository(root, files)
    write(root, {f"content/goals/g{number}.yml": goal(number, edited=True) for number in range(share(goals))})
    write(root, {f"content/values/v{number}.yml": f"title: Value {number}\nsummary: Other.\n" for number in range(12)})
    states = load_states(root, "HEAD", None, direct=False)
    return states.base.published, states.head.published


def share(goals: int) -> int:
    """How many of the goals are edited."""
    return goals * 3 // 10


def test_a_comparison_of_four_times_the_goals_takes_about_four_times_as_long(tmp_path: Path) -> None:
    small, large = edited(tmp_path / "small", 250), edited(tmp_path / "large", 1_000)

    def told(states: tuple[HandbookState, HandbookState]) -> Comparison:
        found = compare(*states)
        assert render_markdown(found, Frame("HEAD", "the working tree"), lambda key: f"https://x.example/{key}/")
        return found

    assert_grows_no_faster(lambda: told(small), lambda: told(large), 4)
    assert len({change.key for change in told(large).changes}) == share(1_000) + 12


@pytest.mark.parametrize(("before", "after"), [("a b c ", "c b a "), ("a a ", "b a ")])
def test_a_text_that_repeats_a_few_words_is_compared_in_time_that_grows_with_it(before: str, after: str) -> None:
    def mark(times: int) -> list[DiffPiece]:
        return list(diff_words(before * times, after * times))

    assert_grows_no_faster(lambda: mark(250), lambda: mark(1_000), 4)
    assert " ".join(piece.text for piece in mark(300) if piece.fate != "gone") == (after * 300).strip()


def test_one_word_in_a_long_text_is_marked_alone() -> None:
    words = [f"w{number % 700}" for number in range(5_000)]
    changed = [*words[:2_500], "other", *words[2_501:]]
    assert [piece.text for piece in diff_words(" ".join(words), " ".join(changed))][1:3] == [words[2_500], "other"]

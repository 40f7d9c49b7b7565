"""What holds for any two states of a handbook."""

from __future__ import annotations

import random
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.compare.repositories import ROOT
from tests.examples import examples
from values_handbook.compare import Comparison, HandbookState, compare
from values_handbook.compare.changes import (
    AlignmentGained,
    AlignmentLost,
    AlignmentStrengthened,
    AlignmentWeakened,
    BehaviourAdded,
    BehaviourRemoved,
    ItemAdded,
    ItemRemoved,
    RecordAdded,
    RecordBroken,
    RecordMended,
    RecordRemoved,
)
from values_handbook.compare.report.json import render_json
from values_handbook.compare.report.markdown import LIMIT, render_markdown
from values_handbook.compare.report.parts import Frame
from values_handbook.compare.report.text import render_text
from values_handbook.compare.words import diff_words
from values_handbook.pipeline import load
from values_handbook.project import read_project
from values_handbook.source.walking import Walk

if TYPE_CHECKING:
    from collections.abc import Callable

PROJECT, _ = read_project(ROOT)
SAMPLE = {path.relative_to(ROOT / "content").as_posix(): path.read_bytes() for path in ROOT.glob("content/**/*.yml")}
FRAME = Frame("base", "head")
MIRRORS = {
    AlignmentGained: AlignmentLost,
    AlignmentStrengthened: AlignmentWeakened,
    BehaviourAdded: BehaviourRemoved,
    ItemAdded: ItemRemoved,
    RecordAdded: RecordRemoved,
    RecordMended: RecordBroken,
}
"""What came, and what it is when one looks back."""


class Held:
    """A content folder in memory."""

    prefix = "content/"

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = files

    def walk(self, excluded: Callable[[str], bool]) -> Walk:
        return Walk(files=list(self._files))

    def read(self, uri: str, limit: int | None = None) -> bytes:
        return self._files[uri]


def side(files: dict[str, bytes]) -> HandbookState:
    site = load(PROJECT, Held(files))
    return HandbookState(site.whole, site.diagnostics)


@cache
def side_of_the_sample() -> HandbookState:
    return side(SAMPLE)


def lines_edited(seed: int, most: int) -> dict[str, bytes]:
    """The sample with some lines taken out, doubled, moved, or with other words in them: much of it cannot be read."""
    choose = random.Random(seed)
    files = dict(SAMPLE)
    for _ in range(choose.randint(1, most)):
        name = choose.choice(sorted(files))
        lines = files[name].splitlines(keepends=True)
        at = choose.randrange(len(lines)) if lines else 0
        match choose.randrange(6):
            case 0:
                del lines[at : at + choose.randint(1, 4)]
            case 1:
                lines[at:at] = lines[at : at + 1]
            case 2:
                lines[at : at + 1] = [
                    line.replace(b"strong", b"weak").replace(b" a ", b" no ") for line in lines[at:][:1]
                ]
            case 3:
                choose.shuffle(lines)
            case 4:
                files[f"{name.removesuffix('.yml')}-{seed % 7}.yml"] = files.pop(name)
                continue
            case _:
                lines[at:at] = [choose.choice([b"publish: false\n", b"status: dropped\n", b"formerly: [x]\n", b"\0"])]
        files[name] = b"".join(lines)
    return files


def test_a_handbook_is_not_different_from_itself() -> None:
    found = compare(side(SAMPLE), side(dict(SAMPLE)))
    assert not found
    assert (found.changes, found.cells, found.impact, found.questions) == ((), (), (), ())


@given(st.integers(0, 10**9))
@examples(12)
def test_any_edit_can_be_compared_and_told(seed: int) -> None:
    found = compare(side_of_the_sample(), side(lines_edited(seed, 12)))
    told(found)


def told(found: Comparison) -> None:
    """Every format takes the comparison."""
    assert render_text(found, FRAME)
    assert render_json(found, FRAME)
    assert len(render_markdown(found, FRAME, lambda key: "")) < LIMIT


@given(st.integers(0, 10**9))
@examples(12)
def test_looked_at_from_the_other_side_what_came_is_what_went(seed: int) -> None:
    old, new = side_of_the_sample(), side(lines_edited(seed, 4))
    forth, back = compare(old, new), compare(new, old)
    for came, went in MIRRORS.items():
        assert places(forth, came) == places(back, went)
        assert places(forth, went) == places(back, came)
    assert sorted(cell[:2] for cell in forth.cells) == sorted(cell[:2] for cell in back.cells)
    assert [(item.code, item.headline) for item in forth.failing] == [
        (item.code, item.headline) for item in back.passing
    ]


def places(found: Comparison, kind: type) -> list[tuple[str, ...]]:
    """What changes of a type are about, without their order."""
    names = ("key", "target", "strength", "field", "name")
    return sorted(
        tuple(str(getattr(change, name, "")) for name in names) for change in found.changes if type(change) is kind
    )


@given(st.lists(st.sampled_from("a b c d e".split())), st.lists(st.sampled_from("a b c d e".split())))
def test_marked_words_hold_both_wordings(before: list[str], after: list[str]) -> None:
    pieces = diff_words(" ".join(before), " ".join(after))
    assert [word for piece in pieces if piece.fate != "new" for word in piece.text.split()] == before
    assert [word for piece in pieces if piece.fate != "gone" for word in piece.text.split()] == after


@pytest.mark.parametrize("length", [10, 5_000])
def test_long_texts_are_marked_as_a_whole(length: int) -> None:
    pieces = diff_words("a " * length, "b " * length)
    assert [piece.fate for piece in pieces] == ["gone", "new"]

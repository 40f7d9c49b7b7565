"""Diagnostics in text. A snapshot is changed by hand, after a look at what a contributor would see."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.report import samples
from values_handbook.diagnostics import Diagnostic
from values_handbook.diagnostics.report.screen import safe, width
from values_handbook.diagnostics.report.text import MENDED_ALIKE, render_text, summary

SNAPSHOTS = Path(__file__).parent / "snapshots"


def test_every_shape_is_rendered_as_in_the_snapshot() -> None:
    rendered = render_text(samples.ALL, line_of=samples.line_of)
    assert rendered == (SNAPSHOTS / "all.txt").read_text(encoding="utf-8").removesuffix("\n")


def test_colours_change_nothing_but_colours() -> None:
    import re

    plain = render_text(samples.ALL, line_of=samples.line_of)
    coloured = render_text(samples.ALL, line_of=samples.line_of, color=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_the_block_is_the_one_of_the_design() -> None:
    block = render_text([samples.UNKNOWN], line_of=samples.line_of).rpartition("\n\n")[0]
    assert block == "\n".join(
        (
            "error[unknown-reference]: no value `candour`",
            "  --> content/goals/zero-surprise-deploys.yml:9:12",
            "   |",
            " 9 |   - value: candour",
            "   |            ^^^^^^^",
            "   = help: closest: `candor`",
        )
    )


def test_nothing_that_a_terminal_would_obey_is_printed() -> None:
    rendered = render_text([samples.CONTROLS], line_of=samples.line_of, shown=lambda path: f"\x1b]0;{path}")
    assert all(character.isprintable() or character == "\n" for character in rendered)


def test_paths_are_shown_as_the_caller_wants_them() -> None:
    rendered = render_text(samples.ALL, line_of=samples.line_of, shown=lambda path: f"handbook/{path}")
    assert rendered.count("handbook/content/") == rendered.count("content/") == len(samples.ALL) + 1


@pytest.mark.parametrize(
    ("found", "records", "expected"),
    [
        ((), 68, "no problems found in 68 records"),
        ((), 1, "no problems found in 1 record"),
        ((), None, "no problems found"),
        ((samples.WIDE,), 68, "1 note"),
        (samples.ALL, None, "6 errors, 1 warning, 2 notes"),
    ],
)
def test_the_last_line_sums_up(found: tuple[Diagnostic, ...], records: int | None, expected: str) -> None:
    assert summary(found, records) == expected
    assert render_text(found, line_of=samples.line_of, records=records).split("\n")[-1] == expected


@pytest.mark.parametrize(
    ("text", "shown", "columns"),
    [
        ("plain", "plain", 5),
        ("誠実", "誠実", 4),
        ("e\u0301", "e\u0301", 1),
        ("a\tb", "a    b", 6),
        ("\x1b[2J", r"\x1b[2J", 7),
        ("\u202e", r"\u202e", 6),
        ("\u2028\x85\r\n\0", r"\u2028\x85\r\n\0", 16),
        ("👩\u200d💻", "👩\u200d💻", 4),
        ("\ud800", r"\ud800", 6),
    ],
)
def test_characters_take_the_columns_that_they_are_shown_in(text: str, shown: str, columns: int) -> None:
    assert safe(text) == shown
    assert width(text) == columns


def test_folded_notes_take_a_line_for_each_code_above_the_errors() -> None:
    many = [replace(samples.WIDE, headline=f"note {number}") for number in range(1_250)]
    rendered = render_text([samples.UNKNOWN, *many], line_of=samples.line_of, fold=True)
    notes, error, last = rendered.split("\n\n")
    place = f"{samples.WIDE.span.path}:{samples.WIDE.span.line}:{samples.WIDE.span.column}"
    assert notes.split("\n") == [
        f"note[unknown-field]: note 0 ({place}), and 1,249 more",
        "  these are folded to a line for each code: `handbook check --notes` shows all of them",
    ]
    assert error.startswith("error[unknown-reference]: no value `candour`")
    assert last == "1 error, 1250 notes"


def test_unfolded_notes_are_all_shown_and_errors_come_last() -> None:
    many = [replace(samples.WIDE, headline=f"note {number}") for number in range(200)]
    rendered = render_text([samples.UNKNOWN, *many], line_of=samples.line_of)
    assert rendered.count("note[unknown-field]: note ") == 200
    assert rendered.rindex("note[") < rendered.index("error[")


def test_errors_and_warnings_are_shown_however_many_there_are() -> None:
    many = [replace(samples.UNKNOWN, headline=f"error {number}") for number in range(60)]
    rendered = render_text(many, line_of=samples.line_of, fold=True)
    assert rendered.count("error[unknown-reference]: error ") == len(many)


def _at(line: int, **changes: Any) -> Diagnostic:
    return replace(samples.UNKNOWN, span=samples.UNKNOWN.span._replace(line=line, end_line=line), **changes)


def test_one_cause_in_several_places_of_a_file_is_shown_once_with_their_lines() -> None:
    found = [_at(9), _at(12), _at(13)]
    assert render_text(found, line_of=samples.line_of).split("\n")[-5:] == [
        "   |            ^^^^^^^",
        "   = help: closest: `candor`",
        "   = also: lines 12, 13",
        "",
        "3 errors",
    ]


def test_places_of_one_cause_keep_their_own_help() -> None:
    found = [_at(9 + number, help=f"write `{number}`") for number in range(MENDED_ALIKE + 3)]
    lines = render_text(found, line_of=samples.line_of).split("\n")
    assert lines[5:-2] == [
        "   = help: write `0`",
        *(f"   = also line {9 + number}: write `{number}`" for number in range(1, MENDED_ALIKE + 1)),
        f"   = also: lines {10 + MENDED_ALIKE}, {11 + MENDED_ALIKE}",
    ]


def test_the_same_words_about_two_files_are_two_messages() -> None:
    other = replace(samples.UNKNOWN, span=samples.UNKNOWN.span._replace(path="content/other.yml"))
    assert render_text([samples.UNKNOWN, other], line_of=samples.line_of).count("error[") == 2


def test_a_finding_says_what_of_the_idea_it_belongs_to() -> None:
    block = render_text([replace(samples.UNKNOWN, code="goal-without-value")], line_of=samples.line_of)
    assert "= help: closest: `candor`\n   = part of: connect them to organizational objectives\n" in block

"""Diagnostics in text. A snapshot is changed by hand, after a look at what a contributor would see."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.report import samples
from values_handbook.diagnostics import Diagnostic
from values_handbook.diagnostics.report.screen import safe, width
from values_handbook.diagnostics.report.text import MOST_ALIKE, render_text, summary

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


def test_of_many_notes_with_one_code_the_first_are_told_and_the_others_counted() -> None:
    many = [replace(samples.WIDE, headline=f"note {number}") for number in range(MOST_ALIKE + 1_200)]
    rendered = render_text([*many, samples.UNKNOWN], line_of=samples.line_of)
    assert rendered.count("note[unknown-field]: note ") == MOST_ALIKE
    assert "\n\nnote[unknown-field]: 1,200 more; `--format json` tells all of them\n\n" in rendered
    assert "error[unknown-reference]" in rendered
    assert rendered.endswith("1 error, 1250 notes")


def test_errors_and_warnings_are_told_however_many_there_are() -> None:
    many = [replace(samples.UNKNOWN, headline=f"error {number}") for number in range(MOST_ALIKE + 1)]
    assert render_text(many, line_of=samples.line_of).count("error[unknown-reference]: error ") == len(many)


def test_a_finding_says_what_of_the_idea_it_belongs_to() -> None:
    block = render_text([replace(samples.UNKNOWN, code="goal-without-value")], line_of=samples.line_of)
    assert "= help: closest: `candor`\n   = part of: connect them to organizational objectives\n" in block

"""Diagnostics of every shape, with the lines that they are about, for the snapshots of all renderers."""

from values_handbook.diagnostics import Diagnostic, Related, Severity, Span

GOAL = "content/goals/zero-surprise-deploys.yml"
VALUES = "content/values.yml"

LINES = {
    (GOAL, 9): "  - value: candour",
    (VALUES, 2): "- id: candor",
    (VALUES, 14): "- id: candor",
    (VALUES, 20): "\ttitle: 誠実\tbreaks",
    (VALUES, 21): "summary: ring\x07 the \u202ebell",
    (VALUES, 22): "description: |",
    (VALUES, 30): "title: " + "Say it " * 40 + "NOW" + " and again" * 20,
}

UNKNOWN = Diagnostic(
    "unknown-reference",
    Severity.ERROR,
    "no value `candour`",
    Span.on_line(GOAL, 9, 12, 7),
    help="closest: `candor`",
)
TWICE = Diagnostic(
    "duplicate-id",
    Severity.ERROR,
    "the value `candor` is there twice",
    Span.on_line(VALUES, 14, 7, 6),
    label="and again here",
    related=(Related(Span.on_line(VALUES, 2, 7, 6), "first here"),),
    help="give one of the two another `id`",
)
WHOLE_FILE = Diagnostic(
    "translation-file",
    Severity.WARNING,
    "`candor.de.yml` is kept for translations and is not read in this version",
    Span.of_file("content/values/candor.de.yml"),
    help="keep the record in one language for now, or rename the file\nor take it out",
)
WIDE = Diagnostic("unknown-field", Severity.NOTE, "after wide letters", Span.on_line(VALUES, 20, 12, 6))
CONTROLS = Diagnostic(
    "forbidden-character", Severity.ERROR, "`ring\x07`: no\x1b[2Jthing moves", Span.on_line(VALUES, 21, 14, 1)
)
MANY_LINES = Diagnostic(
    "expected-text",
    Severity.ERROR,
    "the marks end with the line",
    Span(VALUES, 22, 14, 25, 3),
    label="from here on",
)
FAR_RIGHT = Diagnostic("invalid-date", Severity.NOTE, "a long line", Span.on_line(VALUES, 30, 288, 3))
PAST_THE_END = Diagnostic("missing-field", Severity.ERROR, "past the end of the line", Span.on_line(VALUES, 22, 40, 9))
NO_SOURCE = Diagnostic("invalid-embed", Severity.ERROR, "the file is gone", Span.on_line("content/gone.md", 7, 3, 4))

ALL = (UNKNOWN, TWICE, WHOLE_FILE, WIDE, CONTROLS, MANY_LINES, FAR_RIGHT, PAST_THE_END, NO_SOURCE)


def line_of(path: str, number: int) -> str | None:
    return LINES.get((path, number))

"""The first place of a text that libyaml refuses, found in a bounded number of steps and explained in plain words."""

from __future__ import annotations

from typing import Any, NamedTuple

from yaml import MarkedYAMLError, YAMLError
from yaml._yaml import CParser
from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from values_handbook.nodes import MAX_DEPTH
from values_handbook.yaml_repair.problem import Problem, on_line

MAX_STEPS = 600_000
"""Steps of about a microsecond; a file with fifty lines needs some thousands."""

CHARACTERS_A_STEP = 200
"""How many characters are read, split or joined in a step."""


class StepBudget:
    """Counts the steps spent on a file, so that a hostile file costs a bounded time. They are the same on every machine."""

    def __init__(self, most: int = MAX_STEPS) -> None:
        self._left = most

    def spend(self, steps: int) -> None:
        """Count steps."""
        self._left -= steps

    @property
    def is_spent(self) -> bool:
        """Whether no further work may start."""
        return self._left <= 0


class SyntaxFailure(NamedTuple):
    """Why and where libyaml refuses a text. `row` and `column` are 0-based."""

    message: str
    """What libyaml says of the place."""
    context: str
    row: int
    column: int
    context_row: int | None
    context_column: int
    last_text: int | None
    """The line on which the last text before the failure starts."""
    open_row: int | None = None
    """The line on which a quote or a bracket opens that may swallow lines below it."""
    open_to: int = -1
    """The last line that it may swallow."""

    @property
    def place(self) -> tuple[str, int, int]:
        """What distinguishes two failures of a text."""
        return self.message, self.row, self.column

    @property
    def is_escape(self) -> bool:
        """Whether the failure is a backslash between double quotes."""
        return self.context == "while parsing a quoted scalar" and "stream" not in self.message


def find_failure(text: str, budget: StepBudget) -> SyntaxFailure | None:
    """The first failure of a text; None also where it is nested too deep to be read on."""
    budget.spend(len(text) // CHARACTERS_A_STEP)
    next_event: Any = CParser(text).get_event
    last: Any = None
    depth = 0
    brackets: list[int] = []
    try:
        while (event := next_event()) is not None and depth <= MAX_DEPTH:
            kind = event.__class__
            budget.spend(1)
            if kind is ScalarEvent:
                last = event
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                depth += 1
                if event.flow_style:
                    brackets.append(event.start_mark.line)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                depth -= 1
                del brackets[-1:]  # Inside of brackets there are only brackets.
    except MarkedYAMLError as error:
        return _failure_in(error, last, brackets)
    except (YAMLError, UnicodeDecodeError):
        return _hidden_bytes(text, 0 if last is None else last.end_mark.line)
    return None


def _failure_in(error: Any, last: Any, brackets: list[int]) -> SyntaxFailure:
    message, context = error.problem or "", error.context or ""
    mark, around = error.problem_mark or error.context_mark, error.context_mark
    row, column = (around.line, around.column) if around else (None, -1)
    start = last.start_mark.line if last else None
    open_row, open_to = (start, last.end_mark.line) if last and last.style in ("'", '"') else (None, -1)
    if brackets or "flow" in context:
        open_row, open_to = brackets[0] if brackets else row, mark.line
    if "quoted scalar" in context:
        open_row, open_to = row, mark.line
    # libyaml notices an open quote at the end of the file, and a key without its colon one line too late.
    if context in ("while scanning a simple key", "while scanning a quoted scalar"):
        mark = around
    return SyntaxFailure(message, context, mark.line, mark.column, row, column, start, open_row, open_to)


def _hidden_bytes(text: str, last: int) -> SyntaxFailure:
    """The failure for a tag that spells bytes which are not UTF-8: PyYAML raises it without a place."""
    lines = text.split("\n")
    index = next((n for n in range(last, len(lines)) if "!" in lines[n] and "%" in lines[n]), last)
    column = max(lines[index].find("!"), 0) if index < len(lines) else 0
    return SyntaxFailure("found a tag that is not UTF-8", "", index, column, None, -1, None)


_QUOTES = "put a text with special characters in quotes, from its start to its end"
_LAYOUT = (
    "compare the indentation with the lines around it: fields of one record start at the same column, lists with `- `"
)

_ESCAPE = "use single quotes, or double the backslash"
_BRACKETS = "close it with `{0}`, and quote texts with such brackets in them"

# (a part of libyaml's message, headline, advice); the first part that occurs counts.
_EXPLANATIONS = (
    ("mapping values are not allowed", "a colon stands where no field can start", _QUOTES),
    (
        "could not find expected ':'",
        "a field's name with a colon after it is expected here",
        "write `name: text`, or indent the line if it goes on with the text above",
    ),
    (
        "sequence entries are not allowed",
        "a list item stands where none can start",
        "put the list on the lines below the field",
    ),
    ("cannot start any token", "a text cannot start with this character", _QUOTES),
    ("alphabetic or numeric", "`*` and `&` at the start of a text have a meaning of their own", _QUOTES),
    ("unexpected end of stream", "a quote opens here and never closes", "close it where the text ends"),
    (
        "unexpected document indicator",
        "a quote is still open where `---` or `...` stands",
        "close it where the text ends",
    ),
    ("',' or ']'", "a `[` before this place is not closed, or a comma is missing", _BRACKETS.format("]")),
    ("',' or '}'", "a `{` before this place is not closed, or a comma is missing", _BRACKETS.format("}")),
    ("expected key", "this line does not fit the fields above it", _LAYOUT),
    ("expected '-'", "this line does not fit the list above it", _LAYOUT),
    ("node content", "a value is expected here", _QUOTES),
    (
        "document start",
        "the file goes on here after its record has ended",
        "remove `...`, and quote texts with brackets or quotes in them",
    ),
    ("escape", "a backslash between double quotes starts an escape that does not exist", _ESCAPE),
    ("hexdecimal", "an escape with a backslash is incomplete", _ESCAPE),
    ("comment or line break", "the text has to start on the line below `>` or `|`", "put it there, indented"),
    ("tab character", "a tab stands where YAML takes only spaces", "indent with spaces"),
    ("indentation indicator", "the number after `>` or `|` is not right", "leave it away"),
    ("tag", "`!` at the start of a text has a meaning of its own", _QUOTES),
    ("directive", "`%` at the start of a line has a meaning of its own", "remove the line, or quote the text"),
)


def explain_failure(failure: SyntaxFailure) -> Problem:
    """A problem without a fix, for a failure that no rule explains."""
    at = on_line(failure.row, failure.column)
    for part, headline, advice in _EXPLANATIONS:
        if part in failure.message or (part in failure.context and part == "tag"):
            return Problem("yaml-syntax", headline, at, advice)
    return Problem("yaml-syntax", "this line cannot be read", at, f"{_QUOTES}; {_LAYOUT}")

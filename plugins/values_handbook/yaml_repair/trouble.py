"""Where libyaml gives up, and with which words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from yaml import MarkedYAMLError, YAMLError
from yaml._yaml import CParser
from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from values_handbook.yaml_repair.effort import CHARACTERS_A_STEP
from values_handbook.yaml_repair.structure import MAX_DEPTH

if TYPE_CHECKING:
    from values_handbook.yaml_repair.effort import Effort


class Trouble(NamedTuple):
    """A refusal by libyaml. `row` and `column` are the place where the slip shows, 0-based."""

    problem: str
    context: str
    row: int
    column: int
    context_row: int | None
    context_column: int
    last_text: int | None
    """The line on which the last text starts that was read before."""
    open_row: int | None = None
    """The line on which a quote or a bracket opens that may have taken in lines below it."""
    open_to: int = -1
    """The last line that it may have taken in."""

    @property
    def place(self) -> tuple[str, int, int]:
        """What tells one trouble from another."""
        return self.problem, self.row, self.column

    @property
    def is_escape(self) -> bool:
        """Whether the trouble is a backslash between double quotes."""
        return self.context == "while parsing a quoted scalar" and "stream" not in self.problem


def find_trouble(text: str, effort: Effort) -> Trouble | None:
    """The first thing in the text that libyaml refuses. None too where the rest is nested too deep to be worth a look."""
    effort.spend(len(text) // CHARACTERS_A_STEP)
    next_event: Any = CParser(text).get_event
    last: Any = None
    depth = 0
    brackets: list[int] = []
    try:
        while (event := next_event()) is not None and depth <= MAX_DEPTH:
            kind = event.__class__
            effort.spend(1)
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
        return _trouble(error, last, brackets)
    except (YAMLError, UnicodeDecodeError):
        return _hidden_bytes(text, 0 if last is None else last.end_mark.line)
    return None


def _trouble(error: Any, last: Any, brackets: list[int]) -> Trouble:
    problem, context = error.problem or "", error.context or ""
    mark, around = error.problem_mark or error.context_mark, error.context_mark
    row, column = (around.line, around.column) if around else (None, -1)
    start = last.start_mark.line if last else None
    open_row, open_to = (start, last.end_mark.line) if last and last.style in ("'", '"') else (None, -1)
    if brackets or "flow" in context:
        open_row, open_to = brackets[0] if brackets else row, mark.line
    if "quoted scalar" in context:
        open_row, open_to = row, mark.line
    # What is never closed is noticed at the end of the file, and a key without its colon a line too late.
    if context in ("while scanning a simple key", "while scanning a quoted scalar"):
        mark = around
    return Trouble(problem, context, mark.line, mark.column, row, column, start, open_row, open_to)


def _hidden_bytes(text: str, last: int) -> Trouble:
    """PyYAML stumbles over a tag that spells bytes which are not UTF-8, and does not say where."""
    lines = text.split("\n")
    index = next((n for n in range(last, len(lines)) if "!" in lines[n] and "%" in lines[n]), last)
    column = max(lines[index].find("!"), 0) if index < len(lines) else 0
    return Trouble("found a tag that is not UTF-8", "", index, column, None, -1, None)

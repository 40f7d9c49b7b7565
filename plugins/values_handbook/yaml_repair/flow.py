"""Texts inside of `{…}` and `[…]` on one line (YAML's flow style), where commas, colons and brackets have a meaning."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from values_handbook.nodes import Node, Scalar
from values_handbook.taxonomy import FIELD_NAMES
from values_handbook.yaml_repair.lines import interpretations, text_below
from values_handbook.yaml_repair.problem import Problem, on_line
from values_handbook.yaml_repair.quoting import end_of_quoted, is_plain_safe, quoted, unquoted
from values_handbook.yaml_repair.repaired_lines import LONGEST_LINE
from values_handbook.yaml_repair.texts import Flaw, TextPiece, closing_bracket, find_flaw, joined, pieces_of, quote_line

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEY = re.compile(r"""[ \t]*(?:"[^"]*"[ \t]*|'[^']*'[ \t]*|[^\s,\[\]{}:#"'&*!|>%@`][^,\[\]{}:#"]*):(?=[ \t]|$)""")
_TIGHT_KEY = re.compile(r"[ \t]*([a-z_]+):(?=[^\s/])")
_END = re.compile(r"[ \t]*(?:[,:}\]]|\Z)")
_SIGN = re.compile(r"[*&][\w-]+\Z")
_CLOSERS = {"[": "]", "{": "}"}
_MAY_QUOTE = ":[{,"
"""A quote right behind one of these opens a text; behind another character it is part of one."""
_DEEPEST = 8


def flow_problems(lines: list[str], index: int) -> Iterator[Problem]:
    """The line with every text in its braces or brackets quoted that needs it; or with the bracket closed."""
    if len(lines[index]) > LONGEST_LINE:
        return
    for line in interpretations(lines, index):
        text = line.text(lines[index])
        if text[:1] not in _CLOSERS:
            continue
        flow = _FlowText(text)
        if flow.flaw is not None:
            fix = lines[index][: line.value] + flow.fix() + lines[index][line.end :]
            yield Problem(
                flow.flaw.code,
                flow.flaw.headline,
                on_line(index, line.value + flow.flaw.offset, flow.flaw.width),
                flow.advice,
                ((index, fix),),
            )


def keyless_entries(lines: list[str], keyless: list[Node]) -> Iterator[Problem]:
    """Entries that YAML reads as fields without a value, because a comma before them ended a text."""
    problems: dict[int, Problem | None] = {}  # One line may hold thousands of such keys, and is read once.
    for key in keyless:
        index = key.at.line - 1
        is_new = index not in problems
        if is_new:
            problems[index] = next(flow_problems(lines, index), None)
        problem = problems[index]
        if problem is None:
            name = f"`{key.value}`" if isinstance(key, Scalar) else "something"
            headline = f"{name} stands in braces without a colon and a value"
            yield Problem(
                "comma-in-braces", headline, key.at, "put a text with a comma in quotes, from its start to its end"
            )
        elif is_new:
            yield problem


def key_problems(lines: list[str], problems: list[Problem]) -> Iterator[Problem]:
    """The problems of keys; `{{ name }}` in the place of a text gets the line with quotes as its fix."""
    for problem in problems:
        index = problem.at.line - 1
        if len(lines[index]) > LONGEST_LINE:
            yield problem
            continue
        line = next(iter(interpretations(lines, index)))
        is_template = problem.code == "complex-key" and lines[index].startswith("{{", line.value)
        fix = ((index, quote_line(lines[index], line.value + 1) or ""),) if is_template else problem.fix
        yield problem._replace(fix=fix, advice="quote the text" if is_template else problem.advice)


def unclosed_brackets(lines: list[str], index: int) -> Iterator[Problem]:
    """The bracket that opens on a line closed where that line ends, or where its list ends further down."""
    for line in interpretations(lines, index):
        text = line.text(lines[index])
        if text[:1] not in _CLOSERS:
            continue
        below = text_below(lines, index, line)
        for pieces in ([TextPiece(index, line.value, line.end)], pieces_of(lines, index, line, below)):
            closing = _missing_brackets(joined(lines, pieces))
            last, old = pieces[-1], lines[pieces[-1].row]
            fix = old[: last.end].rstrip(" \t,") + closing + old[last.end :]
            headline = f"the `{text[0]}` that opens here is never closed"
            if closing:
                yield Problem("unclosed-bracket", headline, on_line(index, line.value), "close it", ((last.row, fix),))


def _missing_brackets(text: str) -> str:
    """The closing brackets that a text lacks; empty also where it has too many."""
    open_ones: list[str] = []
    for mark in re.findall(r"[\[\]{}]", text):
        if mark in _CLOSERS:
            open_ones.append(_CLOSERS[mark])
        elif not open_ones or open_ones.pop() != mark:
            return ""
    return "".join(reversed(open_ones))


class _FlowText:
    """Braces or brackets as their author meant them: an entry ends where the next `, key: ` starts."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._edits: list[tuple[int, int, str]] = []
        self.flaw: Flaw | None = None
        self.advice = "quote the text"
        if text[-1] == _CLOSERS[text[0]] and len(text) > 1 and closing_bracket(text) == len(text):
            self._collection(0, len(text), 0)

    def fix(self) -> str:
        """The text with every flaw fixed."""
        pieces: list[str] = []
        done = 0
        for start, end, new in sorted(self._edits):
            pieces += (self._text[done:start], new)
            done = end
        return "".join([*pieces, self._text[done:]])

    def _collection(self, start: int, end: int, depth: int) -> None:
        entries = list(_entries(self._text, start + 1, end - 1))
        if self._text[start] == "[":
            for first, last in entries:
                self._value(first, last, depth)
        else:
            self._mapping(entries, depth)

    def _mapping(self, entries: list[tuple[int, int]], depth: int) -> None:
        values: list[tuple[int, int]] = []
        for first, last in entries:
            if key := _KEY.match(self._text, first, last):
                values.append((key.end(), last))
            elif (tight := _TIGHT_KEY.match(self._text, first, last)) and tight[1] in FIELD_NAMES:
                self._edits.append((tight.end(), tight.end(), " "))
                self._note(Flaw("missing-space", f"a space is missing after `{tight[0].strip()}`", tight.end() - 1))
                values.append((tight.end(), last))
            elif values:
                values[-1] = (values[-1][0], last)
        for first, last in values:
            self._value(first, last, depth, alone=False)
        if not values and not depth and self._text[1:-1].strip():
            self._no_fields(len(entries))

    def _no_fields(self, entries: int) -> None:
        """Braces without a single field: a list, or a text."""
        if entries == 1:
            self._edits.append((0, len(self._text), quoted(self._text)))
            self._note(Flaw("unquoted-start", "a text that starts with `{` needs quotes", 0))
            return
        self._edits += [(0, 1, "["), (len(self._text) - 1, len(self._text), "]")]
        self.flaw = Flaw("comma-in-braces", "braces hold fields with their values, not a list", 0)
        self.advice = "a list stands in square brackets"

    def _value(self, start: int, end: int, depth: int, *, alone: bool = True) -> None:
        raw = self._text[start:end]
        start += len(raw) - len(raw.lstrip())
        text = raw.strip()
        if not text or _SIGN.match(text):
            return
        if text[0] in ("'", '"') and end_of_quoted(text) == len(text):
            return
        if (
            text[0] in _CLOSERS
            and text[-1] == _CLOSERS[text[0]]
            and closing_bracket(text) == len(text)
            and depth < _DEEPEST
        ):
            self._collection(start, start + len(text), depth + 1)
            return
        if (flaw := _flaw(text)) is not None and not (alone and flaw.code == "unquoted-colon" and _KEY.match(text)):
            self._edits.append((start, start + len(text), quoted(unquoted(text))))
            self._note(flaw._replace(offset=start + flaw.offset))

    def _note(self, flaw: Flaw) -> None:
        if self.flaw is None or flaw.offset < self.flaw.offset:
            self.flaw = flaw
            self.advice = "add the space" if flaw.code == "missing-space" else "quote the text"


def _flaw(text: str) -> Flaw | None:
    """Why a text in braces needs quotes; None where it needs none."""
    if (flaw := find_flaw(text)) is not None:
        return flaw
    if text[0] in ("'", '"'):
        return Flaw("quote-closes-early", "the quote does not close where the text ends", 0)
    if is_plain_safe(text, flow=True):
        return None
    at = next((number for number, character in enumerate(text) if character in ",[]{}"), 0)
    return Flaw("comma-in-braces", f"`{text[at]}` in a text inside of braces needs quotes around the text", at)


def _entries(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts between commas that stand neither in quotes nor in inner brackets."""
    first, at, depth = start, start, 0
    before = ","  # The last character that is not blank.
    while at < end:
        character = text[at]
        if character in ("'", '"') and before in _MAY_QUOTE and (close := _quoted_entry(text, at, end)):
            before, at = character, close
            continue
        if character in _CLOSERS:
            depth += 1
        elif character in "]}":
            depth = max(depth - 1, 0)
        elif character == "," and not depth:
            yield first, at
            first = at + 1
        before = before if character in " \t" else character
        at += 1
    yield first, end


def _quoted_entry(text: str, at: int, end: int) -> int | None:
    """Where the quoted text ends that starts at `at` and is a whole key or value; None for a quote inside of a text."""
    close = end_of_quoted(text, at)
    return close if close is not None and close <= end and _END.match(text, close, end) else None

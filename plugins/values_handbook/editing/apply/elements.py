"""Taking elements out of a list or a mapping, and putting others in: line by line, or between brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from values_handbook.editing.apply.file_text import last_scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.editing.apply.file_text import FileText
    from values_handbook.nodes import Node

_BETWEEN = re.compile(r"(?:[ \t\r\n]|(?<=[ \t\r\n])#[^\r\n]*)*")
"""White space and comments."""


@dataclass
class Element:
    """An item of a list, or a field of a mapping.

    It goes from `start` to `end`: in brackets the text itself, else from its dash or key to the end of its last line.
    `after` is what is to stand behind it: texts in brackets, else lines. `node` is its value.
    """

    start: int
    end: int
    node: Node | None = None
    is_removed: bool = False
    after: list[str] = field(default_factory=list)


def splice_block(layout: FileText, elements: list[Element], first: list[str]) -> None:
    """Plan the edits of elements on lines of their own, one of which stays at least. `first` stands in front of all."""
    survivors = [element for element in elements if not element.is_removed]
    if first:
        layout.insert_before(survivors[0].start, first)
    for element in survivors:
        if element.after:
            if element.end == len(layout.text):
                _close(layout, element)
            layout.insert_below(element.end, element.after)
    for run, _, behind in _runs(elements):
        _delete_run(layout, run, behind)


def _runs(elements: list[Element]) -> Iterator[tuple[list[Element], Element | None, Element | None]]:
    """Runs of elements that go, each with the ones before and behind it that stay."""
    run: list[Element] = []
    before: Element | None = None
    for element in elements:
        if element.is_removed:
            run.append(element)
            continue
        if run:
            yield run, before, element
        run, before = [], element
    if run:
        yield run, before, None


def _delete_run(layout: FileText, run: list[Element], behind: Element | None) -> None:
    start, end = run[0].start, run[-1].end
    line = layout.line_start(start)
    if not layout.text[line:start].strip(" "):
        for element in run:
            layout.delete_lines(layout.line_start(element.start), element.end)
        return
    # Behind the dash of an item: what comes next moves there, unless a comment stands in between.
    assert behind is not None
    if "#" in layout.text[end : behind.start]:
        blanks = len(layout.text[line:start]) - len(layout.text[line:start].rstrip(" "))
        layout.replace(start - blanks, end, "")
    else:
        layout.replace(start, behind.start, "")


def _close(layout: FileText, element: Element) -> None:
    """Have a block at the end of a file without a line break end without one, although lines follow now."""
    last = last_scalar(element.node) if element.node is not None else None
    if last is None or last.style not in ("|", ">"):
        return
    start, header = layout.start(last), layout.header(last)
    if not header.endswith(("-", "+")) and all(edit.start != start for edit in layout.edits):
        layout.replace(start + len(header), start + len(header), "-")


def splice_flow(layout: FileText, start: int, elements: list[Element], first: list[str]) -> None:
    """Plan the edits of elements in brackets or braces, which open at an offset. `first` stands in front of all."""
    if not elements:
        layout.replace(start + 1, start + 1, ", ".join(first))
        return
    if first:
        layout.replace(elements[0].start, elements[0].start, "".join(f"{text}, " for text in first))
    for element in elements:
        if element.after and not element.is_removed:
            _insert_behind(layout, element)
    for run, before, behind in _runs(elements):
        if _has_own_lines(layout, run):
            layout.delete_lines(layout.line_start(run[0].start), layout.end_of_line(run[-1].end))
        elif behind is not None:
            layout.replace(run[0].start, behind.start, "")
        elif before is not None:
            gap = layout.text[before.end : run[0].start]
            start = run[0].start if "#" in gap else before.end
            layout.replace(start, run[-1].end, "")


def _insert_behind(layout: FileText, element: Element) -> None:
    """Insert texts behind an element: on lines of their own where it ends one, else on its line."""
    line_end = layout.end_of_line(element.end)
    comma = _comma(layout, element.end)
    has_comma = 0 <= comma < line_end
    rest = layout.text[comma + 1 if has_comma else element.end : line_end]
    found = _BETWEEN.match(f" {rest}")
    if not _starts_line(layout, element.start) or found is None or found.end() <= len(rest):
        layout.replace(element.end, element.end, "".join(f", {text}" for text in element.after))
        return
    if not has_comma:
        layout.replace(element.end, element.end, ",")
    margin = " " * layout.column(element.start)
    separator = f",{layout.line_end}{margin}"
    ends = "," if has_comma else ""
    layout.replace(line_end, line_end, f"{layout.line_end}{margin}{separator.join(element.after)}{ends}")


def _comma(layout: FileText, start: int) -> int:
    """The offset of the comma behind an element; -1 where another sign comes first."""
    found = _BETWEEN.match(layout.text, start)
    end = found.end() if found else start
    return end if layout.text.startswith(",", end) else -1


def _starts_line(layout: FileText, start: int) -> bool:
    return not layout.text[layout.line_start(start) : start].strip(" ")


def _has_own_lines(layout: FileText, run: list[Element]) -> bool:
    """Whether nothing else stands on the lines of elements but the comma behind the last one, and a comment."""
    if not _starts_line(layout, run[0].start):
        return False
    end = layout.end_of_line(run[-1].end)
    comma = _comma(layout, run[-1].end)
    rest = layout.text[comma + 1 if 0 <= comma < end else run[-1].end : end]
    found = _BETWEEN.match(f" {rest}")
    return found is not None and found.end() > len(rest)

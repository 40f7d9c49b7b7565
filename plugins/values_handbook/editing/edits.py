"""Changes of a few characters in files of which every other byte stays."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.diagnostics.lines import LINE_BREAK, decode

if TYPE_CHECKING:
    from collections.abc import Iterable

_MARK = b"\xef\xbb\xbf"


class Edit(NamedTuple):
    """New text for the code points from `start` up to `end`, which may be the same place."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class SourceText:
    """The text of a file, without a byte order mark, and where its lines are."""

    data: bytes

    @cached_property
    def text(self) -> str:
        """The text as all stages see it."""
        return decode(self.data)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in LINE_BREAK.finditer(self.text))]

    @property
    def line_end(self) -> str:
        """What ends the lines of this file."""
        found = LINE_BREAK.search(self.text)
        return found[0] if found else "\n"

    def offset(self, line: int, column: int) -> int:
        """The offset of a 1-based line and column."""
        return self._starts[line - 1] + column - 1

    def end_of_line(self, line: int) -> int:
        """The offset of the end of a 1-based line, before its break."""
        found = LINE_BREAK.search(self.text, self._starts[line - 1])
        return found.start() if found else len(self.text)

    def edited(self, edits: Iterable[Edit]) -> bytes:
        """The file after edits, which must not overlap; those at the same place stand in their order."""
        pieces, done = [], 0
        for edit in sorted(dict.fromkeys(edits), key=lambda edit: (edit.start, edit.end)):
            assert edit.start >= done, "edits overlap"
            pieces += [self.text[done : edit.start], edit.text]
            done = edit.end
        text = "".join((*pieces, self.text[done:]))
        return (_MARK if self.data.startswith(_MARK) else b"") + text.encode()


class UnsafePlace(NamedTuple):
    """Something that cannot be changed by itself: where, what stands there, and why."""

    path: str
    line: int
    column: int
    why: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.why}"


@dataclass
class PlannedEdits:
    """A change of many files while it is prepared. `unsafe` are places that ought to be changed and cannot be."""

    edits: defaultdict[str, list[Edit]] = field(default_factory=lambda: defaultdict(list))
    unsafe: list[UnsafePlace] = field(default_factory=list)

    def edit(self, path: str, start: int, end: int, text: str) -> None:
        """Plan an edit of the file at a path."""
        self.edits[path].append(Edit(start, end, text))

    def give_up(self, path: str, line: int, column: int, why: str) -> None:
        """Note a place that somebody has to change by hand."""
        self.unsafe.append(UnsafePlace(path, line, column, why))

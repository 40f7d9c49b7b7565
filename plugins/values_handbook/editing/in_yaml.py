"""Replacing a part of a scalar of a YAML file, at the place where it was written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from values_handbook.nodes import Mapping, Node, Range, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.editing.edits import PlannedEdits, SourceText
    from values_handbook.editing.renaming import Slice

ALIASED = "this text is used in several places by an alias; write it out there"
SPELLED = "this is spelled in a way that cannot be changed by itself; write the id as it is"


@dataclass
class YamlText:
    """A YAML file, or a block of YAML at `at` in a page, that is edited."""

    path: str
    source: SourceText
    root: Node
    planned: PlannedEdits
    down: int = 0
    """How many lines of the page stand before the block."""
    _uses: Counter[Range] = field(init=False)

    def __post_init__(self) -> None:
        self._uses = Counter(node.at for node in _scalars(self.root))

    def replace(self, scalar: Scalar, word: str, part: Slice, occurrence: int = 0) -> None:
        """Replace a part of a word in a scalar; of several such words the one after `occurrence` others."""
        at = scalar.at
        start = self.source.offset(at.line + self.down, at.column)
        written = self.written(at)
        if self.is_shared(scalar):
            self.give_up(at, ALIASED)
        elif not word or written.count(word) != scalar.value.count(word) or occurrence >= written.count(word):
            self.give_up(at, SPELLED)
        else:
            start += _find(written, word, occurrence)
            self.planned.edit(self.path, start + part.start, start + part.end, part.text)

    def give_up(self, at: Range, why: str) -> None:
        """Note a place that somebody has to change by hand."""
        self.planned.give_up(self.path, at.line + self.down, at.column, why)

    def starts_with(self, at: Range, sign: str) -> bool:
        """Whether a text stands at a place."""
        return self.source.text.startswith(sign, self.source.offset(at.line + self.down, at.column))

    def rewrite(self, at: Range, text: str) -> None:
        """Write a text in the place of what stands there."""
        start, end = (self.source.offset(line + self.down, column) for line, column in (at[:2], at[2:]))
        self.planned.edit(self.path, start, end, text)

    def written(self, at: Range) -> str:
        """The text that stands at a place."""
        start, end = (self.source.offset(line + self.down, column) for line, column in (at[:2], at[2:]))
        return self.source.text[start:end]

    def is_shared(self, scalar: Scalar) -> bool:
        """Whether an alias uses this text in another place, too."""
        return self._uses[scalar.at] != 1

    def insert(self, line: int, column: int, text: str) -> None:
        """Insert a text at a 1-based line and column."""
        start = self.source.offset(line + self.down, column)
        self.planned.edit(self.path, start, start, text)

    def insert_line(self, after: int, column: int, text: str) -> None:
        """Insert a line below a 1-based line, indented to a 1-based column."""
        start = self.source.end_of_line(after + self.down)
        self.planned.edit(self.path, start, start, f"{self.source.line_end}{' ' * (column - 1)}{text}")

    def in_front(self, text: str, column: int) -> str:
        """A line that is to stand in front of what is at a 1-based column."""
        return f"{text}{self.source.line_end}{' ' * (column - 1)}"


def _find(text: str, word: str, occurrence: int) -> int:
    """The offset of a word in a text, after so many others."""
    start = text.find(word)
    for _ in range(occurrence):
        start = text.find(word, start + len(word))
    return start


def _scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item)
    elif isinstance(node, Mapping):
        for key, value in node.pairs:
            yield key
            yield from _scalars(value)

"""Where in a text a piece of its parsed content stands: the parser knows the lines of blocks, no columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_LINE_END = re.compile(r"\r\n|\r|\n")
_AFTER_LABEL = re.compile(r"\]:[\s>]*<?")


class TextPositions:
    """The lines of a text, and where in them an offset in the content of a block is.

    The content is the block's lines without indentation and `>`. Places are 0-based lines and columns; a
    column is negative where it could not be found.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._cell_ends: dict[int, int] = {}

    @cached_property
    def _lines(self) -> list[str]:
        return _LINE_END.split(self._text)

    def holds(self, href: str, line: int, column: int) -> bool:
        """Whether `href` stands just there."""
        return column >= 0 and self._lines[line].startswith(href, column)

    def in_lines(self, content: str, first: int) -> Callable[[int], tuple[int, int]]:
        """For a content whose lines are ends of the text's lines from `first` on: of paragraphs, of HTML."""
        starts = [0, *(end.end() for end in re.finditer("\n", content))]

        @cache
        def shift(row: int) -> int | None:
            """What to add to an offset in a row of the content for the column in its line."""
            piece = content[starts[row] : starts[row + 1] - 1 if row + 1 < len(starts) else None]
            bare = piece.strip()
            source = self._lines[first + row].rstrip()
            # The closing `#` of a heading are not in its content; then it stands where it is found.
            start = len(source) - len(bare) if source.endswith(bare) else source.find(bare)
            return start - (len(piece) - len(piece.lstrip())) if start >= 0 else None

        def spot(offset: int) -> tuple[int, int]:
            row = bisect_right(starts, offset) - 1
            added = shift(row)
            return first + row, -1 if added is None else offset - starts[row] + added

        return spot

    def in_cell(self, content: str, line: int) -> Callable[[int], tuple[int, int]]:
        """For a table's cell. Call it for all cells of a row in turn, so that equal cells are distinguished."""
        written = content.replace("|", "\\|")
        start = self._lines[line].find(written, self._cell_ends.get(line, 0))
        if start >= 0:
            self._cell_ends[line] = start + len(written)

        def spot(offset: int) -> tuple[int, int]:
            return line, start + offset + content.count("|", 0, offset) if start >= 0 else -1

        return spot

    def of_definition(self, href: str, lines: list[int]) -> tuple[int, int]:
        """The place of the href in the definition `[label]: href` that takes the lines up to the second."""
        text = "\n".join(self._lines[lines[0] : lines[1]])
        for label in _AFTER_LABEL.finditer(text):
            if text.startswith(href, label.end()):
                before = text[: label.end()]
                return lines[0] + before.count("\n"), len(before) - before.rfind("\n") - 1
        return lines[0], -1

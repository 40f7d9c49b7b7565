"""Where a piece of text lies in a file."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A range of one file: 1-based lines and 1-based columns in code points, the end exclusive.

    `path` is relative to the folder of mkdocs.yml and uses `/`. Lines end at LF, CRLF or CR alone.
    """

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    @property
    def is_whole_file(self) -> bool:
        """Whether this is the place of a problem that concerns a whole file."""
        return (self.line, self.column, self.end_line, self.end_column) == (1, 1, 1, 1)

    @classmethod
    def of_file(cls, path: str) -> Span:
        """The place of a problem that concerns a whole file: 1:1."""
        return cls(path)

    @classmethod
    def on_line(cls, path: str, line: int, column: int, width: int = 1) -> Span:
        """`width` code points of one line."""
        return cls(path, line, column, line, column + width)

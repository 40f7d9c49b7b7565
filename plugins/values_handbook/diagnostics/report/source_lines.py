"""Source lines for reports, read from the files again only where something is wrong."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from values_handbook.diagnostics.lines import decode, split_lines
from values_handbook.files.folder import TooLargeError, read_regular

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MOST_BYTES = 1 << 24


def line_reader(root: Path) -> Callable[[str, int], str | None]:
    """A function that gives a line (1-based) of a file below `root`, or None where there is none."""

    @cache
    def lines(path: str) -> list[str]:
        try:
            return split_lines(decode(read_regular(root / path, MOST_BYTES)))
        except (OSError, TooLargeError):
            return []

    def line(path: str, number: int) -> str | None:
        found = lines(path)
        return found[number - 1] if 0 < number <= len(found) else None

    return line

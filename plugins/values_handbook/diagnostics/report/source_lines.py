"""Source lines for reports, read from the files again only where something is wrong."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from values_handbook.diagnostics.lines import decode, split_lines

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def line_reader(root: Path) -> Callable[[str, int], str | None]:
    """A function that gives a line (1-based) of a file below `root`, or None where there is none."""

    @cache
    def lines(path: str) -> list[str]:
        try:
            return split_lines(decode((root / path).read_bytes()))
        except OSError:
            return []

    def line(path: str, number: int) -> str | None:
        found = lines(path)
        return found[number - 1] if 0 < number <= len(found) else None

    return line

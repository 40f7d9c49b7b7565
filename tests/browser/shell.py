"""What is wrong with the theme's own shell, around the article: a list that may only shrink."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LIST = Path(__file__).with_name("shell.txt")


def known(tool: str) -> set[str]:
    """What the list has of a tool. A line is `tool: finding`; those above it that start with `#` say why it stands there."""
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return {line.removeprefix(f"{tool}: ") for line in lines if line.startswith(f"{tool}: ")}


def compare(tool: str, found: Iterable[str]) -> None:
    """Fail on a finding that the list has not, and on one of the list that is found no more."""
    # Sections of the navigation are counted, so that a new one would rename those after it.
    now = {re.sub(r"__nav_\d+", "__nav", finding) for finding in found}
    new, gone = sorted(now - known(tool)), sorted(known(tool) - now)
    assert not new, f"new in the theme's shell; mend it, or say in {LIST.name} why it cannot be: {new}"
    assert not gone, f"not found in the theme's shell any more; take it out of {LIST.name}: {gone}"

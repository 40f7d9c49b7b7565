"""Short texts from long ones."""

from __future__ import annotations


def excerpt(plain: str, length: int) -> str:
    """The start of `plain` in at most `length` characters, cut after a word and then ending in `…`."""
    if len(plain) <= length:
        return plain
    start = plain[: max(0, length - 1)]
    if not plain[len(start)].isspace() and (space := start.rfind(" ")) > 0:
        start = start[:space]
    return start.rstrip(" ,;:–—-") + "…"

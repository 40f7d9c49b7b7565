"""Pages on paper, as the browser prints them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from playwright.sync_api import Page

_PAGE = re.compile(rb"/Type\s*/Page\b")
_BOX = re.compile(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]")
Paper = Literal["A4", "A5", "Letter"]
PAPERS: dict[Paper, tuple[int, int]] = {"A4": (210, 297), "A5": (148, 210), "Letter": (216, 279)}
"""Widths and heights in millimetres."""


def sheets(page: Page, paper: Paper = "A4") -> list[Literal["portrait", "landscape"]]:
    """The sheets that a page takes on a paper, by how they are turned."""
    document = page.pdf(format=paper, prefer_css_page_size=False)
    boxes = [(float(width), float(height)) for width, height in _BOX.findall(document)]
    assert len(boxes) == len(_PAGE.findall(document)), "each page tells its size"
    return ["landscape" if width > height else "portrait" for width, height in boxes]

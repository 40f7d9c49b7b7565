"""Embeds of hand-written pages: a marker through Markdown, the generated part in its place afterwards."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from values_handbook.diagnostics.lines import split_lines
from values_handbook.link.embeds import find_embeds, parse_embed
from values_handbook.render.escape_search_attributes import shield

if TYPE_CHECKING:
    from values_handbook.model.embed import EmbedSpec
    from values_handbook.render.renderer import PageRenderer

_MARKER = re.compile(r'<div data-handbook-embed="(\d+)"></div>')


def mark_embeds(markdown: str) -> tuple[str, list[EmbedSpec | None]]:
    """The page's Markdown with a marker for each embed, and what each asks for (None where it says nothing usable).

    Markdown never sees what is placed: a large table costs nothing, and no extension can change it.
    """
    found = find_embeds(markdown)
    if not found:
        return markdown, []
    lines = split_lines(markdown)
    specs = []
    for number, embed in reversed(list(enumerate(found))):
        specs.append(parse_embed("", embed)[0])
        lines[embed.first : embed.last + 1] = ["", f'<div data-handbook-embed="{number}"></div>', ""]
    return "\n".join(lines), specs[::-1]


def place_embeds(html: str, specs: list[EmbedSpec | None], uri: str, renderer: PageRenderer) -> str:
    """The page's HTML with each marker replaced by its part of the handbook."""

    def part(match: re.Match[str]) -> str:
        number = int(match[1])
        spec = specs[number] if number < len(specs) else None
        return shield(renderer.embed(spec, uri, number + 1)) if spec is not None else ""

    return _MARKER.sub(part, html) if specs else html

"""What the package hands out: a rendered text, its links, and where a link goes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProseLink:
    """One link or image of a text.

    `href` is as written (`value:candor#write-it-down`, `../guide.md#x`, `https://…`, `#note`), without the
    entities and backslashes of Markdown. `line` and `column` are 0-based, the column in code points; they are
    those of the href, for a reference-style link those of its definition. `column` is -1 where the href does
    not stand in the line letter by letter (an entity in it, an address made from `www.…`). `is_empty` marks a
    link without a text: `[](value:candor)`.
    """

    href: str
    line: int
    column: int
    is_empty: bool
    is_image: bool


@dataclass(frozen=True, slots=True)
class Prose:
    """One rendered text, before it is placed on a page.

    `html` is sanitized, but what depends on the page is only marked in it: `place` makes output of it.
    `links` are the links and images whose address depends on the page (records and places inside the site),
    in order. `plain` is the text without markup, white space collapsed.
    """

    html: str
    links: tuple[ProseLink, ...]
    plain: str


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link goes: an address for the page that it stands on, and the title of what lies there."""

    url: str
    title: str

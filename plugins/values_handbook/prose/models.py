"""A rendered text, its links, and where a link goes."""

from __future__ import annotations

from dataclasses import dataclass

PREFIX, LINK, CLOSE, IMAGE, END, WORD = "\x01", "\x02", "\x03", "\x04", "\x05", "\x06"
"""Characters that mark a place in the HTML of a `Prose`. They are control characters, which sanitized HTML does not hold.

PREFIX                                  where the prefix of ids goes
LINK href END attributes END flag       a link to be resolved; the flag is 1 where it has no text
CLOSE                                   its end
IMAGE href END alt END attributes END   an image to be resolved
WORD label END number END               a label, with the number that is filled in if there is one
"""


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

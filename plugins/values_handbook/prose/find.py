"""The links of a text: which there are, in order."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING

from .addresses import Reach, judge
from .models import ProseLink
from .places import TextPositions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markdown_it.token import Token

    from .parsing import ParsedMarkdown

    Spot = Callable[[int], tuple[int, int]]

_ANY_LINK = re.compile(r"\[|<|://|www\.|@")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)", re.DOTALL)
_RAW_LINK = re.compile(r"""<(a|img|image)(?=[\s/])((?:[^<>"']|"[^"]*"|'[^']*')*+)>(?=(\s*</a\s*>)?)""", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")


_REMEMBERED = 4096
"""Texts whose links are remembered. Linking and planning ask for the same, and a change is read before and after."""


def find_links(text: str, *, inline: bool = False, page: bool = False) -> tuple[ProseLink, ...]:
    """All links and images of a text, in order: of records, inside and outside the site, and leading nowhere.

    Code is left alone, and so is YAML front matter. `inline` is for texts that `render_inline` renders.
    `page` is for hand-written pages: the indented bodies of Material's admonitions and tabs, code on the
    forge, are read as well. A text beyond the bounds of rendering has no links, as it is shown as it is.
    """
    return _find_links(text, inline, page) if _ANY_LINK.search(text) else ()


@lru_cache(_REMEMBERED)
def _find_links(text: str, inline: bool, page: bool) -> tuple[ProseLink, ...]:
    from .pages import body_of
    from .parsing import parse

    parsed = parse(text if inline else body_of(text, with_containers=page), inline=inline)
    return tuple(links_of(parsed, text)) if parsed else ()


def links_of(parsed: ParsedMarkdown, text: str) -> Iterator[ProseLink]:
    """The links of a parsed text, with their places in `text`, of which the parsed one has the lines."""
    places = TextPositions(text)
    before = ""
    for token in parsed.tokens:
        if token.type == "html_block":
            spot = places.in_lines(token.content, token.map[0] if token.map else 0)
            yield from _raw_links(token.content, spot, places)
        elif token.type == "inline":
            first = token.map[0] if token.map else 0
            if before in ("th_open", "td_open"):
                yield from _inline_links(token, places.in_cell(token.content, first), places, parsed)
            elif _ANY_LINK.search(token.content):
                yield from _inline_links(token, places.in_lines(token.content, first), places, parsed)
        before = token.type


def _inline_links(token: Token, spot: Spot, places: TextPositions, parsed: ParsedMarkdown) -> Iterator[ProseLink]:
    children = token.children or []
    named = 0
    for index, child in enumerate(children):
        if child.type == "html_inline":
            following = children[index + 1].content if index + 1 < len(children) else ""
            yield from _raw_links(child.content, spot, places, start=child.meta["at"], following=following)
        elif child.type in ("link_open", "image"):
            is_image = child.type == "image"
            href = str(child.attrs["src" if is_image else "href"])
            if "label" in child.meta:
                place = places.of_definition(href, parsed.references[child.meta["label"]]["map"])
            elif "at" in child.meta:
                place = spot(child.meta["at"])
            else:
                # `www.…` or a mail address: its text gives the line at least.
                named = max(named, token.content.find(children[index + 1].content, named))
                place = spot(named)
            is_empty = not is_image and _is_empty(children, index)
            yield _link(href, place, places, is_empty=is_empty, is_image=is_image)


def _is_empty(children: list[Token], opening: int) -> bool:
    after = iter(children[opening + 1 : opening + 3])
    token = next(after, None)
    if token and token.type == "text" and not token.content.strip():
        token = next(after, None)
    return token is not None and token.type == "link_close"


def _raw_links(
    html: str, spot: Spot, places: TextPositions, *, start: int = 0, following: str = ""
) -> Iterator[ProseLink]:
    """The links of raw HTML that is at `start` of a content; `following` is what comes after it, if apart."""
    html = _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), html)
    for tag in _RAW_LINK.finditer(html):
        is_image = tag[1].lower() != "a"
        name = "src" if is_image else "href"
        attribute = next((found for found in _ATTRIBUTE.finditer(tag[2]) if found[1].lower() == name), None)
        # The groups after the name are the value, in double quotes, in single quotes, or in none.
        group = (attribute and attribute.lastindex) or 1
        if attribute is None or group == 1:
            continue
        written = attribute[group]
        at = start + tag.start(2) + attribute.start(group) + len(written) - len(written.lstrip())
        is_empty = not is_image and bool(tag[3] or following.startswith("</a"))
        yield _link(unescape(written), spot(at), places, is_empty=is_empty, is_image=is_image)


def _link(href: str, place: tuple[int, int], places: TextPositions, *, is_empty: bool, is_image: bool) -> ProseLink:
    line, column = place
    reach, address = judge(href)
    # `resolve` gets the same address: `place` has it from the sanitizer, which judges it too.
    href = address if reach is Reach.INSIDE else href
    return ProseLink(href, line, column if places.holds(href, line, column) else -1, is_empty, is_image)

"""What can be read off a rendered body: its headings, for the table of contents, and its text; and its direction."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup, escape

from values_handbook.labels.direction import direction_in
from values_handbook.labels.punctuation import joined, mark_after

if TYPE_CHECKING:
    from collections.abc import Iterable

    from values_handbook.labels.direction import Direction

_HEADING = re.compile(r"<h([1-6])(?=[\s>])[^>]*?\sid=\"([^\"]+)\"[^>]*>(.*?)</h\1>", re.DOTALL)
_CODE = re.compile(r"`([^`]+)`")
_TAG = re.compile(r"<[^>]*>")
_UNTITLED = re.compile(
    r'<(svg|span class="(?:hb-status|hb-hidden|twemoji|hb-emoji)[^"]*")[^>]*>.*?</(?:svg|span)>', re.DOTALL
)


class Heading(NamedTuple):
    """A heading with an anchor. `title` is plain text."""

    level: int
    id: str
    title: str


def headings(html: str) -> list[Heading]:
    """The headings of a body that have an id, in their order."""
    return [Heading(int(level), anchor, text_of(inner)) for level, anchor, inner in _HEADING.findall(html)]


def coded(text: str) -> Markup:
    """A sentence of a check or of the catalogue: what stands between backticks is code."""
    # Of `Markup`, `sub` would escape what it puts in.
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(text))))


def text_of(html: str) -> str:
    """The text of a fragment, its white space collapsed."""
    return " ".join(unescape(_TAG.sub("", _UNTITLED.sub("", html))).split())


def turned(html: Markup, plain: str, within: Direction, element: str) -> Markup:
    """A piece of HTML with its text `plain`; in an `element` of its own where it is read against what it stands in."""
    direction = direction_in(plain)
    return html if direction in (None, within) else Markup(f'<{element} dir="{direction}">{html}</{element}>')


def then(part: object, mark: str) -> Markup:
    """A part of a page with a mark such as `: ` behind it, where it has none of its own."""
    shown = escape(part)
    return shown + mark_after(shown, mark)


def join_html(parts: Iterable[object], mark: str) -> Markup:
    """Parts of a page in a row, with a mark between two where the first has none of its own."""
    return Markup(joined(map(escape, parts), mark))


def below_heading(html: str, part: str) -> str:
    """A page with something added below its first heading, or at its top where it has none."""
    at = html.find("</h1>")
    at = at + len("</h1>") if at >= 0 else 0
    return f"{html[:at]}\n{part}{html[at:]}"

"""From sanitized HTML to that of a `Prose`: fragments in their slots, marks wherever the page has a say."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from markupsafe import escape

from .addresses import Reach
from .models import CLOSE, END, IMAGE, LINK, PREFIX
from .sanitizing import ID_MARK, INLINE_TAGS, MARK, NAME_MARK, SLOT

if TYPE_CHECKING:
    from .rendering import Fragment

_TAG = re.compile(r'<(/?)([a-z][a-z0-9-]*)((?: [^\s=">]+="[^"]*")*+)>')
_ADDRESS = re.compile(rf' (?:href|src)="{MARK}([{"".join(Reach)}])([^"]*)"')
_ALT = re.compile(r' alt="([^"]*)"')
_ID = re.compile(rf' (?:id|name)="{ID_MARK}([^"]*)"')
_HEADING = re.compile(r"<h([1-6])[ >]")
_TOP = 3
"""The level of the highest heading in prose: above it are the page's title and its sections."""

_WITHIN_A_LINE = INLINE_TAGS | {SLOT}


@dataclass(slots=True)
class MarkedHtml:
    """HTML with marks, its text, and the ids in it."""

    html: str
    plain: str
    ids: set[str]


def mark_places(html: str, fragments: list[Fragment]) -> MarkedHtml:
    """Sanitized HTML with its fragments and with marks.

    `html` is read tag by tag, so that nothing in the value of an attribute is taken for a tag.
    """
    ids = {unescape(name) for name in _ID.findall(html)} if ID_MARK in html else set()
    marking = _Marking(fragments, ids)
    pieces = _TAG.split(html)
    if "<h" in html:
        marking.shift = _TOP - min(map(int, _HEADING.findall(html)), default=_TOP)
    marking.text(pieces[0])
    for at in range(1, len(pieces), 4):
        closing, tag, attributes, text = pieces[at : at + 4]
        is_empty = not text.strip() and pieces[at + 4 : at + 6] == ["/", "a"]
        marking.tag(closing, tag, attributes, is_empty=is_empty)
        marking.text(text)
    return MarkedHtml("".join(marking.html), " ".join(unescape("".join(marking.plain)).split()), ids)


@dataclass(slots=True)
class _Marking:
    fragments: list[Fragment]
    ids: set[str]
    shift: int = 0
    html: list[str] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)
    open_links: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def text(self, text: str) -> None:
        self.html.append(text)
        self.plain.append(text)

    def tag(self, closing: str, tag: str, attributes: str, *, is_empty: bool) -> None:
        # nh3 0.3.0 leaves them as they are, and whoever looks for tags with a pattern would find some in a value.
        attributes = attributes.replace("<", "&lt;").replace(">", "&gt;")
        if ID_MARK in attributes or NAME_MARK in attributes:
            attributes = self._with_prefixes(attributes)
        if tag not in _WITHIN_A_LINE:
            self.plain.append(" ")
        if tag == SLOT:
            self._slot(attributes)
        elif tag == "a":
            self._close_link() if closing else self._open_link(attributes, is_empty)
        elif tag == "img":
            self._image(attributes)
        else:
            if self.shift and len(tag) == 2 and tag[0] == "h" and tag != "hr":
                tag = f"h{min(6, int(tag[1]) + self.shift)}"
            self.html.append(f"<{closing}{tag}{attributes}>")

    def _with_prefixes(self, attributes: str) -> str:
        """Ids with the place of the prefix before them; one that the text has already used goes."""

        def prefixed(match: re.Match[str]) -> str:
            is_new = match[1] not in self.seen
            self.seen.add(match[1])
            return match[0].replace(ID_MARK, PREFIX) if is_new else ""

        return _ID.sub(prefixed, attributes).replace(NAME_MARK, PREFIX)

    def _slot(self, attributes: str) -> None:
        number = attributes.removeprefix(f' n="{MARK}').removesuffix('"')
        # A slot that an author wrote has lost its number.
        if number.isdecimal():
            html, plain, in_link = self.fragments[int(number)]
            self.html.append(html if in_link is None or not any(self.open_links) else in_link)
            self.plain.append(str(escape(plain)))

    def _open_link(self, attributes: str, is_empty: bool) -> None:
        reach, href, rest = _split(attributes)
        if reach == Reach.OUTSIDE:
            start, end = f'<a href="{href}"{rest}>{_as_text(href) if is_empty else ""}', "</a>"
        elif reach == Reach.INSIDE and is_own(unescape(href), self.ids):
            start, end = f'<a href="#{PREFIX}{href[1:]}"{rest}>', "</a>"
        elif reach == Reach.INSIDE:
            start, end = f"{LINK}{unescape(href)}{END}{rest}{END}{int(is_empty)}", CLOSE
        else:
            # Without an address it may still be where another link leads.
            start, end = (f"<a{rest}>", "</a>") if PREFIX in rest else ("", "")
        self.html.append(start)
        self.open_links.append(end)

    def _close_link(self) -> None:
        self.html.append(self.open_links.pop())

    def _image(self, attributes: str) -> None:
        """A local image to be resolved; one from another host becomes a link to it, any other its text."""
        reach, source, rest = _split(attributes)
        alt = _ALT.search(rest)
        text = _as_text(alt[1]) if alt else ""
        self.plain.append(text)
        if reach == Reach.INSIDE:
            self.html.append(f"{IMAGE}{unescape(source)}{END}{text}{END}{_ALT.sub('', rest)}{END}")
        elif reach == Reach.OUTSIDE:
            text = text or _as_text(source)
            in_link = any(self.open_links)
            self.html.append(text if in_link else f'<a href="{source}">{text}</a>')
        else:
            self.html.append(text)


def is_own(href: str, ids: set[str]) -> bool:
    """Whether a link leads to a place of its own text."""
    return href.startswith("#") and unquote(href[1:]) in ids


def _as_text(value: str) -> str:
    """The value of an attribute to show: nh3 does not escape `<` in one before its later versions."""
    return str(escape(unescape(value)))


def _split(attributes: str) -> tuple[str, str, str]:
    """How far the address in a tag reaches, the address, and the other attributes."""
    address = _ADDRESS.search(attributes)
    if address is None:
        return Reach.NOWHERE, "", attributes
    return address[1], address[2], _ADDRESS.sub("", attributes)

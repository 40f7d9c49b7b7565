"""Built pages as a browser reads them, by a parser of our own: their elements, their text, and what in them is dangerous.

A page is first held to a grammar so strict that no two HTML parsers could differ on it: every `<` opens a tag, a comment
or the doctype, every attribute stands in double quotes (or has no value), and no value holds a `<`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = r"[a-zA-Z][\w:.-]*"
_STRICT = re.compile(
    rf"<(script|style)\b[^<>]*>.*?</\1>"
    rf"|</?{_NAME}(?:\s+[\w:@.-]+(?:=(?:\"[^\"<]*\"|'[^'<>\"]*'|[^\s\"'<>=`]+))?)*\s*/?>"
    r"|<!--.*?-->|<!doctype html>",
    re.DOTALL | re.IGNORECASE,
)
_UNREAD = frozenset({"script", "style", "template"})
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_ADDRESSES = frozenset("href src action formaction poster data xlink:href background cite longdesc usemap".split())
_LOADING = frozenset({"src", "srcset", "poster", "data", "background", "imagesrcset", "action", "formaction", "ping"})
_LOADING_LINKS = frozenset("stylesheet icon preload prefetch preconnect dns-prefetch modulepreload manifest".split())
_OWN_STYLE = re.compile(r"width:\d{1,3}%|list-style-type:none")
_JUNK = re.compile(r"[\x00-\x20\x7f]")
_SCHEME = re.compile(r"([^/?#]*?):")
_NEVER = frozenset("iframe frame frameset object embed applet base portal math foreignobject template noscript".split())


@dataclass
class Element:
    """An opening tag with its attributes, unescaped."""

    tag: str
    attributes: list[tuple[str, str]]

    @property
    def shape(self) -> tuple[str, ...]:
        """The element without what its attributes say."""
        return (self.tag, *sorted(name for name, _ in self.attributes))


@dataclass
class Page(HTMLParser):
    """One page. `shapes` are its tags in order, `text` what is read on it, `scripts` the contents of scripts and styles."""

    html: str
    elements: list[Element] = field(default_factory=list)
    shapes: list[tuple[str, ...]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.html)
        self.close()

    @property
    def text(self) -> str:
        """What is read on the page, white space collapsed."""
        return collapsed("".join(self.words))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, [(name, value or "") for name, value in attrs])
        self.elements.append(element)
        self.shapes.append(element.shape)
        self.titles += [""] if tag == "title" else []
        self.words.append(" " if tag in ("br", "td", "th", "li", "p", "div", "dd", "dt") else "")
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        self.shapes.append((f"/{tag}",))
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] in _UNREAD:
            self.scripts.append(data)
        elif self._open and self._open[-1] == "title":
            self.titles[-1] += data
        else:
            self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


def collapsed(text: str) -> str:
    """A text with its white space collapsed, as a reader sees it."""
    return " ".join(text.split())


def ambiguities(html: str) -> list[str]:
    """Places that two parsers could read in two ways."""
    rest = _STRICT.sub("", html)
    return [rest[max(0, found.start() - 40) : found.start() + 80] for found in re.finditer("<", rest)]


def dangers(page: Page) -> Iterator[str]:
    """What runs, restyles or asks another host, of whoever wrote it; a theme's own is known from a harmless page."""
    yield from (f"ambiguous: {place!r}" for place in ambiguities(page.html))
    for element in page.elements:
        if element.tag in _NEVER:
            yield f"<{element.tag}>"
        names = [name for name, _ in element.attributes]
        if len(names) != len(set(names)):
            yield f"<{element.tag}> has an attribute twice"
        for name, value in element.attributes:
            yield from (f"<{element.tag} {name}={value!r}>: {reason}" for reason in _wrong(element, name, value))


def _wrong(element: Element, name: str, value: str) -> Iterator[str]:
    if (
        name.startswith("on")
        or not re.fullmatch(r"[a-z][a-z0-9:_-]*", name)
        or name in ("srcdoc", "is", "srcset", "ping")
    ):
        yield "attribute"
    if name == "style" and not _OWN_STYLE.fullmatch(value):
        yield "style"
    if name in _ADDRESSES:
        yield from _wrong_address(element, name, value)
    if name == "content" and dict(element.attributes).get("http-equiv", "").lower() == "refresh":
        target = value.partition("url=")[2]
        if scheme_of(target) or urlsplit(target).netloc:
            yield "refresh"


def _wrong_address(element: Element, name: str, value: str) -> Iterator[str]:
    scheme = scheme_of(value)
    is_calendar = scheme == "webcal" and value.endswith("/calendar.ics")
    if scheme not in ("", "http", "https", "mailto") and not is_calendar:
        yield f"scheme {scheme}"
    leaves = bool(scheme) or bool(re.match(r"[/\\]{2}", _JUNK.sub("", value)))
    rel = set(dict(element.attributes).get("rel", "").split())
    if leaves and (name in _LOADING or (element.tag in ("link", "image", "use") and (not rel or rel & _LOADING_LINKS))):
        yield "asks another host"


def scheme_of(address: str) -> str:
    """The scheme that a browser sees; empty for an address inside of the site."""
    found = _SCHEME.match(_JUNK.sub("", address))
    return found[1].lower() if found else ""


def text_of(fragment: str) -> str:
    """The text of a fragment of HTML that has no elements."""
    return collapsed(unescape(re.sub(r"<[^>]*>", "", fragment)))

"""References in hand-written pages: `[text](value:candor)` becomes a link to the record's page, as MkDocs writes it."""

from __future__ import annotations

import posixpath
import re
from html import escape, unescape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, AtomicString

from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from markdown import Markdown

    from values_handbook.prose import Target
    from values_handbook.render.context import SiteContext

_REFERENCE = re.compile(rf"(?:{'|'.join(KINDS)}):")
_REFERENCE_ANYWHERE = re.compile(rf"\b(?:{'|'.join(KINDS)}):")
_RAW_LINK = re.compile(r"""(<a\b[^<>]*?)\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_BRACKETED = re.compile(rf"<((?:{'|'.join(KINDS)}):[a-z0-9#-]+)>(?:</\1>)?")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
_AFTER_INLINE_BEFORE_TOC = 10
"""The priority at which links are elements already and headings are not yet read for the table of contents."""


class ReferenceExtension(Extension):
    """Resolves references of the page that is being rendered.

    `resolve` gives the link as a source path seen from that page, so that MkDocs checks and writes it like any other
    link, and the title that fills an empty link; None takes the link away and leaves its text. `is_hidden` says of a link
    whether it leads to what is not published, `without_names` gives a text without the names of such records. `named` gives
    a link by the name that its file has, where that is written in another form (see `source.names`).
    """

    def __init__(
        self,
        resolve: Callable[[str], tuple[str, str] | None],
        is_hidden: Callable[[str], bool],
        without_names: Callable[[str], str],
        named: Callable[[str], str],
    ) -> None:
        super().__init__()
        self.named = named
        self.resolve = resolve
        self.is_hidden = is_hidden
        self.without_names = without_names

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name is Python-Markdown's)
        """Register the treeprocessor."""
        md.treeprocessors.register(_References(md, self), "handbook_references", _AFTER_INLINE_BEFORE_TOC)


class _References(Treeprocessor):
    def __init__(self, md: Markdown, asked: ReferenceExtension) -> None:
        super().__init__(md)
        self.asked = asked

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag == "img" and _REFERENCE.match(unescape(element.get("src") or "")):
                _to_link(element)
            if element.tag == "a" and _REFERENCE.match(element.get("href") or ""):
                self._link(element, element.get("href") or "")
            elif element.tag in ("a", "img") and self._leads_nowhere(element):
                element.text = element.get("alt") or element.text
                element.tag = "span"
                element.attrib.clear()
            elif href := element.get(attribute := "src" if element.tag == "img" else "href"):
                element.set(attribute, self.asked.named(href))
            element.text, element.tail = self._cleaned(element.text), self._cleaned(element.tail)

    def _cleaned(self, text: str | None) -> str | None:
        """A text without names of hidden records, which the table of contents and the page's title would repeat."""
        cleaned = self.asked.without_names(text) if text and ":" in text else text
        return text if cleaned == text else AtomicString(cleaned)

    def _leads_nowhere(self, element: Element) -> bool:
        """Whether a link or an image leads to what is not published, or would stop MkDocs with a traceback: `//[::1`."""
        href = element.get("href") or element.get("src") or ""
        try:
            urlsplit(href)
        except ValueError:
            return True
        return self.asked.is_hidden(href)

    def _link(self, element: Element, href: str) -> None:
        found = self.asked.resolve(href)
        if found is None:
            element.tag = "span"
            element.attrib.clear()
            return
        element.set("href", found[0])
        if not (element.text or "").strip() and not len(element):
            # Atomic, so that no extension for typography or symbols changes what is shown exactly as written.
            element.text = AtomicString(_literal(found[1]))


def _to_link(image: Element) -> None:
    """A record is no picture: `![text](value:candor)` is read as a link."""
    image.tag = "a"
    image.text = AtomicString(_literal(image.get("alt") or ""))
    image.attrib = {"href": unescape(image.get("src") or "")}


def _literal(text: str) -> str:
    """A text that Markdown writes as it is: it would take `&lt;` for an entity and control characters for its marks.

    Quotes are escaped as well: Material's search cuts what looks like `data-search-…="…"` out of a page.
    """
    escaped = _CONTROL.sub("\ufffd", text).replace("&", f"{AMP_SUBSTITUTE}amp;")
    return escaped.replace('"', f"{AMP_SUBSTITUTE}quot;")


def link_raw(html: str, target_of: Callable[[str], Target | None]) -> str:
    """A page with the references in its raw HTML, which Markdown passes on as it is, made addresses or taken out.

    `<value:candor>`, a link in the Markdown of records, is raw HTML to the Markdown of pages.
    """

    def linked(match: re.Match[str]) -> str:
        href = unescape(match[2] or match[3] or match[4] or "").strip()
        if not _REFERENCE.match(href):
            return match[0]
        target = target_of(href)
        return f'{match[1]} href="{escape(target.url)}"' if target is not None else match[1]

    def bracketed(match: re.Match[str]) -> str:
        target = target_of(match[1])
        return f'<a href="{escape(target.url)}">{escape(target.title)}</a>' if target is not None else ""

    if not _REFERENCE_ANYWHERE.search(html):
        return html
    return _BRACKETED.sub(bracketed, _RAW_LINK.sub(linked, html))


def link_from(uri: str, shared: SiteContext, href: str) -> tuple[str, str] | None:
    """The source path of a record's page as MkDocs knows it, seen from the page `uri`, and the record's title."""
    found = shared.sources.record(href)
    if found is None:
        return None
    key, behaviour = found
    link = shared.on(uri).link(key, behaviour)
    anchor = shared.site.plan.address(key, behaviour).anchor
    source = shared.site.plan.layout.page_of(key)
    path = posixpath.relpath(shared.site.plan.winners.get(source, source), posixpath.dirname(uri) or ".")
    return f"{path}#{anchor}" if anchor else path, link.title

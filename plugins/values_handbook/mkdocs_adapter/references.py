"""References in hand-written pages: `[text](value:candor)` becomes a link to the record's page, as MkDocs writes it."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, AtomicString

from values_handbook.link.build import NAMES_A_RECORD

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from markdown import Markdown

    from values_handbook.site.markdown_page import MarkdownPage

_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
_AFTER_INLINE_BEFORE_TOC = 10
"""The priority at which links are elements already and headings are not yet read for the table of contents."""


class ReferenceExtension(Extension):
    """Resolves the references of a page, so that MkDocs checks and writes them like any other link.

    `current_page` returns the page that is being rendered.
    """

    def __init__(self, current_page: Callable[[], MarkdownPage]) -> None:
        super().__init__()
        self._current_page = current_page

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name is Python-Markdown's)
        """Register the treeprocessor."""
        processor = _ResolveReferences(md, self._current_page)
        md.treeprocessors.register(processor, "handbook_references", _AFTER_INLINE_BEFORE_TOC)


class _ResolveReferences(Treeprocessor):
    def __init__(self, md: Markdown, current_page: Callable[[], MarkdownPage]) -> None:
        super().__init__(md)
        self._current_page = current_page

    def run(self, root: Element) -> None:
        page = self._current_page()
        for element in root.iter():
            if element.tag == "img" and NAMES_A_RECORD.match(unescape(element.get("src") or "")):
                _to_link(element)
            if element.tag == "a" and NAMES_A_RECORD.match(element.get("href") or ""):
                _resolve(element, page)
            elif element.tag in ("a", "img") and _leads_nowhere(element, page):
                element.text = element.get("alt") or element.text
                element.tag = "span"
                element.attrib.clear()
            elif href := element.get(attribute := "src" if element.tag == "img" else "href"):
                element.set(attribute, page.real_name(href))
            element.text, element.tail = _clean(element.text, page), _clean(element.tail, page)


def _clean(text: str | None, page: MarkdownPage) -> str | None:
    """A text without names of hidden records, which the table of contents and the page's title would repeat."""
    cleaned = page.without_hidden_names(text) if text and ":" in text else text
    return text if cleaned == text else AtomicString(cleaned)


def _leads_nowhere(element: Element, page: MarkdownPage) -> bool:
    """Whether a link or an image leads to what is not published, or would stop MkDocs with a traceback: `//[::1`."""
    href = element.get("href") or element.get("src") or ""
    try:
        urlsplit(href)
    except ValueError:
        return True
    return page.is_hidden(href)


def _resolve(element: Element, page: MarkdownPage) -> None:
    """Set the address of a link to a record, and its title where the link has no text; unlink an unknown record."""
    found = page.link(element.get("href") or "")
    if found is None:
        element.tag = "span"
        element.attrib.clear()
        return
    href, title = found
    element.set("href", href)
    if not (element.text or "").strip() and not len(element):
        # Atomic, so that no extension for typography or symbols changes what is shown exactly as written.
        element.text = AtomicString(_literal(title))


def _to_link(image: Element) -> None:
    """Make a link of an image whose source is a record: `![text](value:candor)`."""
    image.tag = "a"
    image.text = AtomicString(_literal(image.get("alt") or ""))
    image.attrib = {"href": unescape(image.get("src") or "")}


def _literal(text: str) -> str:
    """A text that Markdown writes as it is: it would take `&lt;` for an entity and control characters for its marks.

    Quotes are escaped as well: Material's search cuts what looks like `data-search-…="…"` out of a page.
    """
    escaped = _CONTROL.sub("\ufffd", text).replace("&", f"{AMP_SUBSTITUTE}amp;")
    return escaped.replace('"', f"{AMP_SUBSTITUTE}quot;")

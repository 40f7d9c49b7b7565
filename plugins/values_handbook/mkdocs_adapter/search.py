"""Adds the search entries of generated pages to Material's index, so that Material need not parse the pages."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from values_handbook.mkdocs_adapter.page import HandbookPage
from values_handbook.render.search import search_entries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.plugins import BasePlugin
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from values_handbook.render.search import SearchEntry

FIELDS = {"names": {"boost": 2e6}, "facts": {"boost": 200.0}}
"""What is found of a record but not shown, and how much it counts: to Material a text counts 1, a title 1e3, a tag 1e6."""

_REFERENCE = 0.002
"""The boost of a page that is looked up by those who write the handbook."""


def index_page(page: HandbookPage, config: MkDocsConfig) -> None:
    """Add a generated page to the search index, and exclude it from the search plugin's own parsing.

    Does nothing with another search plugin than Material's, or where a plugin has excluded the page.
    """
    index = _index(config)
    entries: list[dict[str, Any]] | None = getattr(index, "entries", None)
    settings = page.meta.get("search") or {}
    if entries is None or settings.get("exclude"):
        return
    tags = {"tags": list(page.meta["tags"])} if page.meta.get("tags") else {}
    _add_fields(index)
    segment = _segmenter(index)
    for item in page.rendered.search if page.is_unchanged else _entries_anew(page):
        location = f"{page.url}#{item.anchor}" if item.anchor else page.url
        shown = {"title": segment(item.title), "text": segment(item.text)}
        hidden = {name: segment(words) for name in FIELDS if (words := getattr(item, name))}
        weight = settings.get("boost", item.boost)
        boost = {"boost": weight} if weight else {}
        entries.append({"location": location, **shown, **hidden, **tags, **boost})
    page.meta["search"] = {**settings, "exclude": True}
    page.is_indexed = page.is_unchanged


def _entries_anew(page: HandbookPage) -> Iterator[SearchEntry]:
    """The entries of a page whose content another plugin has changed, with what is known of its records."""
    known = {entry.anchor: entry for entry in page.rendered.search}
    for entry in search_entries(page.content or "", str(page.meta["title"])):
        yield known.get(entry.anchor, entry)._replace(text=entry.text)


def count_less(page: Page) -> None:
    """Have the search show a page of reference after what it is about, unless its front matter says how much it counts.

    The codes of all problems name values and goals in some 150 headings, each of which would count like a title.
    """
    settings = page.meta.setdefault("search", {})
    if isinstance(settings, dict):
        settings.setdefault("boost", _REFERENCE)


def _add_fields(index: Any) -> None:
    """Have the search look into `FIELDS` as well. It gives no other field than title, text and tags to be shown."""
    fields = index.config.get("fields") or {}
    if not FIELDS.keys() <= fields.keys():
        index.config = {**index.config, "fields": {**FIELDS, **fields}}


def skip_indexed_pages(config: MkDocsConfig) -> None:
    """Keep the search plugin from indexed pages: it searches the whole text of each for its own attributes.

    There are none in them (see `render.escape_search_attributes`), and the search took 0.2 s for 1,000 goals.
    """
    plugin = _plugin(config)
    handlers = config.plugins.events["page_context"]
    for number, handler in enumerate(handlers):
        if plugin is not None and getattr(handler, "__self__", None) is plugin:
            handlers[number] = partial(_unless_indexed, handler)


def _unless_indexed(
    handler: Callable[..., TemplateContext | None], context: TemplateContext, *, page: Page, **others: Any
) -> TemplateContext | None:
    is_indexed = isinstance(page, HandbookPage) and page.is_indexed
    return context if is_indexed else handler(context, page=page, **others)


def _segmenter(index: object) -> Callable[[str], str]:
    """Material's function that marks words by zero-width spaces: for Chinese, where `jieba` is installed.

    Languages with blanks need none, and the words of Japanese are found by the search itself, in the browser.
    """
    module = sys.modules[type(index).__module__]
    segment: Callable[[str], str] | None = getattr(index, "_segment_chinese", None)
    return segment if segment is not None and getattr(module, "jieba", None) is not None else str


def _index(config: MkDocsConfig) -> object | None:
    """Material's search index, while it is enabled."""
    plugin = _plugin(config)
    return getattr(plugin, "search_index", None) if plugin is not None else None


def _plugin(config: MkDocsConfig) -> BasePlugin[Any] | None:
    """Material's search plugin, while it is enabled."""
    plugin = config.plugins.get("material/search") or config.plugins.get("search")
    if plugin is None or not type(plugin).__module__.startswith("material.") or not plugin.config.get("enabled", True):
        return None
    return cast("BasePlugin[Any]", plugin)

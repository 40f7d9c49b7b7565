"""Adds the search entries of generated pages to Material's index, so that Material need not parse the pages."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from values_handbook.mkdocs_adapter.page import HandbookPage
from values_handbook.render.search import search_entries

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.plugins import BasePlugin
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext


def index_page(page: HandbookPage, config: MkDocsConfig) -> None:
    """Add a generated page to the search index, and exclude it from the search plugin's own parsing.

    Does nothing with another search plugin than Material's, or where a plugin has excluded the page.
    """
    index = _index(config)
    entries: list[dict[str, Any]] | None = getattr(index, "entries", None)
    settings = page.meta.get("search") or {}
    if entries is None or settings.get("exclude"):
        return
    boost = {"boost": settings["boost"]} if "boost" in settings else {}
    tags = {"tags": list(page.meta["tags"])} if page.meta.get("tags") else {}
    # Where another plugin has changed the content, the entries of the rendered body are no longer all of it.
    found = page.rendered.search if page.is_unchanged else search_entries(page.content or "", str(page.meta["title"]))
    segment = _segmenter(index)
    for item in found:
        location = f"{page.url}#{item.anchor}" if item.anchor else page.url
        text = {"title": segment(item.title), "text": segment(item.text)}
        entries.append({"location": location, **text, **tags, **boost})
    page.meta["search"] = {**settings, "exclude": True}
    page.is_indexed = page.is_unchanged


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

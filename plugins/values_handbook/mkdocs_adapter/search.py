"""Feeding Material's search from the pages that we made, instead of having it parse them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from values_handbook.render.search import search_entries

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from values_handbook.mkdocs_adapter.page import HandbookPage


def feed_search(page: HandbookPage, config: MkDocsConfig) -> None:
    """Add a generated page to the search index, and tell the search plugin to leave it alone.

    Only Material's plugin can be told; with any other, or where another plugin has excluded the page, nothing is done.
    """
    entries = _entries(config)
    settings = page.meta.get("search") or {}
    if entries is None or settings.get("exclude"):
        return
    boost = {"boost": settings["boost"]} if "boost" in settings else {}
    tags = {"tags": list(page.meta["tags"])} if page.meta.get("tags") else {}
    for item in search_entries(page.content or "", str(page.meta["title"])):
        location = f"{page.url}#{item.anchor}" if item.anchor else page.url
        entries.append({"location": location, "title": item.title, "text": item.text, **tags, **boost})
    page.meta["search"] = {**settings, "exclude": True}


def _entries(config: MkDocsConfig) -> list[dict[str, Any]] | None:
    """The entries of Material's search index, while it is enabled."""
    plugin = config.plugins.get("material/search") or config.plugins.get("search")
    if plugin is None or not type(plugin).__module__.startswith("material.") or not plugin.config.get("enabled", True):
        return None
    return getattr(getattr(plugin, "search_index", None), "entries", None)

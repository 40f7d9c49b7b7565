"""Generated pages in the navigation, and no links to hidden records."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from values_handbook.plan.site import PlannedPage
    from values_handbook.site.hidden_places import HiddenPlaces


def nav_titles(nav: Any) -> Iterator[tuple[str, str]]:
    """The titles that `nav:` gives to source paths."""
    for item in nav if isinstance(nav, list) else [nav]:
        if isinstance(item, dict):
            for title, below in item.items():
                if isinstance(below, str):
                    yield below.lstrip("/"), str(title)
                else:
                    yield from nav_titles(below)


def with_current_paths(nav: Any, current: Callable[[str], str]) -> Any:
    """What `nav:` says, with the source path that each generated page has today, which `current` returns."""
    if isinstance(nav, list):
        return [with_current_paths(item, current) for item in nav]
    if isinstance(nav, dict):
        return {title: with_current_paths(item, current) for title, item in nav.items()}
    return current(nav) if isinstance(nav, str) else nav


def without_hidden_links(items: Iterable[Any], hidden: HiddenPlaces) -> list[Any]:
    """The items of a navigation without links to hidden records, and without sections that held nothing else."""
    return [item for item in items if not _is_hidden(item, hidden)]


def _is_hidden(item: Any, hidden: HiddenPlaces) -> bool:
    if isinstance(item, Section) and item.children:
        item.children[:] = without_hidden_links(item.children, hidden)
        return not item.children
    return isinstance(item, Link) and hidden.has(item.url, "")


def flatten(navigation: Navigation, planned: Mapping[str, PlannedPage]) -> None:
    """In an automatic navigation, put an index page in the place of a section that holds nothing else."""
    navigation.items[:] = [_only_page(item, planned) for item in navigation.items]


def _only_page(item: Any, planned: Mapping[str, PlannedPage]) -> Any:
    if not isinstance(item, Section):
        return item
    item.children[:] = [_only_page(child, planned) for child in item.children]
    page = item.children[0] if len(item.children) == 1 else None
    if isinstance(page, Page) and PurePosixPath(page.file.src_uri).stem == "index" and page.file.src_uri in planned:
        page.parent = item.parent
        return page
    return item

"""Generated pages in the navigation."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from values_handbook.plan.site import PlannedPage


def nav_titles(nav: Any) -> Iterator[tuple[str, str]]:
    """The titles that `nav:` gives to source paths."""
    for item in nav if isinstance(nav, list) else [nav]:
        if isinstance(item, dict):
            for title, below in item.items():
                if isinstance(below, str):
                    yield below.lstrip("/"), str(title)
                else:
                    yield from nav_titles(below)


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

"""Generated pages in the navigation, in the order in which they are needed, and no links to hidden records."""

from __future__ import annotations

import posixpath
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig

    from values_handbook.plan.site import PlannedPage, SitePlan
    from values_handbook.site.hidden_places import HiddenPlaces

_MAKERS = ("awesome-pages", "awesome-nav", "literate-nav")
"""Plugins that make a navigation, which then has the order that they give it."""


def is_automatic(config: MkDocsConfig) -> bool:
    """Whether nobody has said what the navigation holds, and in which order."""
    return config.nav is None and not any(name in config.plugins for name in _MAKERS)


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


class FoldedSection(Section):
    """A section of pages that do not lie in one folder."""

    is_folded = True

    def __init__(self, title: str, children: list[Any], parent: Section | None) -> None:
        super().__init__(title, children)
        self.parent = parent
        for child in children:
            child.parent = self


def arrange(navigation: Navigation, plan: SitePlan, title: Callable[[str], str]) -> None:
    """Put an automatic navigation into the order of the plan, with its sections, of which `title` says what they are called.

    Hand-written pages stay in their own order, before these sections. A section of one page is the page itself.
    """
    items = _items_of_the_handbook(navigation, plan.layout.path)
    order = plan.navigation
    written = {uri: path for path, uri in plan.winners.items()}
    groups: dict[str, list[tuple[int, Any]]] = {group: [] for group, _ in order.values()}
    for item in items:
        # Hand-written pages come after all positions of the top.
        group, number = next((order[path] for path in _paths(item, written) if path in order), ("", len(order)))
        groups[group].append((number, item))
    found = {name: [item for _, item in sorted(group, key=lambda at: at[0])] for name, group in groups.items()}
    parent = items[0].parent if items else None
    items[:] = found.pop("")
    for name, children in found.items():
        items += [FoldedSection(title(name), children, parent)] if len(children) > 1 else children
    navigation.pages[:] = _pages(navigation.items)
    around = [None, *navigation.pages, None]
    for number, page in enumerate(navigation.pages):
        page.previous_page, page.next_page = around[number], around[number + 2]


def _items_of_the_handbook(navigation: Navigation, folder: str) -> list[Any]:
    """The items among which the handbook's own are: those of the site, or of the section of its folder."""
    items, sought = navigation.items, ""
    for part in folder.split("/") if folder else ():
        sought = f"{sought}{part}/"
        inside = (item for item in items if isinstance(item, Section) and _lies_in(item, sought))
        section = next(inside, None)
        if section is None:
            return []
        items = section.children
    return items


def _lies_in(section: Section, folder: str) -> bool:
    return all(page.file.src_uri.startswith(folder) for page in _pages(section.children))


def _paths(item: Any, written: Mapping[str, str]) -> Iterator[str]:
    """The source paths that say where an item belongs: its own, or those of the pages right below it."""
    pages = [item] if isinstance(item, Page) else getattr(item, "children", None) or ()
    for page in pages:
        if isinstance(page, Page):
            yield written.get(page.file.src_uri, page.file.src_uri)


def _pages(items: Iterable[Any]) -> list[Page]:
    """All pages of a navigation, in their order."""
    found: list[Page] = []
    for item in items:
        if isinstance(item, Page):
            found.append(item)
        found += _pages(getattr(item, "children", None) or ())
    return found


class Sections:
    """Finds the page of the navigation that a page outside of it belongs to, so that themes mark it as current."""

    def __init__(self, navigation: Navigation, handbook: str) -> None:
        self._pages = {page.file.src_uri: page for page in navigation.pages}
        self._handbook = handbook
        self._marked: Page | None = None

    def of(self, page: Page) -> Page | None:
        """The index page of a page's folder: `goals/index.md` of a goal, `sheets.md` of a sheet."""
        folder = posixpath.dirname(page.file.src_uri)
        if page.file.src_uri in self._pages or folder == self._handbook:
            return None
        names = (f"{folder}/index.md", f"{folder}/README.md", f"{folder}.md")
        return next((self._pages[name] for name in names if name in self._pages), None)

    def mark(self, page: Page) -> None:
        """Mark the section of a page, and the sections above it, until the next page."""
        self.unmark()
        self._marked = self.of(page)
        if self._marked is not None:
            self._marked.active = True

    def unmark(self) -> None:
        """Take back the last mark."""
        if self._marked is not None:
            self._marked.active = False
            self._marked = None

"""A rendered page, with what a site generator wants to know of it read off its body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import escape

from values_handbook.render.escape_search_attributes import shield
from values_handbook.render.html import Heading, headings
from values_handbook.render.search import SearchEntry, search_entries, with_subjects

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from values_handbook.render.search import Subject

_ID = re.compile(r' id="([^"]+)"')


class RenderedPage(NamedTuple):
    """A page's body. All texts but `body` and those of `search` are plain.

    `ids` are the anchors on the page, `search` its entries in a search index, `boost` ranks them.
    """

    title: str
    description: str
    tags: tuple[str, ...]
    body: str
    headings: tuple[Heading, ...]
    ids: tuple[str, ...]
    search: tuple[SearchEntry, ...]
    boost: float | None


def rendered(
    title: str,
    body: str,
    *,
    description: str = "",
    tags: Iterable[str] = (),
    boost: float | None = None,
    repeats: bool = False,
    subjects: Mapping[str, Subject] | None = None,
    toc_depth: int = 6,
) -> RenderedPage:
    """A page from its body. One that only `repeats` what other pages say is found by its title alone.

    `subjects` are the records that a search finds on the page, by their anchors; that of the page itself is empty.
    The table of contents lists headings down to the level `toc_depth`.
    """
    body = shield(body if "<pre" in body else _without_blank_lines(body))
    name = str(escape(title))
    found = (SearchEntry("", name, ""),) if repeats else search_entries(body, name)
    entries = tuple(with_subjects(found, subjects or {}))
    listed = tuple(heading for heading in headings(body) if heading.level <= toc_depth)
    return RenderedPage(title, description, tuple(tags), body, listed, ids_of(body), entries, boost)


def _without_blank_lines(html: str) -> str:
    """HTML without what templates leave where they have nothing to say; in a block of code such lines are somebody's."""
    # A pattern that looks for pairs of line ends takes twice as long.
    return "\n".join(filter(None, html.split("\n")))


def ids_of(html: str) -> tuple[str, ...]:
    """The anchors in a piece of HTML."""
    return tuple(_ID.findall(html))


@dataclass(frozen=True, slots=True)
class MarkedFile:
    """A file beside the pages that need not be made anew while what it holds, its `mark`, is the same."""

    mark: str
    make: Callable[[], str]

    def __call__(self) -> str:
        """The text of the file."""
        return self.make()

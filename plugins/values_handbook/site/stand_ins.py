"""Pages of a preview for records that have an error: a notice, and the page as it was before the error."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from values_handbook.model.record import NO_TITLE, Key
from values_handbook.reuse.stored import StoredPage
from values_handbook.taxonomy import KINDS, is_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from values_handbook.pipeline import Site
    from values_handbook.render.renderer import PageRenderer
    from values_handbook.reuse.stored import StoredPages


class LastGood(NamedTuple):
    """The page of a record in the last build in which the record had no error, and the file of the record."""

    key: Key
    uri: str
    page: StoredPage


class StandIn(NamedTuple):
    """A page in the place of a record's page. `uri` is the path of the record's file in the content folder."""

    source_path: str
    key: Key
    title: str
    uri: str
    path: str
    line: int
    last: LastGood | None


class LastGoodPages:
    """The last good page of each record in one `mkdocs serve`."""

    def __init__(self) -> None:
        self._pages: dict[str, LastGood] = {}

    def remember(self, site: Site, stored: StoredPages) -> None:
        """Store the pages of a build, and forget those of records that were removed and have no error."""
        wrong = _paths_of_errors(site)
        pages = {path: last for path, last in self._pages.items() if f"{_prefix(site)}{last.uri}" in wrong}
        for planned in site.plan.pages:
            if planned.role == "record" and planned.key is not None:
                file = site.linked.record(planned.key).file
                pages[planned.source_path] = LastGood(planned.key, file.uri, stored.pages[planned.source_path])
        self._pages = pages

    def stand_ins(self, site: Site) -> tuple[StandIn, ...]:
        """The pages in the place of those that the errors of a handbook leave out."""
        found: dict[str, StandIn] = {}
        for item in (*self._of_drafts(site), *self._of_earlier_pages(site), *self._of_unread_files(site)):
            found.setdefault(item.source_path, item)
        return tuple(item for path, item in found.items() if path not in site.plan.planned)

    def _of_drafts(self, site: Site) -> Iterator[StandIn]:
        """Those of records that could be read up to their title."""
        for draft in site.linked.handbook.drafts:
            if KINDS[draft.kind].own_page:
                last = self._pages.get(site.plan.layout.own_page(draft.key))
                heading = draft.fields.heading
                title = last.page.page.title if last else draft.id if heading == NO_TITLE else heading
                file = draft.file
                yield StandIn(
                    site.plan.layout.own_page(draft.key), draft.key, title, file.uri, file.path, draft.line, last
                )

    def _of_earlier_pages(self, site: Site) -> Iterator[StandIn]:
        """Those of records that an earlier build had, and whose file has an error now."""
        wrong = _paths_of_errors(site)
        for path, last in self._pages.items():
            place = f"{_prefix(site)}{last.uri}"
            if place in wrong:
                yield StandIn(path, last.key, last.page.page.title, last.uri, place, wrong[place], last)

    def _of_unread_files(self, site: Site) -> Iterator[StandIn]:
        """Those of files that could not be read at all; the name of each is the id of its record."""
        wrong = _paths_of_errors(site)
        handbook = site.linked.handbook
        read = {record.file.uri for record in (*handbook.records, *handbook.drafts)}
        for file in site.tree.records:
            is_alone = "/" in file.uri and is_id(file.stem) and KINDS[file.kind].own_page
            if file.path in wrong and file.uri not in read and is_alone:
                key = Key(file.kind, file.stem)
                yield StandIn(site.plan.layout.own_page(key), key, key.id, file.uri, file.path, wrong[file.path], None)


def _paths_of_errors(site: Site) -> Mapping[str, int]:
    """The files with an error that pages may show, each with the line of its first error."""
    lines: dict[str, int] = {}
    for item in site.public_errors:
        lines.setdefault(item.span.path, item.span.line)
    return lines


def _prefix(site: Site) -> str:
    """The content folder as the paths of files have it before their path in it: `content/`."""
    files = (*site.tree.records, *site.tree.pages)
    return next((file.path.removesuffix(file.uri) for file in files), "")


def render_stand_in(item: StandIn, renderer: PageRenderer) -> StoredPage:
    """The page that a preview shows."""
    earlier = item.last.page.body if item.last else ""
    return StoredPage.of(renderer.stand_in(item.source_path, item.key.kind, item.title, item.path, earlier))

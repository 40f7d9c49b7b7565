"""Pages of a preview in the place of those whose record has an error: what is wrong, and the page as it was before."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mkdocs.structure.files import File, InclusionLevel

from values_handbook.mkdocs_adapter.navigation import nav_titles
from values_handbook.mkdocs_adapter.page import HandbookPage
from values_handbook.model.partial import NO_TITLE
from values_handbook.model.read import is_id
from values_handbook.model.record import Key
from values_handbook.reuse.stored import StoredPage
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from values_handbook.pipeline import Site
    from values_handbook.render.renderer import PageRenderer
    from values_handbook.reuse.stored import StoredPages


class LastGood(NamedTuple):
    """The page of a record in the last build in which the record had no error, and the file of the record."""

    key: Key
    uri: str
    page: StoredPage


class StandIn(NamedTuple):
    """A page that takes the place of a record's page. `uri` is the record's file, seen from the content folder."""

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

    def remember(self, site: Site, made: StoredPages) -> None:
        """Note the pages of a build. Of a record that has been removed, and has no error, the page is forgotten."""
        wrong = _paths_of_errors(site)
        kept = {path: last for path, last in self._pages.items() if f"{_prefix(site)}{last.uri}" in wrong}
        for planned in site.plan.pages:
            if planned.role == "record" and planned.key is not None:
                file = site.linked.record(planned.key).file
                kept[planned.source_path] = LastGood(planned.key, file.uri, made.pages[planned.source_path])
        self._pages = kept

    def stand_ins(self, site: Site) -> tuple[StandIn, ...]:
        """The pages to be shown instead of those that the errors of a handbook leave out."""
        found: dict[str, StandIn] = {}
        for item in (*self._of_drafts(site), *self._of_earlier_pages(site), *self._of_unread_files(site)):
            found.setdefault(item.source_path, item)
        return tuple(item for path, item in found.items() if path not in site.plan.planned)

    def _of_drafts(self, site: Site) -> Iterator[StandIn]:
        """Those of records of which enough can be read to tell the title."""
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
        """Those of records that were there until their file got an error."""
        wrong = _paths_of_errors(site)
        for path, last in self._pages.items():
            place = f"{_prefix(site)}{last.uri}"
            if place in wrong:
                yield StandIn(path, last.key, last.page.page.title, last.uri, place, wrong[place], last)

    def _of_unread_files(self, site: Site) -> Iterator[StandIn]:
        """Those of files of which no record could be read; their names are the ids of the records."""
        wrong = _paths_of_errors(site)
        handbook = site.linked.handbook
        read = {record.file.uri for record in (*handbook.records, *handbook.drafts)}
        for file in site.tree.records:
            is_alone = "/" in file.uri and is_id(file.stem) and KINDS[file.kind].own_page
            if file.path in wrong and file.uri not in read and is_alone:
                key = Key(file.kind, file.stem)
                yield StandIn(site.plan.layout.own_page(key), key, key.id, file.uri, file.path, wrong[file.path], None)


def _paths_of_errors(site: Site) -> Mapping[str, int]:
    """The files that have an error which pages may show, each with the line of its first one."""
    lines: dict[str, int] = {}
    for item in site.public_errors:
        lines.setdefault(item.span.path, item.span.line)
    return lines


def _prefix(site: Site) -> str:
    """What the path of a file begins with, seen from mkdocs.yml, before its path in the content folder."""
    files = (*site.tree.records, *site.tree.pages)
    return next((file.path.removesuffix(file.uri) for file in files), "")


def add_stand_ins(
    last_good: LastGoodPages, files: Files, config: MkDocsConfig, renderer: PageRenderer
) -> dict[str, str]:
    """Add the pages that a preview shows instead of those whose record has an error: the path of its file, for each."""
    titles = dict(nav_titles(config.nav))
    taken = {file.dest_uri for file in files}
    added = {}
    for item in last_good.stand_ins(renderer.site):
        file = File.generated(config, item.source_path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        if file.dest_uri not in taken:
            file.edit_uri = renderer.site.project.forge.edit_path(item.uri, item.line)
            file.abs_src_path = str(Path(config.docs_dir, item.uri))
            files.append(file)
            HandbookPage(titles.get(item.source_path), file, config, partial(_made, item, renderer))
            added[item.source_path] = item.path
    return added


def _made(item: StandIn, renderer: PageRenderer) -> StoredPage:
    earlier = item.last.page.body if item.last else ""
    return StoredPage.of(renderer.stand_in(item.source_path, item.key.kind, item.title, item.path, earlier))

"""Adds generated pages, files and redirects to MkDocs' files, and removes what must not be copied."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, InclusionLevel

from values_handbook.diagnostics.lines import decode
from values_handbook.mkdocs_adapter.navigation import is_automatic, nav_titles
from values_handbook.mkdocs_adapter.page import HandbookPage, adopt
from values_handbook.project.config import PLUGIN
from values_handbook.site.files import edit_path, source_records
from values_handbook.site.stand_ins import render_stand_in

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from values_handbook.plan.site import PlannedPage
    from values_handbook.render.renderer import PageRenderer
    from values_handbook.reuse.stored import StoredPage, StoredPages
    from values_handbook.site.stand_ins import LastGoodPages

log = get_plugin_logger("values-handbook")


def hand_over(files: Files, config: MkDocsConfig, renderer: PageRenderer, stored: Callable[[], StoredPages]) -> None:
    """Add all generated pages and files to MkDocs' files. A file that is there already, from any source, stays.

    `stored` waits until all pages are rendered; it is called after everything else is done.
    """
    site = renderer.site
    for uri in site.tree.hidden:
        if (file := files.get_file_from_path(uri)) is not None:
            files.remove(file)
    # MkDocs knows one form of a name only, and would publish what is left out by the other.
    if site.project.languages is None:
        for file in [file for file in files if not file.src_uri.isascii() and site.project.excluded(file.src_uri)]:
            files.remove(file)
    _repair_pages(files, renderer)
    taken = _taken(files, renderer)
    titles = dict(nav_titles(config.nav))
    for planned in site.plan.pages:
        inclusion = _inclusion(planned, config, site.plan.filled)
        file = File.generated(config, planned.source_path, content="", inclusion=inclusion)
        if file.dest_uri not in taken:
            _append(file, files)
            _add_page(planned, file, titles, config, renderer, stored)
    if site.project.languages is None:
        _add_files(files, config, taken, stored)


def hand_over_again(
    files: Files, config: MkDocsConfig, renderer: PageRenderer, stored: Callable[[], StoredPages]
) -> None:
    """In a site of several languages, add our pages to the files by which `mkdocs-static-i18n` has replaced ours.

    For the language that it builds, it makes new files from the source paths of all files. It cannot do so for files
    without a source, so that files that are no pages are added here.
    """
    titles = dict(nav_titles(config.nav))
    found = 0
    for planned in renderer.site.plan.pages:
        file = files.src_uris.get(planned.source_path)
        found += file is not None
        if file is not None and file.page is None and not _has_content(file):
            file.content_string = ""
            _add_page(planned, file, titles, config, renderer, stored)
    if not found:
        log.warning(
            "mkdocs-static-i18n leaves the handbook out of this language, so that links to it lead nowhere: "
            "its option `fallback_to_default: true` shows it in every language."
        )
    _add_files(files, config, _taken(files, renderer), stored)


def _has_content(file: File) -> bool:
    """Whether a file has a content of its own: one that is generated, or on disk."""
    return file.generated_by is not None or (file.abs_src_path is not None and Path(file.abs_src_path).is_file())


def _taken(files: Files, renderer: PageRenderer) -> set[str]:
    """The output paths of files that are not ours."""
    return {file.dest_uri for file in files if not _is_left_out(file, renderer)}


def _add_files(files: Files, config: MkDocsConfig, taken: set[str], stored: Callable[[], StoredPages]) -> None:
    """Add the files that are no pages."""
    for path, content in stored().files.items():
        if path not in taken:
            file = File.generated(config, path, content=content, inclusion=InclusionLevel.INCLUDED)
            _append(file, files)


def adopt_pages(files: Files, renderer: PageRenderer, stored: Callable[[], StoredPages]) -> None:
    """Turn pages that another plugin has replaced, or given a class of its own, into generated pages again."""
    for planned in renderer.site.plan.pages:
        file = files.src_uris.get(planned.source_path)
        if file is not None and file.page is not None and file.generated_by == PLUGIN:
            adopt(file.page, partial(_page, stored, planned.source_path))


def _page(stored: Callable[[], StoredPages], path: str) -> StoredPage:
    return stored().pages[path]


def _append(file: File, files: Files) -> None:
    """Add a file; it replaces one with the same path that MkDocs excludes."""
    if (old := files.get_file_from_path(file.src_uri)) is not None:
        files.remove(old)
    files.append(file)


def _is_left_out(file: File, renderer: PageRenderer) -> bool:
    may_be = file.inclusion in (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)
    return may_be and renderer.site.project.excluded(file.src_uri)


def _repair_pages(files: Files, renderer: PageRenderer) -> None:
    """Set the content of hand-written pages at which MkDocs would stop: not UTF-8, or front matter nested too deep."""
    wrong = {item.span.path: item.code for item in renderer.site.errors if item.code in ("invalid-utf8", "too-deep")}
    for page in renderer.site.tree.pages:
        if (file := files.get_file_from_path(page.uri)) is None:
            continue
        file.edit_uri = renderer.site.project.forge.edit_path(page.uri)
        if code := wrong.get(page.path):
            # Below a blank line, MkDocs does not read front matter.
            file.content_string = ("\n" if code == "too-deep" else "") + decode(page.data)


def _inclusion(planned: PlannedPage, config: MkDocsConfig, filled: Collection[str]) -> InclusionLevel:
    """Whether a page stands in an automatic navigation; `filled` are the overviews that have something to show."""
    unwanted = config.not_in_nav is not None and config.not_in_nav.match_file(planned.source_path)
    wanted = planned.in_navigation or (planned.source_path in filled and is_automatic(config))
    return InclusionLevel.INCLUDED if wanted and not unwanted else InclusionLevel.NOT_IN_NAV


def _add_page(
    planned: PlannedPage,
    file: File,
    titles: Mapping[str, str],
    config: MkDocsConfig,
    renderer: PageRenderer,
    stored: Callable[[], StoredPages],
) -> None:
    file.generated_by = PLUGIN
    file.edit_uri = edit_path(planned, renderer.site)
    file.abs_src_path = _source_file(planned, config, renderer)
    HandbookPage(titles.get(planned.source_path), file, config, partial(_page, stored, planned.source_path))


def _source_file(planned: PlannedPage, config: MkDocsConfig, renderer: PageRenderer) -> str | None:
    """The first file that a page is made from. Other plugins read it, and look up its dates in git.

    Many of them raise an error where a page has no file. Some open it, and some expect it in the folder that mkdocs.yml
    names.
    """
    handbook = renderer.site.linked.handbook
    records = source_records(planned, renderer.site) or handbook.records
    files = [record.file for record in records] or list(handbook.pages)
    return str(Path(config.docs_dir, files[0].uri)) if files else config.config_file_path


def add_stand_ins(
    last_good: LastGoodPages, files: Files, config: MkDocsConfig, renderer: PageRenderer
) -> dict[str, str]:
    """Add the pages that a preview shows for records with errors. Returns, by source path, the file of each record."""
    titles = dict(nav_titles(config.nav))
    taken = {file.dest_uri for file in files}
    added = {}
    for item in last_good.stand_ins(renderer.site):
        file = File.generated(config, item.source_path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        if file.dest_uri not in taken:
            file.edit_uri = renderer.site.project.forge.edit_path(item.uri, item.line)
            file.abs_src_path = str(Path(config.docs_dir, item.uri))
            files.append(file)
            HandbookPage(titles.get(item.source_path), file, config, partial(render_stand_in, item, renderer))
            added[item.source_path] = item.path
    return added

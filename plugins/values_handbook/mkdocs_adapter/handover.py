"""Handing what was made over to MkDocs: pages, files, redirects, and what must not be copied."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import escape
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, InclusionLevel

from values_handbook.diagnostics.lines import decode
from values_handbook.export.csv import matrix_csv
from values_handbook.export.json import handbook_json, handbook_schema
from values_handbook.mkdocs_adapter.navigation import nav_titles
from values_handbook.mkdocs_adapter.page import HandbookPage, adopt
from values_handbook.plan.addresses import relative
from values_handbook.plan.site import FEED, calendar_file, matrix_file
from values_handbook.project.config import PLUGIN
from values_handbook.render.bundles import BUNDLES, bundle
from values_handbook.render.views.calendar.subscribing import has_dates

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from values_handbook.model.record import Key, Record
    from values_handbook.pipeline import Site
    from values_handbook.plan.site import PlannedPage
    from values_handbook.render.renderer import PageRenderer
    from values_handbook.reuse.stored import StoredPage, StoredPages

log = get_plugin_logger("values-handbook")


def hand_over(files: Files, config: MkDocsConfig, renderer: PageRenderer, made: Callable[[], StoredPages]) -> None:
    """Add everything that is made to MkDocs' files. What is there already, from whomever, stays.

    `made` waits for the pages, and is asked once all else is done.
    """
    site = renderer.site
    for uri in site.tree.hidden:
        if (file := files.get_file_from_path(uri)) is not None:
            files.remove(file)
    # MkDocs knows one form of a name only, and would publish what is left out by the other.
    if site.project.languages is None:
        for file in [file for file in files if not file.src_uri.isascii() and site.project.excluded(file.src_uri)]:
            files.remove(file)
    _mend_pages(files, renderer)
    taken = _taken(files, renderer)
    titles = dict(nav_titles(config.nav))
    for planned in site.plan.pages:
        file = File.generated(config, planned.source_path, content="", inclusion=_inclusion(planned, config))
        if file.dest_uri not in taken:
            _append(file, files)
            _make_page(planned, file, titles, config, renderer, made)
    if site.project.languages is None:
        _add_files(files, config, taken, made)


def hand_over_again(
    files: Files, config: MkDocsConfig, renderer: PageRenderer, made: Callable[[], StoredPages]
) -> None:
    """In a site of several languages, make the pages of the files that `mkdocs-static-i18n` has put in the place of ours.

    It makes files of its own from the source paths of all that there are, for the language that it builds. It cannot do so
    for files without a source, so that those that are no pages are added after it.
    """
    titles = dict(nav_titles(config.nav))
    found = 0
    for planned in renderer.site.plan.pages:
        file = files.src_uris.get(planned.source_path)
        found += file is not None
        if file is not None and file.page is None and not _has_content(file):
            file.content_string = ""
            _make_page(planned, file, titles, config, renderer, made)
    if not found:
        log.warning(
            "mkdocs-static-i18n leaves the handbook out of this language, so that links to it lead nowhere: "
            "its option `fallback_to_default: true` shows it in every language."
        )
    _add_files(files, config, _taken(files, renderer), made)


def _has_content(file: File) -> bool:
    """Whether a file has a content of its own: one that is generated, or on disk."""
    return file.generated_by is not None or (file.abs_src_path is not None and Path(file.abs_src_path).is_file())


def _taken(files: Files, renderer: PageRenderer) -> set[str]:
    """The files in the site that others write."""
    return {file.dest_uri for file in files if not _is_left_out(file, renderer)}


def _add_files(files: Files, config: MkDocsConfig, taken: set[str], made: Callable[[], StoredPages]) -> None:
    """Add the files that are no pages."""
    for path, content in made().files.items():
        if path not in taken:
            file = File.generated(config, path, content=content, inclusion=InclusionLevel.INCLUDED)
            _append(file, files)


def adopt_pages(files: Files, renderer: PageRenderer, made: Callable[[], StoredPages]) -> None:
    """Make pages ours again that another plugin has made anew, or of a class of its own, for its navigation."""
    for planned in renderer.site.plan.pages:
        file = files.src_uris.get(planned.source_path)
        if file is not None and file.page is not None and file.generated_by == PLUGIN:
            adopt(file.page, partial(_page, made, planned.source_path))


def _page(made: Callable[[], StoredPages], path: str) -> StoredPage:
    return made().pages[path]


def _append(file: File, files: Files) -> None:
    """Add a file, in the place of one that MkDocs leaves out."""
    if (old := files.get_file_from_path(file.src_uri)) is not None:
        files.remove(old)
    files.append(file)


def _is_left_out(file: File, renderer: PageRenderer) -> bool:
    may_be = file.inclusion in (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)
    return may_be and renderer.site.project.excluded(file.src_uri)


def _mend_pages(files: Files, renderer: PageRenderer) -> None:
    """Give MkDocs pages that it can show: in a preview, too, it stops at one that is not UTF-8, or dies of front matter."""
    wrong = {item.span.path: item.code for item in renderer.site.errors if item.code in ("invalid-utf8", "too-deep")}
    for page in renderer.site.tree.pages:
        if (file := files.get_file_from_path(page.uri)) is None:
            continue
        file.edit_uri = renderer.site.project.forge.edit_path(page.uri)
        if code := wrong.get(page.path):
            # Below a blank line, front matter is none.
            file.content_string = ("\n" if code == "too-deep" else "") + decode(page.data)


def _inclusion(planned: PlannedPage, config: MkDocsConfig) -> InclusionLevel:
    unwanted = config.not_in_nav is not None and config.not_in_nav.match_file(planned.source_path)
    in_navigation = planned.in_navigation and not unwanted
    return InclusionLevel.INCLUDED if in_navigation else InclusionLevel.NOT_IN_NAV


def _make_page(
    planned: PlannedPage,
    file: File,
    titles: Mapping[str, str],
    config: MkDocsConfig,
    renderer: PageRenderer,
    made: Callable[[], StoredPages],
) -> None:
    file.generated_by = PLUGIN
    file.edit_uri = edit_uri(planned, renderer)
    file.abs_src_path = _source(planned, config, renderer)
    HandbookPage(titles.get(planned.source_path), file, config, partial(_page, made, planned.source_path))


def _source(planned: PlannedPage, config: MkDocsConfig, renderer: PageRenderer) -> str | None:
    """A file that a page is made from, the first of several: other plugins read it, and ask git for its dates.

    Many end in a traceback where a page has none. It is a file, since some of them open it, and lies in the folder that
    mkdocs.yml names, where others look for pages.
    """
    handbook = renderer.site.linked.handbook
    records = _records(planned, renderer) or handbook.records
    files = [record.file for record in records] or list(handbook.pages)
    return str(Path(config.docs_dir, files[0].uri)) if files else config.config_file_path


def _records(planned: PlannedPage, renderer: PageRenderer) -> tuple[Record, ...]:
    handbook = renderer.site.linked.handbook
    if planned.key is not None:
        return (handbook.by_key[planned.key],)
    return tuple(handbook.of(planned.subject)) if planned.role == "index" else ()


def edit_uri(planned: PlannedPage, renderer: PageRenderer) -> str | None:
    """The YAML that a page is made from, at its line; for a page of many records their file, if it is one."""
    records = _records(planned, renderer)
    uris = {record.file.uri for record in records}
    if len(uris) != 1:
        return None
    return renderer.site.project.forge.edit_path(uris.pop(), records[0].line if planned.key is not None else None)


def other_files(renderer: PageRenderer) -> dict[str, Callable[[], str]]:
    """How each of the files beside the pages is made: matrices as CSV, what machines read, redirects, styles."""
    site = renderer.site
    place = site.plan.output_file
    files: dict[str, Callable[[], str]] = {place("handbook.json"): lambda: handbook_json(site, renderer.shared)}
    for matrix in site.matrices:
        files[place(matrix_file(matrix.id))] = partial(matrix_csv, matrix, renderer.shared.title)
    files[place("handbook.schema.json")] = handbook_schema
    if has_feed(site):
        files[place(FEED)] = renderer.feed
    files |= _calendars(renderer)
    for redirect in site.plan.redirects:
        files[site.plan.places.output(redirect.source_path)] = partial(renderer.redirect, redirect)
    for path in BUNDLES:
        files[path] = partial(bundle, path)
    return files


def _calendars(renderer: PageRenderer) -> dict[str, Callable[[], str]]:
    """How the calendars are made: of all, and of each team, as far as they hold anything."""
    site = renderer.site
    teams = [None, *(record.key for record in site.linked.current("team"))]
    return {
        site.plan.output_file(calendar_file(team)): partial(_calendar, renderer, team)
        for team in teams
        if has_dates(site.linked, team)
    }


def _calendar(renderer: PageRenderer, team: Key | None) -> str:
    # What reads and writes calendars takes 70 ms to load.
    from values_handbook.export import calendar

    return calendar.calendar_file(renderer.shared, team)


def has_feed(site: Site) -> bool:
    """Whether there is a feed of what changed: its addresses are absolute, and it wants something to tell."""
    return bool(site.project.site_url and site.linked.history.told)


def announce_feed(output: str, url: str, renderer: PageRenderer) -> str:
    """A page that tells feed readers where the feed is; one without a head is left alone."""
    address = relative(renderer.site.plan.feed(), url)
    title = escape(renderer.shared.labels("changes-page"))
    link = f'<link rel="alternate" type="application/atom+xml" title="{title}" href="{address}">'
    return output.replace("</head>", f"{link}</head>", 1)

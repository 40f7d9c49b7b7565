"""Handing what was made over to MkDocs: pages, files, redirects, and what must not be copied."""

from __future__ import annotations

import os
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from markupsafe import escape
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from values_handbook.diagnostics.lines import decode
from values_handbook.export.csv import matrix_csv
from values_handbook.export.json import handbook_json, handbook_schema
from values_handbook.mkdocs_adapter.page import HandbookPage
from values_handbook.plan.addresses import output_path, relative
from values_handbook.plan.site import FEED
from values_handbook.render.bundles import BUNDLES, bundle
from values_handbook.render.views.calendar.subscribing import has_dates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from values_handbook.model.record import Key, Record
    from values_handbook.pipeline import Site
    from values_handbook.plan.site import PlannedPage
    from values_handbook.render.renderer import Renderer
    from values_handbook.reuse.kept import Kept, KeptPage


def hand_over(files: Files, config: MkDocsConfig, renderer: Renderer, made: Callable[[], Kept]) -> None:
    """Add everything that is made to MkDocs' files. What is there already, from whomever, stays.

    `made` waits for the pages, and is asked once all else is done.
    """
    site = renderer.site
    for uri in site.tree.hidden:
        if (file := files.get_file_from_path(uri)) is not None:
            files.remove(file)
    _mend_pages(files, renderer)
    taken = {file.dest_uri for file in files if not _is_left_out(file, renderer)}
    titles = dict(_nav_titles(config.nav))
    for planned in site.plan.pages:
        page = partial(_page, made, planned.source_path)
        _add_page(planned, page, titles.get(planned.source_path), files, config, renderer, taken)
    for path, content in made().files.items():
        if path not in taken:
            file = File.generated(config, path, content=content, inclusion=InclusionLevel.INCLUDED)
            _append(file, files)


def _page(made: Callable[[], Kept], path: str) -> KeptPage:
    return made().pages[path]


def _append(file: File, files: Files) -> None:
    """Add a file, in the place of one that MkDocs leaves out."""
    if (old := files.get_file_from_path(file.src_uri)) is not None:
        files.remove(old)
    files.append(file)


def _is_left_out(file: File, renderer: Renderer) -> bool:
    may_be = file.inclusion in (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)
    return may_be and renderer.site.project.excluded(file.src_uri)


def _mend_pages(files: Files, renderer: Renderer) -> None:
    """Give MkDocs pages that it can show: in a preview, too, it stops at one that is not UTF-8, or dies of front matter."""
    wrong = {item.span.path: item.code for item in renderer.site.errors if item.code in ("invalid-utf8", "too-deep")}
    for page in renderer.site.tree.pages:
        if (file := files.get_file_from_path(page.uri)) is None:
            continue
        file.edit_uri = renderer.site.project.forge.edit_path(page.uri)
        if code := wrong.get(page.path):
            # Below a blank line, front matter is none.
            file.content_string = ("\n" if code == "too-deep" else "") + decode(page.data)


def _add_page(
    planned: PlannedPage,
    page: Callable[[], KeptPage],
    title: str | None,
    files: Files,
    config: MkDocsConfig,
    renderer: Renderer,
    taken: set[str],
) -> None:
    unwanted = config.not_in_nav is not None and config.not_in_nav.match_file(planned.source_path)
    in_navigation = planned.in_navigation and not unwanted
    inclusion = InclusionLevel.INCLUDED if in_navigation else InclusionLevel.NOT_IN_NAV
    file = File.generated(config, planned.source_path, content="", inclusion=inclusion)
    if file.dest_uri in taken:
        return
    file.edit_uri = edit_uri(planned, renderer)
    file.abs_src_path = _source(planned, renderer)
    _append(file, files)
    HandbookPage(title, file, config, page)


def _source(planned: PlannedPage, renderer: Renderer) -> str | None:
    """The file, or the folder of several, that a page is made from: other plugins name it and ask git for its dates."""
    content = renderer.site.project.content
    paths = {str(content / record.file.uri) for record in _records(planned, renderer)}
    return os.path.commonpath(paths) if paths else None


def _records(planned: PlannedPage, renderer: Renderer) -> tuple[Record, ...]:
    handbook = renderer.site.linked.handbook
    if planned.key is not None:
        return (handbook.by_key[planned.key],)
    return tuple(handbook.of(planned.subject)) if planned.role == "index" else ()


def edit_uri(planned: PlannedPage, renderer: Renderer) -> str | None:
    """The YAML that a page is made from, at its line; for a page of many records their file, if it is one."""
    records = _records(planned, renderer)
    uris = {record.file.uri for record in records}
    if len(uris) != 1:
        return None
    return renderer.site.project.forge.edit_path(uris.pop(), records[0].line if planned.key is not None else None)


def other_files(renderer: Renderer) -> dict[str, Callable[[], str]]:
    """How each of the files beside the pages is made: matrices as CSV, what machines read, redirects, styles."""
    site = renderer.site
    files: dict[str, Callable[[], str]] = {"handbook.json": lambda: handbook_json(site, renderer.shared)}
    for matrix in site.matrices:
        files[f"matrices/{matrix.id}.csv"] = partial(matrix_csv, matrix, renderer.shared.title)
    files["handbook.schema.json"] = handbook_schema
    if has_feed(site):
        files[FEED] = renderer.feed
    files |= _calendars(renderer)
    for redirect in site.plan.redirects:
        path = output_path(redirect.source_path, directories=site.plan.directories)
        files[path] = partial(renderer.redirect, redirect)
    for path in BUNDLES:
        files[path] = partial(bundle, path)
    return files


def _calendars(renderer: Renderer) -> dict[str, Callable[[], str]]:
    """How the calendars are made: of all, and of each team, as far as they hold anything."""
    site = renderer.site
    teams = [None, *(record.key for record in site.linked.current("team"))]
    return {
        str(site.plan.calendar(team)): partial(_calendar, renderer, team)
        for team in teams
        if has_dates(site.linked, team)
    }


def _calendar(renderer: Renderer, team: Key | None) -> str:
    # What reads and writes calendars takes 70 ms to load.
    from values_handbook.export.calendar import calendar_file

    return calendar_file(renderer.shared, team)


def has_feed(site: Site) -> bool:
    """Whether there is a feed of what changed: its addresses are absolute, and it wants something to tell."""
    return bool(site.project.site_url and site.linked.history.told)


def announce_feed(output: str, url: str, renderer: Renderer) -> str:
    """A page that tells feed readers where the feed is; one without a head is left alone."""
    address = relative(renderer.site.plan.feed(), url)
    title = escape(renderer.shared.labels("changes-page"))
    link = f'<link rel="alternate" type="application/atom+xml" title="{title}" href="{address}">'
    return output.replace("</head>", f"{link}</head>", 1)


def _nav_titles(nav: Any) -> Iterator[tuple[str, str]]:
    """The titles that `nav:` gives to source paths."""
    for item in nav if isinstance(nav, list) else [nav]:
        if isinstance(item, dict):
            for title, below in item.items():
                if isinstance(below, str):
                    yield below.lstrip("/"), str(title)
                else:
                    yield from _nav_titles(below)


def flatten(navigation: Navigation, planned: Mapping[str, PlannedPage]) -> None:
    """In an automatic navigation, put an index page in the place of a section that holds nothing else."""
    navigation.items[:] = [_only_page(item, planned) for item in navigation.items]


def _only_page(item: Any, planned: Mapping[str, PlannedPage]) -> Any:
    if isinstance(item, Section) and len(item.children) == 1:
        page = item.children[0]
        if isinstance(page, Page) and PurePosixPath(page.file.src_uri).stem == "index" and page.file.src_uri in planned:
            page.parent = None
            return page
    return item

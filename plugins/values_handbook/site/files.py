"""The records and the edit address of each page, and the files beside the pages: tables, calendars, redirects, styles."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from values_handbook.derive.order import ordered
from values_handbook.export.csv import matrix_csv
from values_handbook.export.json import handbook_json, handbook_schema
from values_handbook.forms import present_records, suggestions
from values_handbook.model.record import Key
from values_handbook.plan.site import FEED, IDS_FILE, calendar_file, form_file, matrix_file
from values_handbook.render.bundles import BUNDLES, FORM_SCRIPT, STYLES, bundle, value_styles
from values_handbook.render.views.calendar.subscribing import has_dates
from values_handbook.site.head import has_feed
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from values_handbook.model.record import Record
    from values_handbook.pipeline import Site
    from values_handbook.plan.site import PlannedPage
    from values_handbook.render.renderer import PageRenderer


def source_records(planned: PlannedPage, site: Site) -> tuple[Record, ...]:
    """The records that a page shows in full: one, or all of a kind; none for pages that gather what others say."""
    handbook = site.linked.handbook
    if planned.key is not None:
        return (handbook.by_key[planned.key],)
    return tuple(handbook.of(planned.subject)) if planned.role == "index" else ()


def edit_path(planned: PlannedPage, site: Site) -> str | None:
    """Where the forge edits a page's YAML, at the record's line; None for a page whose records lie in several files."""
    records = source_records(planned, site)
    uris = {record.file.uri for record in records}
    if len(uris) != 1:
        return None
    return site.project.forge.edit_path(uris.pop(), records[0].line if planned.key is not None else None)


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
    for path, name in site.plan.former.items():
        if site.plan.has_overview(name):
            files[site.plan.places.output(path)] = renderer.former_overview(path, name)
    for redirect in site.plan.redirects:
        files[site.plan.places.output(redirect.source_path)] = renderer.redirect(redirect)
    for path in BUNDLES:
        files[path] = partial(_asset, path, site)
    return files | _forms(renderer)


def _forms(renderer: PageRenderer) -> dict[str, Callable[[], str]]:
    """What the forms load: their script, what the records of each kind hold, and the ids that they suggest."""
    plan = renderer.site.plan
    kinds = [page.subject for page in plan.pages if page.role == "form"]
    if not kinds:
        return {}
    made = {plan.output_file(form_file(kind)): partial(_present, renderer, kind) for kind in kinds}
    return {**made, plan.output_file(IDS_FILE): partial(_ids, renderer), FORM_SCRIPT: partial(bundle, FORM_SCRIPT)}


def _present(renderer: PageRenderer, kind: str) -> str:
    """What the published records of a kind hold, as their form shows it, with where they are edited without it."""
    site, shared = renderer.site, renderer.shared
    found = {
        item.id: {"title": item.title, "fields": item.fields, "file": _edit_address(renderer, Key(kind, item.id))}
        for item in present_records(ordered(site.linked, kind), site.whole.handbook.by_key, shared.title)
    }
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _edit_address(renderer: PageRenderer, key: Key) -> str:
    return renderer.site.project.forge.edit_address(*renderer.shared.source_of(key))


def _ids(renderer: PageRenderer) -> str:
    """The ids and titles of the published records, by kind."""
    site, title = renderer.site, renderer.shared.title
    found = {kind: list(suggestions(ordered(site.linked, kind), title)) for kind in KINDS}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _asset(path: str, site: Site) -> str:
    """A stylesheet or script; a stylesheet with the colors of the values."""
    return bundle(path) + (value_styles(site.linked) if path in STYLES else "")


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

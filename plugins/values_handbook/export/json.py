"""handbook.json and its JSON Schema: the handbook for dashboards, for the handbook's own tools, and for other handbooks."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from values_handbook import __version__
from values_handbook.derive.order import ordered
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from values_handbook.derive.alignment.coverage import Coverage
    from values_handbook.derive.alignment.matrices import Cell, Matrix
    from values_handbook.derive.standing.upkeep import CheckUpkeep, Upkeep
    from values_handbook.diagnostics import Diagnostic
    from values_handbook.link.graph import Reference
    from values_handbook.model.record import Key, Record
    from values_handbook.pipeline import Site
    from values_handbook.render.context import SiteContext


def handbook_json(site: Site, shared: SiteContext) -> str:
    """The whole published handbook. Lists are in the order that the site shows."""
    linked = site.linked
    # Each record is written at once: as data, those of 10,000 goals take 90 MiB.
    records = [_dumped(_record(record, site, shared)) for kind in KINDS for record in ordered(linked, kind)]
    document = {
        "format": 1,
        "generator": f"values-handbook {__version__}",
        "site_url": site.project.site_url,
        "records": [],
        "matrices": {matrix.id: _matrix(matrix) for matrix in site.matrices},
        "coverage": _coverage(site.coverage),
        "upkeep": _upkeep(site.upkeep),
        "diagnostics": [diagnostic_data(item) for item in site.public_diagnostics],
    }
    before, name, after = _dumped(document).partition('"records":[')
    commas = [","] * (2 * len(records) - 1)
    commas[::2] = records
    return "".join((before, name, *commas, after, "\n"))


def _dumped(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def handbook_schema() -> str:
    """The JSON Schema (draft 2020-12) of handbook.json."""
    return files("values_handbook").joinpath("export/handbook.schema.json").read_text(encoding="utf-8")


def _record(record: Record, site: Site, shared: SiteContext) -> dict[str, Any]:
    graph = site.linked.graph
    return {
        "kind": record.kind,
        "id": record.id,
        "title": shared.title(record.key),
        "url": str(site.plan.address(record.key)),
        "source": {"file": record.file.path, "line": record.line},
        "fields": fields_data(record),
        "refs": [_reference(item) for item in graph.outgoing(record.key)],
        "backrefs": [{"from": str(item.source), "field": item.field} for item in graph.incoming(record.key)],
    }


def _reference(item: Reference) -> dict[str, str]:
    data = {"to": item.to, "field": item.field}
    return {**data, "strength": item.strength} if item.strength else data


@lru_cache(maxsize=1 << 12)
def _written(record: Record) -> dict[str, Any]:
    """A record's fields as data without what is absent. In a preview most records are those of the last build."""
    data: dict[str, Any] = _present(record.fields.model_dump(mode="json", by_alias=True, exclude_none=True))
    return data


def fields_data(record: Record) -> dict[str, Any]:
    """A record's fields as written, defaults filled in and absent ones left out."""
    return {**_written(record), "id": record.id, "publish": True}


def _present(value: Any) -> Any:
    """A value without what is absent: empty texts, lists and mappings."""
    if isinstance(value, dict):
        kept = ((key, _present(item)) for key, item in value.items())
        return {key: item for key, item in kept if item not in ([], {})}
    if isinstance(value, list):
        return [_present(item) for item in value if item != ""]
    return value


def _matrix(matrix: Matrix) -> dict[str, Any]:
    return {
        "rows": [line.id for line in matrix.rows],
        "columns": [line.id for line in matrix.columns],
        "cells": [_cell(cell) for cell in matrix.cells],
        "gaps": {"rows": list(matrix.gap_rows), "columns": list(matrix.gap_columns)},
    }


def _cell(cell: Cell) -> dict[str, Any]:
    place = {"row": cell.row, "column": cell.column}
    return (
        {**place, "strength": cell.strength, "weight": cell.amount} if cell.strength else {**place, "count": cell.count}
    )


def _coverage(coverage: Coverage) -> dict[str, Any]:
    return {
        "values": [{"id": item.value.id, **dict(item.counts)} for item in coverage.support],
        "values_without_goal": _ids(coverage.values_without_goal),
        "objectives_without_value": _ids(coverage.objectives_without_value),
        "goals_without_value": _ids(coverage.goals_without_value),
    }


def _upkeep(found: Upkeep) -> list[dict[str, Any]]:
    """The open questions of each step and pitfall; checks that are turned off are left out."""
    return [
        {"id": part.name, "checks": [_check(check) for check in part.checks if not check.is_off]}
        for part in found.parts
    ]


def _check(check: CheckUpkeep) -> dict[str, Any]:
    return {"code": check.code, "asked": check.checked, "open": len(check.open)}


def _ids(keys: tuple[Key, ...]) -> list[str]:
    return [key.id for key in keys]


def diagnostic_data(item: Diagnostic) -> dict[str, Any]:
    """A diagnostic as machines read it."""
    span = item.span
    return {
        "code": item.code,
        "severity": str(item.severity),
        "message": item.headline,
        "file": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "help": item.help,
    }

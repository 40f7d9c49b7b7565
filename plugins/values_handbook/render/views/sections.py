"""Views of the index pages that hold their records in full, and of the reference of codes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from values_handbook.derive.order import ordered
from values_handbook.diagnostics.catalogue import CATALOGUE, Entry
from values_handbook.render.views.cards import empty_label
from values_handbook.render.views.choosing import candidate_view, cycle_view
from values_handbook.render.views.conduct import (
    GuidelineLine,
    GuidelineView,
    guideline_line,
    guideline_view,
)
from values_handbook.render.views.culture import practice_view, question_view
from values_handbook.render.views.people import person_view

if TYPE_CHECKING:
    from values_handbook.model.record import Key, Record
    from values_handbook.render.context import LinkView, PageContext

ITEM_VIEWS = {
    "person": person_view,
    "practice": practice_view,
    "question": question_view,
    "candidate": candidate_view,
    "cycle": cycle_view,
}


@dataclass(frozen=True, slots=True)
class ItemsView:
    """The records of a kind that stand on one page."""

    kind: str
    items: tuple[Any, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class GuidelineGroup:
    """The do's and don'ts of one value. Those shown in full under another value are links here."""

    value: LinkView | None
    anchor: str
    items: tuple[GuidelineView, ...]
    also: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class GuidelinesView:
    """All do's and don'ts: one table, and by value."""

    kind: str
    prefix: str
    lines: tuple[GuidelineLine, ...]
    groups: tuple[GuidelineGroup, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class CodesView:
    """The codes of all diagnostics with their explanations."""

    prefix: str
    entries: tuple[Entry, ...]


def codes_view(context: PageContext) -> CodesView:
    """The reference of all diagnostics, from the same catalogue that `handbook explain` reads."""
    return CodesView(context.prefix, tuple(CATALOGUE.values()))


def items_view(context: PageContext, kind: str) -> ItemsView:
    """The records of a kind that stand on one page, in full."""
    make = ITEM_VIEWS[kind]
    items = tuple(make(context, record) for record in ordered(context.linked, kind))
    return ItemsView(kind, items, empty_label(context, kind))


def guidelines_view(context: PageContext) -> GuidelinesView:
    """All do's and don'ts. Each is shown in full under the first value that it names, and linked under the others."""
    linked = context.linked
    records = linked.of("guideline")
    full: defaultdict[Key | None, list[Record]] = defaultdict(list)
    also: defaultdict[Key, list[LinkView]] = defaultdict(list)
    for record in records:
        targets = linked.graph.targets(record.key, "values")
        full[targets[0] if targets else None].append(record)
        for value in targets[1:]:
            also[value].append(context.link(record.key))
    named: list[Key | None] = [value.key for value in linked.of("value") if value.key in full or value.key in also]
    groups = []
    for key in [*named, None]:
        others = tuple(also[key]) if key is not None and key in also else ()
        if key in full or others:
            items = tuple(guideline_view(context, record) for record in full.get(key, ()))
            link = context.link(key) if key is not None else None
            anchor = f"{context.prefix}_value-{key.id}" if key is not None else f"{context.prefix}_everyone"
            groups.append(GuidelineGroup(link, anchor, items, others))
    lines = tuple(guideline_line(context, record.key) for record in records)
    return GuidelinesView("guideline", context.prefix, lines, tuple(groups), empty_label(context, "guideline"))

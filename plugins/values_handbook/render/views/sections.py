"""Views of index pages, and of the parts that hand-written pages embed: cards, lists, the cascade, what is due."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from values_handbook.derive.accountability.due import Due, due
from values_handbook.derive.alignment.sight import CascadeNode, cascade
from values_handbook.derive.order import NEWEST_FIRST, ordered
from values_handbook.derive.select import select
from values_handbook.diagnostics.catalogue import CATALOGUE, Entry
from values_handbook.model.kinds import Review
from values_handbook.model.taxonomy import KINDS
from values_handbook.render.recurrence import recurrence
from values_handbook.render.views.accountability.commenting import window_words
from values_handbook.render.views.accountability.lessons import LessonsView, lessons_view
from values_handbook.render.views.common import StatusView, status_view
from values_handbook.render.views.conduct import (
    GuidelineLine,
    GuidelineView,
    guideline_line,
    guideline_view,
    named_values,
)
from values_handbook.render.views.culture import practice_view, question_view
from values_handbook.render.views.people import person_view
from values_handbook.render.views.work import GoalLine, goal_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from markupsafe import Markup

    from values_handbook.model.record import Key, Record
    from values_handbook.render.context import LinkView, PageContext

ITEM_VIEWS = {
    "person": person_view,
    "practice": practice_view,
    "question": question_view,
}


@dataclass(frozen=True, slots=True)
class CardView:
    """A record as a card or as a line of a list."""

    link: LinkView
    icon: Markup
    summary: Markup
    status: StatusView | None
    note: str
    values: tuple[LinkView, ...]
    goal: GoalLine | None


@dataclass(frozen=True, slots=True)
class CardGroup:
    """Cards under a heading; without one where they are not grouped."""

    title: str
    cards: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class CardsView:
    """Cards or a list of one kind."""

    kind: str
    prefix: str
    groups: tuple[CardGroup, ...]
    empty: str


MOST_UNFOLDED = 60
"""So many records of a tree are shown before anybody unfolds it: whole levels from the top, as many as fit."""


@dataclass(frozen=True, slots=True)
class TreeNode:
    """A goal or a team with what is below it, which `below` counts."""

    card: CardView
    children: tuple[TreeNode, ...]
    below: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class TreeView:
    """The cascade of goals, or the teams in one another."""

    kind: str
    roots: tuple[TreeNode, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class GoalsView:
    """The index page of goals: the cascade, and what was learned from those that were closed."""

    prefix: str
    roots: tuple[TreeNode, ...]
    empty: str
    lessons: LessonsView


@dataclass(frozen=True, slots=True)
class ItemsView:
    """The records of a kind that stand on one page."""

    kind: str
    items: tuple[Any, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class GuidelineGroup:
    """The do's and don'ts of one value. Those told in full under another value are links here."""

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
class DueView:
    """Something to be done by a day."""

    day: str
    iso: str
    is_late: bool
    label: str
    link: LinkView
    owners: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class CodesView:
    """The codes of all diagnostics with their explanations."""

    prefix: str
    entries: tuple[Entry, ...]


def codes_view(context: PageContext) -> CodesView:
    """The reference of all diagnostics, from the same catalogue that `handbook explain` reads."""
    return CodesView(context.prefix, tuple(CATALOGUE.values()))


def empty_label(context: PageContext, kind: str) -> str:
    """What an index page says that has nothing to show."""
    return context.t("empty", folder=KINDS[kind].folder)


def chosen(context: PageContext, kind: str, where: Mapping[str, tuple[str, ...]], limit: int | None) -> list[Record]:
    """The records that an embed shows."""
    return select(context.linked, ordered(context.linked, kind), where)[:limit]


def card_view(context: PageContext, record: Record) -> CardView:
    """A record as a card."""
    fields = record.fields
    note = ""
    if record.kind in NEWEST_FIRST:
        note = context.t.day(getattr(fields, "date", None))
    elif record.kind == "value":
        note = context.t("semicolon").join(
            part for part in (window_words(context, record), _support(context, record.key)) if part
        )
    elif record.kind == "practice":
        every = getattr(fields, "every", None)
        note = recurrence(context.t, every) if every else getattr(fields, "when", None) or ""
    return CardView(
        link=context.link(record.key),
        icon=context.icon(getattr(fields, "icon", None)),
        summary=context.inline(record, "summary", fields.summary),
        status=status_view(context, fields.status),
        note=note,
        values=named_values(context, record.key) if record.kind != "goal" else (),
        goal=goal_line(context, record.key) if record.kind == "goal" else None,
    )


def _support(context: PageContext, key: Key) -> str:
    """What supports a value, in numbers."""
    t, counts = context.t, context.shared.support_of(key)
    if not counts:
        return ""
    parts = [t.count(f"{kind}s", counts[kind]) for kind in ("goal", "guideline", "practice") if counts[kind]]
    return t("comma").join(parts) or t("supported-by-nothing")


def cards_view(context: PageContext, kind: str, records: Iterable[Record]) -> CardsView:
    """Cards of a kind, in groups where the records name one."""
    groups: defaultdict[str, list[CardView]] = defaultdict(list)
    for record in records:
        groups[getattr(record.fields, "group", None) or ""].append(card_view(context, record))
    made = tuple(CardGroup(title, tuple(cards)) for title, cards in groups.items())
    return CardsView(kind, context.prefix, made, empty_label(context, kind))


def cascade_view(context: PageContext, where: Mapping[str, tuple[str, ...]]) -> TreeView:
    """The cascade of goals. With `where`, a goal that does not match is shown where one below it does."""
    nodes = cascade(context.linked)
    if where:
        wanted = {record.key for record in select(context.linked, context.linked.of("goal"), where)}
        nodes = tuple(kept for node in nodes for kept in _kept(node, wanted))
    return _tree_view(context, "goal", nodes)


def goals_view(context: PageContext) -> GoalsView:
    """The index page of goals."""
    tree = cascade_view(context, {})
    return GoalsView(context.prefix, tree.roots, tree.empty, lessons_view(context))


def _kept(node: CascadeNode, wanted: set[Key]) -> Iterable[CascadeNode]:
    below = tuple(kept for child in node.children for kept in _kept(child, wanted))
    if below or node.key in wanted:
        yield CascadeNode(node.key, below)


def teams_view(context: PageContext) -> TreeView:
    """The teams in one another."""
    linked = context.linked
    tops = [record.key for record in linked.of("team") if linked.graph.target(record.key, "parent") is None]
    return _tree_view(context, "team", cascade(linked, tops))


def _tree_view(context: PageContext, kind: str, roots: Sequence[CascadeNode]) -> TreeView:
    """Records in one another. The roots are shown, and as much below them as anybody can take in."""
    levels = _unfolded(roots)
    return TreeView(kind, tuple(_tree(context, node, levels) for node in roots), empty_label(context, kind))


def _unfolded(roots: Sequence[CascadeNode]) -> int:
    """How many levels of a forest are unfolded at first."""
    levels, shown, level = 0, len(roots), list(roots)
    while level := [child for node in level for child in node.children]:
        shown += len(level)
        if shown > MOST_UNFOLDED:
            break
        levels += 1
    return levels


def _tree(context: PageContext, node: CascadeNode, levels: int) -> TreeNode:
    below = tuple(_tree(context, child, levels - 1) for child in node.children)
    counted = context.t.count(f"{node.key.kind}s", len(below)) if below else ""
    return TreeNode(card_view(context, context.linked.record(node.key)), below, counted, levels > 0)


def items_view(context: PageContext, kind: str) -> ItemsView:
    """The records of a kind that stand on one page, in full."""
    make = ITEM_VIEWS[kind]
    items = tuple(make(context, record) for record in ordered(context.linked, kind))
    return ItemsView(kind, items, empty_label(context, kind))


def guidelines_view(context: PageContext) -> GuidelinesView:
    """All do's and don'ts. Each is told in full under the first value that it names, and linked under the others."""
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


def due_views(context: PageContext, limit: int | None = None) -> tuple[DueView, ...]:
    """What is due, the most urgent first."""
    return tuple(_due(context, item) for item in due(context.linked)[:limit])


def _due(context: PageContext, item: Due) -> DueView:
    record = context.linked.record(item.key)
    owners = context.who(record, "owner", () if item.item is None else ("decisions", item.item))
    is_late = item.day < context.linked.today
    label, link = due_label(context, item), context.link(item.key)
    return DueView(context.t.day(item.day), item.day.isoformat(), is_late, label, link, owners)


def due_label(context: PageContext, item: Due) -> str:
    """What is to be done."""
    fields = context.linked.record(item.key).fields
    if item.item is not None and isinstance(fields, Review):
        return context.t("due-decision", title=fields.decisions[item.item].title)
    return context.t(f"due-{item.reason}")

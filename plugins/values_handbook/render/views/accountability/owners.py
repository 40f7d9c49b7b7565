"""Views of what teams and people answer for, and of their open tasks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.accountability.waiting import (
    NO_TEAM,
    NOBODY,
    duties_of,
    duties_of_team,
    listed_duties,
)
from values_handbook.model.kinds import Goal, Review
from values_handbook.render.context import LinkView
from values_handbook.render.recurrence import interval
from values_handbook.render.views.common import FindingView, MentionGroup, finding_view
from values_handbook.render.views.proposing import way_to_check_in
from values_handbook.render.views.work import GoalLine, goal_line
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from values_handbook.derive.accountability.waiting import Duties, Waiting
    from values_handbook.model.record import Key
    from values_handbook.render.context import PageContext

LISTED_AS_TASKS = frozenset({"check-in-overdue", "review-overdue", "proposed-for-too-long"})
"""Codes of findings that appear as open tasks."""
FIRST = 3
"""Open tasks of one owner on the page of all owners."""


@dataclass(frozen=True, slots=True)
class WaitingView:
    """An open task. `day` is empty where its day is unknown; `never` says what never happened. `form` is where a check-in is
    written.
    """

    day: str
    iso: str
    is_late: bool
    never: str
    label: str
    link: LinkView
    form: LinkView | None


@dataclass(frozen=True, slots=True)
class FoundView:
    """What the checks say of a record that somebody answers for."""

    link: LinkView
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class OwnerView:
    """What a person or a team answers for: open tasks, goals, other records by kind, and findings on them."""

    prefix: str
    about: LinkView | None
    waiting: tuple[WaitingView, ...]
    goals: tuple[GoalLine, ...]
    others: tuple[MentionGroup, ...]
    found: tuple[FoundView, ...]
    all: LinkView


@dataclass(frozen=True, slots=True)
class OwnerLine:
    """An owner in the list of all: how much it answers for, and its first open tasks. `more` leads to the rest."""

    link: LinkView
    owns: str
    waiting: tuple[WaitingView, ...]
    more: LinkView | None


@dataclass(frozen=True, slots=True)
class OwnersView:
    """All owners: those with open tasks, the oldest first, then the others, and the tasks of no owner or no team.

    `by_team` says whether teams are listed, with the tasks of their people and goals, instead of each owner.
    """

    prefix: str
    by_team: bool
    expected: str
    waiting: tuple[OwnerLine, ...]
    others: tuple[OwnerLine, ...]
    nobody: tuple[WaitingView, ...]


def owner_view(context: PageContext, owner: Key) -> OwnerView | None:
    """What one owner answers for; None where that is nothing. A team answers for its goals, and for what its people do."""
    is_team = owner.kind == "team"
    found = duties_of_team(context.linked, owner) if is_team else duties_of(context.linked, owner)
    owned = duties_of(context.linked, owner).owns
    current = (key for key in found.owns if context.linked.is_current(context.linked.record(key)))
    if not found.owns and not found.waiting:
        return None
    groups = ((kind, [key for key in owned if key.kind == kind]) for kind in KINDS if kind != "goal")
    return OwnerView(
        prefix=context.prefix,
        about=context.link(owner) if owner.kind == "person" else None,
        waiting=tuple(waiting_view(context, item) for item in found.waiting),
        goals=tuple(goal_line(context, key) for key in owned if key.kind == "goal"),
        others=tuple(MentionGroup(context.t(f"kinds-{kind}"), context.links(keys)) for kind, keys in groups if keys),
        found=tuple(_findings_of(context, current if is_team else owned)),
        all=_all(context),
    )


def _all(context: PageContext) -> LinkView:
    return LinkView(context.t("owners-all"), context.href(context.shared.site.plan.overview("owners")))


def _findings_of(context: PageContext, keys: Iterable[Key]) -> Iterable[FoundView]:
    for key in keys:
        findings = [item for item in context.shared.findings_of(key) if item.code not in LISTED_AS_TASKS]
        if findings:
            yield FoundView(context.link(key), tuple(map(finding_view, findings)))


def waiting_view(context: PageContext, item: Waiting) -> WaitingView:
    """An open task, ready to be shown."""
    t = context.t
    fields = context.linked.record(item.key).fields
    title = _title_of_item(fields, item.item) if item.item is not None else ""
    return WaitingView(
        day=t.day(item.day),
        iso=item.day.isoformat() if item.day else "",
        is_late=item.day is not None and item.day < context.linked.today,
        never=t(f"never-{item.reason}") if item.day is None and item.reason in ("check-in", "look") else "",
        label=t("due-decision", title=title) if item.reason == "decision" else t(f"waits-{item.reason}", title=title),
        link=context.link(item.key),
        form=way_to_check_in(context, item.key) if item.reason in ("check-in", "measure") else None,
    )


def _title_of_item(fields: object, number: int) -> str:
    """The title of a decision of a review, or of a measure of a goal."""
    if isinstance(fields, Review):
        return fields.decisions[number].title
    return fields.measures[number].title if isinstance(fields, Goal) else ""


def owner_link(context: PageContext, owner: Key) -> LinkView:
    """A link to the page or section about what an owner answers for."""
    address = context.shared.site.plan.owner(owner)
    return LinkView(context.shared.title(owner), context.href(address), owner.kind)


def owners_view(context: PageContext) -> OwnersView:
    """All who answer for something: teams, and people only with the option `people_pages`."""
    by_team = not context.linked.options.people_pages
    found = dict(listed_duties(context.linked))
    nobody = found.pop(NO_TEAM if by_team else NOBODY, None)
    busy = sorted((key for key in found if found[key].waiting), key=lambda key: _oldest(found[key]))
    return OwnersView(
        prefix=context.prefix,
        by_team=by_team,
        expected=context.t(
            "owners-expected", interval=interval(context.t, context.linked.options.checks.check_in_every)
        ),
        waiting=tuple(_line(context, key, found[key]) for key in busy),
        others=tuple(_line(context, key, found[key]) for key in found if not found[key].waiting),
        nobody=tuple(waiting_view(context, item) for item in nobody.waiting) if nobody else (),
    )


def _oldest(found: Duties) -> tuple[bool, int]:
    day = found.waiting[0].day
    return day is None, day.toordinal() if day else 0


def _line(context: PageContext, owner: Key, found: Duties) -> OwnerLine:
    link = owner_link(context, owner)
    more = len(found.waiting) - FIRST
    return OwnerLine(
        link=link,
        owns=_count_owned(context, found.owns),
        waiting=tuple(waiting_view(context, item) for item in found.waiting[:FIRST]),
        more=LinkView(context.t.count("more-items", more), link.href) if more > 0 else None,
    )


def _count_owned(context: PageContext, keys: Iterable[Key]) -> str:
    """How much somebody owns: goals, and everything else in one number."""
    every = list(keys)
    goals = sum(key.kind == "goal" for key in every)
    counts = (("goals", goals), ("other-records", len(every) - goals))
    return context.t("comma").join(context.t.count(name, number) for name, number in counts if number)

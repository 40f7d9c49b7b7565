"""Open tasks by owner and by team: late check-ins, figures and reviews, open decisions, proposals to be decided."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.derive.accountability.check_ins import next_check_in
from values_handbook.derive.accountability.due import due, named_owners
from values_handbook.derive.accountability.reviewing import overdue_review
from values_handbook.derive.query import query
from values_handbook.derive.teams import goals_of_team, teams_of_goal, teams_of_person
from values_handbook.model.interval import after
from values_handbook.model.kinds import Goal, Review
from values_handbook.model.record import Key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from values_handbook.derive.accountability.due import Due, Reason
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.link.graph import Reference
    from values_handbook.model.record import Record


class Waiting(NamedTuple):
    """A task that a record needs; `item` is the number of a decision in its review, or of a measure in its goal.

    `day` is that on which it is, or was, due; None where it is unknown.
    """

    day: date | None
    reason: Reason
    key: Key
    item: int | None = None


class Duties(NamedTuple):
    """What one owner answers for: the records, and the open tasks, the oldest first.

    Tasks of one day are in the order of the site; those without a day come last.
    """

    owns: tuple[Key, ...]
    waiting: tuple[Waiting, ...]


NOBODY = Key("person", "")
"""The owner of records that name none."""
NO_TEAM = Key("team", "")
"""The team of tasks that no team is known to have."""
_NOTHING = Duties((), ())


@query
def duties(linked: LinkedHandbook) -> Mapping[Key, Duties]:
    """The duties of all who own a record or a decision of a review: teams, then people, in the order of the site.

    Tasks without an owner stand under NOBODY.
    """
    waiting: defaultdict[Key, list[Waiting]] = defaultdict(list)
    for item in open_tasks(linked):
        for owner in owners_of_task(linked, item) or [NOBODY]:
            waiting[owner].append(item)
    owners = [record.key for kind in ("team", "person") for record in linked.of(kind)]
    owns = {owner: tuple(linked.in_order(_owned(linked, owner))) for owner in owners}
    found = {key: Duties(owns.get(key, ()), _oldest_first(linked, waiting[key])) for key in (*owners, NOBODY)}
    return {key: those for key, those in found.items() if those != _NOTHING}


@query
def duties_of(linked: LinkedHandbook, owner: Key) -> Duties:
    """The duties of one person or team."""
    return duties(linked).get(owner, _NOTHING)


@query
def team_duties(linked: LinkedHandbook) -> Mapping[Key, Duties]:
    """What each team answers for, its people and goals included, in the order of the site. Teams with nothing are left out.

    The tasks of a goal belong to its teams, all others to the teams of their owners, or stand under NO_TEAM.
    """
    waiting: defaultdict[Key, list[Waiting]] = defaultdict(list)
    for item in open_tasks(linked):
        for team in teams_of_task(linked, item) or [NO_TEAM]:
            waiting[team].append(item)
    teams = [record.key for record in linked.of("team")]
    owns = {team: (*goals_of_team(linked, team), *_owned(linked, team)) for team in teams}
    found = {
        key: Duties(tuple(linked.in_order(owns.get(key, ()))), _oldest_first(linked, waiting[key]))
        for key in (*teams, NO_TEAM)
    }
    return {key: those for key, those in found.items() if those != _NOTHING}


@query
def duties_of_team(linked: LinkedHandbook, team: Key) -> Duties:
    """What one team answers for, its people and goals included."""
    return team_duties(linked).get(team, _NOTHING)


@query
def listed_duties(linked: LinkedHandbook) -> Mapping[Key, Duties]:
    """The duties that the page of all owners lists: by team, and by person only with the option `people_pages`."""
    return duties(linked) if linked.options.people_pages else team_duties(linked)


def teams_of_task(linked: LinkedHandbook, item: Waiting) -> list[Key]:
    """The teams that a task belongs to: those of a goal, else those of its owners."""
    if item.key.kind == "goal":
        return [*teams_of_goal(linked, item.key)]
    owners = owners_of_task(linked, item)
    found = (team for owner in owners for team in ([owner] if owner.kind == "team" else teams_of_person(linked, owner)))
    return list(dict.fromkeys(found))


def answers_for_something(linked: LinkedHandbook, owner: Key) -> bool:
    """Whether a person or a team owns a record, or an open decision of a review: whether its duties are not empty."""
    decisions = linked.graph.incoming(owner, "decisions.owner")
    return bool(linked.graph.incoming(owner, "owner")) or any(_is_open(linked, item) for item in decisions)


def _is_open(linked: LinkedHandbook, reference: Reference) -> bool:
    assert isinstance(reference.source, Key)
    review, number = linked.record(reference.source).fields, reference.path[1]
    return isinstance(review, Review) and isinstance(number, int) and review.decisions[number].status == "open"


def _owned(linked: LinkedHandbook, owner: Key) -> Iterator[Key]:
    for reference in linked.graph.incoming(owner, "owner"):
        if isinstance(reference.source, Key):
            yield reference.source


def _oldest_first(linked: LinkedHandbook, found: list[Waiting]) -> tuple[Waiting, ...]:
    return tuple(sorted(found, key=lambda item: (item.day is None, item.day, linked.rank(item.key))))


def owners_of_task(linked: LinkedHandbook, item: Waiting) -> list[Key]:
    """Who is to do it: the owners of a decision, else those of the record."""
    return named_owners(linked, item.key, item.item) or named_owners(linked, item.key, None)


@query
def open_tasks(linked: LinkedHandbook) -> tuple[Waiting, ...]:
    """All open tasks, each once. A goal whose period has ended is to be closed, and needs no check-in.

    The dates of a cycle are tasks where the cycle has an owner.
    """
    return tuple(_every_task(linked))


def _every_task(linked: LinkedHandbook) -> Iterator[Waiting]:
    listed = set()
    for item in due(linked):
        listed.add((item.key, item.item))
        if item.key.kind == "cycle" and not _is_task(linked, item):
            continue
        yield Waiting(item.day, item.reason, item.key, item.item)
    for record in linked.of("review"):
        assert isinstance(record.fields, Review)
        for number, decision in enumerate(record.fields.decisions):
            if decision.status == "open" and decision.due is None:
                yield Waiting(None, "decision", record.key, number)
    for record in linked.handbook:
        if (record.key, None) not in listed:
            yield from _of(linked, record)


def _is_task(linked: LinkedHandbook, date_of_cycle: Due) -> bool:
    """Whether somebody has to see to a date of a cycle: its owner, and not to its mere beginning and end."""
    return date_of_cycle.reason not in ("cycle-start", "cycle-end") and bool(
        named_owners(linked, date_of_cycle.key, None)
    )


def _of(linked: LinkedHandbook, record: Record) -> Iterator[Waiting]:
    """The late check-in, the outdated figures and the overdue review of a record."""
    fields = record.fields
    if isinstance(fields, Goal) and fields.status == "active" and linked.is_open(record):
        check_in = next_check_in(linked, fields)
        if linked.is_past(check_in.by):
            yield Waiting(check_in.by, "check-in", record.key)
        else:
            yield from _outdated_figures(linked, record.key, fields)
    if (look := overdue_review(linked, record)) is not None:
        yield Waiting(look.by, "look", record.key)


def _outdated_figures(linked: LinkedHandbook, key: Key, goal: Goal) -> Iterator[Waiting]:
    """The measures whose figure is older than a check-in may be, although the goal was checked in since.

    The figure of a measure that is the `same_as` another is the task of that one's owner.
    """
    for number, measure in enumerate(goal.measures):
        if measure.same_as is not None:
            continue
        by = after(measure.as_of, linked.options.checks.check_in_every) if measure.as_of is not None else None
        if by is not None and linked.is_past(by):
            yield Waiting(by, "measure", key, number)

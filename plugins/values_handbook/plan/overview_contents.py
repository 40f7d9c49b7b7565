"""When the page of an overview has anything to show; `overviews` names these functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.derive.accountability.check_ins import never_checked_in
from values_handbook.derive.accountability.due import due
from values_handbook.derive.accountability.participation import all_activities, turnout
from values_handbook.derive.accountability.waiting import answers_for_something, listed_duties
from values_handbook.derive.alignment.coverage import strains
from values_handbook.derive.calendar.deadlines import deadlines
from values_handbook.derive.calendar.schedule import series
from values_handbook.derive.checks import CHECKS
from values_handbook.derive.recognition.stated import balances
from values_handbook.model.kinds import Practice

if TYPE_CHECKING:
    from values_handbook.derive.linked_handbook import LinkedHandbook


def has_map(linked: LinkedHandbook) -> bool:
    """Whether any goal counts today."""
    return bool(linked.current("goal"))


def has_changes(_linked: LinkedHandbook) -> bool:
    """Always true: where no history is known, the page says why."""
    return True


def has_stated(linked: LinkedHandbook) -> bool:
    """Whether anything mentions a value in force, or a review has judged it."""
    return any(
        row.score is not None or row.goals.of or row.guidelines.of or row.practices.of or row.recognitions.of
        for row in balances(linked).rows
    )


def has_costs(linked: LinkedHandbook) -> bool:
    """Whether there are values, strains between goals and values, hard cases, or counts of who took part."""
    return bool(
        linked.current("value")
        or linked.of("case")
        or strains(linked)
        or turnout(activity for activity, _ in all_activities(linked)).percent is not None
    )


def has_duties(linked: LinkedHandbook) -> bool:
    """Whether the page of all owners lists anything."""
    # Mostly a team owns something, and the answer needs no list of all tasks.
    return any(answers_for_something(linked, team.key) for team in linked.of("team")) or bool(listed_duties(linked))


def has_upkeep(linked: LinkedHandbook) -> bool:
    """Whether any check applies to a record."""
    return bool(linked.current("pitfall")) or any(check.applies_to(linked) for check in CHECKS)


def has_calendar(linked: LinkedHandbook) -> bool:
    """Whether a practice recurs or has an occasion, anything is due, or a goal was never checked in."""
    practices = (record.fields for record in linked.current("practice"))
    return bool(
        any(isinstance(fields, Practice) and (fields.when or fields.every) for fields in practices)
        or series(linked)
        or due(linked)
        or deadlines(linked)
        or never_checked_in(linked)
    )


def has_questions(linked: LinkedHandbook) -> bool:
    """Whether any value is past being proposed."""
    return any(record.fields.status != "proposed" for record in linked.current("value"))


def only_where_named(_linked: LinkedHandbook) -> bool:
    """Always false: a page that does not come from records is made where something names it."""
    return False

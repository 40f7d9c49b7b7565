"""The pages that tell of the whole handbook, and when each of them has anything to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.derive.accountability.check_ins import never_checked_in
from values_handbook.derive.accountability.participation import all_activities, turnout
from values_handbook.derive.accountability.waiting import duties
from values_handbook.derive.alignment.strains import strains
from values_handbook.derive.calendar.deadlines import deadlines
from values_handbook.derive.calendar.schedule import series
from values_handbook.derive.checks import CHECKS
from values_handbook.derive.evaluation.sheets import sheet_subjects
from values_handbook.derive.first_day import has_first_day
from values_handbook.derive.recognition.preached import balances
from values_handbook.derive.standing.scorecard import has_measures
from values_handbook.model.kinds import Practice

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from values_handbook.derive.linked_handbook import LinkedHandbook


def _has_map(linked: LinkedHandbook) -> bool:
    return bool(linked.current("goal"))


def _has_changes(_linked: LinkedHandbook) -> bool:
    """Always: where no history is known, the page says why."""
    return True


def _has_owners(linked: LinkedHandbook) -> bool:
    return bool(duties(linked))


def _has_balance(linked: LinkedHandbook) -> bool:
    """Whether anything mentions a value in force, or a review has judged it."""
    return any(
        row.score is not None or row.goals.of or row.guidelines.of or row.practices.of or row.recognitions.of
        for row in balances(linked).rows
    )


def _has_costs(linked: LinkedHandbook) -> bool:
    """Values, of which the page says what each gives up, strains, hard cases, or how many took part."""
    return bool(
        linked.current("value")
        or linked.of("case")
        or strains(linked)
        or turnout(activity for activity, _ in all_activities(linked)).percent is not None
    )


def _has_health(linked: LinkedHandbook) -> bool:
    """Whether any check has somebody to ask."""
    return bool(linked.current("pitfall")) or any(check.asked(linked) for check in CHECKS)


def _has_calendar(linked: LinkedHandbook) -> bool:
    practices = (record.fields for record in linked.current("practice"))
    return bool(
        any(isinstance(fields, Practice) and (fields.when or fields.every) for fields in practices)
        or series(linked)
        or deadlines(linked)
        or never_checked_in(linked)
    )


def _has_sheets(linked: LinkedHandbook) -> bool:
    return bool(sheet_subjects(linked))


def _has_questions(linked: LinkedHandbook) -> bool:
    return any(record.fields.status != "proposed" for record in linked.current("value"))


OVERVIEWS: Mapping[str, Callable[[LinkedHandbook], bool]] = {
    "map": _has_map,
    "first-day": has_first_day,
    "changes": _has_changes,
    "owners": _has_owners,
    "preached-and-practised": _has_balance,
    "costs": _has_costs,
    "health": _has_health,
    "scorecard": has_measures,
    "calendar": _has_calendar,
    "sheets": _has_sheets,
    "questionnaire": _has_questions,
}
"""The pages that tell of the whole handbook, each with the test whether it has anything to show.

Each is an embed of the same name, too. One that has nothing to show is made only where something names it.
"""

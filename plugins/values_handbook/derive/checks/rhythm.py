"""Checks of the rhythm of work: late reviews and check-ins, undecided proposals, closed work without a lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.derive.accountability.check_ins import next_check_in
from values_handbook.derive.accountability.lessons import CLOSED, lesson_of, lessons
from values_handbook.derive.accountability.reviewing import is_reviewed, overdue_review
from values_handbook.derive.alignment.agreements import period_start
from values_handbook.derive.calendar.holding import holding_of
from values_handbook.derive.checks.check import Check, each
from values_handbook.derive.checks.goals import open_work, work_of
from values_handbook.diagnostics import Diagnostic, diagnostic
from values_handbook.model.interval import after
from values_handbook.model.kinds import Practice, Review, Value
from values_handbook.model.kinds.work import Work
from values_handbook.model.locate import locate_record
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from values_handbook.derive.checks.check import Found
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.kinds import Common
    from values_handbook.model.record import Record


def _under_review(linked: LinkedHandbook) -> list[Record]:
    """The records that are reviewed regularly, and the latest review where it names the next one."""
    latest = _latest_review(linked)
    return [record for kind in KINDS for record in linked.of(kind) if record is latest or is_reviewed(linked, record)]


def _latest_review(linked: LinkedHandbook) -> Record | None:
    """The latest review, where it names the next one."""
    reviews = [(item.fields.date, item) for item in linked.current("review") if isinstance(item.fields, Review)]
    latest = max(reviews, key=lambda pair: pair[0], default=(None, None))[1]
    return latest if latest is not None and getattr(latest.fields, "next", None) else None


def _overdue(linked: LinkedHandbook, records: Sequence[Record]) -> Iterator[Found]:
    latest = _latest_review(linked)
    for record in records:
        for item in (*_overdue_review(linked, record), *(_next_review(linked, record) if record is latest else ())):
            yield record, item


def _overdue_review(linked: LinkedHandbook, record: Record) -> Iterator[Diagnostic]:
    look = overdue_review(linked, record)
    if look is None:
        return
    name = f"the {KINDS[record.kind].noun} `{record.id}`"
    if look.last is None:
        headline = f"nothing tells when {name} was last looked at"
        adopt = "write when it was `adopted`, or name it" if record.kind == "value" else "name it"
        help_line = f"{adopt} in the `scope` of a review; it is to be looked at every {look.every}"
    else:
        headline = f"{name} was to be looked at again by {look.by}"
        help_line = f"last looked at on {look.last}, and due every {look.every}: name it in the `scope` of a review"
    place = locate_record(record, ("review_every",) if record.fields.review_every else ())
    yield diagnostic("review-overdue", headline, place, help=help_line)


def _next_review(linked: LinkedHandbook, record: Record) -> Iterator[Diagnostic]:
    """The next review that the latest one names, once its day has passed."""
    review = record.fields
    assert isinstance(review, Review)
    if review.next is not None and review.next < linked.today:
        headline = f"the review after `{record.id}` was due on {review.next}"
        help_line = "hold it and add it to `reviews/`, or write the new date here"
        yield diagnostic("review-overdue", headline, locate_record(record, ("next",)), help=help_line)


def active_goals(linked: LinkedHandbook) -> list[Record]:
    """The active goals, for which check-ins are expected."""
    return [record for record in open_work(linked, "goal") if record.fields.status == "active"]


def _without_check_in(linked: LinkedHandbook, record: Record) -> Iterator[Diagnostic]:
    """An active goal whose latest check-in, else the start of its period, is too long ago."""
    due = next_check_in(linked, work_of(record))
    if not linked.is_past(due.by):
        return
    latest, since = due.latest, due.since
    place = locate_record(record, ("check_ins", latest, "date") if latest is not None else ())
    if since is None:
        headline = f"the goal `{record.id}` was never checked in"
    elif latest is None:
        headline = f"the goal `{record.id}` has no check-in since its period began on {since}"
    else:
        headline = f"the latest check-in of the goal `{record.id}` is of {since}"
    every = linked.options.checks.check_in_every
    help_line = f"one is due every {every}: add to `check_ins:` how it stands, or give the goal another `status`"
    if since is None:
        lack = "a `period`" if work_of(record).period is None else "a `period` that has dates"
        help_line = (
            f"add to `check_ins:` how it stands, or {lack} from which check-ins are counted; one is due every {every}"
        )
    yield diagnostic("check-in-overdue", headline, place, help=help_line)


def _proposed(linked: LinkedHandbook) -> list[Record]:
    """The proposals whose age is known."""
    current = (record for kind in ("value", "objective", "goal") for record in linked.current(kind))
    proposed = (record for record in current if record.fields.status == "proposed")
    return [record for record in proposed if _proposed_since(linked, record.fields) is not None]


def _undecided(linked: LinkedHandbook, record: Record) -> Iterator[Diagnostic]:
    """A proposal that has been undecided for too long."""
    since, longest = _proposed_since(linked, record.fields), linked.options.checks.proposed_for
    open_until = getattr(record.fields, "comments_until", None)
    if since is None or after(since, longest) >= linked.today or (open_until and open_until >= linked.today):
        return
    headline = f"the {record.kind} `{record.id}` is proposed since {since}"
    words = "`adopted`, or a later `comments_until`" if record.kind == "value" else "`active` or `dropped`"
    help_line = f"decide within {longest}: write {words}"
    yield diagnostic("proposed-for-too-long", headline, locate_record(record, ("status",)), help=help_line)


def _proposed_since(linked: LinkedHandbook, fields: Common) -> date | None:
    """The first known day of a proposal: of its participation, of the end of comments, or of the start of its period."""
    days = [item.date for item in fields.participation]
    if isinstance(fields, Value) and fields.comments_until is not None:
        days.append(fields.comments_until)
    if isinstance(fields, Work) and (start := period_start(linked, fields)) is not None:
        days.append(start)
    return min(days, default=None)


def _closed(linked: LinkedHandbook) -> list[Record]:
    """The goals and objectives that were closed, in the order of the site."""
    closed = {lesson.key for lesson in lessons(linked)}
    return [record for kind in ("objective", "goal") for record in linked.of(kind) if record.key in closed]


def _without_lesson(_: LinkedHandbook, record: Record) -> Iterator[Diagnostic]:
    lesson = lesson_of(record)
    if lesson is not None and not lesson.learned:
        has_closing = getattr(record.fields, "closing", None) is not None
        status = record.fields.status if record.fields.status in CLOSED else "closed"
        headline = f"the {record.kind} `{record.id}` is {status}, and nothing tells what was learned"
        place = "add `learned` to its `closing`" if has_closing else "add a last entry to `check_ins:` with `learned`"
        help_line = f"{place}: what would be done differently, or again"
        where = locate_record(record, ("closing",) if has_closing else ("status",))
        yield diagnostic("closed-without-learning", headline, where, help=help_line)


def recording(linked: LinkedHandbook) -> list[Record]:
    """The practices that record when they were held, or were not."""
    return [
        record
        for record in linked.current("practice")
        if isinstance(record.fields, Practice) and (record.fields.held or record.fields.skipped)
    ]


def _not_held(linked: LinkedHandbook, record: Record) -> Iterator[Diagnostic]:
    """A practice that was not held the last two times or more."""
    assert isinstance(record.fields, Practice)
    holding = holding_of(record.fields, linked.today, linked.options.timezone)
    if holding is None or not holding.has_lapsed:
        return
    days = holding.missed_days
    headline = f"the practice `{record.id}` was not held the last {len(days)} times"
    held = record.fields.held
    latest = max(range(len(held)), key=lambda at: held[at].date, default=None)
    place = locate_record(record, ("skipped", 0) if latest is None else ("held", latest))
    label = f"planned for {days[-2]} and {days[-1]}"
    help_line = (
        f"if it was held, `handbook held {record.key} --date {days[-1]}` writes so; "
        "else hold it again, plan it less often in `every`, or end it with `ended`"
    )
    yield diagnostic("practice-not-held", headline, place, label=label, help=help_line)


CHECKS = (
    Check("review-overdue", _under_review, _overdue),
    Check("check-in-overdue", active_goals, each(_without_check_in)),
    Check("proposed-for-too-long", _proposed, each(_undecided)),
    Check("practice-not-held", recording, each(_not_held)),
    Check("closed-without-learning", _closed, each(_without_lesson)),
)

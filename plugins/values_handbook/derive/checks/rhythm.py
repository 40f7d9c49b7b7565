"""What is late: reviews, check-ins, proposals that nobody decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.derive.agreements import period_start
from values_handbook.derive.checks.goals import open_work
from values_handbook.derive.looked_at import is_kept_up, next_look
from values_handbook.diagnostics import Diagnostic, diagnostic
from values_handbook.model.interval import after
from values_handbook.model.kinds import Review, Value
from values_handbook.model.kinds.work import Work
from values_handbook.model.locate import locate_record
from values_handbook.model.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from values_handbook.derive.linked import Linked
    from values_handbook.model.kinds import Common
    from values_handbook.model.record import Record


def check_rhythm(linked: Linked) -> Iterator[Diagnostic]:
    """Records that were to be looked at again, the review that was to come, check-ins, proposals."""
    for kind in KINDS:
        for record in linked.of(kind):
            yield from _not_looked_at(linked, record)
    yield from _next_review(linked)
    for record, goal in open_work(linked, "goal"):
        if goal.status == "active":
            yield from _without_check_in(linked, record, goal)
    for kind in ("value", "objective", "goal"):
        for record in linked.current(kind):
            if record.fields.status == "proposed":
                yield from _undecided(linked, record)


def _not_looked_at(linked: Linked, record: Record) -> Iterator[Diagnostic]:
    if not (record.fields.review_every or record.kind in linked.options.review_every):
        return
    look = next_look(linked, record) if is_kept_up(linked, record) else None
    if look is None or (look.by is not None and look.by >= linked.today):
        return
    name = f"the {KINDS[record.kind].singular.lower()} `{record.id}`"
    if look.last is None:
        headline = f"nothing tells when {name} was last looked at"
        made = "write when it was `adopted`, or name it" if record.kind == "value" else "name it"
        help_line = f"{made} in the `scope` of a review; it is to be looked at every {look.every}"
    else:
        headline = f"{name} was to be looked at again by {look.by}"
        help_line = f"last looked at on {look.last}, and due every {look.every}: name it in the `scope` of a review"
    place = locate_record(record, ("review_every",) if record.fields.review_every else ())
    yield diagnostic("review-overdue", headline, place, help=help_line)


def _next_review(linked: Linked) -> Iterator[Diagnostic]:
    """The next review that the latest one names, once its day has passed."""
    reviews = [(item.fields, item) for item in linked.current("review") if isinstance(item.fields, Review)]
    review, record = max(reviews, key=lambda pair: pair[0].date, default=(None, None))
    if review is not None and record is not None and review.next is not None and review.next < linked.today:
        headline = f"the review after `{record.id}` was due on {review.next}"
        help_line = "hold it and add it to `reviews/`, or write the new date here"
        yield diagnostic("review-overdue", headline, locate_record(record, ("next",)), help=help_line)


def _without_check_in(linked: Linked, record: Record, goal: Work) -> Iterator[Diagnostic]:
    """An active goal whose latest check-in, else the start of its period, is too long ago."""
    every = linked.options.checks.check_in_every
    latest = max(range(len(goal.check_ins)), key=lambda place: goal.check_ins[place].date, default=None)
    since = goal.check_ins[latest].date if latest is not None else period_start(linked, goal)
    if since is not None and after(since, every) >= linked.today:
        return
    place = locate_record(record, ("check_ins", latest, "date") if latest is not None else ())
    if since is None:
        lack = "no period that tells" if goal.period is None else "its period no dates that tell"
        headline = f"the goal `{record.id}` has no check-in, and {lack} since when one is due"
    elif latest is None:
        headline = f"the goal `{record.id}` has no check-in since its period began on {since}"
    else:
        headline = f"the latest check-in of the goal `{record.id}` is of {since}"
    help_line = f"one is due every {every}: add to `check_ins:` how it stands, or give the goal another `status`"
    yield diagnostic("check-in-overdue", headline, place, help=help_line)


def _undecided(linked: Linked, record: Record) -> Iterator[Diagnostic]:
    """A proposal that nobody decides. Where no day tells its age, nothing is said."""
    since, longest = _proposed_since(linked, record.fields), linked.options.checks.proposed_for
    open_until = getattr(record.fields, "comments_until", None)
    if since is None or after(since, longest) >= linked.today or (open_until and open_until >= linked.today):
        return
    headline = f"the {record.kind} `{record.id}` is proposed since {since}"
    words = "`adopted`, or a later `comments_until`" if record.kind == "value" else "`active` or `dropped`"
    help_line = f"decide within {longest}: write {words}"
    yield diagnostic("proposed-for-too-long", headline, locate_record(record, ("status",)), help=help_line)


def _proposed_since(linked: Linked, fields: Common) -> date | None:
    """The first day that a proposal tells: when people took part in it, could comment until, or its period began."""
    days = [item.date for item in fields.participation]
    if isinstance(fields, Value) and fields.comments_until is not None:
        days.append(fields.comments_until)
    if isinstance(fields, Work) and (start := period_start(linked, fields)) is not None:
        days.append(start)
    return min(days, default=None)

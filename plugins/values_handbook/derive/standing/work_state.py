"""How a goal or an objective stands today: what its owner reported, and what its measures and the calendar say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from values_handbook.derive.periods import period_labels
from values_handbook.derive.query import query
from values_handbook.derive.standing.disagreements import disagreements
from values_handbook.derive.standing.measures import gone_by
from values_handbook.derive.standing.scorecard import Tally, judge_measures
from values_handbook.model.kinds.work import Work
from values_handbook.model.period import period_dates

if TYPE_CHECKING:
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Key

CONFIDENCES = ("off-track", "at-risk", "on-track", "")
"""Confidence from the one that needs help first to none reported."""


class WorkState(NamedTuple):
    """How work stands that goes on.

    `confidence` is that of the latest check-in, `progress` its percentage; empty and None where it says none. `gone` is the
    share of the period that has gone by, in percent; None in a period without a length. `tally` counts the measures by
    verdict. `doubt` says whether the figures are better or worse than the confidence.
    """

    confidence: str
    progress: int | None
    gone: int | None
    tally: Tally
    doubt: Literal["", "better", "worse"]


@query
def work_state(linked: LinkedHandbook, key: Key) -> WorkState | None:
    """How a goal or an objective stands; None where it is not active."""
    record = linked.record(key)
    work = record.fields
    if not isinstance(work, Work) or work.status != "active":
        return None
    latest = work.latest_check_in
    dates = period_dates(work.period, period_labels(linked))
    gone = gone_by(dates, linked.today)
    doubts = {item.verdict == "behind" for item in disagreements(linked, key) if item is not None}
    return WorkState(
        confidence=(latest.confidence or "") if latest is not None else "",
        progress=round(latest.progress) if latest is not None and latest.progress is not None else None,
        gone=int(100 * gone) if gone is not None else None,
        tally=Tally.of(judge_measures(linked, record)),
        doubt="worse" if True in doubts else "better" if doubts else "",
    )

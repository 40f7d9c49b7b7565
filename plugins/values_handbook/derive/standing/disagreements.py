"""Where the figures of a measure say something else than the owner in the latest check-in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from values_handbook.derive.query import query
from values_handbook.derive.standing.scorecard import judge_measures
from values_handbook.model.kinds.work import Work

if TYPE_CHECKING:
    from datetime import date

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.derive.standing.measures import Verdict
    from values_handbook.model.record import Key


class Disagreement(NamedTuple):
    """What the figures say of a measure, and what the owner said of its goal or objective, on which day."""

    verdict: Verdict
    confidence: str
    day: date


@query
def disagreements(linked: LinkedHandbook, key: Key) -> tuple[Disagreement | None, ...]:
    """For each measure of a goal or an objective that is active: what figures and owner say, where that differs.

    It differs where the owner is on track and the measure is behind, and where the owner is off track and no measure is
    behind: an owner may give up a goal for one of its measures.
    """
    record = linked.record(key)
    work = record.fields
    assert isinstance(work, Work)
    latest = work.latest_check_in
    if work.status != "active" or latest is None or latest.confidence not in ("on-track", "off-track"):
        return (None,) * len(work.measures)
    verdicts = [item.verdict for item in judge_measures(linked, record)]
    is_better = latest.confidence == "off-track" and "behind" not in verdicts
    against = ("met", "on-the-way") if is_better else ("behind",) if latest.confidence == "on-track" else ()
    return tuple(
        Disagreement(verdict, latest.confidence, latest.date) if verdict in against else None for verdict in verdicts
    )

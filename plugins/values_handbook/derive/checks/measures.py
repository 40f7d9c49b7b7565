"""Checks of measures: a line that is reached, a confidence that the figures contradict, a target without a baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.derive.accountability.lessons import last_check_in
from values_handbook.derive.checks.check import Check, each, join_words
from values_handbook.derive.checks.goals import running_work, work_of
from values_handbook.derive.periods import period_labels
from values_handbook.derive.standing.measures import has_reached_stop, is_far_behind, is_limit, is_met, verdict_of
from values_handbook.diagnostics import Diagnostic, Related, diagnostic
from values_handbook.model.locate import locate_record
from values_handbook.model.period import period_dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.kinds.work import Measure
    from values_handbook.model.period import Dates
    from values_handbook.model.record import Record

FEW = 3
"""Measures that one message names."""


def _with_measures(linked: LinkedHandbook) -> list[Record]:
    work = (record for kind in ("objective", "goal") for record in running_work(linked, kind))
    return [record for record in work if work_of(record).measures]


def _with_stop(linked: LinkedHandbook) -> list[Record]:
    """The active goals and objectives with a line at which they are given up."""
    active = (record for record in _with_measures(linked) if record.fields.status == "active")
    return [record for record in active if any(item.stop_at is not None for item in work_of(record).measures)]


def _stopped(_: LinkedHandbook, record: Record) -> Iterator[Diagnostic]:
    for place, measure in enumerate(work_of(record).measures):
        if not has_reached_stop(measure):
            continue
        headline = (
            f"the {record.kind} `{record.id}` has reached the line at which it is given up: "
            f"`{measure.title}` stands at {measure.current}"
        )
        close = (
            f"`handbook close {record.key} --then drop` writes how it ended"
            if record.kind == "goal"
            else f"give it up: `handbook set {record.key} status=dropped`"
        )
        yield diagnostic(
            "stop-at-reached",
            headline,
            locate_record(record, ("measures", place, "current")),
            related=[Related(locate_record(record, ("measures", place, "stop_at")), "the line")],
            help=f"{close}; or say in a check-in why it goes on, and move `stop_at`",
        )


def _with_confidence(linked: LinkedHandbook) -> list[Record]:
    """The active goals and objectives with measures whose latest check-in says that they are on or off track."""
    active = (record for record in _with_measures(linked) if record.fields.status == "active")
    return [record for record in active if _confidence(record) in ("on-track", "off-track")]


def _confidence(record: Record) -> str | None:
    latest = last_check_in(work_of(record))
    return None if latest is None else work_of(record).check_ins[latest].confidence


def _contradicted(linked: LinkedHandbook, record: Record) -> Iterator[Diagnostic]:
    """A confidence that the figures contradict as a whole; a single measure that lags behind does not."""
    work, confidence = work_of(record), _confidence(record)
    period = period_dates(work.period, period_labels(linked))
    against = _against(linked, work.measures, period, confidence == "on-track")
    if not against:
        return
    shown = [f"`{work.measures[place].title}`" for place in against[:FEW]]
    named = join_words([*shown, f"{len(against) - FEW} more"] if len(against) > FEW else shown, "and")
    if confidence == "on-track":
        told = f"{'is' if len(against) == 1 else 'are'} far behind or past a limit"
        help_line = (
            "bring the figures or the `confidence` up to date, or say in a `note` why it is on track all the same"
        )
    else:
        told = f"{'is' if len(against) == 1 else 'are'} met or on the way"
        help_line = "add a measure of what is off track, or bring the `confidence` up to date"
    latest = last_check_in(work)
    assert latest is not None
    yield diagnostic(
        "confidence-against-measures",
        f"the latest check-in of the {record.kind} `{record.id}` says {confidence}, and {named} {told}",
        locate_record(record, ("check_ins", latest, "confidence")),
        related=[
            Related(locate_record(record, ("measures", place, "current")), f"{work.measures[place].current}")
            for place in against[:FEW]
        ],
        help=help_line,
    )


def _against(
    linked: LinkedHandbook, measures: tuple[Measure, ...], period: Dates | None, is_confident: bool
) -> list[int]:
    """The measures that speak against a confidence: for an owner on track a limit that is passed, else all if all do.

    Milestones do not: until the last day nobody knows from them how far the work is.
    """
    judged = {
        place: measure
        for place, measure in enumerate(measures)
        if is_met(measure) is not None and not isinstance(measure.target, str)
    }
    if is_confident:
        passed = [place for place, measure in judged.items() if is_limit(measure) and not is_met(measure)]
        behind = [place for place, measure in judged.items() if is_far_behind(measure, period, linked.today)]
        return passed or (behind if len(behind) == len(judged) == len(measures) else [])
    good = [place for place, measure in judged.items() if verdict_of(measure, period, linked.today) != "behind"]
    return good if len(good) == len(measures) else []


def _without_baseline(_: LinkedHandbook, record: Record) -> Iterator[Diagnostic]:
    for place, measure in enumerate(work_of(record).measures):
        if _needs_baseline(measure):
            headline = f"the measure `{measure.title}` of the {record.kind} `{record.id}` has a target and no baseline"
            where = locate_record(record, ("measures", place, "target"))
            help_line = "add `baseline:` with the figure from which it starts; where nobody knows it, measure it first"
            yield diagnostic("measure-without-baseline", headline, where, help=help_line)


def _needs_baseline(measure: Measure) -> bool:
    """Whether the target of a measure means little without the figure from which it starts.

    A count that grows starts at nothing, a limit is kept or not, and a history tells where it was.
    """
    is_share = (measure.unit or "").strip() == "%"
    return (
        measure.baseline is None
        and not (measure.target is None or isinstance(measure.target, str))
        and (measure.direction == "decrease" or (is_share and measure.direction != "keep"))
        and measure.comparison is None
        and not measure.history
        and not measure.same_as
    )


CHECKS = (
    Check("stop-at-reached", _with_stop, each(_stopped)),
    Check("confidence-against-measures", _with_confidence, each(_contradicted)),
    Check("measure-without-baseline", _with_measures, each(_without_baseline)),
)

"""How a measure stands: whether it is met, how far it has come, whether that is far enough by now."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from operator import ge, gt, le, lt
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Callable

    from values_handbook.model.kinds.work import Measure
    from values_handbook.model.period import Dates

Verdict = Literal["met", "on-the-way", "behind", "no-evidence"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
_COMPARES: dict[str, Callable[[float, float], bool]] = {"below": lt, "at-most": le, "at-least": ge, "above": gt}


def is_limit(measure: Measure) -> bool:
    """Whether the target is a limit that is not to be passed, and not a place to be reached.

    It is where the figure is to stay, and where it is better to move away from the target than towards it: `decrease` from
    3, with a target of 5, is to stay below 5.
    """
    baseline, target = _figure(measure.baseline), _figure(measure.target)
    if measure.direction == "keep":
        return True
    if baseline is None or target is None or measure.direction is None:
        return False
    return target >= baseline if measure.direction == "decrease" else target <= baseline


def is_met(measure: Measure) -> bool | None:
    """Whether the target is reached, or the limit kept; None without evidence.

    The side of a limit on which the figure is to stay is that of the baseline; where the two are the same, the figure is to
    stay exactly there. A milestone is reached where the current text is that of the target; a figure that is taken as a
    text is no milestone, and not compared.
    """
    target, current = measure.target, measure.current
    if target is None or current is None:
        return None
    if isinstance(target, str):
        return True if current == target else None if _has_figure_as_text(measure) else False
    if isinstance(current, str):
        return None
    if measure.comparison is not None:
        return _COMPARES[measure.comparison](current, target)
    if current == target:
        return True
    better = _better_side(measure, target)
    side = 1 if current > target else -1
    return None if better is None else better == side


def _has_figure_as_text(measure: Measure) -> bool:
    return any(
        doubt.reason in ("text", "unit") and doubt.place in (("target",), ("current",)) for doubt in measure.doubts
    )


def _better_side(measure: Measure, target: float) -> int | None:
    """The side of the target on which a figure is good: 1 above, -1 below, 0 on neither; None where it is unknown."""
    if measure.direction == "keep":
        baseline = _figure(measure.baseline)
        return None if baseline is None else (baseline > target) - (baseline < target)
    return {"increase": 1, "decrease": -1}.get(measure.direction or "")


def progress_of(measure: Measure) -> int | None:
    """The share of the way from baseline to target that a measure has come, 0 to 100; None without three figures.

    Only 100 means that the target is reached: 99.6 % is 99. A limit gives 0 or 100.
    """
    baseline, target, current = map(_figure, (measure.baseline, measure.target, measure.current))
    if baseline is None or target is None or current is None:
        return None
    if is_met(measure):
        return 100
    if is_limit(measure) or baseline == target:
        return 0
    return max(0, min(99, int(100 * _way(baseline, target, current))))


def _way(baseline: float, target: float, current: float) -> Fraction:
    """The share of the way, exactly: figures may be so large that their difference is no float."""
    start = Fraction(baseline)
    return (Fraction(current) - start) / (Fraction(target) - start)


def has_reached_stop(measure: Measure) -> bool:
    """Whether a measure stands at or past the line at which its goal is given up; not where it is unknown.

    The line lies on the bad side of the target. A text is an event, and has happened where the current text is the same.
    """
    stop, current = measure.stop_at, measure.current
    if stop is None or current is None:
        return False
    if isinstance(stop, str) or isinstance(current, str):
        return stop == current
    target = _figure(measure.target)
    if target is not None and target != stop:
        return current >= stop if stop > target else current <= stop
    if measure.direction in ("increase", "decrease"):
        return current <= stop if measure.direction == "increase" else current >= stop
    return False


def verdict_of(measure: Measure, period: Dates | None, today: date) -> Verdict:
    """How a measure stands in a period, by today.

    Behind is what has passed its limit, what is not met when the period is over, and what has come a smaller share of its
    way than of the period had gone by on the day of the figure; in a period without a length, what has not come any way.
    """
    met = is_met(measure)
    if met is None:
        return "no-evidence"
    if met:
        return "met"
    if is_limit(measure) or (period is not None and period.end < today):
        return "behind"
    baseline, target, current = map(_figure, (measure.baseline, measure.target, measure.current))
    if baseline is None or target is None or current is None:
        return "on-the-way"  # a milestone, or a figure of which nobody knows where it started
    way, due = _way(baseline, target, current), gone_by(period, measure.as_of or today) or 0
    return "on-the-way" if way > 0 and way >= due else "behind"


FAR_BEHIND = Fraction(3, 4)
"""A measure that has come a smaller share of what would be done by now is far behind."""


def is_far_behind(measure: Measure, period: Dates | None, today: date) -> bool:
    """Whether a figure has come much less of its way than of the period had gone by on its day, or passes a limit."""
    if is_met(measure) is not False:
        return False
    if is_limit(measure):
        return True
    baseline, target, current = map(_figure, (measure.baseline, measure.target, measure.current))
    if baseline is None or target is None or current is None:
        return False
    return _way(baseline, target, current) < FAR_BEHIND * (gone_by(period, measure.as_of or today) or 0)


def due_progress(measure: Measure, period: Dates | None, today: date) -> int | None:
    """The share of its way, 0 to 100, that a measure would have come by the day of its figure if it came an even one.

    None where it is met, has no way to come, or is in a period without a length.
    """
    if is_met(measure) or is_limit(measure) or progress_of(measure) is None:
        return None
    gone = gone_by(period, measure.as_of or today)
    return None if gone is None else int(100 * gone)


def gone_by(period: Dates | None, day: date) -> Fraction | None:
    """The share of a period that has gone by at the end of a day, 0 to 1; None where the period has no length."""
    if period is None or period.start == date.min or period.end == date.max:
        return None
    gone, length = ((last - period.start).days + 1 for last in (day, period.end))
    return max(Fraction(0), min(Fraction(1), Fraction(gone, length)))


def _figure(value: float | str | None) -> float | None:
    return None if isinstance(value, str) else value

"""How a measure stands: by its target, its limit, and the part of its period that had gone by."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from values_handbook.derive.standing.measures import VERDICTS, due_progress, is_met, progress_of, verdict_of
from values_handbook.model.kinds.work import Measure
from values_handbook.model.period import Dates

if TYPE_CHECKING:
    from values_handbook.derive.standing.measures import Verdict

TODAY = date(2026, 11, 23)
HALF = Dates(date(2026, 7, 1), date(2026, 12, 31))
"""184 days. On 31 October, 123 of them had gone by: 66.8%."""


def measure(**fields: Any) -> Measure:
    return Measure.model_validate({"title": "Figure", **{name: str(value) for name, value in fields.items()}})


JUDGED: list[tuple[str, dict[str, Any], Verdict]] = [
    ("the target is reached", {"baseline": 9, "target": 1, "current": 1}, "met"),
    ("it is better than the target", {"baseline": 9, "target": 1, "current": 0}, "met"),
    ("more is better and it is more", {"baseline": 1, "target": 9, "current": 12}, "met"),
    ("two thirds of the way are due", {"baseline": 0, "target": 1000, "current": 669, "as_of": "2026-10-31"}, "on-the-way"),
    ("and this is less", {"baseline": 0, "target": 1000, "current": 668, "as_of": "2026-10-31"}, "behind"),
    ("downwards it is the same", {"baseline": 1000, "target": 0, "current": 331, "as_of": "2026-10-31"}, "on-the-way"),
    ("of a figure of long ago less was due", {"baseline": 0, "target": 100, "current": 1, "as_of": "2026-07-01"}, "on-the-way"),
    ("before the period nothing was due, and yet some way is wanted", {"baseline": 0, "target": 9, "current": 0, "as_of": "2026-06-01"}, "behind"),
    ("it goes the wrong way", {"baseline": 9, "target": 1, "current": 12, "as_of": "2026-07-01"}, "behind"),
    ("a figure without a day is one of today", {"baseline": 0, "target": 100, "current": 79}, "behind"),
    ("stay below 5", {"direction": "keep", "baseline": 3, "target": 5, "current": 4}, "met"),
    ("stay below 5, just so", {"direction": "keep", "baseline": 3, "target": 5, "current": 5}, "met"),
    ("stay below 5, and it is worse", {"direction": "keep", "baseline": 3, "target": 5, "current": 5.1}, "behind"),
    ("stay above 95", {"direction": "keep", "baseline": 99, "target": 95, "current": 96}, "met"),
    ("stay above 95, and it is worse", {"direction": "keep", "baseline": 99, "target": 95, "current": 94}, "behind"),
    ("stay where it is", {"baseline": 0, "target": 0, "current": 0}, "met"),
    ("stay where it is, and it has not", {"baseline": 0, "target": 0, "current": 1}, "behind"),
    ("a limit whose good side nobody told", {"direction": "keep", "target": 5, "current": 4}, "no-evidence"),
    ("less is better, and the target is a limit", {"direction": "decrease", "baseline": 3, "target": 5, "current": 4}, "met"),
    ("less is better, and the limit is passed", {"direction": "decrease", "baseline": 3, "target": 5, "current": 6}, "behind"),
    ("more is better, and the target is a limit", {"direction": "increase", "baseline": 7, "target": 5, "current": 4}, "behind"),
    ("a target without a start, reached", {"direction": "increase", "target": 5, "current": 6}, "met"),
    ("a target without a start, not reached", {"direction": "increase", "target": 5, "current": 4}, "on-the-way"),
    ("a target alone, reached to the point", {"target": 5, "current": 5}, "met"),
    ("a target alone, of which nobody said which way is better", {"target": 5, "current": 6}, "no-evidence"),
    ("no figure", {"baseline": 9, "target": 1}, "no-evidence"),
    ("no target", {"baseline": 9, "current": 1}, "no-evidence"),
    ("nothing at all", {}, "no-evidence"),
    ("a word where a figure is wanted", {"baseline": 9, "target": 1, "current": "soon"}, "no-evidence"),
    ("a milestone, reached", {"target": "signed", "current": "signed"}, "met"),
    ("a milestone, not reached", {"target": "signed", "current": "draft"}, "on-the-way"),
    ("a milestone of which nothing is told", {"target": "signed"}, "no-evidence"),
    ("a bound below the target", {"baseline": 9, "target": "< 5", "current": 4}, "met"),
    ("a bound is strict", {"baseline": 9, "target": "< 5", "current": 5, "as_of": "2026-07-01"}, "on-the-way"),
    ("a bound that may be reached", {"baseline": 9, "target": "<= 5", "current": 5}, "met"),
    ("a bound above", {"baseline": 3, "target": ">= 20", "current": 25}, "met"),
    ("a bound above, strictly", {"baseline": 3, "target": "> 20", "current": 20, "as_of": "2026-07-01"}, "on-the-way"),
    ("a bound says which way is better without a baseline", {"target": "≥ 99.9 %", "current": "99.95 %"}, "met"),
    ("a bound that is kept from the start", {"baseline": 3, "target": "< 5", "current": 4}, "met"),
    ("a bound that is passed", {"baseline": 3, "target": "< 5", "current": 5}, "behind"),
    ("thousands with commas", {"baseline": "1,000", "target": "2,000", "current": "2,100"}, "met"),
    ("figures with their unit", {"baseline": "9h", "target": "2h", "current": "1h"}, "met"),
    ("another unit is not compared", {"baseline": "9h", "target": "90 min", "current": "2h"}, "no-evidence"),
    ("a range is not compared", {"baseline": 3, "target": "5-10", "current": 7}, "no-evidence"),
    ("a text with a figure that is reached", {"target": "3/5", "current": "3/5"}, "met"),
    ("zero is a figure", {"baseline": 4, "target": 0, "current": 0}, "met"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "verdict"), [pytest.param(*case[1:], id=case[0]) for case in JUDGED])
def test_a_measure_is_judged_in_the_middle_of_its_period(fields: dict[str, Any], verdict: Verdict) -> None:
    assert verdict_of(measure(**fields), HALF, TODAY) == verdict


@pytest.mark.parametrize(
    ("fields", "due"),
    [
        ({"baseline": 0, "target": 100, "current": 10}, 79),  # 146 of 184 days on 23 November
        ({"baseline": 0, "target": 100, "current": 10, "as_of": "2026-10-31"}, 66),
        ({"baseline": 0, "target": 100, "current": 100}, None),
        ({"baseline": 3, "target": "< 5", "current": 5}, None),
        ({"target": "signed", "current": "draft"}, None),
    ],
)
def test_a_figure_should_have_come_as_far_as_its_period(fields: dict[str, Any], due: int | None) -> None:
    assert due_progress(measure(**fields), HALF, TODAY) == due
    assert due_progress(measure(**fields), None, TODAY) is None


NO_PERIOD = [None, Dates(date.min, date(2027, 1, 1)), Dates(date(2026, 1, 1), date.max)]


@pytest.mark.parametrize("period", NO_PERIOD)
def test_in_a_period_without_a_length_any_way_is_far_enough(period: Dates | None) -> None:
    far, not_at_all = (measure(baseline=0, target=100, current=current) for current in (1, 0))
    assert (verdict_of(far, period, TODAY), verdict_of(not_at_all, period, TODAY)) == ("on-the-way", "behind")


@pytest.mark.parametrize(
    "fields", [{"baseline": 0, "target": 10, "current": 9}, {"target": "signed", "current": "draft"}]
)
def test_what_is_not_met_when_the_period_is_over_is_behind(fields: dict[str, Any]) -> None:
    on_time = measure(**fields, as_of="2026-01-02")
    assert verdict_of(on_time, Dates(date(2026, 1, 1), date(2026, 11, 22)), TODAY) == "behind"
    assert verdict_of(on_time, Dates(date(2026, 1, 1), TODAY), TODAY) == "on-the-way"


FIGURES = st.one_of(
    st.none(),
    st.integers(),
    st.integers(-999, 999).map(lambda number: number / 100),
    st.sampled_from(["signed", "draft"]),
)
MEASURES = st.fixed_dictionaries(
    {"baseline": FIGURES, "target": FIGURES, "current": FIGURES},
    optional={"direction": st.sampled_from(["increase", "decrease", "keep"])},
)


@given(MEASURES)
def test_whatever_the_figures_progress_is_a_share_and_full_where_the_target_is_met(fields: dict[str, Any]) -> None:
    found = measure(**{name: value for name, value in fields.items() if value is not None})
    verdict = verdict_of(found, HALF, TODAY)
    assert verdict in VERDICTS
    assert (verdict == "met") == bool(is_met(found))
    assert (verdict == "no-evidence") == (is_met(found) is None)
    progress = progress_of(found)
    if progress is not None and is_met(found) is not None:
        assert 0 <= progress <= 100
        assert (progress == 100) == is_met(found)

"""How a goal stands: what its owner reported beside what figures and the calendar say, counted by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.compare.repositories import write
from tests.support import TODAY
from values_handbook.derive.standing.work_state import WorkState, work_state
from values_handbook.model.record import Key
from values_handbook.options import read_options
from values_handbook.pipeline import load
from values_handbook.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    StateOf = Callable[[str], WorkState | None]

# Today is 23 November 2026: day 54 of the 92 of the last quarter, or 58.6 %.
BEHIND = "{title: Minutes, baseline: 100, target: 0, current: 90, as_of: 2026-11-23}"
ON_THE_WAY = "{title: Minutes, baseline: 100, target: 0, current: 10, as_of: 2026-11-23}"
MET = "{title: Minutes, baseline: 100, target: 0, current: 0}"


@pytest.fixture
def state_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StateOf:
    """A function from the fields of a goal to its state."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)

    def compute(fields: str) -> WorkState | None:
        write(tmp_path / "content", {"goals.yml": f"- id: calm\n  title: Calm\n{fields}"})
        site = load(Project(root=tmp_path, content=tmp_path / "content", options=read_options({})))
        assert not site.errors
        return work_state(site.linked, Key("goal", "calm"))

    return compute


def test_the_latest_check_in_speaks_for_the_owner_in_whatever_order_they_stand(state_of: StateOf) -> None:
    state = state_of("""  period: 2026-Q4
  check_ins:
    - {date: 2026-11-01, progress: 55, confidence: at-risk}
    - {date: 2026-10-01, progress: 10, confidence: on-track}
""")
    assert state is not None
    assert (state.confidence, state.progress, state.gone, state.doubt) == ("at-risk", 55, 58, "")


def test_a_goal_that_nobody_has_checked_and_without_a_period_says_so(state_of: StateOf) -> None:
    state = state_of("")
    assert state is not None
    assert (state.confidence, state.progress, state.gone, state.tally.total) == ("", None, None, 0)


@pytest.mark.parametrize("status", ["proposed", "paused", "achieved", "missed", "dropped"])
def test_what_does_not_go_on_has_no_state(state_of: StateOf, status: str) -> None:
    assert state_of(f"  status: {status}\n  check_ins: [{{date: 2026-10-01, confidence: on-track}}]\n") is None


def test_measures_are_counted_by_how_they_stand(state_of: StateOf) -> None:
    state = state_of(f"  period: 2026-Q4\n  measures: [{BEHIND}, {ON_THE_WAY}, {MET}, {MET}, {{title: New}}]\n")
    assert state is not None
    assert state.tally.counts == (2, 1, 1, 1)


@pytest.mark.parametrize(
    ("confidence", "measure", "doubt"),
    [
        ("on-track", BEHIND, "worse"),
        ("on-track", ON_THE_WAY, ""),
        ("off-track", MET, "better"),
        ("off-track", BEHIND, ""),
        ("at-risk", BEHIND, ""),
    ],
)
def test_a_doubt_is_told_where_figures_and_owner_differ(
    state_of: StateOf, confidence: str, measure: str, doubt: str
) -> None:
    state = state_of(f"""  period: 2026-Q4
  measures: [{measure}]
  check_ins: [{{date: 2026-11-01, confidence: {confidence}}}]
""")
    assert state is not None
    assert state.doubt == doubt

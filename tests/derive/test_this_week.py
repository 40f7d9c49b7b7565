"""The behaviour of the week: the same for everyone, another one each week, and values take turns."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.compare.repositories import write
from values_handbook.derive.this_week import behaviour_of_the_week
from values_handbook.options import read_options
from values_handbook.pipeline import load
from values_handbook.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from values_handbook.derive.this_week import BehaviourToTry

    OnDay = Callable[[datetime], BehaviourToTry | None]

VALUES = """\
- id: candor
  title: Candor
  behaviours: [{id: a, title: A}, {id: b, title: B}, {id: c, title: C}, Without an id., {id: ours, title: O, teams: [t]}]
- {id: craft, title: Craft, behaviours: [{id: d, title: D}]}
- {id: bare, title: Bare}
- {id: new, title: New, status: proposed, behaviours: [{id: e, title: E}]}
"""
MONDAY = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture
def on_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> OnDay:
    """A function from a day to its behaviour."""
    write(tmp_path / "content", {"values.yml": VALUES, "teams.yml": "- {id: t, title: T}\n"})

    def compute(day: datetime) -> BehaviourToTry | None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(day.timestamp())))
        site = load(Project(root=tmp_path, content=tmp_path / "content", options=read_options({})))
        assert not site.errors
        return behaviour_of_the_week(site.linked)

    return compute


def test_it_stays_from_monday_to_sunday(on_day: OnDay) -> None:
    week = {on_day(MONDAY + timedelta(days=day)) for day in range(7)}
    assert len(week) == 1
    assert on_day(MONDAY + timedelta(days=7)) not in week


def test_values_in_force_take_turns_and_their_behaviours_within_them(on_day: OnDay) -> None:
    found = [on_day(MONDAY + timedelta(weeks=week)) for week in range(12)]
    named = Counter((item.value.id, item.behaviour) for item in found if item)
    # Six weeks each; what has no id cannot be linked to, and what one team is asked is not asked of everyone.
    assert named == {("candor", "a"): 2, ("candor", "b"): 2, ("candor", "c"): 2, ("craft", "d"): 6}
    assert all(one != other for one, other in pairwise(found))


def test_a_handbook_without_behaviours_has_none(tmp_path: Path) -> None:
    write(tmp_path / "content", {"values.yml": "- {id: bare, title: Bare}\n"})
    site = load(Project(root=tmp_path, content=tmp_path / "content", options=read_options({})))
    assert behaviour_of_the_week(site.linked) is None

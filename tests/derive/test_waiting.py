"""What waits for whom, worked out a second time from what was written; and who has a page for it."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support import TODAY
from values_handbook.derive.accountability.lessons import lessons
from values_handbook.derive.accountability.waiting import NO_TEAM, NOBODY, duties, team_duties
from values_handbook.options import read_options
from values_handbook.pipeline import Site, load
from values_handbook.project import Project

NOW = date(2026, 11, 23)
SIX_WEEKS = timedelta(days=42)
PERIODS = {
    "2026-H1": (date(2026, 1, 1), date(2026, 6, 30)),
    "2026-H2": (date(2026, 7, 1), date(2026, 12, 31)),
    "2027": (date(2027, 1, 1), date(2027, 12, 31)),
}
PEOPLE, TEAMS = ["p0", "p1", "p2"], ["t0", "t1"]
STATUSES = ["proposed", "active", "active", "paused", "achieved", "missed", "dropped"]


@st.composite
def goals(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Goals with owners, or none, in every state, with check-ins from August to November."""
    days = st.integers(min_value=0, max_value=110).map(lambda number: date(2026, 8, 1) + timedelta(days=number))
    learned = st.sampled_from([{}, {"learned": "Something."}])
    return [
        {
            "id": f"g{number}",
            "title": f"G{number}",
            "owner": draw(st.lists(st.sampled_from([*PEOPLE, *TEAMS]), max_size=2, unique=True)),
            "status": draw(st.sampled_from(STATUSES)),
            "period": draw(st.sampled_from([*PERIODS, "someday"])),
            "check_ins": [{"date": day, **draw(learned)} for day in draw(st.lists(days, max_size=2, unique=True))],
        }
        for number in range(draw(st.integers(min_value=0, max_value=6)))
    ]


def made(folder: Path, records: list[dict[str, Any]]) -> Site:
    """The handbook of these goals."""
    content = folder / "content"
    content.mkdir()
    files = {
        "goals": records,
        "people": [{"id": name, "title": name} for name in PEOPLE],
        "teams": [{"id": name, "title": name} for name in TEAMS],
    }
    for name, found in files.items():
        (content / f"{name}.yml").write_text(yaml.safe_dump(found), encoding="utf-8")
    return load(Project(root=folder, content=content, options=read_options({"people_pages": True})))


def waits(goal: dict[str, Any]) -> tuple[str, date | None] | None:
    """What a goal waits for, and since when."""
    if goal["status"] != "active":
        return None
    start, end = PERIODS.get(goal["period"], (None, None))
    if end is not None and end < NOW:
        return "close", end
    since = max((item["date"] for item in goal["check_ins"]), default=start)
    if since is None:
        return "check-in", None
    return ("check-in", since + SIX_WEEKS) if since + SIX_WEEKS < NOW else None


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(goals())
def test_each_thing_waits_for_its_owners_and_for_nobody_else(records: list[dict[str, Any]]) -> None:
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
        patch.setenv("SOURCE_DATE_EPOCH", TODAY)
        site = made(Path(folder), records)
        found = duties(site.linked)
        told = {
            (key.id, item.key.id): (item.reason, item.day) for key, those in found.items() for item in those.waiting
        }
        meant = {
            (owner, goal["id"]): waiting
            for goal in records
            if (waiting := waits(goal)) is not None
            for owner in goal["owner"] or [NOBODY.id]
        }
        assert told == meant
        by_team = {(key.id, item.key.id) for key, those in team_duties(site.linked).items() for item in those.waiting}
        assert by_team == {
            (team, goal["id"])
            for goal in records
            if waits(goal) is not None
            for team in [owner for owner in goal["owner"] if owner in TEAMS] or [NO_TEAM.id]
        }
        for those in found.values():
            days = [item.day for item in those.waiting]
            assert days == sorted(days, key=lambda day: (day is None, day or NOW))
        owned = {key.id: [goal.id for goal in those.owns] for key, those in found.items() if key != NOBODY}
        owners = {owner for goal in records for owner in goal["owner"]}
        assert owned == {owner: [goal["id"] for goal in records if owner in goal["owner"]] for owner in owners}
        pages = {page.key.id for page in site.plan.pages if page.role == "owner" and page.key}
        assert pages == owners & set(PEOPLE)
        late = {item.headline.split("`")[1] for item in site.diagnostics if item.code == "check-in-overdue"}
        assert late >= {goal for (_, goal), (reason, _) in told.items() if reason == "check-in"}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(goals())
def test_a_closed_goal_has_a_lesson_or_is_asked_for_it(records: list[dict[str, Any]]) -> None:
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
        patch.setenv("SOURCE_DATE_EPOCH", TODAY)
        site = made(Path(folder), records)
        closed = {goal["id"]: goal for goal in records if goal["status"] in ("achieved", "missed", "dropped")}
        taught = {
            name: "learned" in max(goal["check_ins"], key=lambda item: item["date"], default={})
            for name, goal in closed.items()
        }
        assert {lesson.key.id: bool(lesson.learned) for lesson in lessons(site.linked)} == taught
        asked = {item.headline.split("`")[1] for item in site.diagnostics if item.code == "closed-without-learning"}
        assert asked == {name for name, is_taught in taught.items() if not is_taught}

"""Dates of cycles among what is due, and the goals of each cycle; today is 23 November 2026."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support import MKDOCS, TODAY
from values_handbook.derive.accountability.waiting import duties
from values_handbook.derive.calendar.deadlines import deadlines, deadlines_of
from values_handbook.derive.goal_cycles import goals_of_cycle, is_running
from values_handbook.model.record import Key
from values_handbook.pipeline import load
from values_handbook.project import read_project

if TYPE_CHECKING:
    from pathlib import Path

    from values_handbook.derive.linked_handbook import LinkedHandbook

CYCLES = """
- {id: 2026-H1, close_by: 2026-11-01}
- {id: 2026-H2, owner: cto, draft_by: 2026-05-29, close_by: 2027-01-15, retrospective: 2027-01-20}
- {id: 2027-H1, draft_by: 2026-11-23, agree_by: 2026-12-18}
"""
GOALS = """
- {id: over, title: Over, period: 2026-H1}
- {id: late-over, title: Closed late, period: 2026-H1, status: achieved}
- {id: now, title: Now, period: 2026-H2, check_ins: [{date: 2026-11-20}]}
- {id: quarter, title: A quarter of it, period: 2026-Q4, check_ins: [{date: 2026-11-20}]}
- {id: hidden, title: Hidden, period: 2026-H2, publish: false}
"""


@pytest.fixture
def linked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LinkedHandbook:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    (tmp_path / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    (tmp_path / "content").mkdir()
    others = {"people": "- {id: cto, title: CTO}", "teams": "- {id: platform, title: Platform}"}
    for name, text in {"cycles": CYCLES, "goals": GOALS, **others}.items():
        (tmp_path / "content" / f"{name}.yml").write_text(text, encoding="utf-8")
    site = load(read_project(tmp_path)[0])
    assert [item.headline for item in site.errors] == []
    return site.linked


def test_dates_from_today_on_are_due_and_a_goal_is_to_be_closed_by_the_day_of_its_cycle(linked: LinkedHandbook) -> None:
    found = [(str(item.day), item.reason, item.key.id) for item in deadlines(linked) if item.reason != "check-in"]
    assert found == [
        ("2026-11-01", "close", "over"),
        ("2026-11-23", "cycle-draft-by", "2027-H1"),
        ("2026-12-18", "cycle-agree-by", "2027-H1"),
        ("2026-12-31", "cycle-end", "2026-H2"),
        ("2027-01-01", "cycle-start", "2027-H1"),
        ("2027-01-15", "cycle-close-by", "2026-H2"),
        ("2027-01-20", "cycle-retrospective", "2026-H2"),
        ("2027-06-30", "cycle-end", "2027-H1"),
    ]


def test_dates_of_cycles_concern_every_team(linked: LinkedHandbook) -> None:
    assert sum(item.key.kind == "cycle" for item in deadlines_of(linked, Key("team", "platform"))) == 7


def test_what_an_owner_sees_to_is_an_open_task_of_theirs_and_of_nobody_else(linked: LinkedHandbook) -> None:
    found = {
        owner.id: [item.reason for item in mine.waiting if item.key.kind == "cycle"]
        for owner, mine in duties(linked).items()
    }
    assert found["cto"] == ["cycle-close-by", "cycle-retrospective"]
    assert [reasons for owner, reasons in found.items() if owner != "cto" and reasons] == []


def test_a_cycle_has_the_published_goals_that_name_it(linked: LinkedHandbook) -> None:
    cycles = {record.id: record for record in linked.of("cycle")}
    goals = {label: [key.id for key in goals_of_cycle(linked, record.key)] for label, record in cycles.items()}
    assert goals == {"2026-H1": ["over", "late-over"], "2026-H2": ["now"], "2027-H1": []}
    assert [label for label, record in cycles.items() if is_running(linked, record)] == ["2026-H2"]

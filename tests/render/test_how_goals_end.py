"""What goals need from other teams, how they ended, and when they are given up; today is 23 November 2026."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.support import MKDOCS, TODAY
from values_handbook.model.record import Key
from values_handbook.pipeline import load
from values_handbook.project import read_project
from values_handbook.render.context.site import SiteContext
from values_handbook.render.views.accountability.closing import cycle_end_view
from values_handbook.render.views.accountability.needs import needs_from_team, needs_of_goal, needs_of_team
from values_handbook.render.views.measures import measure_views

if TYPE_CHECKING:
    from pathlib import Path

    from values_handbook.render.context import PageContext
    from values_handbook.render.views.accountability.needs import NeedView

FILES = {
    "teams": """
- {id: platform, title: Platform}
- {id: care, title: Care}
- {id: sre, title: SRE}
""",
    "goals": """
- id: deploys
  title: Deploys
  team: platform
  needs:
    - {team: sre, what: A test lane, agreed: yes}
    - {team: care, what: Two days of readers' time, agreed: no}
    - {team: care, what: A list}
    - {team: platform, what: Its own time}
- {id: shared, title: Shared, team: [platform, care], needs: [{team: care, what: A room, agreed: yes}]}
- {id: whole, title: Whole, needs: [{team: sre, what: Figures}]}
- {id: closed-before, title: Closed, team: platform, closing: {date: 2026-11-02}, needs: [{team: sre, what: Nothing more}]}
- {id: hidden, title: Hidden, team: platform, publish: false, needs: [{team: sre, what: A secret}]}
""",
    "goals/ended": """
- {id: first, title: First, period: 2026-H1, status: achieved, closing: {date: 2026-06-30, score: 1, then: carry, learned: Rehearse.}}
- {id: second, title: Second, period: 2026-H1, status: missed, closing: {date: 2026-07-03, score: 0.4, then: change}}
- {id: third, title: Third, period: 2026-H1, status: missed, closing: {date: 2026-07-03, score: 0.39, then: change}}
- {id: fourth, title: Fourth, period: 2026-H1, ambition: aspirational, status: achieved, closing: {date: 2026-07-03, score: 0.7}}
- {id: left-open, title: Left open, period: 2026-H1}
- {id: earlier, title: Earlier, period: 2025-H2, status: dropped, closing: {date: 2025-12-01, score: 0, then: drop}}
- {id: never, title: Never closed, period: 2025-H1}
- {id: early, title: Early, period: 2026-H2, status: dropped, closing: {date: 2026-09-11, then: drop}}
- {id: open, title: Open, period: 2026-H2}
- {id: secret, title: Secret, period: 2026-H1, publish: false, closing: {date: 2026-07-03, score: 1}}
""",
    "goals/lines": """
- id: trial
  title: Trial
  measures:
    - {title: Wrong answers, unit: "%", baseline: 5, target: 1, current: 9, stop_at: 8}
    - {title: Guests, baseline: 5, target: 10, current: 4, stop_at: 3}
    - {title: Contract, target: signed, current: draft, stop_at: refused}
    - {title: Calls, baseline: 5, target: 10, current: 4}
""",
}


@pytest.fixture
def context(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PageContext:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    (tmp_path / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    (tmp_path / "content/goals").mkdir(parents=True)
    for name, text in FILES.items():
        (tmp_path / f"content/{name}.yml").write_text(text, encoding="utf-8")
    site = load(read_project(tmp_path)[0])
    assert [item.headline for item in site.errors] == []
    return SiteContext(site).on("")


def words(need: NeedView) -> tuple[str, str, str]:
    what, whose = (re.sub(r"<[^>]+>", "", str(part)) for part in (need.what, need.whose))
    return what, whose, need.agreed.label


def test_a_team_sees_what_it_needs_and_what_others_need_from_it(context: PageContext) -> None:
    assert [words(need) for need in needs_of_team(context, Key("team", "platform"))] == [
        ("A test lane", "from SRE for Deploys", "agreed"),
        ("Two days of readers' time", "from Care for Deploys", "not agreed"),
        ("A list", "from Care for Deploys", "no answer yet"),
        ("A room", "from Care for Shared", "agreed"),
    ]
    assert [words(need) for need in needs_from_team(context, Key("team", "care"))] == [
        ("Two days of readers' time", "needed by Platform for Deploys", "not agreed"),
        ("A list", "needed by Platform for Deploys", "no answer yet"),
        ("A room", "needed by Platform, Care for Shared", "agreed"),
    ]
    assert [words(need) for need in needs_from_team(context, Key("team", "sre"))] == [
        ("A test lane", "needed by Platform for Deploys", "agreed"),
        ("Figures", "needed for Whole", "no answer yet"),
    ]
    # What a team needs from itself is no need of another one.
    assert needs_from_team(context, Key("team", "platform")) == ()
    deploys = needs_of_goal(context, context.linked.record(Key("goal", "deploys")))
    assert [words(need)[1] for need in deploys] == ["from SRE", "from Care", "from Care", "from Platform"]


def test_the_last_cycle_comes_first_with_its_goals_by_what_happens_next(context: PageContext) -> None:
    view = cycle_end_view(context)
    assert [(period.title, period.counts) for period in view.periods] == [
        ("2026-H2", ("1 goal was closed", "1 dropped")),
        ("2026-H1", ("4 goals were closed", "2 achieved", "2 missed")),
        ("2025-H2", ("1 goal was closed", "1 dropped")),
        ("Without a period", ("1 goal was closed", "1 active")),
    ]
    half = view.periods[1]
    assert [(step.title, [item.link.title for item in step.goals]) for step in half.steps] == [
        ("Carry on", ["First"]),
        ("Change", ["Second", "Third"]),
        ("Not decided", ["Fourth"]),
    ]
    scores = [(item.score, item.verdict, str(item.learned)) for step in half.steps for item in step.goals]
    assert scores == [
        ("1 of 1", "reached", "Rehearse."),
        ("0.4 of 1", "part of it reached", ""),
        ("0.39 of 1", "a little of it reached", ""),
        ("0.7 of 1", "most of it reached", ""),
    ]
    assert [link.title for link in half.still_open] == ["Left open"]
    assert half.close == "handbook close goal:left-open"
    assert view.periods[0].close == ""


def test_a_measure_says_when_its_goal_is_given_up_and_whether_that_is_so(context: PageContext) -> None:
    views = measure_views(context, context.linked.record(Key("goal", "trial")))
    assert [(view.stop_at, view.has_stopped) for view in views] == [
        ("given up at 8%", True),
        ("given up at 3", False),
        ("given up when: refused", False),
        ("", False),
    ]

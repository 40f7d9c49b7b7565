"""What the scorecard says first: figures against what owners report, and where most is behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.site.support.building import build
from tests.site.support.building import write as write_book

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.support.dom import Element

OBJECTIVES = "[{id: far, title: Far, period: 2026-H2}, {id: near, title: Near, period: 2026-H2}]\n"


def goal(name: str, objective: str, confidence: str, *progress: int) -> str:
    """A goal with measures that have come so many percent."""
    measures = ", ".join(f"{{title: M, baseline: 0, target: 100, current: {number}}}" for number in progress)
    check_in = f"{{date: 2026-11-20, confidence: {confidence}}}"
    return f"- {{id: {name}, title: {name.title()}, team: all, period: 2026-H2, objectives: [{objective}], check_ins: [{check_in}], measures: [{measures}]}}\n"


def scorecard(root: Path, *goals: str) -> Element:
    files: dict[str, str | None] = {
        "objectives.yml": OBJECTIVES, "teams.yml": "- {id: all, title: All}\n", "goals.yml": "".join(goals)
    }  # fmt: skip
    found = build(write_book(root, files), root / "site")
    assert found.status == 0, found.log
    return found.page("scorecard/").article


def test_goals_that_sound_better_than_their_figures_stand_out(tmp_path: Path) -> None:
    page = scorecard(
        tmp_path, goal("calm", "far", "on-track", 10, 20, 90), goal("quick", "near", "on-track", 80, 90, 10)
    )
    assert page.one(".hb-summary").text == "3 of 6 measures are behind, yet 2 of 2 goals say on track."
    assert [item.text for item in page.one("ul.hb-standouts").all("li")] == [
        "The figures of 2 goals are behind although their owners say on track: Calm, Quick",
        "Most behind: Far (2 of 3)",
    ]
    parts = [(part["class"], part["x"], part["width"]) for part in page.all("svg.hb-stack")[0].all("rect")]
    assert parts == [("hb-status--behind", "0", "3"), ("hb-status--on-the-way", "3", "3")]


def test_goals_that_say_what_their_figures_say_do_not(tmp_path: Path) -> None:
    page = scorecard(tmp_path, goal("calm", "far", "at-risk", 10), goal("quick", "near", "on-track", 90))
    assert page.one(".hb-summary").text == "1 of 2 measures are behind and 1 of 2 goals say on track."
    assert "Most behind" not in page.text


def test_a_bar_has_a_tick_where_the_measure_should_be(tmp_path: Path) -> None:
    page = scorecard(tmp_path, goal("calm", "far", "at-risk", 10))
    # 23 November is the 146th of 184 days.
    assert "10% of the way, 79% expected" in page.text
    assert [tick["d"] for tick in page.all("path.hb-bar__due")] == ["M79 0v10"]

"""Goals that name a value and goals with a recent check-in over a repository's past: which days are read, what counts on them, and what is kept."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING

import pytest

from tests.changelog.stories import change, started
from tests.compare.repositories import git, write
from tests.support import MKDOCS
from values_handbook.caching.files import read_file, save_file
from values_handbook.changelog import Past, readings
from values_handbook.changelog.readings import MOST_READINGS, sampled
from values_handbook.derive.standing.trend import trend
from values_handbook.history.log import Commit
from values_handbook.pipeline import load
from values_handbook.project import read_project

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from values_handbook.changelog.places import Settings
    from values_handbook.derive.history import GoalCount, TrendPoint

VALUES = "- {id: candor, title: Candor}\n- {id: craft, title: Craft}\n"
BOOK = {"content/values.yml": VALUES}
CACHE = ".cache/values-handbook"


def goal(number: int, *values: str, **fields: str) -> dict[str, str]:
    """A goal in a file of its own, ready to be committed."""
    lines = [
        f"title: Goal {number}",
        f"values: [{', '.join(values)}]",
        *(f"{key}: {said}" for key, said in fields.items()),
    ]
    return {f"content/goals/g{number}.yml": "\n".join(lines) + "\n"}


def told(root: Path, past: Past | None = None) -> list[tuple[str, str, str]]:
    """The readings that a build would show, the oldest first: `1/2` is one of two goals, and `-` none of no goals."""
    site = load(read_project(root)[0], past=past or Past())
    return [(str(item.day), _written(item.coverage), _written(item.freshness)) for item in trend(site.linked)]


def _written(count: GoalCount | None) -> str:
    return f"{count.some}/{count.all}" if count else "-"


def book(folder: Path, day: str = "2026-01-05") -> Path:
    """A repository whose first commit holds two values and is of a day."""
    root = started(folder, {"content/index.md": "# Home\n"})
    git(root, "checkout", "--quiet", "--orphan", "told")
    change(root, BOOK, day)
    return root


def test_each_number_is_what_the_page_says_of_it(tmp_path: Path) -> None:
    root = book(tmp_path / "handbook")
    change(root, goal(1, "candor", period="2026"), "2026-02-02")
    change(root, goal(2, check_ins="[{date: 2026-03-01}]", period="2026"), "2026-03-02")
    change(root, {**goal(3, "craft"), **goal(4, "candor"), **goal(5, "candor", status="achieved")}, "2026-04-06")
    assert told(root) == [
        ("2026-01-05", "-", "-"),
        # The period began 32 days before, which is within six weeks.
        ("2026-02-02", "1/1", "1/1"),
        ("2026-03-02", "1/2", "1/2"),
        # One of four had a check-in, 36 days before; two have no period that could have begun.
        ("2026-04-06", "3/4", "1/4"),
        ("2026-11-23", "3/4", "0/4"),
    ]


def test_what_is_closed_ended_or_strained_is_not_counted(tmp_path: Path) -> None:
    root = book(tmp_path / "handbook")
    files = {
        **goal(1, "candor"), **goal(2, "craft", ended="2026-02-02"), **goal(3, status="missed"), **goal(4, status="paused"),
        **goal(5, "{value: craft, strength: tension}", status="proposed"),
        "content/values.yml": VALUES + "- {id: pace, title: Pace, status: retired}\n- {id: access, title: Access, status: proposed}\n",
    }  # fmt: skip
    change(root, files, "2026-02-02")
    assert told(root)[1] == ("2026-02-02", "2/2", "0/1")


def test_what_is_hidden_now_or_was_then_does_not_count(tmp_path: Path) -> None:
    root = book(tmp_path / "handbook")
    change(root, {**goal(1, "candor"), **goal(2, "craft"), **goal(3), **goal(4, publish="false")}, "2026-02-02")
    change(root, {**goal(2, "craft", publish="false"), **goal(4)}, "2026-03-02")
    change(root, {"content/goals/g3.yml": None}, "2026-04-06")
    change(root, {**goal(5, "craft", publish="false")}, "2026-05-04")
    change(root, {"content/goals/g5.yml": None}, "2026-06-01")
    # g2 is hidden today, g4 was until March, g5 was and is gone: the days on which it came and went tell that it was there.
    counts = [(day, coverage) for day, coverage, _ in told(root)]
    assert counts[1:] == [("2026-02-02", "1/2"), ("2026-03-02", "1/3"), ("2026-04-06", "1/2"), ("2026-11-23", "1/2")]


def test_a_goal_that_names_hidden_values_alone_names_none(tmp_path: Path) -> None:
    root = book(tmp_path / "handbook")
    change(root, goal(1, "craft"), "2026-02-02")
    hidden = VALUES.replace("Craft", "Craft, publish: false")
    change(root, {"content/values.yml": hidden}, "2026-03-02")
    assert [coverage for _, coverage, _ in told(root)] == ["-", "0/1", "0/1"]


def test_what_is_left_out_today_does_not_count_however_it_was_kept(tmp_path: Path) -> None:
    root = book(tmp_path / "handbook")
    change(root, {**goal(1, "craft"), **goal(2)}, "2026-02-02")
    assert told(root)[1][1] == "1/2"
    change(root, {"mkdocs.yml": f"{MKDOCS}exclude_docs: goals/g2.yml\n"}, "2026-03-02")
    assert [coverage for _, coverage, _ in told(root)[1:]] == ["1/1", "1/1", "1/1"]


def test_a_past_of_one_day_is_no_trend(tmp_path: Path) -> None:
    root = book(tmp_path / "handbook")
    assert told(root) == []
    change(root, goal(1, "candor"), "2026-01-05")
    assert told(root) == []
    change(root, goal(2), "2026-01-06")
    assert [day for day, *_ in told(root)] == ["2026-01-05", "2026-01-06", "2026-11-23"]


def test_without_a_past_there_is_no_trend(tmp_path: Path) -> None:
    root = book(tmp_path / "handbook")
    change(root, goal(1), "2026-02-02")
    git(tmp_path, "clone", "--quiet", "--depth", "1", root.as_uri(), "flat")
    assert told(tmp_path / "flat") == []
    write(tmp_path / "archive", {"mkdocs.yml": MKDOCS, **BOOK})
    assert told(tmp_path / "archive") == []


def test_days_to_come_and_states_that_cannot_be_read_are_left_out(tmp_path: Path) -> None:
    root = book(tmp_path / "handbook")
    change(root, {"content/goals/g1.yml": "title: [\n"}, "2026-02-02")
    change(root, {"content/goals/g1.yml": "title: G\nvaleus: []\n"}, "2026-03-02")
    change(root, goal(1), "2026-04-06")
    change(root, goal(2), "2031-01-01")
    assert [day for day, *_ in told(root)] == ["2026-01-05", "2026-04-06", "2026-11-23"]


def commits(*days: date) -> list[Commit]:
    """Commits of these days, given from the oldest on, in the order of git's log."""
    return [Commit(f"{number:040}", (), 0, day, ()) for number, day in enumerate(days)][::-1]


def every(start: date, count: int, step: int) -> list[date]:
    return [start + timedelta(days=number * step) for number in range(count)]


@pytest.mark.parametrize(
    ("days", "last"),
    [
        (every(date(2026, 3, 2), 24, 1), every(date(2026, 3, 2), 24, 1)),
        # 4 weeks from a Monday on: the last days are Sundays.
        (every(date(2026, 3, 2), 28, 1), every(date(2026, 3, 8), 4, 7)),
        (every(date(2025, 1, 31), 300, 1)[::7], None),
    ],
)
def test_the_shortest_span_of_which_there_are_few_enough_is_taken(days: list[date], last: list[date] | None) -> None:
    found = [commit.day for commit in sampled(commits(*days))][::-1]
    months = [*accumulate(days, lambda before, day: day)]
    expected = last or [
        day for day, after in zip(months, [*months[1:], date.max], strict=True) if day.month != after.month
    ]
    assert found == expected
    assert len(found) <= MOST_READINGS


def test_of_very_many_years_the_newest_are_taken() -> None:
    days = every(date(1970, 1, 5), 2900, 7)
    found = [commit.day.year for commit in sampled(commits(*days))]
    assert found == list(range(2025, 2025 - MOST_READINGS, -1))


@pytest.mark.parametrize("day", [date.min, date.max])
def test_a_day_at_the_edge_of_all_days_belongs_to_some_span(day: date) -> None:
    assert len(sampled(commits(*every(date(2026, 1, 1), 99, 1), day))) <= MOST_READINGS


def counting(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The commits whose states are read from now on."""
    read: list[str] = []
    usual = readings._Past.trend_point

    def reading(self: readings._Past, commit: Commit, then: Settings, files: Mapping[str, bytes]) -> TrendPoint | None:
        read.append(str(commit.day))
        return usual(self, commit, then, files)

    monkeypatch.setattr(readings._Past, "trend_point", reading)
    return read


def test_a_state_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = book(tmp_path / "handbook")
    change(root, goal(1, "candor"), "2026-02-02")
    read = counting(monkeypatch)
    before = told(root)
    assert read == ["2026-02-02", "2026-01-05"]
    assert told(root) == before
    change(root, goal(2), "2026-03-02")
    told(root)
    assert read == ["2026-02-02", "2026-01-05", "2026-03-02"]


def test_in_a_preview_nothing_is_read_before_the_next_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, past = book(tmp_path / "handbook"), Past()
    change(root, goal(1, "candor"), "2026-02-02")
    told(root, past)
    read = counting(monkeypatch)
    write(root, goal(1))
    assert told(root, past)[-1] == ("2026-11-23", "0/1", "0/1")
    assert read == []


@pytest.mark.parametrize("content", ["", "[]", "\0", '{"mark": 1}', "x" * 1000])
def test_what_cannot_be_read_of_a_cache_is_read_from_git(content: str, tmp_path: Path) -> None:
    root = book(tmp_path / "handbook")
    change(root, goal(1, "candor"), "2026-02-02")
    before = told(root)
    for name in ("history.json", "readings.json"):
        (root / CACHE / name).write_text(content)
    assert told(root) == before


@pytest.mark.parametrize("share", [[2, 1], [-1, 1], "x", [1], 50])
def test_a_cache_that_was_tampered_with_shows_no_odd_numbers(share: object, tmp_path: Path) -> None:
    root = book(tmp_path / "handbook")
    change(root, goal(1, "candor"), "2026-02-02")
    before = told(root)
    kept = json.loads(read_file(root, "readings.json") or b"")
    kept["readings"] = {commit: [item[0], share, *item[2:]] for commit, item in kept["readings"].items()}
    save_file(root, "readings.json", lambda put: put(json.dumps(kept).encode()))
    (root / CACHE / "history.json").unlink()
    assert told(root) == before


def test_bounds_are_the_same_with_and_without_what_was_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = book(tmp_path / "handbook")
    for number in range(1, 5):
        change(root, goal(1, "candor", summary="x" * 1000 * number), f"2026-0{number + 1}-02")
    # mkdocs.yml, the values and two states of the goal.
    monkeypatch.setattr(readings, "MOST_BYTES", 7_500)
    cold = told(root)
    assert [day for day, *_ in cold] == ["2026-04-02", "2026-05-02", "2026-11-23"]
    (root / CACHE / "history.json").unlink()
    assert told(root) == cold

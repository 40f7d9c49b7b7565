"""The parts of the benchmark that measure nothing: the corpus, the ratios, the table and where it is kept."""

from __future__ import annotations

from statistics import mean
from typing import TYPE_CHECKING

import pytest

from tests.benchmarks.corpus import edited, make
from tests.benchmarks.forms import handbook, mkdocs
from tests.benchmarks.forms.pages import SECTIONS
from tests.benchmarks.goals import Goal
from tests.benchmarks.measure import Run, ratio, without_paths
from tests.benchmarks.prose import markdown
from tests.benchmarks.results import with_section
from tests.benchmarks.table import Row, compared, render
from tests.cli.running import handbook as command

if TYPE_CHECKING:
    from pathlib import Path


def runs(*seconds: float) -> list[Run]:
    return [Run(wall, wall, 1) for wall in seconds]


def test_the_same_number_of_goals_gives_the_same_handbook() -> None:
    assert make(30) == make(30)
    assert make(30).goals[0] != make(31).goals[0]


@pytest.mark.parametrize(
    ("goals", "counts"), [(10, (5, 4, 2, 2)), (300, (6, 12, 30, 75)), (1000, (20, 40, 100, 250))], ids=str
)
def test_a_corpus_has_its_proportions(goals: int, counts: tuple[int, ...]) -> None:
    corpus = make(goals)
    assert len(corpus.goals) == goals
    assert tuple(map(len, (corpus.values, corpus.objectives, corpus.teams, corpus.pairs))) == counts


def test_a_goal_has_a_hundred_words_and_one_to_three_values() -> None:
    goals = make(300).goals
    assert 90 < mean(len(markdown(goal.description).split()) for goal in goals) < 110
    assert {len(goal.alignments) for goal in goals} == {1, 2, 3}
    assert all(mark in markdown(goals[0].description) for mark in ("**", " *", "`", "](https://", "\n- "))


def test_goals_cascade_from_earlier_ones() -> None:
    goals = make(100).goals
    assert [goal.parent for goal in goals[:3]] == [None] * 3
    assert all(goal.parent and goal.parent < goal.id for goal in goals[3:])


def test_an_edit_changes_the_middle_goal_alone() -> None:
    before = make(50)
    after = edited(before, 2)
    changed = [new for old, new in zip(before.goals, after.goals, strict=True) if old != new]
    assert [goal.title for goal in changed] == [f"{before.middle.title} (edited 2)"]
    assert edited(before, 3).middle != after.middle


def test_a_corpus_is_a_handbook_without_errors_and_warnings(tmp_path: Path) -> None:
    handbook.write(make(50), tmp_path)
    done = command(tmp_path, "check", "--strict")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_hand_written_pages_are_one_for_each_record_and_each_index(tmp_path: Path) -> None:
    corpus = make(50)
    mkdocs.write(corpus, tmp_path)
    records = sum(map(len, (corpus.values, corpus.objectives, corpus.teams, corpus.goals)))
    assert len(list((tmp_path / "docs").rglob("*.md"))) == records + len(["home", *SECTIONS, "matrix"])


def test_a_ratio_is_the_median_of_the_pairs() -> None:
    assert ratio(runs(1, 2, 9), runs(2, 8, 9)) == 0.5
    assert ratio(runs(3), runs(2, 1)) == 1.5, "a run without a partner does not count"


def test_a_figure_is_held_against_the_goal_of_its_size() -> None:
    goals = (Goal(0.5, aim=0.3, size=10), Goal(0.2, size=20))
    row = Row("build")
    assert compared(row, 0.25, *goals, size=10) == Row("build", ratio="0.250", goal="at most 0.5, aim 0.3", met="yes")
    assert compared(row, 0.4, *goals, size=10).met == "yes, the aim not yet"
    assert compared(row, 0.4, *goals, size=20).met == "no"
    assert compared(row, 0.4, *goals, size=30) == Row("build", ratio="0.400")


def test_a_table_has_a_dash_where_nothing_is_known_and_no_cell_breaks_it() -> None:
    assert render([Row("a | b", "1 s\n2 s", met="yes")]) == (
        "| what  | ours    | theirs | ratio | goal | met |\n"
        "| ----- | ------- | ------ | ----- | ---- | --- |\n"
        "| a / b | 1 s 2 s | –      | –     | –    | yes |\n"
    )


def test_a_run_replaces_the_results_of_its_own_size() -> None:
    both = with_section(with_section("", "quick", "old"), "full", "whole")
    assert with_section(both, "quick", "new") == both.replace("old", "new")
    assert "whole" in both


def test_results_hold_no_path_of_a_machine() -> None:
    assert without_paths("no file /srv/some/where/mkdocs.yml, see https://example.org/a/b") == (
        "no file mkdocs.yml, see https://example.org/a/b"
    )

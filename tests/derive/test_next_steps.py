"""Which steps are still to be done: each disappears with what it asks for, and only then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support import MKDOCS
from values_handbook.derive.next_steps import has_next_steps, is_beginning, next_steps
from values_handbook.pipeline import load
from values_handbook.project import read_project

if TYPE_CHECKING:
    from pathlib import Path

    from values_handbook.derive.linked_handbook import LinkedHandbook

ALL = (
    "ask value practice",
    "more-values comment adopt objective matrix owners thanks",
    "goal pulse review change close",
)


def written(root: Path, *files: str) -> LinkedHandbook:
    """A handbook of lists of records, each with its kind's folder as the first line."""
    (root / "content").mkdir()
    (root / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    for text in files:
        folder, _, body = text.partition("\n")
        (root / f"content/{folder}.yml").write_text(body, encoding="utf-8")
    site = load(read_project(root)[0])
    assert not site.errors
    return site.linked


def open_steps(linked: LinkedHandbook) -> list[str]:
    return [step.name for step in next_steps(linked)]


def test_an_empty_handbook_has_all_steps_ahead(tmp_path: Path) -> None:
    steps = next_steps(written(tmp_path))
    parts = [" ".join(step.name for step in steps if step.part == part) for part in ("hour", "month", "quarter")]
    assert tuple(parts) == ALL


def test_a_stand_in_counts_as_nothing_and_is_to_be_replaced(tmp_path: Path) -> None:
    linked = written(tmp_path, "values\n- {title: Ours, status: proposed, tags: to-replace}\n")
    steps = {step.name: step.records for step in next_steps(linked)}
    assert [str(key) for key in steps["replace"]] == ["value:ours"]
    assert steps["value"] == steps["adopt"] == steps["owners"] == ()


@pytest.mark.parametrize(
    ("file", "done"),
    [
        ("values\n- {title: A, status: proposed}", "value"),
        ("values\n- {title: A, status: proposed, comments_until: 2026-12-01}", "value comment"),
        ("values\n- {title: A, status: proposed, participation: {date: 2026-01-01, activity: Asked}}", "ask value"),
        ("values\n- {title: A}", "value comment adopt"),
        ("values\n- {title: A}\n- {title: B}", "value comment adopt"),
        ("values\n- {title: A}\n- {title: B}\n- {title: C, status: proposed}", "value more-values"),
        ("values\n- {title: A, status: declined}", ""),
        ("values\n- {title: A, status: retired}", ""),
        ("practices\n- {title: P}", ""),
        ("practices\n- {title: P, every: week}", "practice"),
        ("practices\n- {title: P, when: someone joins}", "practice"),
        ("objectives\n- {title: O}", "objective"),
        ("recognitions\n- {title: R, date: 2026-01-01, to: Kim}", "thanks"),
        ("recognitions\n- {title: R, date: 2026-01-01, to: …}", ""),
        ("goals\n- {title: G}", "goal"),
        ("goals\n- {title: G, status: missed}", "close"),
        ("goals\n- {title: G, status: achieved}", "goal close"),
        ("reviews\n- {title: R, date: 2026-01-01}", ""),
        ("reviews\n- {title: R, date: 2026-01-01, decisions: [{title: D}]}", "review"),
        ("reviews\n- {title: R, date: 2026-01-01, decisions: [{title: D, status: done}]}", "review change"),
    ],
)
def test_a_step_disappears_with_what_it_asks_for(file: str, done: str, tmp_path: Path) -> None:
    still_open = open_steps(written(tmp_path, file))
    assert set(" ".join(ALL).split()) - set(still_open) == set(done.split())


def test_all_is_done_after_the_first_quarter(tmp_path: Path) -> None:
    linked = written(
        tmp_path,
        "people\n- {id: head, title: Head}",
        "values\n- {title: A, owner: head, participation: {date: 2026-01-01, activity: Asked}}\n"
        "- {title: B, owner: head}\n- {title: C, owner: head}",
        "practices\n- {title: P, every: week, owner: head}",
        "objectives\n- {title: O, values: a, owner: head}",
        "goals\n- {title: G, owner: head}\n- {title: H, status: dropped}",
        "recognitions\n- {title: R, date: 2026-01-01, to: head}",
        "reviews\n- {title: R, date: 2026-01-01, scores: [{of: value:a, score: 3, n: 9}],"
        " decisions: [{title: D, status: done}]}",
    )
    assert open_steps(linked) == []
    assert not has_next_steps(linked)
    assert not is_beginning(linked)


def test_a_step_names_the_records_that_lack_something(tmp_path: Path) -> None:
    linked = written(
        tmp_path,
        "people\n- {id: head, title: Head}",
        "values\n- {title: A, status: proposed, owner: head}\n"
        "- {title: B, status: proposed, comments_until: 2026-12-01}",
        "objectives\n- {title: O, values: a, owner: head}\n- {title: P}",
    )
    steps = {step.name: [str(key) for key in step.records] for step in next_steps(linked)}
    assert steps["comment"] == ["value:a"]
    assert steps["matrix"] == ["objective:p"]
    assert steps["owners"] == ["value:b", "objective:p"]


def test_only_proposed_values_are_to_be_decided_on(tmp_path: Path) -> None:
    linked = written(tmp_path, "values\n- {title: A}\n- {title: B, status: proposed}\n- {title: C, status: declined}")
    steps = {step.name: [str(key) for key in step.records] for step in next_steps(linked)}
    assert steps["adopt"] == ["value:b"]


def test_only_goals_whose_period_is_over_are_to_be_closed(tmp_path: Path) -> None:
    linked = written(tmp_path, "goals\n- {title: A, period: 2025}\n- {title: B, period: 2026}\n- {title: C}")
    steps = {step.name: [str(key) for key in step.records] for step in next_steps(linked)}
    assert steps["close"] == ["goal:a"]

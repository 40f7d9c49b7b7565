"""What is written every week: check-ins and thanks, whatever the handbook and the words are."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.running import handbook
from tests.support import MKDOCS, TODAY
from values_handbook.editing.apply.document import change_document
from values_handbook.editing.apply.prepare import prepare
from values_handbook.editing.check_in import CheckInEntry, check_in_change
from values_handbook.editing.opened import open_handbook
from values_handbook.model.kinds import Goal

if TYPE_CHECKING:
    from values_handbook.model.kinds.work import Measure

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 23)
SAMPLE = open_handbook(ROOT)
OPEN_GOALS = [
    record
    for record in SAMPLE.handbook.of("goal")
    if isinstance(record.fields, Goal) and record.fields.closing is None and record.fields.measures
]


@pytest.fixture(autouse=True)
def on_a_fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)


def takes_a_figure(measure: Measure) -> bool:
    return measure.same_as is None and (measure.as_of is None or measure.as_of <= DAY)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_check_in_changes_one_goal_and_keeps_every_dated_figure(data: st.DataObject) -> None:
    record = data.draw(st.sampled_from(OPEN_GOALS))
    before = record.fields
    assert isinstance(before, Goal)
    numbers = [number for number, measure in enumerate(before.measures) if takes_a_figure(measure)]
    chosen = data.draw(st.lists(st.sampled_from(numbers), unique=True)) if numbers else []
    figures = {str(number + 1): str(data.draw(st.integers(0, 999))) for number in chosen}
    note = data.draw(st.sampled_from(["", "Two: teams # have joined", "- a dash", "'quoted'", "50%"]))
    entry = CheckInEntry(DAY, ("director",), "55", "at-risk", note, figures)

    made = check_in_change(SAMPLE.handbook, record, before, entry)
    prepared = prepare(SAMPLE, change_document(made.change))

    after = prepared.after.whole.handbook.by_key
    others = {key for key, item in SAMPLE.handbook.by_key.items() if after[key].fields != item.fields}
    assert others == {record.key}
    assert list(prepared.files) == [record.file.path]
    now = after[record.key].fields
    assert isinstance(now, Goal)
    assert now.check_ins[:-1] == before.check_ins
    latest = now.check_ins[made.position]
    assert (latest.date, latest.by, latest.progress, latest.confidence) == (DAY, ("director",), 55, "at-risk")
    assert (latest.note or "") == note
    for number, (old, new) in enumerate(zip(before.measures, now.measures, strict=True)):
        if number not in chosen:
            assert new == old
            continue
        assert str(new.current) == figures[str(number + 1)]
        assert new.as_of == DAY
        if old.current is not None and old.as_of not in (None, DAY):
            assert {**old.history, old.as_of: old.current} == new.history
    unchanged = {"check_ins", "measures"}
    assert now.model_dump(exclude=unchanged) == before.model_dump(exclude=unchanged)


def team(folder: Path) -> Path:
    """A repository with a goal, a value, and a person with a mail address, in which this person works."""
    content = folder / "content"
    content.mkdir()
    (folder / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    (content / "goals.yml").write_text("- id: calm\n  title: Calm releases\n", encoding="utf-8")
    (content / "values.yml").write_text("- id: candor\n  title: Candor\n", encoding="utf-8")
    (content / "people.yml").write_text(
        "- id: lead\n  title: Lead\n  links: ['mailto:Lead@example.org?subject=Hello']\n- id: cto\n  title: CTO\n",
        encoding="utf-8",
    )
    subprocess.run(["git", "init", "-q", folder], check=True)
    subprocess.run(["git", "-C", folder, "config", "user.email", "lead@example.org"], check=True)
    return folder


def test_who_types_is_the_person_with_the_mail_address_of_git(tmp_path: Path) -> None:
    folder = team(tmp_path)

    checked_in = handbook(folder, "check-in", "calm", "40%")
    thanked = handbook(folder, "thank", "cto", "candor", "Said it first", "Before anybody asked.")

    assert checked_in.stdout == "changed content/goals.yml:4 (by: lead)\n"
    assert thanked.returncode == 0
    assert "      by: lead\n" in (folder / "content/goals.yml").read_text(encoding="utf-8")
    assert "  from: lead\n" in (folder / "content/recognitions.yml").read_text(encoding="utf-8")


def test_an_address_that_nobody_has_names_nobody(tmp_path: Path) -> None:
    folder = team(tmp_path)
    subprocess.run(["git", "-C", folder, "config", "user.email", "guest@example.org"], check=True)

    assert handbook(folder, "check-in", "calm", "40%").stdout == "changed content/goals.yml:4\n"
    assert "by:" not in (folder / "content/goals.yml").read_text(encoding="utf-8")


def test_thanks_go_into_a_file_of_their_own_where_each_has_one(tmp_path: Path) -> None:
    folder = team(tmp_path)
    (folder / "content/recognitions").mkdir()
    (folder / "content/recognitions/first.yml").write_text(
        "title: The first\ndate: 2026-05-01\nto: [cto]\n", encoding="utf-8"
    )

    done = handbook(folder, "thank", "cto", "candor", "Said it first", "Before anybody asked.", "--from", "lead")

    assert done.stdout == "created content/recognitions/said-it-first.yml:1\n"
    assert (folder / "content/recognitions/said-it-first.yml").read_text(encoding="utf-8") == (
        "title: Said it first\ndate: 2026-11-23\nto: [cto]\nfrom: lead\nvalues: [candor]\nstory: Before anybody asked.\n"
    )


def test_a_measure_whose_number_is_the_title_of_another_is_found(tmp_path: Path) -> None:
    folder = team(tmp_path)
    (folder / "content/goals.yml").write_text(
        "- id: calm\n  title: Calm\n  measures:\n    - title: A/B ~ tests\n      target: 4\n    - title: '1'\n      target: 5\n",
        encoding="utf-8",
    )

    done = handbook(folder, "check-in", "calm", "--measure", "A/B ~ tests=3")

    assert done.returncode == 0, done.stderr
    measures = open_handbook(folder).handbook.of("goal")[0].fields.measures  # type: ignore[attr-defined]
    assert [measure.current for measure in measures] == [3, None]

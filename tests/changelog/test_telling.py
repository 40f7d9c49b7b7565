"""What is told of commits: each change as what it means, of values, objectives and goals, in the names of today."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.changelog.stories import CANDOR, change, history, later, started, told
from tests.compare.repositories import git, write
from values_handbook.model.record import Key

if TYPE_CHECKING:
    from pathlib import Path


def goal(identifier: str, **fields: str) -> str:
    """A goal in a list of goals."""
    return f"- id: {identifier}\n  title: {identifier.capitalize()}\n" + "".join(
        f"  {name}: {value}\n" for name, value in fields.items()
    )


def test_the_newest_change_comes_first_with_its_words_marked(tmp_path: Path) -> None:
    root = started(tmp_path / "handbook")
    change(root, {"content/values/candor.yml": "title: Candor\nsummary: We say it early.\n"})
    change(root, {"content/goals/calm.yml": "title: Calm\nvalues: [candor]\n"})
    change(root, {"content/goals/calm.yml": "title: Calm\nvalues: {candor: strong}\n"})
    assert told(root) == [
        "AlignmentStrengthened goal:calm target=value:candor before=moderate after=strong",
        "RecordAdded goal:calm",
        "ProseChanged value:candor field=summary words=We say [-it.-] {+it early.+}",
        "RecordAdded value:candor",
    ]


def test_a_merged_branch_is_one_change(tmp_path: Path) -> None:
    root = started(tmp_path / "handbook")
    git(root, "switch", "--quiet", "--create", "topic")
    for words in ("We say it soon.", "We say it early."):
        change(root, {"content/values/candor.yml": f"title: Candor\nsummary: {words}\n"})
    git(root, "switch", "--quiet", "main")
    change(root, {"content/values/craft.yml": "title: Craft\n"}, "2026-05-01")
    git(root, "merge", "--quiet", "--no-ff", "--message", "Merge", "topic")
    assert later(root) == [
        "ProseChanged value:candor field=summary words=We say [-it.-] {+it early.+}",
        "RecordAdded value:craft",
    ]


def test_a_renamed_record_keeps_its_history(tmp_path: Path) -> None:
    root = started(tmp_path / "handbook", {"content/values/honesty.yml": CANDOR})
    change(root, {"content/values/honesty.yml": "title: Candor\nsummary: We say it all.\n"})
    renamed = "title: Candor\nformerly: [honesty]\nsummary: We say it all.\n"
    change(root, {"content/values/honesty.yml": None, "content/values/candor.yml": renamed})
    found = history(root).records
    assert {item.key for item in found} == {Key("value", "candor")}
    assert [item.was.id for item in found] == ["candor", "honesty", "honesty"]
    assert later(root)[0] == "RecordRenamed value:candor before=value:honesty"


def test_what_names_a_record_that_was_renamed_later_did_not_change(tmp_path: Path) -> None:
    aligned = "title: Calm\nvalues: [{}]\n"
    root = started(
        tmp_path / "handbook",
        {"content/values/honesty.yml": CANDOR, "content/goals/calm.yml": "title: Calm\nvalues: [honesty]\n"},
    )
    moved = {"content/values/honesty.yml": None, "content/values/candor.yml": f"{CANDOR}formerly: [honesty]\n"}
    change(root, moved)
    change(root, {"content/goals/calm.yml": aligned.format("candor")})
    assert later(root) == ["RecordRenamed value:candor before=value:honesty"]


def test_a_name_that_another_record_took_over_belongs_to_that_one_from_then_on(tmp_path: Path) -> None:
    root = started(tmp_path / "handbook", {"content/values/openness.yml": "title: Openness\n"})
    change(root, {"content/values/openness.yml": None})
    change(root, {"content/values/openness.yml": "title: Openness again\n"})
    assert later(root) == ["RecordAdded value:openness", "RecordRemoved value:openness"]


def test_a_file_that_is_split_or_put_in_another_order_changes_nothing(tmp_path: Path) -> None:
    first, second, third = (goal(name, summary=f"The {name} one.") for name in ("first", "second", "third"))
    root = started(tmp_path / "handbook", {"content/goals.yml": first + second + third})
    change(root, {"content/goals.yml": third + first + second})
    change(root, {"content/goals.yml": f"# All of them\n\n{third}\n\n{first}{second}"})
    split = {
        "content/goals/first.yml": "title: First\nsummary: The first one.\n",
        "content/goals/more.yml": third + second,
    }
    change(root, {"content/goals.yml": None, **split})
    assert later(root) == []


def test_of_many_records_in_a_file_only_those_that_differ_are_read_and_told(tmp_path: Path) -> None:
    many = [goal(f"g{number}", summary="As it was.") for number in range(50)]
    root = started(tmp_path / "handbook", {"content/goals.yml": "".join(many)})
    many[7] = goal("g7", summary="As it is.")
    change(root, {"content/goals.yml": "".join(many)})
    assert later(root) == ["ProseChanged goal:g7 field=summary words=As it [-was.-] {+is.+}"]


def test_items_that_share_a_part_are_read_together(tmp_path: Path) -> None:
    shared = "- id: one\n  title: One\n  values: &same [candor]\n- id: two\n  title: {}\n  values: *same\n"
    root = started(
        tmp_path / "handbook", {"content/values/candor.yml": CANDOR, "content/goals.yml": shared.format("Two")}
    )
    change(root, {"content/goals.yml": shared.format("Second")})
    assert later(root) == ["FieldChanged goal:two field=title before=Two after=Second"]


def test_a_move_below_another_goal_and_to_another_owner_is_told(tmp_path: Path) -> None:
    files = {
        "content/goals/top.yml": "title: Top\n",
        "content/goals/calm.yml": "title: Calm\nowner: cto\n",
        "content/people.yml": "- id: cto\n  title: CTO\n- id: lead\n  title: Lead\n",
    }
    root = started(tmp_path / "handbook", files)
    change(root, {"content/goals/calm.yml": "title: Calm\nowner: lead\nparent: top\n"})
    assert later(root) == [
        "ParentChanged goal:calm after=goal:top",
        "FieldChanged goal:calm field=owner before=cto after=lead",
    ]


def test_what_is_gone_keeps_the_title_that_it_had(tmp_path: Path) -> None:
    root = started(tmp_path / "handbook")
    change(root, {"content/values/candor.yml": "title: Frankness\n"})
    change(root, {"content/values/candor.yml": None})
    assert [item.title for item in history(root).records] == ["Frankness", "Frankness", "Candor"]


def test_a_record_that_could_not_be_read_for_a_time_neither_came_nor_went(tmp_path: Path) -> None:
    root = started(tmp_path / "handbook")
    for broken in (
        "title: [\n",
        "title: Candor\nsumary: x\n",
        "\x00\xff",
        "- - -\n",
        "title: !!python/object:os.system x\n",
    ):
        change(root, {"content/values/candor.yml": broken})
        change(root, {"content/values/candor.yml": CANDOR})
    assert later(root) == []


def test_other_kinds_pages_and_settings_are_not_told(tmp_path: Path) -> None:
    root = started(tmp_path / "handbook")
    change(root, {"content/teams/platform.yml": "title: Platform\n", "content/index.md": "# Home\n", "x.yml": "a: b\n"})
    assert later(root) == []


def test_the_day_is_that_of_the_committer_where_the_committer_was(tmp_path: Path) -> None:
    root = started(tmp_path / "handbook")
    change(root, {"content/values/craft.yml": "title: Craft\n"}, "2026-05-01")
    assert history(root).records[0].day == date(2026, 5, 1)
    git(root, "-c", "user.name=x", "commit", "--quiet", "--amend", "--no-edit", "--date", "2020-01-01T00:00:00Z")
    assert history(root).records[0].day != date(2020, 1, 1)


def test_commits_stay_in_their_order_whatever_their_clocks_said(tmp_path: Path) -> None:
    root = started(tmp_path / "handbook")
    for number, day in enumerate(("2026-05-01", "1999-01-01", "2098-12-31", "2026-05-02")):
        change(root, {"content/values/candor.yml": f"title: Candor {number}\n"}, day)
    assert [str(item.day) for item in history(root).records[:4]] == [
        "2026-05-02",
        "2098-12-31",
        "1999-01-01",
        "2026-05-01",
    ]


def test_the_content_folder_may_have_moved(tmp_path: Path) -> None:
    root = started(tmp_path / "handbook", {"docs/values/candor.yml": CANDOR, "mkdocs.yml": "docs_dir: docs\n"})
    change(root, {"docs/values/candor.yml": "title: Candor\nsummary: We say it all.\n"})
    git(root, "mv", "docs", "content")
    change(root, {"mkdocs.yml": "docs_dir: content\n"})
    change(root, {"content/values/candor.yml": "title: Openness\nsummary: We say it all.\n"})
    assert [line.split()[0] for line in told(root)] == ["FieldChanged", "ProseChanged", "RecordAdded"]


def test_the_handbook_may_lie_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    files = {
        "docs/our handbook/mkdocs.yml": "docs_dir: content\n",
        "docs/our handbook/content/values/candor.yml": CANDOR,
    }
    root = started(tmp_path / "all", {**files, "content/values/other.yml": "title: Other\n"})
    change(root, {"docs/our handbook/content/values/candor.yml": "title: Openness\nsummary: We say it.\n"})
    assert told(root / "docs/our handbook") == [
        "FieldChanged value:candor field=title before=Candor after=Openness",
        "RecordAdded value:candor",
    ]


def test_what_is_not_committed_is_not_told(tmp_path: Path) -> None:
    root = started(tmp_path / "handbook")
    write(root, {"content/values/candor.yml": "title: Openness\n", "content/values/craft.yml": "title: Craft\n"})
    git(root, "add", "content/values/craft.yml")
    assert told(root) == ["RecordAdded value:candor"]

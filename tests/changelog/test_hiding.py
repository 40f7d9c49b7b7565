"""Of what is not published nothing is told: neither of what is hidden today, nor of the time when something was hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.changelog.stories import CANDOR, FILES, change, history, later, started, told
from tests.compare.repositories import write
from tests.support import MKDOCS

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "title: Zebra\nsummary: Zebra says so.\npublish: false\n"
"""Whatever is told of it has the word in it."""
OPEN = "title: Known\nsummary: Everybody may know.\n"
NAMING = (
    "title: Calm\nsummary: See [it](value:zebra), [it](../values/zebra.yml) and [it](../values/zebra.md).\n"
    "parent: zebra\nowner: zebra\nvalues: [{value: zebra, rationale: As zebras do.}]\n"
    "objectives: [zebra]\nlinks: [value:zebra]\n"
)
"""A goal that names a hidden record of each kind wherever it can."""
ALL_HIDDEN = {
    **{f"content/{folder}/zebra.yml": SECRET for folder in ("values", "goals", "objectives", "teams")},
    "content/people.yml": "- id: zebra\n  title: Zebra\n  publish: false\n",
}
NOT_NAMING = "title: Calm\n"


def words(root: Path) -> str:
    """Everything that is known of a history, as text."""
    return repr(history(root).records).lower()


def test_nothing_is_told_of_a_record_that_is_hidden_today(tmp_path: Path) -> None:
    root = started(tmp_path / "handbook", {**FILES, "content/values/zebra.yml": SECRET.replace("false", "true")})
    change(root, {"content/values/zebra.yml": SECRET.replace("false", "true").replace("so", "so and so")})
    assert "zebra" in words(root)
    change(root, {"content/values/zebra.yml": SECRET})
    assert told(root) == ["RecordAdded value:candor"]


def test_nothing_is_told_of_what_names_a_hidden_record(tmp_path: Path) -> None:
    root = started(tmp_path / "handbook", {**FILES, **ALL_HIDDEN, "content/goals/calm.yml": NOT_NAMING})
    change(root, {"content/goals/calm.yml": NAMING})
    change(root, {"content/goals/calm.yml": NAMING.replace("As zebras do", "As all zebras do")})
    change(root, {"content/goals/calm.yml": NOT_NAMING})
    assert "zebra" not in words(root)
    assert later(root) == [
        "ProseChanged goal:calm field=summary words=[-See it, it and it.-]",
        "ProseChanged goal:calm field=summary words={+See it, it and it.+}",
    ]


@pytest.mark.parametrize("name", ["1:30", "Kim: platform", "value:zebra"])
def test_a_name_with_a_colon_is_a_name_in_the_past_too(name: str, tmp_path: Path) -> None:
    quoted = f"title: Candor\nquotes: [{{text: So., by: '{name}'}}]\n"
    root = started(tmp_path / "handbook", {**FILES, **ALL_HIDDEN, "content/values/candor.yml": quoted})
    change(root, {"content/values/candor.yml": quoted.replace("So.", "Thus.")})
    assert any("quotes" in line for line in told(root))


def test_a_hidden_record_that_is_gone_today_stays_unknown(tmp_path: Path) -> None:
    root = started(tmp_path / "handbook", {**FILES, "content/goals/calm.yml": NOT_NAMING})
    change(root, ALL_HIDDEN)
    change(root, {"content/goals/calm.yml": NAMING})
    change(root, {"content/goals/calm.yml": NOT_NAMING, **dict.fromkeys(ALL_HIDDEN)})
    assert "zebra" not in words(root)


def test_a_record_is_new_on_the_day_on_which_it_is_published(tmp_path: Path) -> None:
    root = started(
        tmp_path / "handbook", {**FILES, "content/values/known.yml": f"title: Zebra\n{OPEN[13:]}publish: false\n"}
    )
    change(root, {"content/values/known.yml": "title: Zebra\nsummary: Zebras know.\npublish: false\n"})
    change(root, {"content/values/known.yml": OPEN})
    change(root, {"content/values/known.yml": OPEN.replace("may", "shall")})
    assert "zebra" not in words(root)
    assert later(root) == [
        "ProseChanged value:known field=summary words=Everybody [-may-] {+shall+} know.",
        "RecordAdded value:known",
    ]


def test_what_named_a_record_while_it_was_hidden_is_not_told_and_what_does_so_later_is(tmp_path: Path) -> None:
    files = {**FILES, "content/values/known.yml": OPEN + "publish: false\n", "content/goals/calm.yml": NOT_NAMING}
    root = started(tmp_path / "handbook", files)
    change(root, {"content/goals/calm.yml": NOT_NAMING + "values: [known]\n"})
    change(root, {"content/goals/calm.yml": NOT_NAMING})
    assert later(root) == []
    change(root, {"content/values/known.yml": OPEN})
    change(root, {"content/goals/calm.yml": NOT_NAMING + "values: [known]\n"})
    assert later(root) == [
        "AlignmentGained goal:calm target=value:known strength=moderate",
        "RecordAdded value:known",
    ]


def test_what_is_public_under_another_name_is_not_told_of_under_the_one_that_it_had_in_secret(tmp_path: Path) -> None:
    files = {**FILES, "content/values/zebra.yml": SECRET, "content/goals/calm.yml": NOT_NAMING}
    root = started(tmp_path / "handbook", files)
    change(root, {"content/goals/calm.yml": NOT_NAMING + "values: [zebra]\n"})
    change(root, {"content/goals/calm.yml": NOT_NAMING})
    change(root, {"content/values/zebra.yml": None, "content/values/known.yml": OPEN + "formerly: [zebra]\n"})
    assert later(root) == ["RecordAdded value:known"]


def test_the_time_between_two_times_in_public_is_not_told(tmp_path: Path) -> None:
    root = started(tmp_path / "handbook", {**FILES, "content/values/known.yml": OPEN})
    change(root, {"content/values/known.yml": "title: Zebra\npublish: false\n"})
    change(root, {"content/values/known.yml": "title: Zebras\npublish: false\n"})
    change(root, {"content/values/known.yml": OPEN})
    assert "zebra" not in words(root)
    assert later(root) == ["RecordAdded value:known"]


def test_a_renamed_hidden_record_is_hidden_under_its_earlier_name(tmp_path: Path) -> None:
    root = started(tmp_path / "handbook", {**FILES, "content/values/zebra.yml": SECRET.replace("false", "true")})
    change(root, {"content/values/zebra.yml": None, "content/values/stripes.yml": f"{SECRET}formerly: [zebra]\n"})
    change(root, {"content/values/candor.yml": f"{CANDOR}tensions: [stripes]\n"})
    assert told(root) == ["RecordAdded value:candor"]


def test_a_record_of_a_list_is_hidden_as_well(tmp_path: Path) -> None:
    listed = "- id: shown\n  title: Shown\n- id: zebra\n  title: Zebra\n  publish: {}\n"
    root = started(tmp_path / "handbook", {"content/goals.yml": listed.format("false")})
    change(root, {"content/goals.yml": listed.format("false").replace("title: Zebra", "title: Zebras")})
    change(root, {"content/goals.yml": listed.format("no").replace("title: Shown", "title: Seen")})
    assert told(root) == ["FieldChanged goal:shown field=title before=Shown after=Seen", "RecordAdded goal:shown"]


@pytest.mark.parametrize("broken", ["title: [\n", "sumary: x\ntitle: Zebra\npublish: false\n"])
def test_a_hidden_record_that_was_broken_for_a_time_is_still_hidden(broken: str, tmp_path: Path) -> None:
    root = started(tmp_path / "handbook", {**FILES, "content/values/zebra.yml": SECRET})
    change(root, {"content/values/zebra.yml": broken})
    change(root, {"content/values/zebra.yml": SECRET})
    change(root, {"content/values/zebra.yml": None})
    assert told(root) == ["RecordAdded value:candor"]


def with_default(text: str) -> str:
    """Settings by which records of a kind stay out of the site."""
    return MKDOCS.replace("  - values-handbook\n", f"  - values-handbook:\n      publish_defaults: {text}\n")


def test_the_defaults_of_today_hide_what_was_public(tmp_path: Path) -> None:
    zebra = "title: Zebra\nlevel: individual\nowner: me\n"
    shown = {"mkdocs.yml": with_default("{goal: {individual: true}}"), "content/goals/zebra.yml": zebra}
    root = started(tmp_path / "handbook", {**FILES, **shown})
    assert "zebra" in words(root)
    write(root, {"mkdocs.yml": with_default("{goal: {individual: false}}")})
    assert told(root) == ["RecordAdded value:candor"]


def test_what_earlier_defaults_kept_hidden_is_not_told_by_those_of_today(tmp_path: Path) -> None:
    settings = {"mkdocs.yml": with_default("{goal: false}")}
    calm = "title: {}\nowner: me\n"
    root = started(tmp_path / "handbook", {**FILES, **settings, "content/goals/calm.yml": calm.format("Zebra")})
    change(root, {"content/goals/calm.yml": calm.format("Zebras")})
    change(root, {"mkdocs.yml": MKDOCS, "content/goals/calm.yml": calm.format("Calm")})
    assert "zebra" not in words(root)
    assert later(root) == ["RecordAdded goal:calm"]


def test_neither_subjects_nor_names_of_contributors_are_known(tmp_path: Path) -> None:
    root = started(tmp_path / "handbook")
    change(root, {"content/values/craft.yml": "title: Craft\n"}, message="Zebra <script>alert(1)</script>\n\nZebra")
    assert later(root) == ["RecordAdded value:craft"]
    assert "zebra" not in words(root)


def test_what_the_site_leaves_out_today_is_not_told(tmp_path: Path) -> None:
    root = started(tmp_path / "handbook", {**FILES, "content/values/drafts/zebra.yml": OPEN})
    change(root, {"mkdocs.yml": f"exclude_docs: drafts/\n{MKDOCS}"})
    assert told(root) == ["RecordAdded value:candor"]


def test_that_a_hidden_team_is_asked_for_something_is_not_told(tmp_path: Path) -> None:
    value = "title: Candor\nsummary: We say it.\nbehaviours:\n  - id: say\n    title: Say it\n    teams: [{}]\n"
    hidden = {"content/teams/zebra.yml": SECRET, "content/teams/known.yml": "title: Known\n"}
    root = started(tmp_path / "handbook", {**FILES, **hidden, "content/values/candor.yml": value.format("")})
    change(root, {"content/values/candor.yml": value.format("zebra")})
    change(root, {"content/values/candor.yml": value.format("zebra, known")})
    change(root, {"content/values/candor.yml": value.format("known")})
    assert later(root) == ["ItemAdded value:candor field=behaviours.teams name=team:known"]

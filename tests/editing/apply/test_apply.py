"""A change document as a whole: what is refused, and why, what is written, and what is not."""

from __future__ import annotations

import hashlib
import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from tests.editing.apply.support import apply, handbook, prepared
from tests.editing.running import contents
from tests.support import TODAY
from values_handbook.editing.apply import prepare as preparing
from values_handbook.editing.apply.branch import write_on_branch
from values_handbook.editing.apply.document import change_schema, parse_document
from values_handbook.editing.rename_target import CannotEditError
from values_handbook.editing.writing import write_changes

if TYPE_CHECKING:
    from pathlib import Path

CANDOR = """\
# The first of our values
title: Candor
summary: We say what we see.
behaviours:
  - id: write-it-down
    title: Write it down
quotes: [One, Two]
"""
TEAMS = "- title: Platform\n- title: Search & more  # c\n  tags: [a]\n"


@pytest.fixture(autouse=True)
def on_a_fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small handbook."""
    return handbook(tmp_path, values__candor=CANDOR, teams=TEAMS, goals__calm="title: Calm\nvalues: [candor]\n")


def refused(root: Path, *changes: dict[str, Any]) -> str:
    """Why changes are refused, without the first line. No file has changed."""
    before = contents(root)
    why = apply(root, *changes)
    assert contents(root) == before
    return why.partition("\n")[2]


def test_changes_of_several_records_are_made_together(root: Path) -> None:
    assert not apply(
        root,
        {"record": "value:candor", "set": {"summary": "New"}, "remove": ["quotes/1"]},
        {"record": "team:platform", "add": {"tags": ["x"]}},
        {"record": "team:search-more", "remove": ["tags"]},
        {"new": "team", "fields": {"title": "Third", "parent": "platform"}},
        {"new": "team", "id": "fourth", "fields": {"title": "Four: th"}},
        {"new": "goal", "fields": {"title": "Fewer surprises", "values": {"candor": "strong"}}},
    )
    after = contents(root)
    assert after["content/values/candor.yml"].decode() == CANDOR.replace("We say what we see.", "New").replace(
        "One, ", ""
    )
    assert after["content/teams.yml"].decode() == (
        "- title: Platform\n  tags: [x]\n- title: Search & more  # c\n"
        '- id: third\n  title: Third\n  parent: platform\n- id: fourth\n  title: "Four: th"\n'
    )
    assert after["content/goals/fewer-surprises.yml"].decode() == (
        "title: Fewer surprises\nvalues:\n  - value: candor\n    strength: strong\n"
    )


def test_a_record_keeps_the_id_that_was_made_from_its_title(root: Path) -> None:
    assert not apply(root, {"record": "team:search-more", "set": {"title": "Discovery"}})
    assert (root / "content/teams.yml").read_text() == TEAMS.replace(
        "- title: Search & more", "- id: search-more\n  title: Discovery"
    )


@pytest.mark.parametrize(
    "was", ["We say what we see.", f"sha256:{hashlib.sha256(b'We say what we see.').hexdigest()[:12]}"]
)
def test_a_change_is_made_where_the_text_is_the_one_that_its_author_saw(root: Path, was: str) -> None:
    change = {"record": "value:candor", "was": {"summary": was, "why": ""}, "set": {"summary": "New"}}
    assert not apply(root, change)
    assert refused(root, change) == f"  value:candor: conflict in summary: it was `{was}`, and is `New` now"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"set": {"sumary": "x"}}, "sumary: `sumary` is no field; closest: `summary`"),
        ({"set": {"behaviours/write-it-down/titel": "x"}}, "closest: `title`"),
        ({"set": {"id": "openness"}}, "id: a record keeps its id here; use `handbook rename`"),
        ({"set": {"behaviours/1/id": "x"}}, "behaviours/1/id: `write-it-down` keeps its id here"),
        ({"remove": ["behaviours/1/id"]}, "`write-it-down` keeps its id here; use `handbook rename`"),
        ({"set": {"quotes/3": "x"}}, "quotes/3: `quotes` has no item `3`; it has 2 items"),
        ({"set": {"behaviours/write-it-dwn/title": "x"}}, "has no item `write-it-dwn`; closest: `write-it-down`"),
        ({"set": {"summary": " "}}, "summary: it is empty; to take it away, name it in `remove`"),
        ({"set": {"summary": None}}, "summary: it is empty"),
        ({"set": {"summary": ["a"]}}, "summary: it takes a text, not a list"),
        ({"set": {"summary/x": "a"}}, "summary/x: `summary` holds a text, and nothing is inside of it"),
        ({"add": {"summary": "a"}}, "add summary: it holds a text, no list; use `set`"),
        ({"add": {"behaviours": {"titel": "x"}}}, "behaviours/1/titel: there is no such field; closest: `title`"),
        ({"remove": ["why"]}, "remove why: there is no such field in it"),
        ({"set": {"quotes": "x", "quotes/1": "y"}}, "quotes/1: it is changed twice, by `quotes` and by `quotes/1`"),
        ({"remove": ["quotes"], "add": {"quotes": "y"}}, "add quotes: it is set or removed in the same change"),
        ({"was": {"quotes/x": "y"}}, "conflict in quotes/x: `quotes` has no item `x`; it has 2 items; it was `y`"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(root: Path, change: dict[str, Any], why: str) -> None:
    assert why in refused(root, {"record": "value:candor", **change})


def test_all_that_speaks_against_a_document_is_said_at_once(root: Path) -> None:
    said = refused(
        root,
        {"record": "value:candour", "set": {"summary": "x"}},
        {"record": "value:candor", "set": {"sumary": "x", "summary": "y"}},
        {"new": "goal", "id": "calm", "fields": {"title": "x"}},
        {"new": "team", "fields": {"id": "x"}},
        {"record": "goal:calm", "set": {"summary": "x"}},
        {"record": "goal:calm", "set": {"summary": "y"}},
    )
    assert said.splitlines() == [
        "  no value `candour`; closest: `candor`",
        "  value:candor: sumary: `sumary` is no field; closest: `summary`",
        "  `goal:calm` is changed twice; put both into one change",
        "  there is a goal `calm` already, in content/goals/calm.yml; take another id",
        "  new team: id: give it beside `new`, not among the fields",
    ]


def test_new_errors_are_refused_with_their_places(root: Path) -> None:
    said = refused(root, {"record": "value:candor", "set": {"adopted": "soon", "owner": "nobody"}})
    first, second = said.splitlines()
    assert first.startswith("  content/values/candor.yml:4:8: no person or team `nobody`; ")
    assert second.startswith("  content/values/candor.yml:9:10: a date is expected here, not `soon`; ")
    assert "no value `candor`" not in said


def test_what_others_name_is_not_taken_away_and_the_message_says_what_to_do(root: Path) -> None:
    (root / "content/practices.yml").write_text("- title: Talk\n  values: [candor#write-it-down]\n")
    why = refused(root, {"record": "value:candor", "remove": ["behaviours/write-it-down"]})
    assert "the value `candor` has no behaviour `write-it-down`" in why
    assert why.endswith("what is taken away is named in these places: change them first, or keep it and word it anew")


def test_errors_that_are_there_already_stop_nothing_elsewhere(root: Path) -> None:
    (root / "content/goals/bad.yml").write_text("title: Bad\nowner: nobody\n")
    assert not apply(root, {"record": "value:candor", "set": {"summary": "x"}})
    (root / "content/goals/bad.yml").write_text("title: Bad\nordre: 1\n")
    assert "no goal `bad`" in refused(root, {"record": "goal:bad", "set": {"summary": "x"}})


def test_nothing_is_written_where_one_file_cannot_be(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ready = prepared(
        root, {"record": "value:candor", "set": {"summary": "x"}}, {"new": "goal", "fields": {"title": "N"}}
    )
    (root / "content/goals/n.yml").write_text("theirs")
    before = contents(root)
    with pytest.raises(FileExistsError):
        preparing.write(ready)
    assert contents(root) == before


def test_of_the_schemas_the_ids_alone_are_refreshed_and_only_where_they_changed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes: list[str] = []

    def noted(project: Any, wanted: Any) -> list[str]:
        changes[:] = [change.path for change in wanted]
        return write_changes(project, wanted)

    monkeypatch.setattr(preparing, "write_changes", noted)
    (root / ".handbook/schemas").mkdir(parents=True)
    assert not apply(root, {"record": "value:candor", "set": {"summary": "x"}})
    assert changes == ["content/values/candor.yml"]
    assert not apply(root, *({"new": "goal", "fields": {"title": title}} for title in ("A", "B")))
    assert changes == ["content/goals/a.yml", "content/goals/b.yml", ".handbook/schemas/ids.json"]
    assert (root / "content/goals/a.yml").read_text().startswith("# yaml-language-server: $schema=../../.handbook")


def test_what_it_does_is_known_before_it_is_written(root: Path) -> None:
    before = contents(root)
    ready = prepared(
        root, {"record": "value:candor", "set": {"summary": "New"}}, {"new": "goal", "fields": {"title": "N"}}
    )
    assert [str(change.key) for change in ready.comparison.changes] == ["value:candor", "goal:n"]
    assert contents(root) == before


def git(root: Path, *words: str) -> str:
    command = ["git", "-c", "user.name=Kim", "-c", "user.email=kim@example.org", *words]
    return subprocess.run(command, cwd=root, check=True, capture_output=True, encoding="utf-8").stdout


def test_a_branch_gets_one_commit_whose_message_is_the_reason(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Kim")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "kim@example.org")
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "first")
    (root / "content/goals/calm.yml").write_text("title: Calm\n")
    (root / "notes.md").write_text("staged")
    git(root, "add", "notes.md")
    change = {"record": "value:candor", "set": {"summary": "New"}}
    write_on_branch(
        prepared(root, change, {"new": "goal", "fields": {"title": "N"}}, why="Because.\n\n# So."), "so/that"
    )
    assert git(root, "log", "--format=%B", "-1").strip() == "Because.\n\n# So."
    assert git(root, "branch", "--show-current").strip() == "so/that"
    assert git(root, "show", "--name-status", "--format=", "HEAD").split() == [
        *("A", "content/goals/n.yml"),
        *("M", "content/values/candor.yml"),
    ]
    assert git(root, "status", "--porcelain").splitlines() == [" M content/goals/calm.yml", "A  notes.md"]
    for name, changes, why in (
        ("so/that", [{**change, "set": {"summary": "Newer"}}], "there is a branch `so/that` already"),
        ("a b", [{**change, "set": {"summary": "Newer"}}], "`a b` cannot be the name of a branch"),
        ("other", [{"record": "goal:calm", "set": {"summary": "x"}}], "edits that are not committed"),
    ):
        before = contents(root)
        with pytest.raises(CannotEditError, match=why):
            write_on_branch(prepared(root, *changes, why="x"), name)
        assert contents(root) == before


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "is no JSON: 1:2"),
        ("[]", "a change document is an object"),
        ('{"format": 2, "changes": []}', "format: takes the number 1\n  changes: holds nothing"),
        ('{"changes": [{"record": "a:b", "new": "x"}, 3]}', "changes/1: an object with either `record` or `new`"),
        (
            '{"changes": [{"record": "a:b", "sett": {}}], "wy": 1}',
            "changes/1/sett: there is no such field; closest: `set`",
        ),
        ('{"changes": [{"record": "a:b", "set": {"x": 1, "x": 2}}]}', "`x` is there twice"),
        ('{"changes": [{"record": "a:b", "set": {"x": NaN}}]}', "`NaN` is no number"),
        ('{"changes": [{"record": "a:b", "set": {"x": "\\ud800"}}]}', "the character U+D800 cannot stand in YAML"),
        ('{"changes": ' + "[" * 100_000, "nests lists and objects too deep"),
        ('{"changes": [{"record": "a:b", "set": {"x": ' + "9" * 5_000 + "}}]}", "cannot be read"),
        ("[" + "1," * 600_000 + "1]", "more than 1,048,576; split it"),
        ('{"changes": [{"new": "goal"}]}', "changes/1/fields: is missing"),
    ],
)
def test_what_is_no_change_document_is_refused_in_words(text: str, why: str) -> None:
    with pytest.raises(CannotEditError) as error:
        parse_document(text)
    assert why in str(error.value)


def test_the_schema_names_every_field() -> None:
    schema = change_schema()
    assert set(schema["properties"]) == {"format", "why", "changes"}
    assert set(schema["$defs"]["RecordChange"]["properties"]) == {"record", "was", "set", "add", "remove"}
    assert set(schema["$defs"]["NewRecord"]["properties"]) == {"new", "id", "fields"}
    json.dumps(schema)

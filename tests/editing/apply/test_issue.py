"""The text of an issue comes from anybody: what counts as its change document, and what it may not propose."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.running import handbook as run
from tests.compare.repositories import git, repository
from tests.editing.apply.support import handbook
from tests.gfm import read_gfm
from values_handbook.cli.issue_answer import MARKER, MOST, change_comment, refusal_comment
from values_handbook.editing.apply.issue import MAX_BYTES, document_in
from values_handbook.editing.apply.proposal import check_proposal
from values_handbook.editing.rename_target import CannotEditError
from values_handbook.forms import inputs_of
from values_handbook.model.proposals import NEVER_KINDS
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator
    from pathlib import Path

    from values_handbook.forms import Input

CHANGE = {"record": "value:candor", "set": {"summary": "We say it early."}}
JSON = json.dumps({"format": 1, "why": "Clearer.", "changes": [CHANGE]})
BLOCK = f"```json\n{JSON}\n```\n"
CANDOR = "title: Candor\nsummary: We say it.  # at once\nbehaviours:\n  - {id: write, title: Write}\n  - title: Ask\n"


def why_refused(text: str | bytes) -> str:
    """Why no document is taken from a text."""
    with pytest.raises(CannotEditError) as refused:
        document_in(text.encode() if isinstance(text, str) else text)
    return str(refused.value)


@pytest.mark.parametrize(
    "text",
    [
        BLOCK,
        f"### The change\n\n{BLOCK}\n### Anything else\n\n_No response_\n",
        f"### The change\n\n{BLOCK}".replace("\n", "\r\n"),
        f"\ufeff{BLOCK}",
        f"~~~~ JSON now\n{JSON}\n~~~~",
        f"<!-- Hidden:\n{BLOCK} -->\n\n{BLOCK}",
        f"````\n{BLOCK}````\n\n{BLOCK}",
        f"```text\n{JSON}\n```\n{BLOCK}",
    ],
    ids=[
        "alone",
        "a form",
        "windows",
        "bom",
        "tildes",
        "a comment before",
        "shown as code before",
        "other code before",
    ],
)
def test_the_block_that_people_see_as_json_is_the_document(text: str) -> None:
    document = document_in(text.encode())
    assert document.why == "Clearer."


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "holds no change document"),
        ("I would like another value.", "holds no change document"),
        (JSON, "holds no change document"),
        (f"```\n{JSON}\n```", "holds no change document"),
        (f"<!--\n{BLOCK}-->", "holds no change document"),
        (f"````\n{BLOCK}````", "holds no change document"),
        (f"{BLOCK}\n{BLOCK}", "holds 2 blocks of code marked `json`, at lines 1 and 5"),
        (f"{BLOCK}\n- a\n\n  ```json\n  {{}}\n  ```", "holds 2 blocks"),
        (f"> ```json\n> {JSON}\n> ```", "stands in a list or a quotation"),
        (f"- ```json\n  {JSON}\n  ```", "stands in a list or a quotation"),
        (f"```json\n{JSON}\n", "does not end; put ``` on a line of its own"),
        ("```json\n```", "is no JSON"),
        ("```json\nvalue: candor\n```", "is no JSON: 1:1"),
        ("```json\n[]\n```", "a change document is an object"),
        (f"```json\n{JSON.replace('1', '2', 1)}\n```", "format: takes the number 1"),
        (f"```json\n{JSON[:-1]}, {JSON[1:]}\n```", "`format` is there twice"),
        ("```json\n" + "[" * 20_000 + "\n```", "too deep"),
        (f"```json\n{JSON}\n```\n{'x' * MAX_BYTES}", "more than 65,536; make several proposals"),
        (b"```json\n\xff\n```", "is not UTF-8 at byte 9"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_any_other_text_is_refused_in_words_to_act_on(text: str | bytes, why: str) -> None:
    assert why in why_refused(text)


def why_not_proposed(*changes: dict[str, Any], why: str = "Clearer.") -> str:
    """Why changes are more than a proposal may hold; empty where they are not."""
    text = json.dumps({"format": 1, "why": why, "changes": changes})
    try:
        check_proposal(document_in(f"```json\n{text}\n```".encode()))
    except CannotEditError as error:
        return str(error)
    return ""


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"record": "person:cto", "set": {"title": "CEO"}}, "people and roles"),
        ({"record": "people:cto", "set": {"title": "CEO"}}, "people and roles"),
        ({"new": "person", "fields": {"title": "Kim", "held_by": "Kim"}}, "people and roles"),
        ({"record": "team:platform", "add": {"members": ["kim"]}}, "`members` is changed in the file only"),
        ({"new": "team", "fields": {"title": "Search", "lead": "kim"}}, "`lead` is changed in the file only"),
        ({"record": "goal:calm", "set": {"publish": True}}, "`publish` is changed in the file only"),
        ({"record": "goal:calm", "remove": ["publish"]}, "`publish` is changed in the file only"),
        ({"new": "goal", "fields": {"title": "Calm", "publish": True}}, "`publish` is changed in the file only"),
        ({"record": "goal:calm", "add": {"formerly": ["quiet"]}}, "`formerly` is changed in the file only"),
        ({"record": "value:candor", "set": {"behaviours/write/formerly": ["log"]}}, "`formerly` is changed"),
        ({"record": "value:candor", "add": {"behaviours": [{"title": "A", "formerly": ["b"]}]}}, "`formerly` is"),
        ({"record": "value:candor", "set": {"behaviours/Ask/id": "ask"}}, "an id is given in the file only"),
        ({"record": "value:candor", "remove": ["behaviours/write/id"]}, "an id is given in the file only"),
        ({"record": "value:candor", "set": {"behaviours": ["Ask"]}}, "the whole list would be written anew"),
    ],
    ids=lambda value: json.dumps(value)[:60],
)  # fmt: skip
def test_no_proposal_touches_people_ids_or_what_is_published(change: dict[str, Any], why: str) -> None:
    assert why in why_not_proposed(change)


def test_a_proposal_says_why_and_changes_20_records_at_most() -> None:
    goals = [{"new": "goal", "id": f"g-{number}", "fields": {"title": f"G {number}"}} for number in range(21)]
    assert why_not_proposed(*goals[:20]) == ""
    assert "21 records change, more than 20" in why_not_proposed(*goals)
    assert "say in a sentence what the change is for" in why_not_proposed(CHANGE, why=" ")


def test_what_people_propose_every_week_is_no_problem() -> None:
    assert not why_not_proposed(
        {"record": "value:candor", "set": {"behaviours/write/title": "Publish: where others look"}, "remove": ["quotes/1"]},
        {"record": "value:candor", "add": {"behaviours": [{"id": "ask", "title": "Ask"}]}},
        {"record": "goal:calm", "add": {"check_ins": [{"date": "2026-10-31", "by": "cto"}]}, "set": {"owner": "cto"}},
        {"new": "recognition", "id": "x", "fields": {"title": "X", "to": ["kim"], "from": "cto"}},
        {"record": "nonsense", "set": {"title": "told by apply"}},
    )  # fmt: skip


def names_in(fields: tuple[Input, ...]) -> Iterator[str]:
    """The names of inputs, and of those within."""
    for field in fields:
        yield field.name
        yield from names_in((*field.fields, *((field.item,) if field.item else ())))


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - NEVER_KINDS))
def test_whatever_a_form_asks_for_may_be_proposed(kind: str) -> None:
    fields = dict.fromkeys(filter(None, names_in(inputs_of(kind))), "x")
    assert fields
    assert not why_not_proposed({"new": kind, "fields": fields})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A handbook in a repository, with a goal that nobody may see."""
    secret = "title: Close the office\nsummary: In May.\npublish: false\nvalues: [candor]\n"
    handbook(tmp_path / "handbook", values__candor=CANDOR, goals__secret=secret)
    return repository(tmp_path / "handbook", {})


def propose(folder: Path, *changes: dict[str, Any], words: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    """Apply changes that stand in an issue."""
    text = json.dumps({"format": 1, "why": "Clearer.", "changes": changes})
    (folder.parent / "issue.md").write_text(f"### The change\n\n```json\n{text}\n```\n", encoding="utf-8")
    return run(folder, "apply", "--issue", str(folder.parent / "issue.md"), *words)


def test_a_patch_makes_the_change_and_nothing_is_written_beside_it(folder: Path) -> None:
    patch = folder.parent / "proposal.patch"
    new = {"new": "goal", "id": "fewer-surprises", "fields": {"title": "Fewer surprises", "values": ["candor"]}}
    done = propose(folder, CHANGE, new, words=("--patch", str(patch)))
    assert done.returncode == 0, done.stderr
    assert "summary: We say [-it.-] {+it early.+}" in done.stdout
    assert git(folder, "status", "--porcelain") == ""
    git(folder, "apply", "--index", str(patch))
    assert git(folder, "diff", "--cached", "--name-status").split() == [
        "A", "content/goals/fewer-surprises.yml", "M", "content/values/candor.yml"
    ]  # fmt: skip
    assert "summary: We say it early.  # at once\n" in (folder / "content/values/candor.yml").read_text("utf-8")


def test_the_settings_of_git_do_not_change_a_patch(folder: Path) -> None:
    for name, value in {"diff.noprefix": "true", "diff.external": "false", "color.ui": "always"}.items():
        git(folder, "config", name, value)
    assert propose(folder, CHANGE, words=("--patch", str(folder.parent / "p.patch"))).returncode == 0
    patch = (folder.parent / "p.patch").read_text("utf-8")
    assert patch.startswith("diff --git a/content/values/candor.yml b/content/values/candor.yml\n")


def test_a_patch_of_nothing_or_of_files_with_edits_is_refused(folder: Path) -> None:
    patch = folder.parent / "p.patch"
    same = {"record": "value:candor", "set": {"summary": "We say it."}}
    assert "says all of this already" in propose(folder, same, words=("--patch", str(patch))).stderr
    (folder / "content/values/candor.yml").write_text(f"# Mine\n{CANDOR}", encoding="utf-8")
    assert "edits that are not committed" in propose(folder, CHANGE, words=("--patch", str(patch))).stderr
    assert not patch.exists()


def test_a_document_of_before_somebody_else_s_change_is_refused_with_both_texts(folder: Path) -> None:
    done = propose(folder, {**CHANGE, "was": {"summary": "We said it."}}, words=("--format", "markdown"))
    assert done.returncode == 2
    assert done.stderr == ""
    assert "conflict in summary: it was `We said it.`, and is `We say it.` now" in done.stdout


def test_a_hidden_record_is_as_one_that_is_not_there(folder: Path) -> None:
    for guess in ("Maybe.", "In May."):
        done = propose(folder, {"record": "goal:secret", "was": {"summary": guess}, "set": {"summary": "No."}})
        assert done.returncode == 2
        assert done.stderr == "handbook: nothing was changed:\n  no goal `secret`\n"
    # Without --issue, it is whoever has the files who asks.
    (folder / "change.json").write_text('{"changes": [{"record": "goal:secret", "set": {"summary": "No."}}]}', "utf-8")
    assert run(folder, "apply", "change.json").returncode == 0


def test_nothing_else_tells_of_what_is_hidden_either(folder: Path) -> None:
    taken = {"new": "goal", "id": "secret", "fields": {"title": "Mine"}}
    assert propose(folder, taken).stderr.endswith("\n  new goal: the id `secret` is taken; choose another one\n")
    near = {"new": "goal", "id": "x", "fields": {"title": "X", "parent": "secrt"}}
    done = propose(folder, near)
    assert "no goal `secrt`" in done.stderr
    assert "secret" not in done.stderr.replace("secrt", "")
    names = {"title": "Calm", "parent": "secret", "values": ["candor"]}
    (folder / "content/goals/calm.yml").write_text("".join(f"{name}: {text}\n" for name, text in names.items()))
    done = propose(folder, {"record": "goal:calm", "was": {"parent": "other"}, "set": {"title": "Calmer"}})
    assert done.stderr.endswith("\n  goal:calm: parts of it are not published; it is changed in its file only\n")


def test_what_a_proposal_does_to_hidden_records_is_not_shown(folder: Path) -> None:
    done = propose(folder, CHANGE, words=("--dry-run", "--format", "markdown"))
    assert done.returncode == 0
    assert "We say [-it.-] {+it early.+}" in done.stdout
    assert "office" not in done.stdout


HOSTILE = "@kim #1 [x](//evil.example) <img src=x> ``` ````` ~~~ \x1b[31m \u202e www.evil.example </pre> | & ::error::x"


@pytest.mark.parametrize("comment", [refusal_comment(HOSTILE), change_comment(HOSTILE, HOSTILE)])
def test_an_answer_notifies_nobody_and_links_nowhere(comment: str) -> None:
    assert comment.startswith(f"{MARKER}\n")
    read = read_gfm(comment)
    assert read.addresses == []
    assert read.tags <= {"!--", "p", "pre", "code"}
    assert "\x1b" not in comment
    assert "\u202e" not in comment


def test_an_answer_is_short_enough_for_a_comment_and_its_lines_for_a_window() -> None:
    comment = refusal_comment("\n".join(["word " * 60] * 1_000))
    assert len(comment) < MOST + 1_000
    assert "… (shortened)" in comment
    assert max(map(len, comment.splitlines())) <= 110


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--format", "markdown"), "goes with --issue"),
        (("--issue", "--branch", "x", "--patch", "y"), "goes neither with --patch nor with --dry-run"),
    ],
)
def test_options_that_contradict_one_another_are_refused(folder: Path, words: tuple[str, ...], why: str) -> None:
    done = run(folder, "apply", "-", *words)
    assert done.returncode == 2
    assert why in " ".join(done.stderr.split())

"""The job that may write trusts nothing that the first one left, as if anybody had made its patch and its answer."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.compare.repositories import git, write
from tests.gfm import read_gfm
from tests.workflows.proposals import BRANCH, Forge, issue
from values_handbook.cli.issue_answer import change_comment, refusal_comment

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FILES = {
    "mkdocs.yml": "site_name: Handbook\n",
    "content/index.md": "# Handbook\n",
    "content/people.yml": "- {id: cto, title: CTO}\n",
    "content/goals/calm.yml": "title: Calm\npublish: true\n",
    "content/goals/many.yml": "- {id: zebra, title: Zebra, publish: true}\n- {id: yak, title: Yak}\n",
    "content/values/candor.yml": "title: Candor\nsummary: |\n  We say it.\n",
}
ANSWER = f"{change_comment('Clearer.', '1 value changes.')}\n".encode()
EVENT = issue("")


@pytest.fixture
def forge(tmp_path: Path) -> Forge:
    write(tmp_path / "files", FILES)
    return Forge(tmp_path, tmp_path / "files")


def patch(forge: Forge, edit: Callable[[Path], object]) -> bytes:
    """The patch of an edit of the files."""
    clone = forge.folder / "clone"
    git(forge.folder, "clone", "--quiet", str(forge.checkout), str(clone))
    edit(clone)
    git(clone, "add", "--all")
    words = ["git", "diff", "--cached", "--binary", "--no-renames"]
    return subprocess.run(words, cwd=clone, capture_output=True, check=True).stdout


def edits(path: str, text: str) -> Callable[[Path], object]:
    """An edit that gives a file this text."""
    return lambda folder: write(folder, {path: text})


def refused(forge: Forge, left: dict[str, bytes]) -> str:
    """The answer to what is refused: nothing was pushed, and no pull request opened."""
    _, writes = forge.propose(EVENT, left)
    ((_, path, fields),) = writes
    assert path == "issues/7/comments"
    assert forge.branches() == ""
    text: str = fields["body"]
    return text


CANDOR = "content/values/candor.yml"


def link(path: Path, target: str) -> None:
    """Put a link in the place of a file."""
    path.unlink(missing_ok=True)
    path.symlink_to(target)


@pytest.mark.parametrize(
    "edit",
    [
        edits(CANDOR, "title: Candor\nsummary: |\n  We say it early.\n"),
        edits(CANDOR, "title: Candor\nsummary: |\n  We say what we publish: all of it.\n"),
        edits("content/goals/calm.yml", "title: Calm and quiet\npublish: true\n"),
        edits("content/goals/many.yml", FILES["content/goals/many.yml"].replace("Zebra", "Zebras")),
        edits("content/goals/über uns.yaml", "title: About us\n"),
    ],
    ids=["a text", "words in a text", "beside a field", "in one line with a field", "a new file"],
)
def test_a_change_of_records_is_proposed(forge: Forge, edit: Callable[[Path], object]) -> None:
    ran, writes = forge.propose(EVENT, {"answer.md": ANSWER, "proposal.patch": patch(forge, edit)})
    assert ran.failed == [], ran.printed
    assert writes[0][:2] == ["POST", "pulls"]
    assert forge.branches() == BRANCH


@pytest.mark.parametrize(
    "edit",
    [
        edits(".github/workflows/x.yml", "on: push\n"),
        edits("mkdocs.yml", "site_name: Mine\n"),
        edits("requirements.txt", "evil\n"),
        edits("content/index.md", "# Mine\n"),
        edits("content/.gitattributes", "*.yml filter=x\n"),
        edits("content.yml", "title: Beside\n"),
        edits("content/people.yml", "- {id: cto, title: CEO}\n"),
        edits("content/people/ceo.yml", "title: CEO\n"),
        lambda folder: (folder / CANDOR).unlink(),
        lambda folder: (folder / CANDOR).rename(folder / "content/values/openness.yml"),
        lambda folder: (folder / CANDOR).chmod(0o755),
        lambda folder: link(folder / CANDOR, "/etc/passwd"),
        lambda folder: link(folder / "content/x.yml", "../mkdocs.yml"),
        lambda folder: write(folder, {f"content/goals/g-{number}.yml": "title: G\n" for number in range(21)}),
        edits("content/goals/calm.yml", "title: Calm\npublish: false\n"),
        edits("content/goals/calm.yml", "title: Calm\n"),
        edits("content/goals/many.yml", FILES["content/goals/many.yml"].replace("Yak", "Yak, publish: true")),
        edits("content/goals/x.yml", 'title: X\n"publish" : true\n'),
        edits("content/goals/x.yml", "title: X\nformerly: [calm]\n"),
        edits("content/goals/x.yml", "title: X\nheld_by: Kim\n"),
        lambda folder: (folder / "content/goals/x.yml").write_bytes(b"title: \0\npublish: true\n"),
    ],
)
def test_no_other_change_is_proposed(forge: Forge, edit: Callable[[Path], object]) -> None:
    answer = refused(forge, {"answer.md": ANSWER, "proposal.patch": patch(forge, edit)})
    assert answer.endswith("Nothing was changed.")


PATCHES = {
    "out of the repository": "--- /dev/null\n+++ b/../x.yml\n@@ -0,0 +1 @@\n+x\n",
    "out of the folder": "--- /dev/null\n+++ b/content/../../x.yml\n@@ -0,0 +1 @@\n+x\n",
    "an absolute path": "--- /dev/null\n+++ /tmp/x.yml\n@@ -0,0 +1 @@\n+x\n",
    "into git": "--- /dev/null\n+++ b/.git/hooks/pre-commit\n@@ -0,0 +1 @@\n+x\n",
    "nothing": "\n",
    "no patch": "rm -rf /\n",
    "no text": "\0\xff",
    "stale": "--- a/mkdocs.yml\n+++ b/mkdocs.yml\n@@ -1 +1 @@\n-x\n+y\n",
}


@pytest.mark.parametrize("text", PATCHES.values(), ids=PATCHES)
def test_a_patch_that_git_would_not_make_is_none(forge: Forge, text: str) -> None:
    assert "No pull request was made" in refused(forge, {"answer.md": ANSWER, "proposal.patch": text.encode()})
    assert sorted(path.name for path in forge.checkout.iterdir()) == [".git", "content", "mkdocs.yml"]


GOOD = f"{refusal_comment('no value `x`')}\n"
FORGED = {
    "no marker": GOOD.partition("\n")[2],
    "a mention": GOOD.replace("Nothing", "@kim Nothing"),
    "a link": GOOD.replace("Nothing", "[x](https://evil.example) Nothing"),
    "an address": GOOD.replace("Nothing", "www.evil.example Nothing"),
    "an end of the block": GOOD.replace("no value", "```\n@kim\n```text\n"),
    "an end that is longer": GOOD.replace("no value", "````\n@kim\n````text\n"),
    "two blocks": GOOD + GOOD.partition("\n")[2],
    "another language": GOOD.replace("```text", "```mermaid"),
    "a reference": GOOD.replace("Nothing", "#1 Nothing"),
    "HTML": GOOD.replace("Nothing", "<img src=x> Nothing"),
    "text turned around": GOOD.replace("no value", "no \u202evalue"),
    "none at all": "",
}


@pytest.mark.parametrize("text", FORGED.values(), ids=FORGED)
def test_an_answer_that_handbook_would_not_write_is_not_posted(forge: Forge, text: str) -> None:
    answer = refused(forge, {"answer.md": text.encode()})
    assert "by a fault that is not yours" in answer
    assert read_gfm(answer).addresses == ["https://github.com/larkfold/handbook/actions/runs/99"]
    assert "kim" not in answer


@pytest.mark.parametrize(
    "left",
    [
        {"answer.md": b"\xff\xfe"},
        {"other.md": GOOD.encode()},
        {"../answer.md": GOOD.encode()},
        {"answer.md": GOOD.encode() + b"x" * 50_000_000},
        {"answer.md": ANSWER, "proposal.patch": b"x" * 50_000_000},
    ],
    ids=["no text", "another name", "a path", "a large answer", "a large patch"],
)
def test_an_artifact_that_the_first_job_would_not_leave_is_a_fault(forge: Forge, left: dict[str, bytes]) -> None:
    assert "by a fault that is not yours" in refused(forge, left)


@pytest.mark.parametrize("text", ["no value `x`", "``` @kim #1 <img> \x1b[31m\nwww.evil.example", "x " * 60_000, ""])
def test_an_answer_of_handbook_is_posted_as_it_is(forge: Forge, text: str) -> None:
    answer = f"{refusal_comment(text)}\n"
    assert refused(forge, {"answer.md": answer.encode()}) == answer

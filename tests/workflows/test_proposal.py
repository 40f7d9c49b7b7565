"""A change that somebody proposes in an issue becomes a pull request, or the issue is told why it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.running import handbook
from tests.compare.repositories import git
from tests.gfm import read_gfm
from tests.workflows.mirrored import ORIGIN
from tests.workflows.proposals import BRANCH, JOBS, Forge, body, issue
from tests.workflows.running import read_workflow
from values_handbook.cli.issue_answer import MARKER

if TYPE_CHECKING:
    from pathlib import Path

CANDOR = "content/values/candor.yml"
CHANGE = {"record": "value:candor", "set": {"summary": "We say it early."}}
NEW: dict[str, Any] = {
    "new": "goal",
    "id": "fewer-surprises",
    "fields": {"title": "Fewer surprises", "values": ["candor"]},
}
FAULT = "by a fault that is not yours"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example handbook."""
    folder = tmp_path_factory.mktemp("example")
    done = handbook(folder, "init", "handbook", "--example", "--source", "values-handbook==1.0")
    assert done.returncode == 0, done.stderr
    return folder / "handbook"


@pytest.fixture
def forge(tmp_path: Path, files: Path) -> Forge:
    return Forge(tmp_path, files)


def test_a_proposal_becomes_a_branch_with_one_commit_a_pull_request_and_an_answer(forge: Forge) -> None:
    ran, writes = forge.both(issue(body(CHANGE, NEW)))
    assert ran.failed == [], ran.printed
    (opened, pull), (answered, answer) = (((method, path), fields) for method, path, fields in writes)
    assert opened == ("POST", "pulls")
    assert (pull["head"], pull["base"], pull["title"]) == (BRANCH, "main", "Change Candor")
    assert pull["body"].startswith("Proposed by @kim. A workflow made it of the text of the issue. Closes #7.\n\n")
    assert "It was late." in pull["body"]
    assert "new in the handbook" in pull["body"]
    assert answered == ("POST", "issues/7/comments")
    assert answer["body"].startswith(f"{MARKER}\nThank you! This proposal has become pull request #12.")
    assert forge.branches() == BRANCH
    assert forge.pushed("diff-tree", "-r", "--name-status", "--no-commit-id", BRANCH).split() == [
        "A", "content/goals/fewer-surprises.yml", "M", CANDOR
    ]  # fmt: skip
    assert forge.pushed("log", "-1", "--format=%an|%B", BRANCH) == (
        "github-actions[bot]|Change Candor\n\nProposed in #7.\n\nCo-authored-by: kim <41+kim@users.noreply.github.com>"
    )
    assert forge.pushed("rev-parse", f"{BRANCH}~") != ""


REFUSED = {
    "a text": ("I would like another value.", "no change document"),
    "nothing": (None, "no change document"),
    "two blocks": (body(CHANGE) * 2, "2 blocks of code"),
    "not there": (body({"record": "value:candour", "set": {"summary": "x"}}), "no value `candour`; closest: `candor`"),
    "stale": (body({**CHANGE, "was": {"summary": "Of last year."}}), "conflict in summary: it was `Of last year.`"),
    "people": (body({"new": "person", "fields": {"title": "CEO"}}), "people and roles"),
    "hidden": (body({**NEW, "fields": {**NEW["fields"], "publish": True}}), "`publish` is changed in the file only"),
    "nothing new": (body({"new": "value", "id": "candor", "fields": {"title": "Candor"}}), "there is a value `candor`"),
    "large": (body(CHANGE) + "x" * 66_000, "more than 65,536"),
    "many": (body(*[{"new": "goal", "fields": {"title": f"G {n}"}} for n in range(21)]), "more than 20"),
    "commands": (body({"record": "::error::x", "set": {"y": "z"}}), "::error::x"),
    "a shell": (body({"record": "$(touch /tmp/x); `id`", "set": {"y": "z"}}), "$(touch /tmp/x); `id`"),
    "a mention": (body({"record": "value:@kim GH-1 ```", "set": {"y": "z"}}), "@kim GH-1 ```"),
}


@pytest.mark.parametrize(("text", "why"), REFUSED.values(), ids=REFUSED)
def test_a_refusal_is_answered_in_the_issue(forge: Forge, text: str | None, why: str) -> None:
    ran, writes = forge.both(issue(text))
    assert ran.failed == [], ran.printed
    ((method, path, fields),) = writes
    assert (method, path) == ("POST", "issues/7/comments")
    assert fields["body"].startswith(f"{MARKER}\nThis proposal cannot become a change")
    assert why in " ".join(fields["body"].split())
    assert "Edit the text of this issue" in fields["body"]
    read = read_gfm(fields["body"])
    assert (read.addresses, read.references) == ([], set())
    assert forge.branches() == ""


def test_what_others_wrote_stands_in_no_log(forge: Forge) -> None:
    """Where a line starts with `::`, GitHub takes it for a command to the runner."""
    text = body({"record": "value:candor", "was": {"summary": "::add-mask::x"}, "set": {"summary": "::error::y"}})
    ran, left = forge.read(issue(text, title="::error::z"))
    assert "::" not in ran.printed
    assert "::" not in forge.propose(issue(text, title="::error::z"), left)[0].printed


def test_an_answer_is_renewed_once_the_issue_was_edited(forge: Forge) -> None:
    forge.comments = [
        {"id": 1, "user": {"login": "kim"}, "body": f"{MARKER}\nNot so."},
        {"id": 2, "user": {"login": "github-actions[bot]"}, "body": f"{MARKER}\nNot yet."},
    ]
    _, writes = forge.both(issue(body(CHANGE)))
    assert [write[:2] for write in writes] == [["POST", "pulls"], ["PATCH", "issues/comments/2"]]


def test_an_issue_that_has_a_pull_request_is_left_alone(forge: Forge) -> None:
    """People may have worked on the branch, or said no to it."""
    forge.pulls = [{"number": 12}]
    ran, writes = forge.both(issue(body(CHANGE)))
    assert ran.failed == []
    assert "Pull request 12 was made of this issue before" in ran.printed
    assert writes == []
    assert forge.branches() == ""


def test_where_actions_may_open_no_pull_requests_the_answer_leads_to_one(forge: Forge) -> None:
    forge.may_open = False
    ran, ((_, _, answer),) = forge.both(issue(body(CHANGE)))
    assert ran.failed == []
    assert "::warning::No pull request" in ran.printed
    assert f"(https://github.com/larkfold/handbook/compare/main...{BRANCH}?expand=1)" in answer["body"]
    assert forge.branches() == BRANCH
    # The next run, after the setting was changed, puts the branch anew.
    forge.may_open = True
    git(forge.checkout, "reset", "--quiet", "--hard", "HEAD~")
    ran, writes = forge.both(issue(body(NEW)))
    assert ran.failed == []
    assert writes[0][:2] == ["POST", "pulls"]
    assert (
        forge.pushed("diff-tree", "-r", "--name-only", "--no-commit-id", BRANCH) == "content/goals/fewer-surprises.yml"
    )


def test_where_the_first_job_failed_the_author_is_told_that_it_is_no_fault_of_theirs(forge: Forge) -> None:
    ran, ((_, _, answer),) = forge.propose(issue(body(CHANGE)), None)
    assert ran.failed == ["Check it anew"]
    assert FAULT in answer["body"]
    assert "(https://github.com/larkfold/handbook/actions/runs/99)" in answer["body"]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Candor: say it early", "Candor say it early"),
        ("Fixes #1, fixes GH-2 and fixes https://github.com/a/b/issues/3", "Fixes 1, fixes GH 2 and fixes https github.com a b issues 3"),
        ("[skip ci] @everyone <img> `x`", "skip ci everyone img x"),
        ("Über\u202eärger\n\nCo-authored-by: sam <sam@example.org>", "Über ärger Co-authored-by sam sam example.org"),
        ("x" * 300, "x" * 100),
        ("@@@", "A change"),
    ],
)  # fmt: skip
def test_a_title_keeps_its_words_and_loses_what_a_forge_obeys(forge: Forge, title: str, shown: str) -> None:
    _, writes = forge.both(issue(body(CHANGE), title=title))
    assert writes[0][2]["title"] == shown
    assert forge.pushed("log", "-1", "--format=%s", BRANCH) == shown
    assert forge.pushed("log", "-1", "--format=%(trailers:key=Co-authored-by,valueonly)", BRANCH).strip() == (
        "kim <41+kim@users.noreply.github.com>"
    )


def test_an_author_without_a_plain_name_is_no_co_author(forge: Forge) -> None:
    _, writes = forge.both(issue(body(CHANGE), author={"login": "helper[bot]", "id": 5}))
    assert writes[0][2]["body"].startswith("Proposed by somebody.")
    assert "Co-authored-by" not in forge.pushed("log", "-1", "--format=%B", BRANCH)


def test_it_is_off_until_a_variable_says_so_and_a_label_may_be_asked_for() -> None:
    condition = " ".join(JOBS["read"]["if"].split())
    assert "vars.HANDBOOK_PROPOSALS == 'true' && github.event.action != 'labeled'" in condition
    assert "vars.HANDBOOK_PROPOSALS == 'label' && github.event.label.name == 'handbook-accepted'" in condition
    assert JOBS["propose"]["needs"] == "read"


def test_nothing_that_was_proposed_in_an_issue_is_merged_by_itself() -> None:
    """A maintainer may have opened the pull request, whose text is still a stranger's."""
    weekly = read_workflow(ORIGIN / ".github/workflows/handbook-weekly.yml")["jobs"]["read"]
    prefix = JOBS["propose"]["env"]["BRANCH"].partition("/")[0]
    assert f"!startsWith(github.event.workflow_run.head_branch, '{prefix}/')" in weekly["if"]


def test_only_the_job_that_installs_nothing_may_write() -> None:
    assert JOBS["read"]["permissions"] == {"contents": "read"}
    steps: list[dict[str, Any]] = JOBS["propose"]["steps"]
    assert [step["uses"].partition("@")[0] for step in steps if "uses" in step] == ["actions/checkout"]
    for step in steps:
        assert not any(word in step.get("run", "") for word in ("pip ", "npm ", "handbook apply", "mkdocs"))

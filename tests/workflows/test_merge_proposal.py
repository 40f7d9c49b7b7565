"""On GitLab, too, a change that is proposed in an issue becomes a merge request, or an answer; what a webhook told is the issue."""

from __future__ import annotations

import base64
import json
import re
import subprocess
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any, ClassVar

import pytest

from tests.compare.repositories import git, repository
from tests.gfm import read_gfm
from tests.workflows.mirrored import ORIGIN
from tests.workflows.proposals import BRANCH, body
from tests.workflows.running import command, environment, read_workflow
from values_handbook.cli.issue_answer import MARKER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

JOBS = read_workflow(ORIGIN / ".gitlab/handbook-proposal.yml")
API = "/api/v4/projects/3"
CHANGE = {"record": "value:candor", "set": {"summary": "We say it early."}}
NEW: dict[str, Any] = {"new": "goal", "id": "calm", "fields": {"title": "Calm", "values": ["candor"]}}
FILES = {
    "mkdocs.yml": "site_name: Handbook\ndocs_dir: content\nplugins: [values-handbook]\n",
    "content/values/candor.yml": "title: Candor\nsummary: We say it.\n",
}


class Gitlab(BaseHTTPRequestHandler):
    """A project with issue 7, which somebody of the name kim wrote."""

    answers: ClassVar[dict[str, Any]]
    writes: ClassVar[list[tuple[str, str, dict[str, Any]]]]
    forbids: ClassVar[str]

    def do_GET(self) -> None:
        self._answer(self.answers[self.path.partition("?")[0]])

    def do_POST(self) -> None:
        sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.writes.append((self.command, self.path.removeprefix(API), sent))
        self._answer({"iid": 12}, 403 if self.forbids and self.path.endswith(self.forbids) else 201)

    def do_PUT(self) -> None:
        self.do_POST()

    def _answer(self, told: object, status: int = 200) -> None:
        assert self.headers["PRIVATE-TOKEN"] == "token"
        self.send_response(status)
        self.end_headers()
        self.wfile.write(json.dumps(told).encode())

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def gitlab(title: str, forbids: str, **more: Any) -> Iterator[tuple[str, list[tuple[str, str, dict[str, Any]]]]]:
    """The address of a forge, and what is written to it: method, path, fields."""
    answers = {
        "/api/v4/user": {"id": 40},
        f"{API}/issues/7": {"title": title, "author": {"id": 41, "username": "kim"}},
        f"{API}/issues/7/notes": more.get("notes", []),
        f"{API}/merge_requests": more.get("earlier", []),
    }
    writes: list[tuple[str, str, dict[str, Any]]] = []
    handler = type("Handler", (Gitlab,), {"answers": answers, "writes": writes, "forbids": forbids})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/api/v4", writes
        finally:
            server.shutdown()


def event(text: str | None, *, action: str = "open", **more: Any) -> dict[str, Any]:
    """What a webhook tells of issue 7."""
    told = {"iid": 7, "title": "of the event", "description": text, "action": action}
    return {"object_kind": "issue", "object_attributes": told, **more}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return repository(tmp_path / "handbook", FILES)


def run(job: str, folder: Path, told: dict[str, Any], **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the commands of a job as GitLab does: all in one shell, which ends at the first that fails."""
    payload = folder.parent / "payload"
    payload.write_text(json.dumps(told), encoding="utf-8")
    command(folder.parent / "bin", "pip", "")
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", "\n".join(JOBS[job]["script"])],
        cwd=folder,
        env=environment(
            folder.parent / "bin", {"TRIGGER_PAYLOAD": str(payload), "HANDBOOK_PROPOSALS": "true", **variables}
        ),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def left(folder: Path) -> list[str]:
    """What the first job left."""
    return sorted(path.name for path in (folder / "proposal").iterdir())


Writes = list[tuple[str, str, dict[str, Any]]]


def propose(
    folder: Path, told: dict[str, Any], *, title: str = "Change Candor", forbids: str = "", **more: Any
) -> tuple[subprocess.CompletedProcess[str], Writes]:
    """Run the second job. Returns what it printed, and what it wrote."""
    with gitlab(title, forbids, **more) as (address, writes):
        done = run(
            "propose",
            folder,
            told,
            CI_API_V4_URL=address,
            CI_PROJECT_ID="3",
            CI_COMMIT_SHA=git(folder, "rev-parse", "HEAD"),
            CI_DEFAULT_BRANCH="main",
            CI_JOB_URL="https://gitlab.example.org/job/5",
            CI_SERVER_HOST="gitlab.example.org",
            HANDBOOK_PROPOSAL_TOKEN="token",
        )
    assert "Traceback" not in done.stderr, done.stderr
    return done, writes


def both(folder: Path, text: str | None, **more: Any) -> Writes:
    """Run both jobs; what the second one wrote."""
    done = run("read-proposal", folder, event(text))
    assert done.returncode == 0, done.stderr
    return propose(folder, event(text), **more)[1]


def test_a_proposal_becomes_a_commit_a_merge_request_and_an_answer(folder: Path) -> None:
    (made, commit), (opened, request), (answered, note) = (
        ((method, path), fields)
        for method, path, fields in both(folder, body(CHANGE, NEW), title="Fixes #1: ABC-2 /merge")
    )
    assert made == ("POST", "/repository/commits")
    assert (commit["branch"], commit["start_sha"], commit["force"]) == (BRANCH, git(folder, "rev-parse", "HEAD"), True)
    assert commit["commit_message"] == (
        "Fixes 1 ABC 2 merge\n\nProposed in #7.\n\nCo-authored-by: kim <41-kim@users.noreply.gitlab.example.org>\n"
    )
    assert [
        (item["action"], item["file_path"], base64.b64decode(item["content"]).decode()) for item in commit["actions"]
    ] == [
        ("create", "content/goals/calm.yml", "title: Calm\nvalues: [candor]\n"),
        ("update", "content/values/candor.yml", "title: Candor\nsummary: We say it early.\n"),
    ]
    assert opened == ("POST", "/merge_requests")
    assert (request["source_branch"], request["target_branch"]) == (BRANCH, "main")
    assert request["description"].startswith(
        "Proposed by @kim. A pipeline made it of the text of the issue. Closes #7."
    )
    assert "It was late." in request["description"]
    assert answered == ("POST", "/issues/7/notes")
    assert "has become merge request !12" in note["body"]


def test_a_refusal_is_answered_in_the_issue_and_renewed(folder: Path) -> None:
    stale = body({**CHANGE, "was": {"summary": "/close @kim !1"}})
    notes = [
        {"id": 1, "author": {"id": 41}, "body": f"{MARKER}\nNot so."},
        {"id": 2, "author": {"id": 40}, "body": f"{MARKER}\nBefore."},
    ]
    ((method, path, fields),) = both(folder, stale, notes=notes)
    assert (method, path) == ("PUT", "/issues/7/notes/2")
    assert "conflict in summary: it was `/close @kim !1`, and is `We say it.` now" in fields["body"]
    read = read_gfm(fields["body"])
    assert (read.addresses, read.references) == ([], set())


@pytest.mark.parametrize(
    ("told", "mode", "taken"),
    [
        (event(body(CHANGE)), "true", True),
        (event(body(CHANGE), action="update", changes={"description": {}}), "true", True),
        (event("damaged", labels=[{"title": "handbook-proposal"}]), "true", True),
        (event(body(CHANGE), action="update", changes={"title": {}}), "true", False),
        (event(body(CHANGE), action="close"), "true", False),
        (event("I would like another value."), "true", False),
        (event(None), "true", False),
        ({**event(body(CHANGE)), "object_kind": "note"}, "true", False),
        (event(body(CHANGE)), "label", False),
        (event(body(CHANGE), action="update", changes={"labels": {"previous": [], "current": [{"title": "handbook-accepted"}]}}), "label", True),
        (event(body(CHANGE), action="update", changes={"labels": {"previous": [{"title": "handbook-accepted"}], "current": [{"title": "handbook-accepted"}]}}), "label", False),
        (event(body(CHANGE)), "off", False),
    ],
    ids=["new", "edited", "labelled", "another title", "closed", "no proposal", "empty", "a comment", "not accepted", "accepted", "accepted before", "another word"],
)  # fmt: skip
def test_only_proposals_are_taken_and_where_asked_for_only_accepted_ones(
    folder: Path, told: dict[str, Any], mode: str, taken: bool
) -> None:
    done = run("read-proposal", folder, told, HANDBOOK_PROPOSALS=mode)
    assert done.returncode == 0, done.stderr
    assert ("answer.md" in left(folder)) is taken
    assert ("none" in left(folder)) is not taken
    if not taken:
        assert propose(folder, told)[1] == []


def test_an_issue_that_has_a_merge_request_is_left_alone(folder: Path) -> None:
    assert both(folder, body(CHANGE), earlier=[{"iid": 12}]) == []


def test_where_the_token_may_not_write_the_answer_says_that_it_is_the_set_up(folder: Path) -> None:
    writes = both(folder, body(CHANGE), forbids="/repository/commits")
    assert "by a fault that is not yours" in writes[-1][2]["body"]
    assert "(https://gitlab.example.org/job/5)" in writes[-1][2]["body"]


def test_where_the_first_job_failed_the_author_is_told(folder: Path) -> None:
    ((_, path, fields),) = propose(folder, event(body(CHANGE)))[1]
    assert path == "/issues/7/notes"
    assert "by a fault that is not yours" in fields["body"]


def test_without_the_token_the_job_says_what_is_missing(folder: Path) -> None:
    done = run("propose", folder, event(body(CHANGE)), CI_API_V4_URL="http://127.0.0.1", CI_PROJECT_ID="3")
    assert done.returncode == 1
    assert "HANDBOOK_PROPOSAL_TOKEN is not set, or not for the environment handbook-proposals" in done.stderr


def test_a_patch_of_anything_else_is_refused(folder: Path) -> None:
    run("read-proposal", folder, event(body(CHANGE)))
    patch = "--- a/mkdocs.yml\n+++ b/mkdocs.yml\n@@ -1,3 +1,3 @@\n-site_name: Handbook\n+site_name: Mine\n docs_dir: content\n plugins: [values-handbook]\n"
    (folder / "proposal/proposal.patch").write_text(patch, encoding="utf-8")
    done, ((_, path, fields),) = propose(folder, event(body(CHANGE)))
    assert done.returncode == 1
    assert path == "/issues/7/notes"
    assert "it changes other files than those of records" in fields["body"]


def test_only_the_job_that_installs_nothing_gets_the_token() -> None:
    read, propose = JOBS["read-proposal"], JOBS["propose"]
    assert "environment" not in read
    assert propose["environment"]["name"] == "handbook-proposals"
    assert not {"extends", "before_script"} & propose.keys()
    for job in (read, propose):
        (rule,) = job["rules"]
        assert rule["if"] == '$CI_PIPELINE_SOURCE == "trigger" && $HANDBOOK_PROPOSALS'
    assert read_workflow(ORIGIN / ".gitlab-ci.yml")["pages"]["rules"][0]["if"].startswith(
        '$CI_PIPELINE_SOURCE != "trigger" && '
    )


def test_both_forges_check_the_same_anew() -> None:
    """Each workflow has to stand alone, so that the check stands in both."""
    texts = [
        (ORIGIN / path).read_text("utf-8")
        for path in (".github/workflows/handbook-proposal.yml", ".gitlab/handbook-proposal.yml")
    ]
    found = [re.search(r"# A few sentences without.*?after a comma", text, re.DOTALL) for text in texts]
    here, there = (re.sub(r"(?m)^\s+", "", block[0]) for block in found if block)
    assert here == there

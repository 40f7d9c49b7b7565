"""What a merge request on GitLab gets: the same commands, and a comment where there is a token for it."""

from __future__ import annotations

import json
import subprocess
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any, ClassVar

import pytest

from tests.cli.running import handbook
from tests.compare.repositories import commit, git, repository
from tests.workflows.mirrored import ORIGIN
from tests.workflows.running import environment, read_workflow
from values_handbook.compare.report.markdown import MARKER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PIPELINE = read_workflow(ORIGIN / ".gitlab-ci.yml")
NOTES = "/api/v4/projects/3/merge_requests/7/notes"
BOT, SOMEBODY = {"id": 40}, {"id": 41}


def run(job: str, where: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the commands of a job as GitLab does: all in one shell, which ends at the first that fails."""
    script = "\n".join(PIPELINE[job]["script"])
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=where,
        env=environment(where, variables),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


class Forge(BaseHTTPRequestHandler):
    """The notes of merge request 7, on pages of two."""

    notes: ClassVar[list[dict[str, Any]]]
    writes: ClassVar[list[tuple[str, str, str]]]

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        if path == "/api/v4/user":
            return self._answer(BOT)
        assert path == NOTES
        page = int(query.rpartition("page=")[2])
        following = str(page + 1) if len(self.notes) > page * 2 else ""
        return self._answer(self.notes[page * 2 - 2 : page * 2], following)

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["body"]
        self.writes.append((self.command, self.path, body))
        self._answer({})

    def do_PUT(self) -> None:
        self.do_POST()

    def _answer(self, told: object, following: str = "") -> None:
        assert self.headers["PRIVATE-TOKEN"] == "token"
        self.send_response(200)
        self.send_header("X-Next-Page", following)
        self.end_headers()
        self.wfile.write(json.dumps(told).encode())

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serving(notes: list[dict[str, Any]]) -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """The address of a forge with these notes, and what is written to it: method, path and body."""
    writes: list[tuple[str, str, str]] = []
    handler = type("Handler", (Forge,), {"notes": notes, "writes": writes})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/api/v4", writes
        finally:
            server.shutdown()


def note(number: int, body: str, author: dict[str, int]) -> dict[str, Any]:
    return {"id": number, "body": body, "author": author}


@pytest.mark.parametrize(
    ("notes", "written"),
    [
        ([], ("POST", NOTES)),
        ([note(1, f"{MARKER}\nNot so.", SOMEBODY), note(2, "Of the bot", BOT)], ("POST", NOTES)),
        ([note(number, "Thanks", SOMEBODY) for number in (1, 2, 3)] + [note(4, f"{MARKER}\nBefore", BOT)], ("PUT", f"{NOTES}/4")),
    ],
    ids=["first", "of-others", "again"],
)  # fmt: skip
def test_the_report_becomes_one_comment(notes: list[dict[str, Any]], written: tuple[str, str], tmp_path: Path) -> None:
    report = f"{MARKER}\n1 goal changes: “x”.\n"
    (tmp_path / "report.md").write_text(report, encoding="utf-8")
    with serving(notes) as (address, writes):
        variables = {"CI_API_V4_URL": address, "CI_PROJECT_ID": "3", "CI_MERGE_REQUEST_IID": "7"}
        done = run("comment", tmp_path, HANDBOOK_COMMENT_TOKEN="token", **variables)
    assert done.returncode == 0, done.stderr
    assert writes == [(*written, report)]


def test_a_merge_request_is_built_checked_and_reported(tmp_path: Path) -> None:
    assert handbook(tmp_path, "init", "handbook", "--source", "values-handbook==1.0").returncode == 0
    folder = repository(tmp_path / "handbook", {})
    base = git(folder, "rev-parse", "HEAD")
    (folder / "content/practices.yml").unlink()
    head = commit(folder)
    assert run("build", folder).returncode != 0, "the pitfall names a practice that is gone"
    assert run("check", folder).returncode == 1
    done = run("report", folder, CI_MERGE_REQUEST_DIFF_BASE_SHA=base, CI_COMMIT_SHA=head)
    assert done.returncode == 0, done.stderr
    assert "Value of the month" in done.stdout
    assert (folder / "report.md").read_text(encoding="utf-8") == done.stdout
    of_the_branch = {"CI_MERGE_REQUEST_SOURCE_BRANCH_SHA": base, "CI_COMMIT_SHA": head}
    assert (
        "Value of the month" not in run("report", folder, CI_MERGE_REQUEST_DIFF_BASE_SHA=base, **of_the_branch).stdout
    )

    git(folder, "revert", "--no-edit", head)
    done = run("pages", folder)
    assert done.returncode == 0, done.stderr
    assert (folder / "public/values/candor/index.html").is_file()


def test_nothing_is_published_and_no_comment_written_until_a_variable_says_so() -> None:
    (publishes,) = PIPELINE["pages"]["rules"]
    assert publishes["if"].endswith('&& $PUBLISH_HANDBOOK == "true"')
    (comments,) = PIPELINE["comment"]["rules"]
    assert comments["if"].endswith("&& $HANDBOOK_COMMENT_TOKEN")

"""What a merge request on GitLab gets: the same commands, and a comment where there is a token for it."""

from __future__ import annotations

import json
import re
import subprocess
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any, ClassVar

import pytest

from tests.cli.running import handbook
from tests.compare.repositories import commit, git, repository
from tests.gfm import read_gfm, render_gfm
from tests.workflows.forge import OWN as GITHUB
from tests.workflows.mirrored import ORIGIN
from tests.workflows.running import environment, read_workflow
from tests.workflows.test_hostile_reports import HOSTILE
from values_handbook.compare.report.markdown import MARKER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PIPELINE = read_workflow(ORIGIN / ".gitlab-ci.yml")
NOTES = "/api/v4/projects/3/merge_requests/7/notes"
OWN = "https://gitlab.example.org/larkfold/handbook"
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
    links: ClassVar[str] = ""

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        if path == "/api/v4/user":
            return self._answer(BOT)
        assert path == NOTES
        page = int(query.rpartition("page=")[2])
        following = str(page + 1) if len(self.notes) > page * 2 else ""
        return self._answer(self.notes[page * 2 - 2 : page * 2], following)

    def do_POST(self) -> None:
        sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path == "/api/v4/markdown":
            assert sent["project"] == "larkfold/handbook"
            self._answer({"html": self.links + render_gfm(sent["text"])})
        else:
            self.writes.append((self.command, self.path, sent["body"]))
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
def serving(notes: list[dict[str, Any]], links: str = "") -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """The address of a forge with these notes, and what is written to it: method, path and body.

    `links` is what the forge makes of words in a comment beyond what its parser of Markdown does.
    """
    writes: list[tuple[str, str, str]] = []
    handler = type("Handler", (Forge,), {"notes": notes, "writes": writes, "links": links})
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
        done = run("comment", tmp_path, **job_variables(address))
    assert done.returncode == 0, done.stderr
    assert writes == [(*written, report)]


def job_variables(address: str) -> dict[str, str]:
    """What GitLab tells the job that comments."""
    return {
        "CI_API_V4_URL": address,
        "CI_PROJECT_ID": "3",
        "CI_PROJECT_PATH": "larkfold/handbook",
        "CI_PROJECT_URL": OWN,
        "CI_MERGE_REQUEST_IID": "7",
        "HANDBOOK_COMMENT_TOKEN": "token",
    }


def note_of(folder: Path, report: str, links: str = "") -> str:
    """What is posted of a report, without the marker."""
    (folder / "report.md").write_text(f"{MARKER}\n{report}\n", encoding="utf-8")
    with serving([], links) as (address, writes):
        done = run("comment", folder, **job_variables(address))
    assert done.returncode == 0, done.stderr
    ((_, _, body),) = writes
    return body.removeprefix(f"{MARKER}\n")


def test_a_report_that_others_may_have_changed_is_posted_without_force(tmp_path: Path) -> None:
    every = [text.replace(GITHUB, OWN) for text in HOSTILE if MARKER not in text]
    note = note_of(tmp_path, "\n\n".join(every))
    read = read_gfm(note)
    assert read.addresses == []
    assert not read.tags & {"img", "script", "a", "sub"}
    assert not re.search(r"@\w|#\d", "".join(read.words))


def test_a_quick_action_in_a_report_is_not_obeyed(tmp_path: Path) -> None:
    note = note_of(tmp_path, "/merge\n\n  /approve\n> /close\n")
    assert not re.search(r"(?m)^[\s>]*/", note)


def test_a_report_in_which_gitlab_finds_a_reference_is_posted_as_plain_text(tmp_path: Path) -> None:
    own = f"[Candor]({OWN}/-/blob/{'1' * 40}/content/values/candor.yml#L1)"
    commit_link = f'<a class="gfm gfm-commit" href="{OWN}/-/commit/0123456789">0123456789</a>'
    assert own in note_of(tmp_path, f"See {own}.", commit_link)
    note = note_of(tmp_path, f"See {own} and %12.", '<a class="gfm gfm-milestone" href="#x">%12</a>')
    assert note.startswith("Shown as plain text")
    assert read_gfm(note).addresses == []


def test_a_text_that_is_no_report_is_not_posted(tmp_path: Path) -> None:
    (tmp_path / "report.md").write_text("Hello\n", encoding="utf-8")
    with serving([]) as (address, writes):
        done = run("comment", tmp_path, **job_variables(address))
    assert done.returncode == 1
    assert "does not start as those of handbook do" in done.stderr
    assert writes == []


def test_a_merge_request_is_built_checked_and_reported(tmp_path: Path) -> None:
    assert handbook(tmp_path, "init", "handbook", "--example", "--source", "values-handbook==1.0").returncode == 0
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


def test_both_forges_take_the_same_out_of_force() -> None:
    """Each workflow has to stand alone, so that the patterns and the reader stand in both."""
    github = (ORIGIN / ".github/workflows/handbook-comment.yml").read_text(encoding="utf-8")
    gitlab = (ORIGIN / ".gitlab-ci.yml").read_text(encoding="utf-8")
    for start, end in (("for pattern, harmless in (", "flags=re.ASCII)"), ("LOADS =", '"a mention or a reference")')):
        blocks = [re.search(rf"{re.escape(start)}.*?{re.escape(end)}", text, re.DOTALL) for text in (github, gitlab)]
        here, there = (re.sub(r"(?m)^\s+", "", found[0]) for found in blocks if found)
        assert here == there

"""A forge to comment on: the command `gh` with a repository in memory, which takes down what it is asked."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.workflows.mirrored import ORIGIN
from tests.workflows.running import Job, Ran, command, read_workflow

if TYPE_CHECKING:
    from pathlib import Path

REPOSITORY = "larkfold/handbook"
OWN = f"https://github.com/{REPOSITORY}"
HEAD = "1" * 40
WORKFLOW = read_workflow(ORIGIN / ".github/workflows/handbook-comment.yml")
JOB = WORKFLOW["jobs"]["comment"]

# Answers `gh api` from the file beside it. A question that writes is taken down there.
_GH = """
import json, pathlib, re, sys
import cmarkgfm
from cmarkgfm.cmark import Options
here = pathlib.Path(__file__).parent
words = sys.argv[2:]
method, sent, fields, asked = "GET", None, {}, ""
while words:
    word = words.pop(0)
    if word == "--method":
        method = words.pop(0)
    elif word == "--input":
        sent = json.loads(pathlib.Path(words.pop(0)).read_text("utf-8"))
    elif word == "-f":
        name, _, value = words.pop(0).partition("=")
        fields[name] = value
    elif not word.startswith("-"):
        asked = word
path = asked.partition("?")[0].removeprefix("repos/larkfold/handbook/")
if path == "markdown":
    html = cmarkgfm.github_flavored_markdown_to_html(sent["text"], Options.CMARK_OPT_UNSAFE)
    print(re.sub(r"(?<![\\w>])@(\\w+)", r'<a class="user-mention" href="https://github.com/\\1">@\\1</a>', html))
elif method != "GET":
    with (here / "writes").open("a") as file:
        print(json.dumps([method, path, sent["body"]]), file=file)
elif path.endswith("/zip"):
    sys.stdout.buffer.write((here / "zip").read_bytes())
else:
    answers = json.loads((here / "answers").read_text("utf-8"))
    if path == "pulls":
        answers[path] = [pull for pull in answers[path] if pull["head"]["label"] == fields["head"]]
    print(json.dumps(answers[path]))
"""


def pull(number: int, *, sha: str = HEAD, repository: str = "kim/handbook", branch: str = "weaker") -> dict[str, Any]:
    """An open pull request as GitHub tells it."""
    label = f"{repository.partition('/')[0]}:{branch}"
    return {"number": number, "head": {"sha": sha, "label": label, "repo": {"full_name": repository}}}


def comment(number: int, body: str, author: str = "github-actions[bot]") -> dict[str, Any]:
    """A comment as GitHub tells it."""
    return {"id": number, "user": {"login": author}, "body": body}


def archive(report: str | bytes, name: str = "report.md") -> bytes:
    """An artifact that holds a report."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(name, report)
    return stream.getvalue()


@dataclass
class Forge:
    """What the forge knows: pull requests, comments on number 7, and the artifact of the run."""

    folder: Path
    pulls: list[dict[str, Any]] = field(default_factory=lambda: [pull(7)])
    comments: list[dict[str, Any]] = field(default_factory=list)
    expired: bool = False

    def report(self, artifact: bytes | None, size: int | None = None) -> tuple[Ran, list[list[str]]]:
        """Run the job after a run that left this artifact; what it did, and what it wrote: method, path, body."""
        self.folder.mkdir()
        command(self.folder / "bin", "gh", _GH)
        told = {"id": 5, "size_in_bytes": size or len(artifact or b""), "expired": self.expired}
        answers = {
            "pulls": self.pulls,
            "actions/runs/99/artifacts": {"artifacts": [told] if artifact is not None else []},
            "issues/7/comments": self.comments,
        }
        (self.folder / "bin/answers").write_text(json.dumps(answers), encoding="utf-8")
        (self.folder / "bin/zip").write_bytes(artifact or b"")
        (self.folder / "bin/writes").touch()
        ran = Job(JOB, self.folder, EVENT).run(
            self.folder, GITHUB_REPOSITORY=REPOSITORY, GITHUB_SERVER_URL="https://github.com"
        )
        return ran, [json.loads(line) for line in (self.folder / "bin/writes").read_text("utf-8").splitlines()]


_RUN = "github.event.workflow_run"
EVENT = {
    "github.token": "token",
    f"{_RUN}.id": "99",
    f"{_RUN}.head_sha": HEAD,
    f"{_RUN}.head_branch": "weaker",
    f"{_RUN}.head_repository.owner.login": "kim",
    f"{_RUN}.head_repository.full_name": "kim/handbook",
}
"""A finished run of a pull request from a fork."""

"""GitHub as a job asks it: the command `gh` with answers by path, which takes down what is written, and a silent `curl`."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.workflows.running import Job, Ran, command

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

REPOSITORY = "larkfold/handbook"

REFUSED = "refused"
"""What is answered to writing at one path, as `[path, message]`."""

# Answers `gh api` from the file beside it. What writes is taken down there; writing at one path may be refused.
GH = """
import json, pathlib, sys
here = pathlib.Path(__file__).parent
words = sys.argv[2:]
method, sent, asked = "GET", None, ""
while words:
    word = words.pop(0)
    if word == "--method":
        method = words.pop(0)
    elif word == "--input":
        sent = json.loads(pathlib.Path(words.pop(0)).read_text("utf-8"))
    elif word == "-f":
        words.pop(0)
    elif not word.startswith("-"):
        asked = word
path = asked.partition("?")[0].removeprefix("repos/larkfold/handbook/")
answers = json.loads((here / "answers").read_text("utf-8"))
if method != "GET":
    if path == answers.get("refused", [""])[0]:
        sys.exit(answers["refused"][1])
    with (here / "writes").open("a") as file:
        print(json.dumps([method, path, sent]), file=file)
    print(json.dumps(answers.get(f"{method} {path}", {})))
elif path.endswith("/zip"):
    sys.stdout.buffer.write((here / "zip").read_bytes())
else:
    print(json.dumps(answers[path]))
"""
_CURL = """
import json, pathlib, sys
here = pathlib.Path(__file__).parent
with (here / "posts").open("a") as file:
    print(json.dumps([sys.argv[1:], sys.stdin.read()]), file=file)
"""


def pull_request(sha: str = "1" * 40, repository: str = REPOSITORY, **more: Any) -> dict[str, Any]:
    """Pull request 7 of a member, as GitHub tells it."""
    head = {"sha": sha, "repo": {"full_name": repository}}
    return {"number": 7, "head": head, "draft": False, "author_association": "MEMBER", **more}


@dataclass
class GitHub:
    """What GitHub answers, by path, and the artifact of the run."""

    folder: Path
    answers: dict[str, Any]
    artifact: bytes = b""
    posts: list[Any] = field(default_factory=list)

    def run(self, job: Mapping[str, Any], values: Mapping[str, str]) -> tuple[Ran, list[list[Any]]]:
        """Run a job. Returns what it did, and what it wrote: method, path, fields. `posts` has what curl was given."""
        here = self.folder / "bin"
        command(here, "gh", GH)
        command(here, "curl", _CURL)
        (here / "answers").write_text(json.dumps(self.answers), encoding="utf-8")
        (here / "zip").write_bytes(self.artifact)
        for name in ("writes", "posts"):
            (here / name).touch()
        ran = Job(job, self.folder, {"github.token": "token", **values}).run(
            self.folder, GITHUB_REPOSITORY=REPOSITORY, GITHUB_REPOSITORY_OWNER="larkfold", GITHUB_RUN_ID="99"
        )
        found, self.posts = (
            [json.loads(line) for line in (here / name).read_text("utf-8").splitlines()] for name in ("writes", "posts")
        )
        return ran, found

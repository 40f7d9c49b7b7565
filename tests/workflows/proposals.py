"""A forge on which people propose: both jobs of the workflow run for real, on a repository with a remote `origin`."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.compare.repositories import git, repository
from tests.workflows.asked import GH, REFUSED, REPOSITORY
from tests.workflows.mirrored import ORIGIN
from tests.workflows.running import Job, Ran, command, read_workflow

if TYPE_CHECKING:
    from pathlib import Path

BRANCH = "handbook-proposal/issue-7"
JOBS = read_workflow(ORIGIN / ".github/workflows/handbook-proposal.yml")["jobs"]
AUTHOR = {"login": "kim", "id": 41}

_FORBIDDEN = "GitHub Actions is not permitted to create or approve pull requests."


def issue(body: str | None, *, title: str = "Change Candor", author: dict[str, Any] = AUTHOR) -> dict[str, Any]:
    """What GitHub tells of issue 7 when somebody has written it."""
    told = {"number": 7, "title": title, "body": body, "user": author}
    return {"action": "opened", "issue": told, "repository": {"default_branch": "main"}}


def body(*changes: dict[str, Any], why: str = "It was late.") -> str:
    """The text of an issue with changes, as the form of the forge makes it."""
    document = json.dumps({"format": 1, "why": why, "changes": changes}, indent=1)
    return f"### The change\n\n```json\n{document}\n```\n"


@dataclass
class Forge:
    """A repository with the files of a folder, and what was proposed there before."""

    folder: Path
    files: Path
    pulls: list[dict[str, Any]] = field(default_factory=list)
    comments: list[dict[str, Any]] = field(default_factory=list)
    may_open: bool = True

    def __post_init__(self) -> None:
        shutil.copytree(self.files, self.checkout)
        repository(self.checkout, {})
        git(self.folder, "init", "--quiet", "--bare", "origin")
        git(self.checkout, "remote", "add", "origin", str(self.folder / "origin"))

    @property
    def checkout(self) -> Path:
        """The repository as a job checks it out."""
        return self.folder / "handbook"

    def read(self, event: dict[str, Any]) -> tuple[Ran, dict[str, bytes]]:
        """Run the first job. Returns what it did, and what it left for the second one."""
        folder = self._temporary("read")
        command(folder / "bin", "pip", "")
        ran = Job(JOBS["read"], folder, {}).run(self.checkout, GITHUB_EVENT_PATH=self._event(event))
        return ran, {path.name: path.read_bytes() for path in (folder / "proposal").iterdir()}

    def propose(self, event: dict[str, Any], left: dict[str, bytes] | None) -> tuple[Ran, list[list[Any]]]:
        """Run the second job on what the first one left. Returns what it did and wrote: method, path, fields."""
        folder = self._temporary("propose")
        command(folder / "bin", "gh", GH)
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
            for name, data in (left or {}).items():
                made.writestr(name, data)
        artifacts = [{"id": 5, "size_in_bytes": len(stream.getvalue()), "expired": False}] if left is not None else []
        answers = {
            "pulls": self.pulls,
            "POST pulls": {"number": 12},
            **({} if self.may_open else {REFUSED: ["pulls", _FORBIDDEN]}),
            "actions/runs/99/artifacts": {"artifacts": artifacts},
            "issues/7/comments": self.comments,
        }
        (folder / "bin/answers").write_text(json.dumps(answers), encoding="utf-8")
        (folder / "bin/zip").write_bytes(stream.getvalue())
        (folder / "bin/writes").touch()
        ran = Job(JOBS["propose"], folder, {"github.token": "token", "github.event.issue.number": "7"}).run(
            self.checkout,
            GITHUB_EVENT_PATH=self._event(event),
            GITHUB_REPOSITORY=REPOSITORY,
            GITHUB_REPOSITORY_OWNER="larkfold",
            GITHUB_RUN_ID="99",
            GITHUB_SERVER_URL="https://github.com",
        )
        return ran, [json.loads(line) for line in (folder / "bin/writes").read_text("utf-8").splitlines()]

    def both(self, event: dict[str, Any]) -> tuple[Ran, list[list[Any]]]:
        """Run both jobs, one after the other."""
        ran, left = self.read(event)
        assert ran.failed == [], ran.printed
        return self.propose(event, left)

    def pushed(self, *words: str) -> str:
        """What git tells of the branch that was pushed."""
        return git(self.folder / "origin", *words)

    def branches(self) -> str:
        """The branches that were pushed."""
        return self.pushed("for-each-ref", "--format", "%(refname:short)")

    def _temporary(self, name: str) -> Path:
        folder = self.folder / f"{name}-{len(list(self.folder.iterdir()))}"
        folder.mkdir()
        return folder

    def _event(self, event: dict[str, Any]) -> str:
        path = self.folder / "event.json"
        path.write_text(json.dumps(event), encoding="utf-8")
        return str(path)

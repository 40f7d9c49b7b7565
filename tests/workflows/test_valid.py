"""The workflows and forms are what forges take, an audit has nothing to say about them, and their actions are pinned."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.modules import ROOT
from tests.compare.repositories import commit, git, repository
from tests.workflows.mirrored import ORIGIN, mirrored
from tests.workflows.pins import PINS, commit_of
from tests.workflows.running import read_workflow

BIN = Path(sys.executable).parent
SCHEMAS = {
    "github-workflows": ".github/workflows/*.yml",
    "github-issue-forms": ".github/ISSUE_TEMPLATE/*.yml",
    "dependabot": ".github/dependabot.yml",
    "gitlab-ci": ".gitlab-ci.yml",
}
ALSO = {"gitlab-ci": ".gitlab/*.yml"}
"""What files of such a schema include."""
_USES = re.compile(r"\buses: (\S+?)@(\S+) # (\S+)$", re.MULTILINE)
_IGNORED = re.compile(r"# zizmor: ignore\[[\w-]+\](.*)$", re.MULTILINE)


def workflows() -> list[Path]:
    return [path for root in (ROOT, ORIGIN) for path in sorted(root.glob(SCHEMAS["github-workflows"]))]


@pytest.mark.parametrize("schema", SCHEMAS)
def test_each_file_is_valid_by_the_schema_of_its_forge(schema: str) -> None:
    patterns = [SCHEMAS[schema], *([ALSO[schema]] if schema in ALSO else [])]
    files = [path for root in (ROOT, ORIGIN) for pattern in patterns for path in sorted(root.glob(pattern))]
    assert len(files) >= 2
    # GitLab has a tag `!reference` of its own, which no schema knows.
    words = ("--builtin-schema", f"vendor.{schema}", *(["--data-transform", schema] if schema == "gitlab-ci" else []))
    done = subprocess.run([BIN / "check-jsonschema", *words, *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_an_audit_in_its_strictest_mode_finds_nothing_that_is_not_explained_in_place() -> None:
    words = ("--persona=auditor", "--offline", "--strict-collection", "--no-progress", "--quiet")
    done = subprocess.run(
        [BIN / "zizmor", *words, ROOT / ".github", ORIGIN / ".github"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    for path in workflows():
        for reason in _IGNORED.findall(path.read_text(encoding="utf-8")):
            assert len(reason.split()) > 3, f"{path.name} ignores a finding without a reason"


def test_every_action_is_pinned_to_the_commit_of_the_version_beside_it() -> None:
    seen = set()
    for path in workflows():
        text = path.read_text(encoding="utf-8")
        found = _USES.findall(text)
        assert len(found) == len(re.findall(r"\buses:", text)), f"{path.name} uses an action without commit and version"
        for action, pinned, version in found:
            assert PINS[action] == (version, pinned), f"{path.name}: {action}"
            seen.add(action)
    assert seen == set(PINS), "the table has no action that is not used"


def test_the_commit_of_a_version_is_asked_of_the_repository_for_plain_and_annotated_tags(tmp_path: Path) -> None:
    folder = repository(tmp_path, {"action.yml": "name: Check"})
    first = git(folder, "rev-parse", "HEAD")
    git(folder, "tag", "v1.0.0")
    second = commit(folder)
    git(folder, "tag", "--annotate", "--message", "Second", "v2.0.0")
    assert commit_of(str(folder), "v1.0.0") == first
    assert commit_of(str(folder), "v2.0.0") == second
    assert commit_of(str(folder), "v3.0.0") is None


def test_this_repository_has_the_workflows_and_forms_that_a_new_handbook_gets() -> None:
    for path, text in mirrored().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name} differs: make workflows"


def test_only_what_comments_proposes_merges_tells_and_publishes_gets_a_token_that_can_write() -> None:
    writing = {
        path.name: re.findall(r"^ +([\w-]+): write", path.read_text(encoding="utf-8"), re.M) for path in workflows()
    }
    assert {name: rights for name, rights in writing.items() if rights} == {
        "handbook-comment.yml": ["pull-requests"],
        "handbook-digest.yml": ["discussions", "issues"],
        "handbook-proposal.yml": ["contents", "issues", "pull-requests"],
        "handbook-publish.yml": ["pages", "id-token"],
        "handbook-weekly.yml": ["actions", "contents", "pull-requests"],
    }


def test_no_workflow_gives_secrets_or_a_write_token_to_what_a_stranger_proposes() -> None:
    for path in workflows():
        text = path.read_text(encoding="utf-8")
        assert "pull_request_target" not in text
        # The digest has the address of a chat, and runs on nothing that is proposed.
        assert "secrets" not in text or set(read_workflow(path)["on"]) == {"schedule", "workflow_dispatch"}
        assert not re.search(r"run:.*\$\{\{", text), f"{path.name} writes an expression into a command"

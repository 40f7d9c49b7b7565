"""The digest of the week goes where the team wants it: into an issue, a discussion, or a chat; or nowhere."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from tests.compare.repositories import repository
from tests.workflows.asked import GitHub
from tests.workflows.mirrored import ORIGIN
from tests.workflows.running import Job, command, read_workflow

if TYPE_CHECKING:
    from pathlib import Path

WORKFLOW = read_workflow(ORIGIN / ".github/workflows/handbook-digest.yml")
JOBS = WORKFLOW["jobs"]
MARKER = "<!-- values-handbook: digest -->"
POST = {"title": "Hand_book: 23 November 2026", "body": f"{MARKER}\n\n## New thanks\n\n- SRE\n"}
ARTIFACTS = {"artifacts": [{"id": 5, "expired": False}]}
WEBHOOK = "https://hooks.example/T0/B0"


def post(folder: Path, where: str, answers: dict[str, Any], webhook: str = WEBHOOK) -> tuple[Any, Any, Any]:
    """Run the second job; what it did, what it wrote, and what it posted."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("digest.md", "# Hand\\_book: 23 November 2026\n\n## New thanks\n\n- SRE\n")
        made.writestr("message.json", '{"text": "Thanks"}\n')
    forge = GitHub(folder, {"actions/runs/99/artifacts": ARTIFACTS, **answers}, stream.getvalue())
    values = {
        "vars.HANDBOOK_DIGEST": where,
        "env.WHERE": where,
        "vars.HANDBOOK_DIGEST_CATEGORY || 'General'": "General",
        "secrets.HANDBOOK_DIGEST_WEBHOOK": webhook,
    }
    ran, writes = forge.run(JOBS["post"], values)
    return ran, writes, forge.posts


def test_the_first_job_writes_the_digest_in_both_forms(tmp_path: Path) -> None:
    settings = "site_name: Handbook\nsite_url: https://hb.example/\ndocs_dir: content\nplugins:\n  - values-handbook\n"
    thanks = "- {id: key, title: Found the key, date: 2026-11-20, to: [Kim]}\n"
    book = repository(tmp_path / "book", {"mkdocs.yml": settings, "content/recognitions.yml": thanks})
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    command(temporary / "bin", "pip", "")
    ran = Job(JOBS["tell"], temporary, {}).run(book)
    assert ran.failed == [], ran.printed
    assert "Found the key" in ran.temporary("digest/digest.md")
    assert "Found the key" in ran.temporary("digest/message.json")
    assert ran.summary == ran.temporary("digest/digest.md")


def test_an_issue_is_opened_and_those_of_earlier_weeks_are_closed(tmp_path: Path) -> None:
    issues = [
        {"number": 3, "body": f"{MARKER}\nLast week"},
        {"number": 4, "body": "Another issue of the bot"},
        {"number": 5, "body": f"{MARKER}\nA pull request", "pull_request": {}},
        {"number": 6, "body": None},
    ]
    ran, writes, posts = post(tmp_path / "forge", "issue", {"issues": issues})
    assert ran.failed == [], ran.printed
    assert writes == [["POST", "issues", POST], ["PATCH", "issues/3", {"state": "closed"}]]
    assert posts == []


def test_a_discussion_begins_in_its_category(tmp_path: Path) -> None:
    categories = {"nodes": [{"id": "C1", "name": "Ideas"}, {"id": "C2", "name": "General"}]}
    answer = {"data": {"repository": {"id": "R1", "discussionCategories": categories}}}
    ran, writes, _ = post(tmp_path / "forge", "discussion", {"POST graphql": answer})
    assert ran.failed == [], ran.printed
    (_, _, asked), (_, _, made) = writes
    assert asked["variables"] == {"owner": "larkfold", "name": "handbook"}
    assert made["variables"] == {"input": {**POST, "repositoryId": "R1", "categoryId": "C2"}}


def test_a_category_that_is_not_there_fails_with_what_to_do(tmp_path: Path) -> None:
    answer = {"data": {"repository": {"id": "R1", "discussionCategories": {"nodes": []}}}}
    ran, writes, _ = post(tmp_path / "forge", "discussion", {"POST graphql": answer})
    assert ran.failed == ["Begin a discussion"]
    assert "HANDBOOK_DIGEST_CATEGORY" in ran.printed
    assert len(writes) == 1


def test_a_webhook_gets_the_message_and_its_address_is_in_no_list_of_processes(tmp_path: Path) -> None:
    ran, writes, posts = post(tmp_path / "forge", "webhook", {})
    assert ran.failed == [], ran.printed
    assert writes == []
    ((words, told),) = posts
    assert told == f'url = "{WEBHOOK}"\n'
    assert WEBHOOK not in " ".join(words)
    assert words[-1].endswith("digest/message.json")
    assert WEBHOOK not in ran.printed


@pytest.mark.parametrize(
    "webhook", ["", "http://hooks.example/", "file:///etc/passwd", 'https://x"\nurl = "file:///etc/passwd']
)
def test_a_secret_that_is_no_address_is_refused(tmp_path: Path, webhook: str) -> None:
    ran, _, posts = post(tmp_path / "forge", "webhook", {}, webhook)
    assert ran.failed == ["Post it to the webhook"]
    assert "HANDBOOK_DIGEST_WEBHOOK" in ran.printed
    assert posts == []


def test_it_is_off_until_a_variable_says_where_and_the_secret_is_in_one_step_that_installs_nothing() -> None:
    assert (
        JOBS["tell"]["if"]
        == """${{ contains(fromJSON('["issue", "discussion", "webhook"]'), vars.HANDBOOK_DIGEST) }}"""
    )
    steps = [step for job in JOBS.values() for step in job["steps"] if "secrets" in str(step)]
    assert [step["name"] for step in steps] == ["Post it to the webhook"]
    assert not any("uses" in step or "pip" in step["run"] for step in JOBS["post"]["steps"])

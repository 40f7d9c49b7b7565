"""The report becomes one comment on its own pull request, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.workflows.forge import Forge, archive, comment, pull
from values_handbook.compare.report.markdown import MARKER

if TYPE_CHECKING:
    from pathlib import Path

REPORT = f"{MARKER}\n## What this changes in the handbook\n\n1 goal changes.\n"


@pytest.fixture
def forge(tmp_path: Path) -> Forge:
    return Forge(tmp_path / "forge")


def test_a_first_report_becomes_a_comment(forge: Forge) -> None:
    ran, writes = forge.report(archive(REPORT))
    assert ran.failed == [], ran.printed
    ((method, path, body),) = writes
    assert (method, path) == ("POST", "issues/7/comments")
    first, about, rest = body.split("\n", 2)
    assert first == MARKER
    assert "https://github.com/larkfold/handbook/actions/runs/99" in about
    assert rest == REPORT.partition("\n")[2].join(("\n", ""))


def test_a_later_report_replaces_the_comment_that_the_bot_itself_wrote(forge: Forge) -> None:
    forge.comments = [
        comment(1, f"{MARKER}\nNot so.", author="kim"),
        comment(2, "Something else of the bot"),
        comment(3, f"{MARKER}\nThe report before"),
        comment(4, f"{MARKER}\nA second one"),
    ]
    _, writes = forge.report(archive(REPORT))
    assert [write[:2] for write in writes] == [["PATCH", "issues/comments/3"]]


@pytest.mark.parametrize(
    "pulls",
    [
        [],
        [pull(7, sha="2" * 40)],
        [pull(7, repository="kim/another")],
        [pull(7), pull(8)],
        [pull(7, repository="sam/handbook")],
        [pull(7, branch="stronger")],
    ],
    ids=["none", "newer-commit", "other-repository", "two", "other-owner", "other-branch"],
)
def test_no_comment_is_written_unless_just_one_open_pull_request_stands_at_the_commit(
    forge: Forge, pulls: list[dict[str, object]]
) -> None:
    forge.pulls = pulls
    ran, writes = forge.report(archive(REPORT))
    assert ran.failed == []
    assert "::notice::No comment" in ran.printed
    assert writes == []


@pytest.mark.parametrize("expired", [True, False])
def test_a_run_without_a_report_is_no_failure(forge: Forge, expired: bool) -> None:
    forge.expired = expired
    ran, writes = forge.report(archive(REPORT) if expired else None)
    assert ran.failed == []
    assert "the run has no report" in ran.printed
    assert writes == []


@pytest.mark.parametrize(
    ("artifact", "size", "why"),
    [
        (archive(REPORT), 1_000_001, "larger than any"),
        (archive(REPORT + "a" * 66_000), None, "longer than any"),
        (archive(REPORT + "\U0001f600" * 33_000), None, "longer than any"),
        (archive(REPORT + "a" * 50_000_000), None, "longer than any"),
        (archive("Hello\n" + REPORT), None, "does not start"),
        (archive(""), None, "does not start"),
        (archive(REPORT, "../../report.md"), None, "KeyError"),
        (archive(REPORT.encode() + b"\xff\xfe"), None, "UnicodeDecodeError"),
        (b"PK no archive", None, "BadZipFile"),
    ],
    ids=["large", "long", "long-in-emoji", "bomb", "no-marker", "empty", "other-name", "no-text", "no-archive"],
)
def test_a_report_that_handbook_would_not_make_is_refused(
    forge: Forge, artifact: bytes, size: int | None, why: str
) -> None:
    ran, writes = forge.report(artifact, size)
    assert len(ran.failed) == 1
    assert "::error::No comment" in ran.printed
    assert why in ran.printed
    assert "Traceback" not in ran.printed
    assert writes == []

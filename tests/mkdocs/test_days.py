"""The day of a build is an input: a year later a handbook that nobody has touched tells what has become late, and nothing else."""

from __future__ import annotations

import re
from collections import Counter
from fnmatch import fnmatch
from typing import TYPE_CHECKING

import pytest

from tests.mkdocs.running import PROJECT, mkdocs
from tests.support import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    Files = dict[str, bytes]

A_YEAR = 365 * 86_400
TELL_OF_TODAY = (
    "index.html", "calendar/*", "calendar.ics", "costs/*", "first-day/*", "upkeep/*", "owners/*", "people/*",
    "stated-and-recognized/*", "scorecard/*", "sheets/*", "is-it-working/*", "how-the-cycle-ended/*", "reviews/index.html", "values/index.html",
    "practices/index.html", "cycles/index.html", "goals/index.html", "pitfalls/*/index.html", "teams/*/index.html", "teams/*/calendar.ics",
    "matrices/*-by-values/index.html", "handbook.json", "search/search_index.json", "sitemap.xml*",
)  # fmt: skip
"""What is due and late, what runs now, how long something has been; in matrices, whether a period runs."""
RECORDS = ("goals/*/*", "objectives/*/*", "values/*/*", "cases/*/*", "reviews/*/*")
OF_THE_DAY = re.compile(
    r"What the checks say \(\d+\)|.* (check-in-overdue|goal-not-(?:agreed|closed)|review-overdue|proposed-for-too-long) \(.*"
    r"|.* (stop-at-reached|confidence-against-measures|measure-without-baseline|activity-without-outcome) \(.*"
    r"|.* value-without-recognition \(.*"
    r"|The check (check-in-overdue|value-without-recognition) \d+ findings?|.*\b(Open|Closed) for comment (until|since)\b.*"
    r"|Stated and recognized: .*|.*\bopen( late)?|figures say behind, owner says .*|.*\d+% of .* gone\b.*|Measures: .*"
)
"""Sentences of a record's page that a day changes: what is late, how long one may still comment, what counts for a year."""
INLINE = re.compile(r"</?(?:a|bdi|code|em|span|strong|time)\b[^>]*>")
TAG = re.compile(r"<[^>]*>")


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> tuple[Files, Files]:
    """The sample handbook as it is built today, and in a year."""
    return _built(tmp_path_factory.mktemp("today"), 0), _built(tmp_path_factory.mktemp("later"), A_YEAR)


def _built(folder: Path, later: int) -> Files:
    ran = mkdocs(PROJECT, "build", "--site-dir", str(folder), SOURCE_DATE_EPOCH=str(int(TODAY) + later))
    assert ran.status == 0, ran.said
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _differing(years: tuple[Files, Files]) -> Iterator[str]:
    now, later = years
    assert now.keys() == later.keys()
    return (name for name in now if now[name] != later[name])


def _sentences(html: bytes) -> Counter[str]:
    """The texts of a page, each as it is read in one go."""
    pieces = TAG.split(INLINE.sub("", html.decode()))
    return Counter(" ".join(piece.split()) for piece in pieces)


def _is_one(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatch(name, pattern) for pattern in patterns)


def test_pages_that_tell_of_no_day_are_the_same(years: tuple[Files, Files]) -> None:
    assert [name for name in _differing(years) if not _is_one(name, (*TELL_OF_TODAY, *RECORDS))] == []


def test_a_record_is_told_in_the_same_words_but_for_what_the_day_changes(years: tuple[Files, Files]) -> None:
    now, later = years
    changed = [name for name in _differing(years) if _is_one(name, RECORDS) and not _is_one(name, TELL_OF_TODAY)]
    assert changed, "a year brings much that is late"
    for name in changed:
        one, other = _sentences(now[name]), _sentences(later[name])
        assert [words for words in (one - other) + (other - one) if words and not OF_THE_DAY.fullmatch(words)] == [], (
            name
        )

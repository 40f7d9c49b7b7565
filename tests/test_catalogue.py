"""The catalogue: complete, of one voice, and with examples that do what they say."""

import re
from pathlib import Path

import pytest

from tests.support import run, write_files
from values_handbook.diagnostics import Severity
from values_handbook.diagnostics.catalogue import CATALOGUE, GROUPS, Entry
from values_handbook.diagnostics.catalogue import content as checks

AROUND = (
    (
        "content/values/candor.yml",
        "title: Candor\nbehaviours:\n  - {id: write-it-down, title: Write it down}\n",
    ),
    ("content/values/craft.yml", "title: Craft\n"),
    ("content/values/kindness.yml", "title: Kindness\n"),
    ("content/teams/platform.yml", "title: Platform\n"),
    ("content/people.yml", "- {id: cto, title: CTO}\n- {id: platform-lead, title: Platform lead}\n"),
)
"""A small handbook around each example, of which its own files replace what has the same name."""

NOT_RUNNABLE = {
    "outside-project",
    "unreadable-file",
    "invalid-utf8",
    "file-too-large",
    "text-too-long",
    "too-many-levels",
    "too-many-embeds",
    "too-many-pairs",
    "too-many-problems",
}
"""What no text of a few lines shows: links, permissions, bytes, size."""

"""Entries whose examples do not do what they say yet, with the reason."""

FILE = re.compile(r"^# ([^\n]+?\.(?:yml|yaml|md))\b[^\n]*\n", re.MULTILINE)


def files_of(example: str) -> dict[str, str]:
    """The files of an example: each starts with a comment of its name; without any it is a value alone."""
    first, *parts = FILE.split(example + "\n")
    if not parts:
        return {"content/values/example.yml": first}
    named = dict(zip(parts[::2], parts[1::2], strict=True))
    return {name if name == "mkdocs.yml" else f"content/{name}": body for name, body in named.items()}


def severities_of(example: str, root: Path, patch: pytest.MonkeyPatch, code: str) -> dict[str, Severity]:
    """What is found in the files of an example, with all content checks off but the one in question."""
    own = files_of(example)
    files = own if "content/values/example.yml" in own else dict(AROUND) | own
    root.mkdir()
    write_files(root, [(name, body, "") for name, body in files.items()], patch)
    _, found = run(root, loud=code)
    return {item.code: item.severity for item in found if item.span.path in own}


def is_runnable(entry: Entry) -> bool:
    """A content check needs to know the kind of its examples: only those that name their files can be run."""
    return entry.code not in NOT_RUNNABLE and (entry not in checks.ENTRIES or bool(FILE.match(entry.bad)))


@pytest.mark.parametrize(
    "entry", [entry for entry in CATALOGUE.values() if is_runnable(entry)], ids=lambda entry: entry.code
)
def test_the_bad_example_shows_the_problem_and_the_good_one_none(
    entry: Entry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert entry.code in severities_of(entry.bad, tmp_path / "bad", monkeypatch, entry.code), entry.bad
    good = severities_of(entry.good, tmp_path / "good", monkeypatch, entry.code)
    assert entry.code not in good
    assert Severity.ERROR not in good.values(), (good, entry.good)


def test_every_code_stands_in_one_group() -> None:
    codes = [entry.code for entries in GROUPS.values() for entry in entries]
    assert sorted(codes) == sorted(CATALOGUE)


@pytest.mark.parametrize("entry", list(CATALOGUE.values()), ids=lambda entry: entry.code)
def test_an_entry_speaks_in_sentences(entry: Entry) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", entry.code)
    for text in (entry.meaning, entry.why):
        assert text[0].isupper() or text[0] in "`0123456789"
        assert text.rstrip("`)").endswith((".", "?", "!"))
    assert entry.bad != entry.good
    assert bool(entry.belongs_to) == (entry in checks.ENTRIES)

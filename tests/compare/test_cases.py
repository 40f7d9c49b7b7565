"""Golden cases: an edit of the sample handbook, and what `handbook diff` finds, written by hand.

A case is one file: a sentence, the edits, and what is expected, where a section that is left out is empty::

    A goal belongs to another one.
    === replace content/goals/x.yml          (the text must be there once)
    parent: saturday-proof
    === with
    parent: know-why
    === write content/values/new.yml
    === move content/goals/x.yml -> content/goals/y.yml
    === remove content/goals/z.yml
    === changes
    ParentChanged goal:x before=goal:saturday-proof after=goal:know-why

Sections are those of `telling`; a first line `published:` asks for what may be published only. The lists of ids in
`impact` are in alphabetical order.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.compare.repositories import commit, difference, sample
from tests.compare.telling import SECTIONS, told

if TYPE_CHECKING:
    from collections.abc import Iterable

CASES = Path(__file__).parent / "cases"
_HEAD = re.compile(r"^=== (.+)\n", re.MULTILINE)


def read(path: Path) -> tuple[str, list[tuple[str, str]], dict[str, str]]:
    """The sentence, the edits and the expectations of a case."""
    about, *parts = _HEAD.split(path.read_text(encoding="utf-8"))
    sections = list(zip(parts[::2], parts[1::2], strict=True))
    edits = [(name, body) for name, body in sections if name not in SECTIONS]
    return about, edits, {name: body.strip("\n") for name, body in sections if name in SECTIONS}


def edit(root: Path, edits: Iterable[tuple[str, str]]) -> None:
    """Do the edits of a case."""
    pending: tuple[Path, str] | None = None
    for name, body in edits:
        verb, _, place = name.partition(" ")
        path = root / place.partition(" -> ")[0]
        if verb == "replace":
            pending = (path, body.removesuffix("\n"))
        elif verb == "with":
            assert pending is not None
            _replace(*pending, body.removesuffix("\n"))
        elif verb == "write":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(body, encoding="utf-8")
        elif verb == "move":
            target = root / place.partition(" -> ")[2]
            target.parent.mkdir(parents=True, exist_ok=True)
            path.rename(target)
        else:
            assert verb == "remove", name
            path.unlink()


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{path.name} holds this {text.count(old)} times:\n{old}"
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample handbook in a repository; tests work on copies."""
    return sample(tmp_path_factory.mktemp("sample") / "handbook")


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in sorted(CASES.glob("*.case"))])
def test_a_change_of_the_sample_is_told_as_the_case_says(path: Path, base: Path, tmp_path: Path) -> None:
    about, edits, expected = read(path)
    root = tmp_path / "handbook"
    shutil.copytree(base, root)
    edit(root, edits)
    commit(root)
    found = told(difference(root, "HEAD~1", "HEAD", whole=not about.startswith("published:")))
    assert found == {name: expected.get(name, "") for name in SECTIONS}

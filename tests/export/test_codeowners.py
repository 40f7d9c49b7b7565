"""Owners as a forge knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pathspec import GitIgnoreSpec

from tests.support import MKDOCS
from values_handbook.derive.accountability.forge_accounts import handles
from values_handbook.export.codeowners import codeowners
from values_handbook.model.record import Key
from values_handbook.pipeline import load
from values_handbook.project import read_project

if TYPE_CHECKING:
    from pathlib import Path

    from values_handbook.pipeline import Site


def site(root: Path, files: dict[str, str]) -> Site:
    (root / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    for name, text in files.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load(read_project(root)[0])


@pytest.mark.parametrize(
    ("address", "host", "handle"),
    [
        ("https://github.com/kim", "github.com", ("@kim",)),
        ("https://GitHub.com/kim/", "github.com", ("@kim",)),
        ("https://github.com/orgs/larkfold/teams/platform", "github.com", ("@larkfold/platform",)),
        ("https://git.larkfold.example/groups/ops/platform", "git.larkfold.example", ("@ops/platform",)),
        ("mailto:kim@larkfold.example", "github.com", ("kim@larkfold.example",)),
        ("https://github.com/kim", "gitlab.com", ()),
        ("https://github.com/larkfold/handbook", "github.com", ()),
        ("https://github.com/", "github.com", ()),
        ("https://github.com/kim?tab=repositories", "github.com", ("@kim",)),
        ("https://github.com/kim%20@everyone", "github.com", ()),
        ("mailto:kim@larkfold.example @everyone", "github.com", ()),
    ],
)
def test_a_profile_stands_for_a_handle_and_nothing_else_does(
    tmp_path: Path, address: str, host: str, handle: tuple[str, ...]
) -> None:
    linked = site(tmp_path, {"people.yml": f"- id: kim\n  title: Kim\n  links:\n    - url: '{address}'\n"}).whole
    assert handles(linked, Key("person", "kim"), host) == handle


def test_a_pattern_matches_its_own_file_and_no_other(tmp_path: Path) -> None:
    folders = ("plain", "two words", "#7", "wh[ae]t", "wh*t", "end ")
    files = {f"values/{folder}/value-{number}.yml": "title: X\nowner: kim\n" for number, folder in enumerate(folders)}
    people = "- {id: kim, title: Kim, links: [https://github.com/kim]}\n"
    made = codeowners(site(tmp_path, {"people.yml": people, **files}).whole, "github.com", str)
    patterns = [line.removesuffix(" @kim") for line in made.text.splitlines()[1:]]
    assert len(patterns) == len(files)
    for pattern in patterns:
        matched = [name for name in files if GitIgnoreSpec.from_lines([pattern]).match_file(f"content/{name}")]
        assert len(matched) == 1, pattern

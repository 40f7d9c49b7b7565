"""The site that `handbook edit` shows: with forms that write, which no other build of the same handbook has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.mkdocs.running import SMALL, environment, mkdocs, write
from values_handbook.local.built import BuildError, BuiltSite

if TYPE_CHECKING:
    from pathlib import Path

FORM = "propose/value/index.html"


@pytest.fixture(autouse=True)
def same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the site built on the day of all tests."""
    for name, value in environment().items():
        monkeypatch.setenv(name, value)


def test_forms_write_here_and_on_no_site_that_is_published(tmp_path: Path) -> None:
    root = write(tmp_path / "hb", SMALL, repo_url="https://github.com/larkfold/handbook")
    built = BuiltSite(root, tmp_path)
    built.build()
    assert 'data-write="../../apply"' in (built.folder / FORM).read_text(encoding="utf-8")
    assert mkdocs(root, "build").status == 0
    published = (root / "site" / FORM).read_text(encoding="utf-8")
    assert "data-form=" in published
    assert "data-write" not in published


def test_a_site_that_cannot_be_built_leaves_the_last_one(tmp_path: Path) -> None:
    root = write(tmp_path / "hb", SMALL)
    built = BuiltSite(root, tmp_path)
    built.build()
    before = built.folder
    (root / "content" / "values" / "craft.yml").write_text("title: Craft\nowner: nobody\n", encoding="utf-8")
    with pytest.raises(BuildError, match="nobody"):
        built.build()
    assert built.folder == before
    assert (before / FORM).is_file()
    assert {path.name for path in tmp_path.iterdir()} == {"hb", before.name}

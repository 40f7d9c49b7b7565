"""A handbook of one file of records, and one value that they may name, checked in this process."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from values_handbook.pipeline import load
from values_handbook.project import read_project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MKDOCS = "site_name: Handbook\ndocs_dir: content\nplugins: [values-handbook: {cache: false}]\n"


@pytest.fixture
def handbook(tmp_path: Path) -> Callable[[str, str], None]:
    """Check a handbook with a file of this text below the content folder."""
    (tmp_path / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    (tmp_path / "content/values").mkdir(parents=True)
    (tmp_path / "content/values/craft.yml").write_text("title: Craft\n", encoding="utf-8")

    def checked(uri: str, text: str) -> None:
        file = tmp_path / "content" / uri
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        load(read_project(tmp_path)[0])

    return checked

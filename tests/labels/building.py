"""The sample handbook in a language other than its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.mkdocs.running import PROJECT
from tests.site.support.building import build

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.support.building import Site


def sample_in(code: str, root: Path) -> Site:
    """The site of the sample handbook in a language, made in a folder without a history, with the navigation that MkDocs makes."""
    (root / "content").symlink_to(PROJECT / "content")
    (root / "theme_overrides").symlink_to(PROJECT / "theme_overrides")
    settings = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[0]
    language = f"  name: material\n  language: {code}\n"
    (root / "mkdocs.yml").write_text(settings.replace("  name: material\n", language, 1), encoding="utf-8")
    site = build(root, root / "site")
    assert site.status == 0, site.log
    return site

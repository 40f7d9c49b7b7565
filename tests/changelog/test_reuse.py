"""Pages that tell of the past are made anew when it has changed, and no others are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.changelog.stories import FILES, change, started
from tests.compare.repositories import write
from values_handbook.changelog import Past
from values_handbook.pipeline import load
from values_handbook.project import read_project
from values_handbook.render.renderer import PageRenderer
from values_handbook.reuse.pages import begin_site
from values_handbook.reuse.stored import StoredPages
from values_handbook.site.files import other_files

if TYPE_CHECKING:
    from pathlib import Path


def made(root: Path, before: StoredPages) -> StoredPages:
    """What a build makes that knows an earlier one and the past."""
    project, _ = read_project(root)
    renderer = PageRenderer(load(project, past=Past()))
    return begin_site(renderer, other_files(renderer), before)()


def test_a_commit_changes_the_pages_that_tell_of_it(tmp_path: Path) -> None:
    root = started(tmp_path / "handbook", {**FILES, "content/values/craft.yml": "title: Craft\n"})
    write(root, {"content/values/candor.yml": "title: Candor\nsummary: We say it early.\n"})
    before = made(root, StoredPages())
    change(root, {})
    after = made(root, before)
    anew = {path for path, page in after.pages.items() if page is not before.pages[path]}
    assert anew == {"index.md", "changes.md", "values/candor.md"}
    assert all(after.pages[path].body != before.pages[path].body for path in anew)

"""Building a handbook's pages, with and without those of an earlier build, as the plugin does."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from values_handbook.pipeline import load
from values_handbook.project.config import read_project
from values_handbook.render.renderer import PageRenderer
from values_handbook.reuse.pages import begin_site
from values_handbook.site.files import other_files

if TYPE_CHECKING:
    from values_handbook.render.rendered import RenderedPage
    from values_handbook.reuse.stored import StoredPages

PROJECT = Path(__file__).parents[2]


def copy_of_the_sample(folder: Path) -> Path:
    """The sample handbook, to be edited."""
    shutil.copytree(PROJECT / "content", folder / "content")
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    return folder


def renderer_of(root: Path) -> PageRenderer:
    """What renders a project; like a preview it goes on where a record cannot be read."""
    project, _ = read_project(root)
    return PageRenderer(load(project), tolerant=True)


def made(root: Path, before: StoredPages) -> StoredPages:
    """What a build makes that knows an earlier one."""
    renderer = renderer_of(root)
    return begin_site(renderer, other_files(renderer), before)()


def output(kept: StoredPages) -> tuple[dict[str, RenderedPage], dict[str, str]]:
    """All that readers of a site get of a build."""
    return {path: found.page._replace(body=found.body) for path, found in kept.pages.items()}, kept.files

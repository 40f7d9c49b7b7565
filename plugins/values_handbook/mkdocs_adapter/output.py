"""The folder of the site: MkDocs empties it and writes into it, and must not do so through a link that a branch holds."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import Abort

from values_handbook.diagnostics.report.screen import safe, short
from values_handbook.files.places import repository_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig


def check_output(config: MkDocsConfig, root: Path, *, dirty: bool) -> None:
    """Stop before MkDocs cleans a site that is a link, or holds one that cleaning leaves there.

    A site outside of the repository is the user's own. Raises MkDocs' Abort: one line, exit status 1.
    """
    site, top = Path(os.path.normpath(config.site_dir)), repository_of(root)
    if not site.is_relative_to(top):
        return
    for link in (*_links_above(site, top), *(_links_left(site, dirty=dirty) if site.is_dir() else ())):
        shown = safe(short(os.path.relpath(link)))
        raise Abort(
            f"{shown} is a link, and the site would be written to where it leads; delete it. Nothing was built."
        )


def _links_above(site: Path, top: Path) -> Iterator[Path]:
    """Links on the way from the top of a repository to the site."""
    return (path for path in (site, *site.parents) if path.is_relative_to(top) and path != top and path.is_symlink())


def _links_left(folder: Path, *, dirty: bool) -> Iterator[Path]:
    """Links that are still in the site when it has been cleaned.

    MkDocs deletes files and folders, but neither what begins with a dot nor links to folders; and nothing if it is `dirty`.
    """
    for entry in os.scandir(folder):
        stays = dirty or entry.name.startswith(".")
        if entry.is_symlink():
            if stays or entry.is_dir():
                yield Path(entry.path)
        elif stays and entry.is_dir():
            yield from _links_left(Path(entry.path), dirty=True)

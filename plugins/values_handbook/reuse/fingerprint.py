"""What shapes every page besides the records: pages are kept only from a build that had the same."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import values_handbook
from values_handbook.reuse.answers import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from values_handbook.pipeline import Site


def fingerprint(site: Site, overrides: Iterable[Path]) -> str:
    """A digest of the options, the day, the team's templates, this package and everything that is installed beside it."""
    project = site.project
    names = project.site_name, project.site_url, project.forge
    options = project.options, project.directories, project.attribute_lists, names
    found = (path for folder in overrides for path in sorted(folder.rglob("*")) if path.is_file())
    templates = [(str(path), path.read_bytes()) for path in found]
    own = sorted(_stamps(Path(values_handbook.__file__).parent))
    parts = (sys.version, sys.byteorder, options, site.linked.today, templates, own, sorted(_installed()))
    return digest(repr(parts).encode("utf-8", "replace"))


def _stamps(folder: str | Path) -> Iterator[tuple[str, int, int]]:
    """The files of this package with size and time of change: who develops it changes them without a new version."""
    for entry in os.scandir(folder):
        if entry.is_dir():
            yield from _stamps(entry.path) if entry.name != "__pycache__" else ()
        else:
            about = entry.stat()
            yield entry.path, about.st_size, about.st_mtime_ns


def _installed() -> set[str]:
    """The names and versions of all distributions: reading the versions of the few that matter takes 30 times as long."""
    found = set()
    for folder in filter(os.path.isdir, sys.path):
        found |= {entry.name for entry in os.scandir(folder) if entry.name.endswith((".dist-info", ".egg-info"))}
    return found

"""The fingerprint of all that every page depends on besides the records: a page is reused only under the same one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.caching.software import digest, software
from values_handbook.files.folder import TooLargeError, read_regular

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from values_handbook.pipeline import Site

MOST_TEMPLATE_BYTES = 1 << 24


def fingerprint(site: Site, overrides: Iterable[Path]) -> str:
    """A digest of the options, the day, the team's templates, this package and everything that is installed beside it."""
    project = site.project
    names = project.site_name, project.site_url, project.site_description, project.forge, project.language
    switches = project.directories, project.attribute_lists, project.is_edited_here
    options = project.options, project.languages, switches, names
    found = (path for folder in overrides for path in sorted(folder.rglob("*")) if path.is_file())
    templates = [(str(path), _bytes(path)) for path in found]
    parts = (software(), options, site.linked.today, templates)
    return digest(repr(parts).encode("utf-8", "replace"))


def _bytes(path: Path) -> bytes | int:
    """The bytes of a template, or only their number in a file larger than any template."""
    try:
        return read_regular(path, MOST_TEMPLATE_BYTES)
    except TooLargeError as error:
        return error.size

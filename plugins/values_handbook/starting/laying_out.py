"""Writing a new handbook into a folder: whole, or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from values_handbook.files.places import split
from values_handbook.files.together import Change, write_together
from values_handbook.model.layout import Layout
from values_handbook.model.read import read_handbook
from values_handbook.schemas.files import SCHEMA_FOLDER, schema_files
from values_handbook.source.contents import Given
from values_handbook.source.files import discover

if TYPE_CHECKING:
    from collections.abc import Mapping

IGNORED = frozenset({".git", ".venv"})
"""What a folder may hold and still count as empty: people begin a repository and install before they begin to write."""

_CONTENT = "content/"


def is_free(folder: Path) -> bool:
    """Whether a handbook may be written into a folder: it is not there, or holds nothing of its own."""
    if folder.is_dir():
        return all(entry.name in IGNORED for entry in folder.iterdir())
    return not folder.exists() and not folder.is_symlink()


def lay_out(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files, and the schemas for editors that they give, into a folder that is free.

    Raises OSError where one cannot be written; then nothing is left of any.
    """
    whole = {**files, **_schemas(files)}
    base, below = split(folder / "name", Path(os.path.normpath(folder)))
    prefix = below.removesuffix("name")
    write_together(base, [Change(f"{prefix}{name}", data, is_new=True) for name, data in whole.items()])


def _schemas(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The schemas that the records among the files give."""
    content = {path.removeprefix(_CONTENT): data for path, data in files.items() if path.startswith(_CONTENT)}
    tree = discover(Given(content, _CONTENT), Layout().folders, lambda uri: False)
    made = schema_files(read_handbook(tree)[0])
    return {f"{SCHEMA_FOLDER}/{name}": data for name, data in made.items()}

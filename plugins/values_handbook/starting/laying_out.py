"""Writing a new handbook into a folder: whole, or not at all."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from values_handbook.editing.whole import read_whole
from values_handbook.editing.writing import write_changed, write_new
from values_handbook.schemas.files import SCHEMA_FOLDER, schema_files

if TYPE_CHECKING:
    from collections.abc import Mapping

IGNORED = frozenset({".git", ".venv"})
"""What a folder may hold and still count as empty: people begin a repository and install before they begin to write."""


def is_free(folder: Path) -> bool:
    """Whether a handbook may be written into a folder: it is not there, or holds nothing of its own."""
    if folder.is_dir():
        return all(entry.name in IGNORED for entry in folder.iterdir())
    return not folder.exists() and not folder.is_symlink()


def lay_out(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files, and the schemas for editors that they give, into a folder that is free.

    Raises OSError where one cannot be written; then nothing is left of any.
    """
    new = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder, prefix=".beginning-") as beside:
            stage = Path(beside)
            for name, data in files.items():
                write_new(stage / name, data)
            write_changed(stage / SCHEMA_FOLDER, schema_files(read_whole(stage).handbook))
            _move_all(stage, folder)
    except BaseException:
        for path in new:
            with suppress(OSError):
                path.rmdir()
        raise


def _move_all(stage: Path, folder: Path) -> None:
    """Move all that lies in one folder into another; where one cannot be moved, those before it go back."""
    moved: list[str] = []
    try:
        for entry in sorted(stage.iterdir()):
            entry.rename(folder / entry.name)
            moved.append(entry.name)
    except BaseException:
        for name in moved:
            (folder / name).rename(stage / name)
        raise

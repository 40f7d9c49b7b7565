"""Writing files so that nobody finds half of one, and nobody half of a change."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def write_changed(folder: Path, files: Mapping[str, bytes]) -> list[str]:
    """Write those files of a folder, by their names, that do not hold these bytes yet. Returns their names.

    Raises OSError where a file cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    changed = [name for name, data in files.items() if _bytes(folder / name) != data]
    for name in changed:
        write(folder / name, files[name])
    return changed


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, with its folder. Raises OSError, also where it has come to be there meanwhile."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as stream:
        stream.write(data)


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def write(path: Path, data: bytes) -> None:
    """Write a file at once: who reads it meanwhile finds the old or the new one. Links stay, and so do permissions."""
    path = path.resolve()
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as stream:
        beside = Path(stream.name)
        try:
            stream.write(data)
            stream.flush()
            _take_mode(path, beside)
            beside.replace(path)
        except OSError:
            beside.unlink(missing_ok=True)
            raise


def _take_mode(path: Path, beside: Path) -> None:
    """Give a new file the permissions of the one that it replaces, or those that a new file usually has."""
    if path.exists():
        shutil.copymode(path, beside)
    else:
        beside.chmod(0o644)


def write_all(files: Mapping[Path, bytes], moves: Mapping[Path, Path]) -> None:
    """Write files, then rename some. Where one fails, those before it get their old bytes and names back.

    Raises OSError after that.
    """
    old = {path: path.read_bytes() for path in files}
    moved: list[tuple[Path, Path]] = []
    try:
        for path, data in files.items():
            write(path, data)
        for path, target in moves.items():
            path.rename(target)
            moved.append((path, target))
    except OSError:
        for path, target in reversed(moved):
            target.rename(path)
        for path, data in old.items():
            if path.read_bytes() != data:
                write(path, data)
        raise

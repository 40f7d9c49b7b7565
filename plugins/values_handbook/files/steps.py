"""One step of a change of several files: what a file holds before and after it, and how the step is taken."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from hashlib import blake2b
from typing import TYPE_CHECKING, Literal, NamedTuple

from values_handbook.files.folder import LinkError, naming, open_folder

if TYPE_CHECKING:
    from pathlib import Path

    from values_handbook.files.folder import SafeFolder


class FileStep(NamedTuple):
    """A file, by its path below a root with `/`, and digests of its bytes before and after; None where there is no file.

    `staged` is the name of the file in the same folder that holds the new bytes until they take their place.
    """

    path: str
    before: str | None
    after: str | None
    staged: str

    @property
    def folder(self) -> str:
        """The path of the folder."""
        return self.path.rpartition("/")[0]

    @property
    def name(self) -> str:
        """The name in the folder."""
        return self.path.rpartition("/")[2]


def digest_of(data: bytes | None) -> str | None:
    """What stands for the bytes of a file; None for no file."""
    return blake2b(data, digest_size=16).hexdigest() if data is not None else None


def read(root: Path, path: str) -> bytes | None:
    """The bytes of a file below `root`; None where there is none. Raises OSError, LinkError at a link on the way."""
    folder, _, name = path.rpartition("/")
    with suppress(FileNotFoundError), open_folder(root, folder) as opened:
        return opened.read(name)
    return None


def mode_of(root: Path, path: str) -> int | None:
    """The type and permissions of what is at a path, of a link its own; None where nothing is."""
    folder, _, name = path.rpartition("/")
    with suppress(FileNotFoundError), open_folder(root, folder) as opened:
        return opened.mode(name)
    return None


def permissions(root: Path, path: str) -> int | None:
    """The permissions of a file; None where there is none."""
    mode = mode_of(root, path)
    return stat.S_IMODE(mode) if mode is not None and stat.S_ISREG(mode) else None


def state(root: Path, step: FileStep) -> Literal["before", "after", "other"]:
    """How far a step has got. Raises OSError where that cannot be read."""
    try:
        found = digest_of(read(root, step.path))
    except LinkError:
        return "other" if step.before else "before"
    if found == step.after:
        return "after"
    return "before" if found == step.before else "other"


def stage(root: Path, step: FileStep, data: bytes, mode: int | None) -> None:
    """Write the new bytes beside the file, with these permissions or those of any new file."""
    with open_folder(root, step.folder, create=True) as folder:
        _write(folder, step, data, mode)


def _write(folder: SafeFolder, step: FileStep, data: bytes, mode: int | None) -> None:
    descriptor = folder.create(step.staged)
    with naming(folder.path / step.name), os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        if mode is not None and hasattr(os, "fchmod"):
            os.fchmod(descriptor, mode)
        # After a loss of power a new name may have no bytes. Where it replaces a file, file systems see to that themselves,
        # and to wait for the disk takes 4 ms for each of the 1,000 files that a rename may change.
        if step.before is None:
            os.fsync(descriptor)


def take(root: Path, step: FileStep) -> None:
    """Put the new bytes in their place, or delete the file."""
    with open_folder(root, step.folder) as folder:
        if step.after is None:
            folder.remove(step.name)
        else:
            folder.replace(step.staged, step.name)


def is_staged(root: Path, step: FileStep) -> bool:
    """Whether all new bytes are there to be put in their place."""
    if step.after is None:
        return True
    return digest_of(read(root, f"{step.folder}/{step.staged}".lstrip("/"))) == step.after


def unstage(root: Path, step: FileStep) -> None:
    """Delete the new bytes beside the file, if they are there."""
    with suppress(FileNotFoundError), open_folder(root, step.folder) as folder:
        folder.remove(step.staged)

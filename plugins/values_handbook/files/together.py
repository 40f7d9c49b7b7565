"""Changing several files: all of them, or none.

The new bytes are written beside the files first. Then they take their places, in the order given, within a moment in which
signals wait. Where that fails, the files before get their old bytes back. Where the process is killed meanwhile, the next
command finishes what was begun (`files.journal`); the order lets the handbook be sound at every step until then.
"""

from __future__ import annotations

import errno
import os
import signal
import stat
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.files.journal import clean_up, forget, note
from values_handbook.files.steps import FileStep, digest_of, mode_of, permissions, read, stage, take

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


class Change(NamedTuple):
    """New bytes for the file at a path below a root, with `/`; None deletes it.

    A file that `is_new` must not be there yet. `like` is the path of a file of which it gets the permissions; without one it
    keeps its own. One that `is_generated` takes the place of a link, which for others is an error.
    """

    path: str
    data: bytes | None
    is_new: bool = False
    like: str = ""
    is_generated: bool = False


def write_together(root: Path, changes: Sequence[Change]) -> list[str]:
    """Make the changes in their order, and the folders that they need; the paths of the files that changed.

    Raises OSError where one cannot be made, LinkError at a link; then nothing has changed.
    """
    token = os.urandom(8).hex()
    before = {change.path: _before(root, change) for change in changes}
    for change in changes:
        if change.is_new and mode_of(root, change.path) is not None:
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(root / change.path))
    wanted = [change for change in changes if change.data != before[change.path]]
    steps = [
        FileStep(change.path, digest_of(before[change.path]), digest_of(change.data), f".handbook-{token}-{number}")
        for number, change in enumerate(wanted)
    ]
    if steps:
        with signals_held():
            _write(root, token, wanted, steps, before)
    return [change.path for change in wanted]


def _before(root: Path, change: Change) -> bytes | None:
    """The bytes of the file that a change replaces; None where there is none."""
    mode = mode_of(root, change.path) if change.is_generated else None
    return None if mode is not None and stat.S_ISLNK(mode) else read(root, change.path)


def _write(
    root: Path, token: str, changes: Sequence[Change], steps: Sequence[FileStep], before: dict[str, bytes | None]
) -> None:
    folders = _missing_folders(root, steps)
    modes = {
        step.path: permissions(root, change.like or change.path) for step, change in zip(steps, changes, strict=True)
    }
    noted = note(root, token, steps, folders)
    taken: list[FileStep] = []
    try:
        for step, change in zip(steps, changes, strict=True):
            if change.data is not None:
                stage(root, step, change.data, modes[step.path])
        for step in steps:
            take(root, step)
            taken.append(step)
    except BaseException:
        # Should this fail too, the note stays, and the next command finishes what was begun.
        for step in reversed(taken):
            _restore(root, step, before[step.path], modes[step.path])
        clean_up(root, steps, folders)
        forget(noted)
        raise
    forget(noted)


def _restore(root: Path, step: FileStep, data: bytes | None, mode: int | None) -> None:
    """Give a file the bytes back that it had."""
    back = step._replace(before=step.after, after=step.before)
    if data is not None:
        stage(root, back, data, mode)
    take(root, back)


def _missing_folders(root: Path, steps: Sequence[FileStep]) -> list[str]:
    """The folders that have to be made, each after the one that it lies in."""
    needed = {
        str(folder): None
        for step in steps
        for folder in reversed(PurePosixPath(step.path).parents)
        if str(folder) != "."
    }
    return [folder for folder in needed if not os.path.lexists(root / folder)]


@contextmanager
def signals_held() -> Iterator[None]:
    """Have signals that end the process wait for the end of a block."""
    wanted = {getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT") if hasattr(signal, name)}
    held = hasattr(signal, "pthread_sigmask")
    before = signal.pthread_sigmask(signal.SIG_BLOCK, wanted) if held else set()
    try:
        yield
    finally:
        if held:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

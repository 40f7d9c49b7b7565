"""Changes of several files that are under way, noted so that the next command can finish one whose process was killed.

The notes lie in the user's own folder: one that lies in a project could have come with it, and would name what to delete.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.files.folder import open_folder
from values_handbook.files.leftovers import lock
from values_handbook.files.steps import FileStep, is_staged, state, take, unstage
from values_handbook.files.users import users_folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_MOST_BYTES = 1 << 24


class Note(NamedTuple):
    """A note of a change that is under way, locked as long as its process lives."""

    folder: Path
    name: str
    descriptor: int


def forget(noted: Note | None) -> None:
    """Delete the note of a change that is over."""
    if noted is not None:
        with suppress(OSError), open_folder(noted.folder) as folder:
            folder.remove(noted.name)
        os.close(noted.descriptor)


def note(root: Path, token: str, steps: Sequence[FileStep], folders: Sequence[str]) -> Note | None:
    """Note a change below `root`, and which folders it makes; None where nothing can be noted."""
    users = users_folder(root, create=True)
    if users is None:
        return None
    name = f"{_prefix(root)}{token}"
    with suppress(OSError), open_folder(users) as folder:
        made = Note(users, name, folder.create(name, 0o600))
        try:
            lock(made.descriptor)
            with os.fdopen(os.dup(made.descriptor), "wb") as file:
                file.write(json.dumps({"steps": steps, "folders": folders}).encode())
        except BaseException:
            forget(made)
            raise
        return made
    return None


def finish_interrupted(folder: Path) -> str:
    """Finish or take back each change below a folder, or one that it lies in, whose process was killed.

    What was done is returned as a sentence; empty where nothing was to do. A file that has been changed since is left alone.
    """
    folder = folder.resolve()
    users = users_folder(folder)
    if users is None:
        return ""
    message = ""
    with suppress(OSError), open_folder(users) as opened:
        notes = sorted(name for name in opened.names() if name.startswith("change-"))
        for root in (folder, *folder.parents) if notes else ():
            prefix = _prefix(root)
            for name in notes:
                if name.startswith(prefix):
                    message = _settle(root, users, name, opened.open(name)) or message
    return message


def _settle(root: Path, users: Path, name: str, descriptor: int) -> str:
    """Finish or take back the change of a note, unless its process is still at work."""
    if not lock(descriptor):
        os.close(descriptor)
        return ""
    try:
        with os.fdopen(os.dup(descriptor), "rb") as file:
            data = json.loads(file.read(_MOST_BYTES))
        return _end(root, [FileStep(*step) for step in data["steps"]], data["folders"])
    except (ValueError, TypeError, KeyError):
        return ""  # The process was killed while it wrote the note, before it did anything else.
    finally:
        forget(Note(users, name, descriptor))


def _end(root: Path, steps: Sequence[FileStep], folders: Sequence[str]) -> str:
    try:
        return _finish(root, steps)
    except OSError as error:
        why = (error.strerror or "unknown reason").lower()
        return f"an interrupted change cannot be finished: {error.filename}: {why}"
    finally:
        clean_up(root, steps, folders)


def _finish(root: Path, steps: Sequence[FileStep]) -> str:
    """Take the steps that are left, if the first ones were taken."""
    states = [state(root, step) for step in steps]
    if "after" not in states:
        return ""
    left = [step for step, reached in zip(steps, states, strict=True) if reached == "before"]
    for step in left:
        if is_staged(root, step):
            take(root, step)
    if not left:
        return ""
    return f"finished an interrupted change of {len(steps)} files"


def clean_up(root: Path, steps: Sequence[FileStep], folders: Sequence[str]) -> None:
    """Delete what was written beside files and has not taken its place, and of `folders` those that are empty."""
    for step in steps:
        with suppress(OSError):
            unstage(root, step)
    for path in reversed(folders):
        with suppress(OSError):
            (root / path).rmdir()


def _prefix(root: Path) -> str:
    return f"change-{blake2b(os.fsencode(root.resolve()), digest_size=12).hexdigest()}-"

"""Cases of editing: one file with the files of a handbook, what is asked, and what the files hold then.

::

    What the case shows, in a sentence.
    === content/values/candor.yml          (a file; with the flags of `tests.support`)
    title: Candor
    === rename value:candor openness       (or: new KIND TITLE, confirm KIND:ID [VALUE])
    === then content/values/openness.yml   (a file as it is then; all others must be as they were)
    title: Candor
    formerly: [candor]
    === then no content/values/candor.yml
    === refused                            (instead: why nothing was changed)
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.support import encoded
from values_handbook.editing.confirm import prepare_confirmation, write_confirmation
from values_handbook.editing.creating import prepare_new, write_new
from values_handbook.editing.opened import open_handbook
from values_handbook.editing.rename import prepare_rename, write_rename
from values_handbook.editing.rename_target import CannotEditError

if TYPE_CHECKING:
    from pathlib import Path

_HEAD = re.compile(r"^=== (.+?)((?: \([^()]*\))*)\n", re.MULTILINE)


@dataclass
class EditCase:
    """A case as it was read. `changes` are the bytes of each file that changes, None for one that is gone then."""

    files: list[tuple[str, str, str]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    changes: dict[str, bytes | None] = field(default_factory=dict)
    refused: str = ""


def read_edit_case(path: Path) -> EditCase:
    """The case in a file."""
    _, *parts = _HEAD.split(path.read_text(encoding="utf-8"))
    case = EditCase()
    for head, flags, body in zip(*[iter(parts)] * 3, strict=True):
        if head.startswith(("rename ", "new ", "confirm ")):
            case.words = shlex.split(head)
        elif head.startswith("then no "):
            case.changes[head.removeprefix("then no ")] = None
        elif head.startswith("then "):
            case.changes[head.removeprefix("then ")] = encoded(body, flags)
        elif head == "refused":
            case.refused = body.strip("\n")
        else:
            case.files.append((head, body, flags))
    return case


def apply(root: Path, words: list[str]) -> str:
    """Change a handbook as asked. Returns why it was refused; nothing where it was done."""
    opened = open_handbook(root)
    try:
        if words[0] == "rename":
            write_rename(opened, prepare_rename(opened, *words[1:]))
        elif words[0] == "confirm":
            write_confirmation(opened, prepare_confirmation(opened, *words[1:]))
        else:
            write_new(opened, prepare_new(opened, *words[1:]))
    except CannotEditError as error:
        return str(error)
    return ""


def contents(root: Path) -> dict[str, bytes]:
    """All files below a folder."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}

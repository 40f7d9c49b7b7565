"""Walking over the content folder without leaving the project, waiting for a pipe, or going round in a circle."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from values_handbook.diagnostics import Span, diagnostic

if TYPE_CHECKING:
    from collections.abc import Callable

    from values_handbook.diagnostics import Diagnostic

MAX_LINKED_FOLDERS = 100
"""Folders that are walked because a link leads to them: twenty links beside one another, each to the next pair, make a
million folders of nothing."""

_REPLACE = "delete it, or put a file or a folder in its place"
NOT_READABLE = "check that the file is there and may be read"
"""What helps where the system refuses to read a file."""
NO_TEXT = ("its name is not UTF-8", "rename it")
"""The reason and the help where a file's name is not text."""
_SPECIAL = {
    stat.S_ISFIFO: "it is a pipe",
    stat.S_ISSOCK: "it is a socket",
    stat.S_ISCHR: "it is a device",
    stat.S_ISBLK: "it is a device",
}


@dataclass(slots=True)
class Walk:
    """What lies below a folder: `files` to look at, and those `hidden` because they lead elsewhere or cannot be read.

    Paths are relative to the folder, in no order. `is_bounded` says that whoever follows all links of folders, as MkDocs
    does, stays inside the project and comes to an end.
    """

    files: list[str] = field(default_factory=list)
    hidden: set[str] = field(default_factory=set)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    is_bounded: bool = True


def walk(
    content: Path, root: Path, prefix: str, excluded: Callable[[str], bool], *, follows_links: bool = True
) -> Walk:
    """Walk over `content`. `prefix` leads there from `root`; what is `excluded` is reported only where it is a folder.

    A link is followed where it stays inside of `root` or `content` and leads to nothing hidden (`.git` holds the
    credentials of whoever checked the project out). Without `follows_links`, all of them are passed over in silence.
    """
    walker = _Walker((content.resolve(), root.resolve()), prefix, excluded, follows_links)
    pending: list[tuple[str, tuple[Path, ...]]] = [("", (content.resolve(),))]
    while pending:
        folder, above = pending.pop()
        try:
            entries = sorted(os.scandir(content / folder), key=lambda entry: entry.name)
        except OSError as error:
            walker.refuse(folder.rstrip("/") or ".", reason_of(error), NOT_READABLE)
            continue
        for entry in entries:
            if (below := walker.take(entry, f"{folder}{entry.name}", above)) is not None:
                pending.append((f"{folder}{entry.name}/", below))
    return walker.walk


class _Walker:
    def __init__(
        self, inside: tuple[Path, ...], prefix: str, excluded: Callable[[str], bool], follows_links: bool
    ) -> None:
        self.walk = Walk()
        self._follows_links = follows_links
        self._inside = inside
        self._prefix = prefix
        self._excluded = excluded
        self._linked = 0

    def take(self, entry: os.DirEntry[str], uri: str, above: tuple[Path, ...]) -> tuple[Path, ...] | None:
        """Note a file, or say of a folder to be walked which folders it lies in, links resolved.

        `above` are the folders that the entry lies in: those that hold the links on the way, and the last one.
        """
        if not is_text(uri):
            self.refuse(uri, *NO_TEXT, is_folder=_is_folder(entry))
        elif entry.is_symlink():
            return self._follow(entry, uri, above) if self._follows_links else None
        elif entry.is_dir():
            return (*above[:-1], above[-1] / entry.name)
        else:
            self._take_file(entry, uri)
        return None

    def _follow(self, entry: os.DirEntry[str], uri: str, above: tuple[Path, ...]) -> tuple[Path, ...] | None:
        try:
            target = Path(entry.path).resolve()
        except (OSError, RuntimeError):
            self._refuse_file(uri, "the link leads to itself")
            return None
        if where := self._elsewhere(target):
            self._refuse_outside(uri, where, is_folder=_is_folder(entry))
        elif _is_folder(entry):
            return self._enter(uri, target, above)
        else:
            self._take_file(entry, uri)
        return None

    def _take_file(self, entry: os.DirEntry[str], uri: str) -> None:
        """Note a regular file: opening a pipe would wait for ever, and so would copying some devices."""
        try:
            mode = entry.stat().st_mode
        except OSError as error:
            self._refuse_file(uri, "the link leads to nothing" if entry.is_symlink() else reason_of(error))
            return
        if stat.S_ISREG(mode) and os.access(entry.path, os.R_OK):
            self.walk.files.append(uri)
        elif stat.S_ISREG(mode):
            self._refuse_file(uri, "permission denied", NOT_READABLE)
        else:
            self._refuse_file(uri, next((name for kind, name in _SPECIAL.items() if kind(mode)), "it is no file"))

    def _enter(self, uri: str, target: Path, above: tuple[Path, ...]) -> tuple[Path, ...] | None:
        self._linked += 1
        if any(folder.is_relative_to(target) for folder in above):
            self.refuse(uri, "the link leads back to a folder that it lies in", is_folder=True)
        elif self._linked > MAX_LINKED_FOLDERS:
            self.refuse(uri, f"more than {MAX_LINKED_FOLDERS} folders are reached by links", is_folder=True)
        else:
            return (*above, target)
        return None

    def _elsewhere(self, target: Path) -> str:
        """Where a path leads that must not be followed; empty for one that may."""
        base = next((folder for folder in self._inside if target.is_relative_to(folder)), None)
        if base is None:
            return "out of the project"
        return "to what is hidden" if any(part.startswith(".") for part in target.relative_to(base).parts) else ""

    def refuse(self, uri: str, reason: str, help_line: str = _REPLACE, *, is_folder: bool = False) -> None:
        """Report something that cannot be read."""
        self.walk.hidden.add(uri)
        self.walk.is_bounded &= not is_folder
        self.walk.diagnostics.append(unreadable(f"{self._prefix}{uri}", reason, help_line))

    def _refuse_file(self, uri: str, reason: str, help_line: str = _REPLACE) -> None:
        if not self._excluded(uri):
            self.refuse(uri, reason, help_line)

    def _refuse_outside(self, uri: str, where: str, *, is_folder: bool) -> None:
        if self._excluded(uri) and not is_folder:
            return
        self.walk.hidden.add(uri)
        self.walk.is_bounded &= not is_folder
        headline = f"`{uri}` is a link that leads {where}"
        help_line = "put the file itself there; nothing outside of the project is read"
        place = Span.of_file(f"{self._prefix}{uri}")
        self.walk.diagnostics.append(diagnostic("outside-project", headline, place, help=help_line))


def unreadable(path: str, reason: str, help_line: str) -> Diagnostic:
    """The error about a file that cannot be read. `path` is seen from the folder of mkdocs.yml."""
    shown = _shown(path)
    return diagnostic("unreadable-file", f"`{shown}` cannot be read: {reason}", Span.of_file(shown), help=help_line)


def is_text(uri: str) -> bool:
    """Whether a file's name is UTF-8; one that is not could neither be shown nor linked."""
    try:
        uri.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _shown(path: str) -> str:
    """A path as text, bytes that are not UTF-8 as `\\xe9`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def reason_of(error: OSError) -> str:
    """Why the system refused, in its own words."""
    return (error.strerror or "unknown reason").lower()

"""Names of files: `ü` as one letter or as `u` with a mark is the same name, and some names Windows refuses.

People type the one form (Unicode's NFC), and older systems of Apple write the other (NFD).
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_PORTS = (f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³")
_RESERVED = frozenset(("con", "prn", "aux", "nul", "conin$", "conout$", *_PORTS))
"""Naming Files, Paths, and Namespaces, https://learn.microsoft.com/windows/win32/fileio/naming-a-file"""


def composed(name: str) -> str:
    """A name in the form in which people type it."""
    return name if name.isascii() else normalize("NFC", name)


def by_composed(names: Iterable[str]) -> Mapping[str, str]:
    """The names that are not plain ASCII, by their composed forms, and by themselves: both forms may be there."""
    found = [name for name in names if not name.isascii()]
    return {composed(name): name for name in found} | {name: name for name in found}


def find(names: Mapping[str, str], name: str) -> str | None:
    """A name among those of `by_composed`, in whatever form it is given."""
    return names.get(name) or names.get(composed(name))


def in_any_form(test: Callable[[str], bool]) -> Callable[[str], bool]:
    """A test of paths that holds for both forms of their names."""

    def holds(path: str) -> bool:
        if test(path):
            return True
        return not path.isascii() and any(test(normalize(form, path)) for form in ("NFC", "NFD"))

    return holds


def is_reserved(name: str) -> bool:
    """Whether Windows keeps the name of a file or folder for a device, with any suffix."""
    return name.partition(".")[0].rstrip(" ").lower() in _RESERVED

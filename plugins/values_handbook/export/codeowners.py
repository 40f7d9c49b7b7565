"""CODEOWNERS: whom a forge asks to review a change of a file, from the owners of the records in it.

Format: "About code owners", https://docs.github.com/repositories, which GitLab reads as well.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.derive.accountability.forge_accounts import handles
from values_handbook.diagnostics.report.screen import safe

if TYPE_CHECKING:
    from collections.abc import Callable

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Key

_HEADER = "# Who is asked about a change, from the owners of the records. Written by `handbook codeowners`.\n"
_SPECIAL = re.compile(r"[\s#*?\[\]\\]")


class UnwritablePathError(Exception):
    """A file has a line break or another control character in its path, which a line of CODEOWNERS cannot hold."""


class Codeowners(NamedTuple):
    """The text of the file, and the owners whom the forge has no name for, with the number of files that they own."""

    text: str
    nameless: dict[Key, int]


def codeowners(linked: LinkedHandbook, host: str, shown: Callable[[str], str]) -> Codeowners:
    """A line for each file whose owners have a handle on the forge with this host, in the order of their paths.

    `shown` turns a path of a record into the one from the top of the repository, empty for a file of another one. Raises
    UnwritablePathError, since a file that is left out would be nobody's, and one that is written would name an owner for
    other files.
    """
    lines = []
    nameless: defaultdict[Key, int] = defaultdict(int)
    for path, owners in sorted(_owners(linked).items()):
        found = {owner: handles(linked, owner, host) for owner in owners}
        named = list(dict.fromkeys(handle for own in found.values() for handle in own))
        if named and (place := shown(path)):
            lines.append(f"/{_pattern(place)} {' '.join(named)}\n")
        for owner in (owner for owner, own in found.items() if not own):
            nameless[owner] += 1
    return Codeowners("".join([_HEADER, *lines]), dict(nameless))


def _owners(linked: LinkedHandbook) -> dict[str, list[Key]]:
    """The owners of the records in each file, each once, in the order of the records."""
    found: defaultdict[str, dict[Key, None]] = defaultdict(dict)
    for record in linked.handbook:
        found[record.file.path].update(dict.fromkeys(linked.graph.targets(record.key, "owner")))
    return {path: list(owners) for path, owners in found.items() if owners}


def _pattern(path: str) -> str:
    if safe(path) != path:
        raise UnwritablePathError(safe(path))
    return _SPECIAL.sub(_escaped, path)


def _escaped(character: re.Match[str]) -> str:
    return f"\\{character[0]}"

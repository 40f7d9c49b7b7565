"""How many problems of one record or page, and of one file, are looked for: each is looked up in the file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from values_handbook.diagnostics.diagnostic import ENOUGH, MOST_OF_FILE


@dataclass(slots=True)
class Quota:
    """Counts problems, so that a hostile text of a megabyte does not have its links looked up one by one."""

    _path: str = ""
    _here: int = 0
    _files: Counter[str] = field(default_factory=Counter)

    def begin(self, path: str) -> None:
        """Go on to the next record or page, which lies in the file `path`."""
        self._path, self._here = path, 0

    def take(self) -> bool:
        """Whether one more problem may be reported; if so, it is counted."""
        if self.is_used_up:
            return False
        self._here += 1
        self._files[self._path] += 1
        return True

    @property
    def is_used_up(self) -> bool:
        """Whether no more problems of this record, or of its file, are reported."""
        return self._here >= ENOUGH or self._files[self._path] > MOST_OF_FILE

"""MkDocs' own log names files and links of contributors: nothing in them steers the terminal or the CI that shows it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from values_handbook.diagnostics.report.screen import safe, safe_lines

if TYPE_CHECKING:
    from collections.abc import Iterable


class SafeLog(logging.Filter):
    """Escapes what a terminal or a CI runner obeys in each message, and line breaks in the names of files.

    A message may have lines of its own, so that a line break is escaped only where it stands in one of `names`.
    """

    def __init__(self) -> None:
        super().__init__()
        self.names: tuple[str, ...] = ()

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through, with a message that is safe to print."""
        text = record.getMessage()
        for name in self.names:
            text = text.replace(name, safe(name))
        record.msg, record.args = safe_lines(text), ()
        return True


_FILTER = SafeLog()


def protect_log(names: Iterable[str]) -> None:
    """Make every handler of MkDocs' log safe. `names` are the paths of all files in the content folder."""
    _FILTER.names = tuple(sorted((name for name in names if safe(name) != name), key=len, reverse=True))
    for handler in logging.getLogger("mkdocs").handlers:
        handler.addFilter(_FILTER)  # Adding one twice changes nothing.

"""Files of a cache."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = ".cache/values-handbook"
"""Where everything lies that is kept, beside mkdocs.yml."""


def replace_file(folder: Path, name: str, write: Callable[[BinaryIO], object]) -> None:
    """Write a file under another name and then rename it, so that two builds at once do not harm each other.

    The last one's stays. A folder that cannot be written to is none.
    """
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")
        number, made = tempfile.mkstemp(dir=folder, prefix=name)
        try:
            with os.fdopen(number, "wb") as file:
                write(file)
            Path(made).replace(folder / name)
        except BaseException:
            Path(made).unlink(missing_ok=True)
            raise

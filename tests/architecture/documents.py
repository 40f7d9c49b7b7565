"""The documents that are made from code, and where they lie: `make docs` writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.architecture import labels_table, options_table
from tests.architecture.modules import PACKAGE
from values_handbook.reference.content_format import content_format

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DOCS = PACKAGE / "docs"
DOCUMENTS: dict[Path, Callable[[], str]] = {
    DOCS / "content-format.md": content_format,
    options_table.PAGE: options_table.options_page,
    labels_table.PAGE: labels_table.labels_page,
}

if __name__ == "__main__":
    for path, make in DOCUMENTS.items():
        path.write_text(make(), encoding="utf-8")

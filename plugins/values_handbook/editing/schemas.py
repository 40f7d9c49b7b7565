"""The schemas for editors, as a part of a change of a handbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.files.together import Change
from values_handbook.schemas.files import SCHEMA_FOLDER, schema_files

if TYPE_CHECKING:
    from values_handbook.model.record import Handbook


def schema_changes(handbook: Handbook) -> list[Change]:
    """What it takes to bring the schemas beside mkdocs.yml up to date; files that stay the same are not written."""
    return [Change(f"{SCHEMA_FOLDER}/{name}", data, is_generated=True) for name, data in schema_files(handbook).items()]

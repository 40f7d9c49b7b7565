"""Changes of files in memory, and of folders of files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.support import MKDOCS
from values_handbook.editing.apply.document import RecordChange, parse_document
from values_handbook.editing.apply.files import changed_file, read_root, record_in
from values_handbook.editing.apply.intended import intend
from values_handbook.editing.apply.prepare import Prepared, prepare, write
from values_handbook.editing.opened import open_handbook
from values_handbook.editing.rename_target import CannotEditError
from values_handbook.source.files import SourceFile

NAUGHTY = Path(__file__).parents[4] / "shared/naughty-strings.json"


def changed(kind: str, text: str | bytes, **change: Any) -> str:
    """The text of a file with one record after a change of it."""
    data = text.encode() if isinstance(text, str) else text
    return changed_many(kind, data, {None: change}).decode()


def changed_many(kind: str, data: bytes, wanted: dict[int | None, dict[str, Any]]) -> bytes:
    """The bytes of a file after changes of its records, which are named by their numbers."""
    file = SourceFile(f"content/{kind}.yml", f"{kind}.yml", data, kind)
    root = read_root(file.path, data)
    drafts = {}
    for item, change in wanted.items():
        document = parse_document(json.dumps({"changes": [{"record": f"{kind}:x", **change}]}))
        (parsed,) = document.changes
        assert isinstance(parsed, RecordChange)
        draft, refused = intend(record_in(root, item, kind), parsed)
        if refused:
            raise CannotEditError("refused", refused)
        drafts[item] = draft
    return changed_file(file, drafts)


def handbook(root: Path, **files: str | bytes) -> Path:
    """A folder with a handbook of these files, whose names have `__` for `/`, and no suffix."""
    for name, text in {
        "mkdocs.yml": MKDOCS,
        **{f"content/{k.replace('__', '/')}.yml": v for k, v in files.items()},
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return root


def prepared(root: Path, *changes: dict[str, Any], why: str = "") -> Prepared:
    """A change document for a folder, ready to be written."""
    document = parse_document(json.dumps({"format": 1, "why": why, "changes": changes}))
    return prepare(open_handbook(root), document)


def apply(root: Path, *changes: dict[str, Any]) -> str:
    """Make changes in a folder. Returns why they were refused; nothing where they were made."""
    try:
        write(prepared(root, *changes))
    except CannotEditError as error:
        return str(error)
    return ""

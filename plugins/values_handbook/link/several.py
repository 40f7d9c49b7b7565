"""Several references written as one text, such as `values: candor, craft`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from values_handbook.model.locate import exact_node, record_node
from values_handbook.model.shapes import field_at, is_list
from values_handbook.nodes import Sequence
from values_handbook.yaml_repair import is_plain_safe, quoted

if TYPE_CHECKING:
    from values_handbook.model.record import Record
    from values_handbook.taxonomy import Path


_MARKS = re.compile(r"\s*(?:[,;•·▪]|\s[–—-]\s|\s(?:and|und|&|/)\s)\s*")
LONGEST = 1_000
"""Characters of a text that may be a list of references."""
_MOST = 50
"""Parts of a text that are looked at."""


def parts_of(word: str) -> list[str]:
    """The parts of a text that lists several things, without the marks between them; one part where it lists nothing."""
    if len(word) > LONGEST:
        return [word]
    return [part for part in (part.strip(" -–—•·▪*") for part in _MARKS.split(word, _MOST)) if part]


def has_commas(word: str) -> bool:
    """Whether marks stand in a text that no id holds."""
    return re.search(r"[,;•·▪]", word) is not None


def as_list(record: Record, path: Path, several: tuple[str, ...]) -> str:
    """The help that shows a list; empty where the text lists nothing."""
    if not several:
        return ""
    items = [text if is_plain_safe(text, flow=True) else quoted(text) for text in several]
    names = [number for number, step in enumerate(path) if isinstance(step, str)]
    holder = next((path[: at + 1] for at in reversed(names) if _takes_list(record.kind, path[: at + 1])), None)
    if holder is None:
        return f"only one can stand here: write `{path[names[-1]]}: {items[0]}`"
    root = record_node(record.file, record.item)
    node = exact_node(root, holder) if root is not None else None
    if isinstance(node, Sequence) and len(node.items) > 1:
        return f"write an item for each: {', '.join(f'`- {item}`' for item in items)}"
    return f"write a list: `{holder[-1]}: [{', '.join(items)}]`"


def _takes_list(kind: str, path: Path) -> bool:
    field = field_at(kind, path)
    return field is not None and is_list(field)

"""What a table does to one record: fields of a new one, or what is set, added and removed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from values_handbook.editing.apply.paths import path_word
from values_handbook.sheets.cells import alignments_in, period_days
from values_handbook.sheets.columns import DEFAULT_STRENGTH

if TYPE_CHECKING:
    from collections.abc import Callable

    from values_handbook.model.record import Key
    from values_handbook.sheets.columns import Column
    from values_handbook.sheets.rows import Fields


def field_value(column: Column, meant: str) -> Any:
    """What a field holds, as a change document has it, for what a cell means."""
    match column.sort:
        case "names" | "who":
            names = meant.split(", ")
            return names if len(names) > 1 else names[0]
        case "alignments":
            return [_alignment(column, of, word) for of, word in alignments_in(meant).items()]
        case "period":
            return period_days(meant) or meant
        case "lines":
            return meant.split("\n")
    return meant


def _alignment(column: Column, of: str, strength: str) -> Any:
    return of if strength == DEFAULT_STRENGTH else {column.kinds[0]: of, "strength": strength}


@dataclass
class Draft:
    """The change of one record. `present` are the fields of one that is there, None for a new one."""

    key: Key
    present: Fields | None
    fields: Fields = field(default_factory=dict)
    set: dict[str, Any] = field(default_factory=dict)
    add: dict[str, list[Any]] = field(default_factory=dict)
    remove: list[str] = field(default_factory=list)

    def change(self) -> dict[str, Any] | None:
        """The change, as a change document has it; None where nothing changes."""
        if self.present is None:
            return {"new": self.key.kind, "id": self.key.id, "fields": self.fields}
        parts = {name: part for name in ("set", "add", "remove") if (part := getattr(self, name))}
        return {"record": str(self.key), **parts} if parts else None

    def append(self, name: str, item: Fields) -> None:
        """A new item of a list."""
        if self.present is None:
            self.fields.setdefault(name, []).append(item)
        else:
            self.add.setdefault(name, []).append(item)

    def put(self, column: Column, old: str, new: str, path: str = "", own: Callable[[str], str] = str) -> None:
        """Change a field of a record that is there, from what a cell meant to what it means now.

        What the old cell did not show, as other fields of alignments and what is not published, stays. `path` leads to the
        item of a list that has the field. `own` gives what a text of the record means.
        """
        assert self.present is not None
        at = f"{path}{column.name}"
        if column.sort == "alignments":
            self._put_alignments(column, alignments_in(old), alignments_in(new), own)
        elif column.sort == "names" and old and new:
            self.set[at] = self._names(column, old.split(", "), new.split(", "), own)
        elif not new:
            self.remove.append(at)
        else:
            self.set[at] = field_value(column, new)

    def _names(self, column: Column, old: list[str], new: list[str], own: Callable[[str], str]) -> list[str]:
        present = (self.present or {}).get(column.name, [])
        if set(map(own, present)) <= {*old, *new}:
            return new
        kept = [name for name in present if own(name) in new or own(name) not in old]
        return [*kept, *(name for name in new if name not in map(own, kept))]

    def _put_alignments(
        self, column: Column, old: dict[str, str], new: dict[str, str], own: Callable[[str], str]
    ) -> None:
        kind = column.kinds[0]
        items = (self.present or {}).get(column.name, [])
        paths = {
            own(item[kind]): f"{column.name}/{_name(items, item[kind], kind, number)}"
            for number, item in enumerate(items, 1)
        }
        self.remove += [paths[of] for of in old if of not in new]
        self.set |= {f"{paths[of]}/strength": word for of, word in new.items() if of in old and old[of] != word}
        if added := [_alignment(column, of, word) for of, word in new.items() if of not in old]:
            self.add[column.name] = added


def _name(items: list[Fields], of: str, kind: str, number: int) -> str:
    """What names an item in a path: what it is aligned with, where no other is, else its position."""
    is_alone = sum(item[kind].strip() == of.strip() for item in items) == 1
    return path_word(of.strip()) if is_alone else str(number)

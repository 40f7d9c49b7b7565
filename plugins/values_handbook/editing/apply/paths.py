"""Paths of a change document: `behaviours/write-it-down/title` → fields, and positions in lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from values_handbook.diagnostics.suggest import closest_help

if TYPE_CHECKING:
    from values_handbook.editing.apply.written import Written
    from values_handbook.model.record_shape import Shape

Steps = tuple[str | int, ...]


class Place(NamedTuple):
    """Where a path leads: fields and 0-based positions, what may stand there, and what does, if anything."""

    steps: Steps
    shape: Shape
    present: Written | None


class PathError(Exception):
    """A path that leads nowhere. The message says why."""


def path_word(name: str) -> str:
    """A name as a step of a path."""
    return name.replace("~", "~0").replace("/", "~1")


def find(record: Written, path: str) -> Place:
    """The place in a record that a path names. Raises PathError where it cannot be one."""
    place = Place((), record.shape, record)
    done: list[str] = []
    for word in path.split("/"):
        place = _step(place, word.replace("~1", "/").replace("~0", "~"), "/".join(done))
        done.append(word)
    return place


def _step(place: Place, word: str, before: str) -> Place:
    shape, present = place.shape, place.present
    if shape.is_list:
        if present is None:
            raise PathError(f"there is no `{before}` yet; write the whole list into `{before}`, or `add` to it")
        number = _position(present, word, before)
        return Place((*place.steps, number), present.items[number].shape, present.items[number])
    if shape.is_map:
        assert shape.item is not None
        return Place((*place.steps, word), shape.item, present.fields.get(word) if present else None)
    if shape.is_text or (present is not None and present.form == "text"):
        raise PathError(f"`{before}` holds a text, and nothing is inside of it")
    if word not in shape.fields:
        near = closest_help(word, shape.fields) or f"fields: {', '.join(shape.fields)}"
        where = f" of `{before}`" if before else ""
        raise PathError(f"`{word}` is no field{where}; {near}")
    return Place((*place.steps, word), shape.fields[word], present.fields.get(word) if present else None)


def _position(present: Written, word: str, before: str) -> int:
    """The item of a list that a word names: what identifies it, else its position, counted from 1."""
    names = [name_of(item) for item in present.items]
    found = [number for number, name in enumerate(names) if name == word]
    if len(found) == 1:
        return found[0]
    if found:
        places = " and ".join(f"`{before}/{number + 1}`" for number in found)
        raise PathError(f"`{before}` has {len(found)} items `{word}`; name one by its position: {places}")
    if word.isascii() and word.isdigit() and 1 <= int(word[:9]) <= len(names):
        return int(word) - 1
    near = closest_help(word, [name for name in names if name and "\n" not in name])
    has = f"it has {len(names)} item{'s' * (len(names) != 1)}"
    raise PathError(f"`{before}` has no item `{word}`; {near or has}")


def name_of(item: Written) -> str:
    """What identifies an item of a list: a field of it, or the text that it is; empty for one that nothing identifies."""
    if item.form == "text":
        text = item.full()
    else:
        part = item.fields.get(item.shape.identity)
        text = part.full() if part else ""
    return text.strip() if isinstance(text, str) else ""

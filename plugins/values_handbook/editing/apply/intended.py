"""A record and a change of it → what the record is to hold, and which of its items are those that are there."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from values_handbook.diagnostics.suggest import closest_help
from values_handbook.editing.apply.paths import PathError, Place, find
from values_handbook.model.kinds.work import is_short
from values_handbook.model.record_shape import described

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.editing.apply.document import RecordChange
    from values_handbook.editing.apply.paths import Steps
    from values_handbook.editing.apply.written import Full, Written
    from values_handbook.model.record_shape import Shape

DIGITS = 12
"""Hexadecimal digits of a SHA-256 that stand for a text."""
MOST_ITEMS = 2_000
"""Items of a list that one change gives: they are compared with those that are there."""
_SHOWN = 500
"""Characters of a text that a conflict shows."""


@dataclass(frozen=True)
class Kept:
    """An item of a list that is there already, at a 0-based position, and what it is to hold."""

    position: int
    value: Draft


Draft = Any
"""What a part is to hold: as `Full`, with `Kept` for items that are there. An item that is new may be in a short form."""


def draft_of(full: Full) -> Draft:
    """A draft that changes nothing."""
    if isinstance(full, list):
        return [Kept(position, draft_of(item)) for position, item in enumerate(full)]
    return {name: draft_of(part) for name, part in full.items()} if isinstance(full, dict) else full


def full_of(draft: Draft, shape: Shape) -> Full:
    """What a draft says, in the full form."""
    if isinstance(draft, list):
        assert shape.item is not None
        return [full_of(item.value if isinstance(item, Kept) else item, shape.item) for item in draft]
    if isinstance(draft, dict):
        inner = {name: shape.item if shape.is_map else shape.fields[name] for name in draft}
        return {name: full_of(part, found) for name, part in draft.items() if (found := inner[name]) is not None}
    return {shape.short: draft} if shape.short else str(draft)


class One(list[Draft]):
    """A list of one item that the document gives without a list around it."""


class Refused(list[str]):
    """What cannot be done with a record, in lines."""


def intend(record: Written, change: RecordChange) -> tuple[Draft, Refused]:
    """What a record is to hold after a change, and what speaks against it."""
    refused = Refused()
    for path, value in change.was.items():
        refused += _conflict(record, path, value)
    draft = draft_of(record.full())
    changed: dict[Steps, str] = {}
    removed: list[Steps] = []
    for path, value in change.set.items():
        if (place := _find(record, path, refused)) and _is_free(place, path, changed, refused):
            found = value_of(value, place.shape, path, refused)
            if found is not None and _keeps_ids(place, found, path, refused):
                _put(draft, place.steps, _aligned(place, found))
    for path in change.remove:
        if (place := _find(record, path, refused)) and _is_free(place, path, changed, refused):
            if place.present is None:
                refused.append(f"remove {path}: there is no such field in it")
            elif _keeps_ids(place, None, path, refused):
                removed.append(place.steps)
    adding: dict[Steps, str] = {}
    for path, items in change.add.items():
        place = _find(record, path, refused)
        if place is None or not _is_free(place, path, adding, refused):
            continue
        if not place.shape.is_list:
            refused.append(f"add {path}: it holds {described(place.shape)}, no list; use `set`")
        elif any(steps == place.steps[: len(steps)] for steps in changed):
            refused.append(f"add {path}: it is set or removed in the same change")
        elif (found := value_of(list(items), place.shape, path, refused)) is not None:
            _put(draft, place.steps, [*(_get(draft, place.steps) or []), *found])
    for steps in removed:
        _remove(draft, steps)
    return draft, refused


def _find(record: Written, path: str, refused: Refused) -> Place | None:
    try:
        place = find(record, path)
    except PathError as error:
        refused.append(f"{path}: {error}")
        return None
    if place.steps == ("id",):
        refused.append("id: a record keeps its id here; use `handbook rename`")
        return None
    return place


def _is_free(place: Place, path: str, changed: dict[Steps, str], refused: Refused) -> bool:
    """Whether nothing at a place, inside of it or around it is changed by another path."""
    for steps, other in changed.items():
        if steps == place.steps[: len(steps)] or place.steps == steps[: len(place.steps)]:
            refused.append(f"{path}: it is changed twice, by `{other}` and by `{path}`")
            return False
    changed[place.steps] = path
    return True


def _keeps_ids(place: Place, new: Draft | None, path: str, refused: Refused) -> bool:
    """Whether what is named by an id keeps it: others may refer to it."""
    present = place.present
    if present is None:
        return True
    if place.steps[-1] == "id":
        old, now = present.full(), new
    elif new is not None and present.shape.identity == "id" and "id" in present.fields:
        old, now = present.fields["id"].full(), new.get("id") if isinstance(new, dict) else None
    else:
        return True
    if old != now:
        refused.append(f"{path}: `{old}` keeps its id here; use `handbook rename`")
    return bool(old == now)


def _conflict(record: Written, path: str, was: Any) -> Iterator[str]:
    """Why the author of a change saw another text than the one that is there."""
    try:
        place = find(record, path)
    except PathError as error:
        yield f"conflict in {path}: {error}; it was {_shown(was)}"
        return
    now = place.present.full() if place.present else ""
    if not is_same(now, was, place.shape):
        yield f"conflict in {path}: it was {_shown(was)}, and is {_shown(now) if now else 'absent'} now"


def is_same(now: Full, was: Any, shape: Shape) -> bool:
    """Whether a content is the one that somebody saw: itself, or its digest."""
    if isinstance(was, str) and was.startswith("sha256:") and len(was) >= len("sha256:") + DIGITS:
        return digest(now).startswith(was.removeprefix("sha256:").lower()) or now == was
    if was is None or was == "":
        return not now
    wanted = value_of(was, shape, "", Refused())
    return wanted is not None and full_of(wanted, shape) == now


def digest(content: Full) -> str:
    """The SHA-256 of a text, or of lists and mappings as compact JSON, in hexadecimal digits."""
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _shown(content: Any) -> str:
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    text = text.rstrip("\n").replace("\n", "\\n")
    return f"`{text if len(text) <= _SHOWN else text[:_SHOWN] + '…'}`" if text else "absent"


def value_of(value: Any, shape: Shape, path: str, refused: Refused) -> Draft | None:
    """What a document gives for a place, as texts, lists and mappings; None where the place takes no such thing."""
    if isinstance(value, bool):
        value = "true" if value else "false"
    elif isinstance(value, int | float):
        value = _number(value)
    if value is None or value in ([], {}) or (isinstance(value, str) and not value.strip()):
        refused.append(f"{path}: it is empty; to take it away, name it in `remove`")
    elif shape.is_list:
        return _list(value, shape, path, refused)
    elif shape.is_reference and isinstance(value, dict) and len(value) == 1:
        kind, target = next(iter(value.items()))
        if isinstance(target, str):
            return f"{kind}:{target.strip()}"
        refused.append(f"{path}: it takes a text such as `value:candor`")
    elif isinstance(value, str):
        if shape.is_text or shape.short or shape.takes_text:
            return value
        refused.append(f"{path}: it takes {described(shape)}, not a text")
    elif isinstance(value, list) or shape.is_text:
        given = "a list" if isinstance(value, list) else "a mapping"
        refused.append(f"{path}: it takes {described(shape)}, not {given}")
    else:
        return _mapping(value, shape, path, refused)
    return None


def _number(value: int | float) -> str:
    """A number without an exponent, which handbooks do not know."""
    text = repr(value)
    return f"{value:f}".rstrip("0").rstrip(".") if "e" in text else text


def _list(value: Any, shape: Shape, path: str, refused: Refused) -> Draft | None:
    item = shape.item
    assert item is not None
    if isinstance(value, list) and len(value) > MOST_ITEMS:
        refused.append(f"{path}: the list has {len(value):,} items, more than {MOST_ITEMS:,}; shorten it")
        return None
    found: list[Draft] = []
    for number, given in enumerate(value if isinstance(value, list) else [value], 1):
        if item.pair and isinstance(given, dict) and is_short(given, item.pair[0]):
            name, strength = item.pair
            found += [{name: target, strength: word} for target, word in given.items()]
        else:
            found.append(value_of(given, item, f"{path}/{number}", refused))
    if any(part is None for part in found):
        return None
    return found if isinstance(value, list) else One(found)


def _mapping(value: dict[str, Any], shape: Shape, path: str, refused: Refused) -> Draft | None:
    found: dict[str, Draft] = {}
    for name, given in value.items():
        inner = shape.item if shape.is_map else shape.fields.get(name)
        if inner is None:
            near = closest_help(name, shape.fields) or f"fields: {', '.join(shape.fields)}"
            refused.append(f"{path}/{name}".lstrip("/") + f": there is no such field; {near}")
            continue
        found[name] = value_of(given, inner, f"{path}/{name}".lstrip("/"), refused)
    return None if len(found) < len(value) or any(part is None for part in found.values()) else found


def fields_of(fields: dict[str, Any], shape: Shape, refused: Refused) -> Draft | None:
    """The fields of a new record."""
    if "id" in fields:
        refused.append("id: give it beside `new`, not among the fields")
        return None
    return _mapping(fields, shape, "", refused)


def _aligned(place: Place, new: Draft) -> Draft:
    """A new content in which what is there already is known as such."""
    return _matched(place.present.full(), new, place.shape) if place.present else new


def _matched(old: Full, new: Draft, shape: Shape) -> Draft:
    full = full_of(new, shape)
    if isinstance(old, dict) and isinstance(full, dict):
        given = new if isinstance(new, dict) else full
        inner = {name: shape.item if shape.is_map else shape.fields[name] for name in given}
        return {
            name: _matched(old[name], part, found) if name in old and (found := inner[name]) else part
            for name, part in given.items()
        }
    if not isinstance(old, list) or not isinstance(full, list):
        return new
    assert shape.item is not None
    before, after = (
        [json.dumps(item, sort_keys=True) for item in old],
        [json.dumps(item, sort_keys=True) for item in full],
    )
    matched: list[Draft] = []
    for tag, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        common = min(end - start, last - first) if tag in ("equal", "replace") else 0
        for offset in range(common):
            inner = _matched(old[start + offset], new[first + offset], shape.item)
            matched.append(Kept(start + offset, inner))
        matched += new[first + common : last]
    return matched


def _get(draft: Draft, steps: Steps) -> Draft | None:
    for step in steps:
        if isinstance(step, int):
            draft = next(item.value for item in draft if isinstance(item, Kept) and item.position == step)
        else:
            draft = draft.get(step)
        if draft is None:
            return None
    return draft


def _put(draft: Draft, steps: Steps, value: Draft) -> None:
    """Put a content at a place. Mappings on the way that are not there come to be."""
    *way, last = steps
    for number, step in enumerate(way):
        if isinstance(step, int):
            draft = draft[_index(draft, step)].value
        else:
            assert not isinstance(steps[number + 1], int) or step in draft
            draft = draft.setdefault(step, {})
    if isinstance(last, int):
        draft[_index(draft, last)] = Kept(last, value)
    else:
        draft[last] = value


def _remove(draft: Draft, steps: Steps) -> None:
    """Take a content away. Lists and mappings that hold nothing then go with it."""
    if len(steps) > 1:
        inner = _get(draft, steps[:1])
        _remove(inner, steps[1:])
        if inner:
            return
    (first, *_) = steps
    if isinstance(first, int):
        del draft[_index(draft, first)]
    else:
        del draft[first]


def _index(items: list[Draft], position: int) -> int:
    return next(number for number, item in enumerate(items) if isinstance(item, Kept) and item.position == position)

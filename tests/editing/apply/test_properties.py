"""Any change of any list, however it is written: what a reader of the tests' own reads then is what was asked for."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from tests.editing.apply.reading import read
from tests.editing.apply.support import changed_many

if TYPE_CHECKING:
    from random import Random

    Lines = list[str]

MARK = b"\xef\xbb\xbf"
SHORT = {
    "links": "url",
    "behaviours": "text",
    "quotes": "text",
    "tensions": "with",
    "measures": "title",
    "values": "value",
    "objectives": "objective",
}
LISTS: dict[str, dict[str, list[Any]]] = {
    "value": {
        "tags": ["a", "b c", "d"],
        "owner": ["cto", "x"],
        "links": ["https://a.b/c", {"title": "T", "url": "https://x.y"}],
        "behaviours": ["Raise it: early", {"id": "one", "title": "One"}, {"id": "two", "text": "x\ny\n"}],
        "quotes": ["Said", {"text": "Said it.", "by": "kim"}],
        "revisions": [{"revision": "2", "date": "2026-06-01", "change": "c"}],
        "tensions": ["kindness", {"with": "craft", "guidance": "g\nh\n"}],
        "participation": [{"date": "2026-02-10", "activity": "W"}],
    },
    "goal": {
        "tags": ["a"],
        "values": ["candor", {"craft": "strong"}, {"value": "pace", "rationale": "r"}],
        "objectives": ["o1", {"objective": "o2", "strength": "weak"}],
        "measures": ["M", {"title": "N", "unit": "u", "history": {"2026-06-30": "7"}}],
        "check_ins": [{"date": "2026-10-31", "note": "n"}],
        "team": ["t1", "t2"],
    },
    "pitfall": {
        "signs": ["One thing.", "Two: things"],
        "remedies": ["x"],
        "guarded_by": ["value:candor", "practice:retro"],
    },
}
FIELD = {
    "behaviours": "description",
    "quotes": "by",
    "links": "title",
    "tensions": "guidance",
    "measures": "unit",
    "values": "rationale",
    "objectives": "rationale",
    "check_ins": "learned",
    "revisions": "why",
    "participation": "outcome",
}
"""A field of an item that few of them have."""
PAIRS = [
    ["{name}: {{candor: strong, craft: weak}}"],
    ["{name}:", "  candor: strong  # c", "  # about craft", "  craft: weak"],
    ["{name}:", "  - candor: strong", "    craft: weak"],
    ["{name}:", "- {{candor: strong, craft: weak}}"],
    ["{name}: [candor: strong, {{craft: weak}}]"],
]


def full(name: str, items: list[Any]) -> list[Any]:
    """Items in their full form."""
    found: list[Any] = []
    for item in items:
        if isinstance(item, dict) and name in ("values", "objectives") and SHORT[name] not in item:
            found += [{SHORT[name]: target, "strength": strength} for target, strength in item.items()]
        else:
            found.append({SHORT[name]: item} if isinstance(item, str) and name in SHORT else item)
    return found


def scalar(text: str) -> str:
    return text if re.fullmatch(r"[A-Za-z0-9 ]+", text) else json.dumps(text)


def inline(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(inline, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{scalar(key)}: {inline(part)}' for key, part in value.items())}}}"
    return json.dumps(value)


def block(fields: dict[str, Any], margin: str, random: Random) -> Lines:
    lines: Lines = []
    for key, value in fields.items():
        if isinstance(value, str) and "\n" in value:
            lines += [f"{margin}{key}: |", *(f"{margin}  {line}" for line in value.splitlines())]
        else:
            shown = scalar(value) if isinstance(value, str) else inline(value)
            lines.append(f"{margin}{key}: {shown}{random.choice(['', '', '  # c'])}")
        lines += [f"{margin}# inside"] * (random.random() < 0.1)
    return lines


def written(name: str, items: list[Any], random: Random) -> tuple[Lines, list[Any]]:
    """A list field in one of its forms, and the items that are in it."""
    form = random.choice(["block", "margin", "flow", "flow on lines", "single", "absent", "empty", "no item", "pairs"])
    if form == "pairs" and name == "values":
        lines = [line.format(name=name) for line in random.choice(PAIRS)]
        return lines, [{"candor": "strong", "craft": "weak"}]
    if form in ("absent", "empty", "no item"):
        return {"absent": [], "empty": [f"{name}:{random.choice(['', ' ~', '  # none'])}"]}.get(
            form, [f"{name}: []"]
        ), []
    if form in ("flow", "pairs"):
        return [f"{name}: {inline(items)}{random.choice(['', '  # c'])}"], items
    if form == "flow on lines":
        comma = random.choice(["", ","])
        inner = [f"  {inline(item)}{',' if item is not items[-1] else comma}  # c" for item in items]
        return [f"{name}: [", *inner, "]"], items
    if form == "single":
        (item, *_) = items
        is_map = isinstance(item, dict)
        return [f"{name}:", *block(item, "  ", random)] if is_map else [f"{name}: {scalar(item)}  # c"], [item]
    margin = "  " if form == "block" else ""
    lines = [f"{name}:{random.choice(['', '  # c'])}"]
    for item in items:
        lines += [f"{margin}# inside"] * (random.random() < 0.2)
        if isinstance(item, dict):
            first, *others = block(item, f"{margin}  ", random)
            lines += [f"{margin}- {first.strip()}", *others]
        else:
            lines.append(f"{margin}- {scalar(item)}")
        lines += [""] * (random.random() < 0.1)
    return lines, items


def pick(items: list[Any], random: Random) -> list[Any]:
    return random.sample(items, random.randint(1, len(items)))


def change_of(name: str, items: list[Any], known: list[Any], random: Random) -> tuple[dict[str, Any], list[Any]]:
    """A change of a list, and what the list is to hold then, in its full form."""
    now = full(name, items)
    how = random.choice(["add", "remove", "both", "set", "field", "nothing"])
    if how == "set":
        new = pick(known, random)
        return {"set": {name: new}}, full(name, new)
    if how == "field" and now:
        place = random.randrange(len(now))
        text = random.choice(["new", "two\nlines\n", "a: b"])
        if name not in FIELD:
            return {"set": {f"{name}/{place + 1}": text}}, [*now[:place], text, *now[place + 1 :]]
        return (
            {"set": {f"{name}/{place + 1}/{FIELD[name]}": text}},
            [*now[:place], {**now[place], FIELD[name]: text}, *now[place + 1 :]],
        )
    change: dict[str, Any] = {}
    if how in ("remove", "both") and now:
        gone = pick(list(range(len(now))), random)
        change["remove"] = [f"{name}/{place + 1}" for place in gone]
        now = [item for place, item in enumerate(now) if place not in gone]
    if how in ("add", "both"):
        new = pick(known, random)
        change["add"] = {name: new}
        now = [*now, *full(name, new)]
    return change, now


def merged(changes: list[dict[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {"set": {}, "add": {}, "remove": []}
    for change in changes:
        found["set"] |= change.get("set", {})
        found["add"] |= change.get("add", {})
        found["remove"] += change.get("remove", [])
    return found


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.randoms(use_true_random=False))
def test_a_change_does_what_it_says_and_nothing_else(random: Random) -> None:
    kind = random.choice(list(LISTS))
    names = random.sample(list(LISTS[kind]), random.randint(1, 3))
    lines, wanted, changes = ["title: T  # a comment"], {"title": ["T"]}, []
    for name in names:
        shown, items = written(name, pick(LISTS[kind][name], random), random)
        lines += [*shown, *random.choice([[], [""], ["# a comment"]])]
        change, wanted[name] = change_of(name, items, LISTS[kind][name], random)
        changes.append(change)
    lines += random.choice([[], ["description: |", "  d"], ["description: |+", "  d", ""]])
    changes += random.choice([[], [{"set": {"summary": "a\nb\n"}}], [{"set": {"order": 3}}]])
    before, item = _file(lines, random)
    note(before.decode())
    note(json.dumps(merged(changes)))
    made = changed_many(kind, before, {item: merged(changes)})
    after = read(made)
    record = after[item] if item is not None else after
    for name in names:
        assert full(name, listed(record.get(name), name)) == alike(wanted[name], record.get(name)), made.decode()
    _check_surroundings(before, made, after, item)


def _file(lines: Lines, random: Random) -> tuple[bytes, int | None]:
    """A file with a record of these lines alone, or between others; its number there."""
    item = None
    if random.random() < 0.4:
        lines = ["- id: first", "  title: F", "- id: r", *(f"  {line}" if line else "" for line in lines)]
        lines += ["# a comment", "- {id: last, title: L}"]
        item = 1
    text = random.choice(["\n", "\r\n"]).join([*lines, ""])
    mark = random.choice([b"", MARK])
    # A block that ends a file without a line break would hold another text than the one it was made from.
    ends = random.random() < 0.7 or lines[-1].strip() in ("", "d", "h", "y")
    return mark + (text if ends else text.rstrip("\r\n")).encode(), item


def listed(value: Any, name: str) -> list[Any]:
    """What a reader has for a list field, as a list."""
    if value is None:
        return []
    return [part for part in value if part is not None] if isinstance(value, list) else [value]


def alike(wanted: list[Any], found: Any) -> list[Any]:
    """What a list is to hold; ids among others with strengths are moderate."""
    if isinstance(found, dict) and all(isinstance(part, str) for part in found.values()) and "value" not in found:
        return [{"strength": "moderate", **item} if set(item) == {"value"} else item for item in wanted]
    return wanted


def _check_surroundings(before: bytes, made: bytes, after: Any, item: int | None) -> None:
    assert made.startswith(MARK) == before.startswith(MARK)
    assert (b"\r\n" in before) == (b"\r\n" in made)
    assert b"\r\n" not in before or re.search(rb"(?<!\r)\n", made) is None
    assert made.endswith(b"\n") or not before.endswith(b"\n")
    if item is not None:
        assert [after[0], after[2]] == [{"id": "first", "title": "F"}, {"id": "last", "title": "L"}]
    top = [line for line in before.splitlines() if line.startswith(b"# a comment")]
    assert [line for line in made.splitlines() if line.startswith(b"# a comment")] == top

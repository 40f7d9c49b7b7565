"""A record and what it is to hold → edits of its file. Short forms that have to grow have grown before."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from values_handbook.editing.apply.elements import Element, splice_block, splice_flow
from values_handbook.editing.apply.intended import Kept
from values_handbook.editing.apply.rendering import (
    field_lines,
    flow_field,
    in_flow,
    in_order,
    inner_shape,
    item_lines,
)
from values_handbook.editing.apply.scalars import Room, as_scalar
from values_handbook.nodes import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from values_handbook.editing.apply.file_text import FileText
    from values_handbook.editing.apply.intended import Draft
    from values_handbook.editing.apply.written import Written
    from values_handbook.model.record_shape import Shape

_FLOW_ITEM = 140
"""Columns that a new item in braces may take, in a list whose items stand in such."""
_FLOW = Room(0, is_flow=True)


def splice(part: Written, draft: Draft, layout: FileText, room: Room) -> None:
    """Plan the edits after which a part of a record holds what its draft says."""
    if part.form in ("text", "short"):
        _text(part, draft, layout, room)
    elif part.form == "mapping":
        _mapping(part, draft, layout)
    elif part.form == "items":
        _sequence(part, draft, layout)
    elif part.form == "pairs":
        _pairs(part.node, part.items, draft, layout)
    else:
        (item,) = part.items
        (kept,) = draft
        _item(item, kept.value, layout, room)


def _text(part: Written, draft: Draft, layout: FileText, room: Room) -> None:
    shape = part.shape.fields[part.shape.short] if part.form == "short" else part.shape
    text = draft[part.shape.short] if isinstance(draft, dict) else draft
    if isinstance(part.node, Scalar):
        layout.rewrite(part.node, text, shape, room)
    else:  # `value: candor` for `value:candor`
        layout.refuse_shared(part.node)
        layout.replace(layout.start(part.node), layout.end(part.node), as_scalar(text, shape, room).head)


def _item(item: Written, draft: Draft, layout: FileText, room: Room) -> None:
    """Plan the edits inside of an item of a list."""
    if item.form != "pair":
        if changes(item, draft):
            splice(item, draft, layout, room)
        return
    assert isinstance(item.node, Mapping)
    for name, part in item.fields.items():
        if draft[name] != part.full():
            where = Room(room.indent, item.node.flow, is_key=part.node is item.node.pairs[0][0])
            _text(part, draft[name], layout, where)


def changes(part: Written, draft: Draft) -> bool:
    """Whether a draft differs from what is written."""
    if part.shape.is_list and isinstance(draft, list):
        return len(draft) != len(part.items) or any(
            not isinstance(item, Kept) or changes(part.items[item.position], item.value) for item in draft
        )
    if isinstance(draft, dict) and part.form != "text":
        return draft.keys() != part.fields.keys() or any(changes(part.fields[name], draft[name]) for name in draft)
    if part.form == "short":
        return bool(part.fields[part.shape.short].full() != draft)
    return bool(part.full() != draft)


def _is_other(part: Written, draft: Draft) -> bool:
    """Whether a draft keeps nothing of what is written, so that it is written anew: a list without any of its items."""
    if part.shape.is_list:
        return not any(isinstance(item, Kept) for item in draft)
    return isinstance(draft, str) != (part.form in ("text", "short")) and part.form != "short"


def _mapping(part: Written, draft: Draft, layout: FileText) -> None:
    node = part.node
    assert isinstance(node, Mapping)
    layout.refuse_shared(node)
    column = node.pairs[0][0].at.column - 1 if node.pairs else 0
    room = _FLOW if node.flow else Room(column)
    elements: list[Element] = []
    names: list[str] = []
    for (key, name, inner), (_, value) in zip(part.entries(), node.pairs, strict=True):
        element = _element(layout, key, value, is_flow=node.flow)
        element.is_removed = inner is not None and name not in draft
        if name in draft and (inner is None or changes(inner, draft[name])):
            if inner is None or _is_other(inner, draft[name]):
                _write_anew(layout, key, value, draft[name], inner_shape(part.shape, name), room)
            else:
                splice(inner, draft[name], layout, room)
        elements.append(element)
        names.append(name)
    missing = [name for name in in_order(draft, part.shape) if name not in names]
    first: list[str] = []
    for name in missing:
        before = _predecessor(name, names, elements, part.shape)
        shape = inner_shape(part.shape, name)
        if node.flow:
            lines = [flow_field(name, draft[name], part.shape)]
        else:
            is_last = before is not None and before.end == len(layout.text)
            lines = field_lines(name, draft[name], shape, column, layout.dash, is_last=is_last)
        (first if before is None else before.after).extend(lines)
    _splice_elements(layout, node, elements, first, is_flow=node.flow)


def _splice_elements(layout: FileText, node: Node, elements: list[Element], first: list[str], *, is_flow: bool) -> None:
    if elements and all(element.is_removed for element in elements):
        start, end = (
            (layout.start(node) + 1, layout.end(node) - 1) if is_flow else (elements[0].start, elements[-1].end)
        )
        text = ", ".join(first) if is_flow else layout.line_end.join(first)[layout.column(start) :]
        layout.replace(start, end, text)
    elif is_flow:
        splice_flow(layout, layout.start(node), elements, first)
    else:
        splice_block(layout, elements, first)


def _element(layout: FileText, key: Scalar, value: Node, *, is_flow: bool) -> Element:
    """A field of a mapping."""
    if not is_flow:
        end = layout.with_comments(layout.end_of_lines(value, key), key.at.column - 1)
        return Element(layout.start(key), end, value)
    if isinstance(value, Scalar) and value.is_absent and value.at[:2] == value.at[2:]:
        return Element(layout.start(key), layout.gap(key), value)
    layout.refuse_shared(value)
    return Element(layout.start(key), layout.end(value), value)


def _predecessor(name: str, names: list[str], elements: list[Element], shape: Shape) -> Element | None:
    """The field that a new one stands behind by the order of the model; None where it is the first."""
    order = {known: number for number, known in enumerate(shape.fields)}
    staying = [(known, element) for known, element in zip(names, elements, strict=True) if not element.is_removed]
    if shape.is_map:
        return staying[-1][1] if staying else None
    before = [(order[known], number) for number, (known, _) in enumerate(staying) if order[known] < order[name]]
    return staying[max(before)[1]][1] if before else None


def _write_anew(layout: FileText, key: Scalar, value: Node, draft: Draft, shape: Shape, room: Room) -> None:
    """Write a content in the place of one that it has nothing in common with; the line of the key stays."""
    gap = layout.gap(key)
    start, end = (layout.start(value), layout.end(value)) if value.at[:2] != value.at[2:] else (gap, gap)
    layout.refuse_shared(value)
    if room.is_flow:
        layout.replace(gap, end, f" {in_flow(draft, shape)}")
        return
    first_line = layout.end_of_line(gap)
    last_line = max(layout.end_of_lines(value, key), first_line)
    if start > first_line:
        # Comments inside of what goes would else be read as lines of a text that comes.
        last_line = layout.with_comments(last_line, key.at.column - 1)
    head, *body = field_lines("k", draft, shape, room.indent, layout.dash, is_last=last_line == len(layout.text))
    head = head[room.indent + len("k:") :]
    if start > first_line:
        layout.replace(gap, gap, head)
        layout.replace(first_line, last_line, "".join(layout.line_end + line for line in body))
        return
    layout.replace(gap, end, head)
    if body:
        layout.insert_below(max(layout.end_of_line(end), first_line), body)


def _sequence(part: Written, draft: Draft, layout: FileText) -> None:
    node = part.node
    assert isinstance(node, Sequence)
    layout.refuse_shared(node)
    is_flow = layout.text.startswith("[", layout.start(node))
    column = layout.column(layout.start(node))
    room = _FLOW if is_flow else Room(column)
    inserts: defaultdict[int, list[Draft]] = defaultdict(list)
    gone: defaultdict[int, list[Written]] = defaultdict(list)
    slot, kept = -1, set()
    for entry in draft:
        if isinstance(entry, Kept):
            item = part.items[entry.position]
            slot = item.slot
            kept.add(entry.position)
            _item(item, entry.value, layout, room)
        else:
            inserts[slot].append(entry)
    for position, item in enumerate(part.items):
        if position not in kept:
            gone[item.slot].append(item)
    if not inserts and not gone:
        return
    staying = {part.items[position].slot for position in kept}
    for number, items in gone.items():
        if number in staying:
            host = items[0].host
            assert host is not None
            _pairs(host, [item for item in part.items if item.slot == number], _without(part, draft, number), layout)
    elements = [_slot(layout, item, column, is_flow=is_flow) for item in node.items]
    for number, element in enumerate(elements):
        element.is_removed = number in gone and number not in staying
        element.after = _rendered(layout, part, inserts[number], column, element, is_flow=is_flow)
    first = _rendered(layout, part, inserts[-1], column, None, is_flow=is_flow)
    _splice_elements(layout, node, elements, first, is_flow=is_flow)


def _without(part: Written, draft: Draft, slot: int) -> list[Kept]:
    """The alignments of one mapping in a list that stay, by their positions in that mapping."""
    first = next(position for position, item in enumerate(part.items) if item.slot == slot)
    kept = [entry for entry in draft if isinstance(entry, Kept) and part.items[entry.position].slot == slot]
    # What changes in them was planned with the list.
    return [Kept(entry.position - first, part.items[entry.position].full()) for entry in kept]


def _slot(layout: FileText, item: Node, column: int, *, is_flow: bool) -> Element:
    """An item of a list."""
    layout.refuse_shared(item)
    if is_flow:
        return Element(layout.start(item), layout.end(item), item)
    line = layout.line_start(layout.start(item))
    while line > 0 and layout.text[line : line + column + 1].lstrip(" ") != "-":
        line = layout.line_start(line - 1)  # The item begins below its dash.
    return Element(line + column, layout.with_comments(layout.end_of_lines(item), column), item)


def _rendered(
    layout: FileText, part: Written, entries: Iterable[Draft], column: int, behind: Element | None, *, is_flow: bool
) -> list[str]:
    """New items of a list: texts in brackets, else lines."""
    shape = part.shape.item
    assert shape is not None
    if is_flow:
        return [in_flow(entry, shape) for entry in entries]
    is_last = behind is not None and behind.end == len(layout.text)
    in_braces = any(
        isinstance(item.node, Mapping) and item.node.flow and item.form != "pair" for item in part.items[-1:]
    )
    lines: list[str] = []
    for entry in entries:
        if in_braces and isinstance(entry, dict) and len(shown := in_flow(entry, shape)) <= _FLOW_ITEM:
            lines.append(f"{' ' * column}- {shown}")
        else:
            lines += item_lines(entry, shape, column, is_last=is_last)
    return lines


def _pairs(node: Node, items: Iterable[Written], draft: Draft, layout: FileText) -> None:
    """Plan the edits of alignments that are written as ids with strengths."""
    assert isinstance(node, Mapping)
    layout.refuse_shared(node)
    items = list(items)
    elements = {id(key): _element(layout, key, value, is_flow=node.flow) for key, value in node.pairs}
    own = [elements[id(item.node.pairs[0][0])] for item in items if isinstance(item.node, Mapping)]
    kept = {entry.position for entry in draft if isinstance(entry, Kept)}
    room = _FLOW if node.flow else Room(node.pairs[0][0].at.column - 1)
    for position, element in enumerate(own):
        element.is_removed = position not in kept
    before: Element | None = None
    first: list[str] = []
    for entry in draft:
        if isinstance(entry, Kept):
            before = own[entry.position]
            _item(items[entry.position], entry.value, layout, room)
            continue
        assert items[0].shape.pair is not None
        name, strength = items[0].shape.pair
        key = as_scalar(entry[name], items[0].shape.fields[name], room._replace(is_key=True)).head
        text = f"{' ' * room.indent}{key}: {entry[strength]}"
        (first if before is None else before.after).append(text)
    _splice_elements(layout, node, list(elements.values()), first, is_flow=node.flow)

"""Short forms that a change needs in full: a text becomes a mapping, a single item a list, ids with strengths alignments.

What a record says stays the same. One pass grows what stands outermost; the caller reads the text again, until none grows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.editing.apply.intended import Kept
from values_handbook.editing.apply.splicing import changes
from values_handbook.nodes import Mapping, Node, Scalar, Sequence, plain
from values_handbook.source.yaml_nodes import read_yaml

if TYPE_CHECKING:
    from values_handbook.editing.apply.file_text import FileText
    from values_handbook.editing.apply.intended import Draft
    from values_handbook.editing.apply.written import Written
    from values_handbook.model.record_shape import Shape

_STEP = "  "


def grow(record: Written, draft: Draft, layout: FileText) -> bool:
    """Plan the edits by which short forms grow as far as a draft needs it. Returns whether any does."""
    before = len(layout.edits)
    _mapping(record, draft, layout)
    return len(layout.edits) > before


def _mapping(part: Written, draft: Draft, layout: FileText) -> None:
    if not isinstance(part.node, Mapping) or not isinstance(draft, dict):
        return
    for key, name, inner in part.entries():
        if inner is None or name not in draft or not changes(inner, draft[name]):
            continue
        if inner.shape.is_list and any(isinstance(item, Kept) for item in draft[name]):
            _list(inner, draft, name, layout, key, part.node.flow)
        elif inner.form == "mapping":
            _mapping(inner, draft[name], layout)


def _list(part: Written, fields: dict[str, Draft], name: str, layout: FileText, key: Scalar, is_flow: bool) -> None:
    draft: list[Draft] = fields[name]
    item = part.shape.item
    assert item is not None
    if part.form == "single":
        (only,) = part.items
        kept = next(entry for entry in draft if isinstance(entry, Kept))
        if len(draft) > 1:
            _into_list(only, layout, key, is_flow)
        elif needs_mapping(only, kept.value):
            _into_mapping(only, layout, key, is_flow)
        elif changes(only, kept.value):
            _mapping(only, kept.value, layout)
        return
    if part.form == "pairs":
        fits = [_as_pair(entry, item, part) for entry in draft]
        if all(entry is not None for entry in fits):
            fields[name] = fits
        else:
            assert isinstance(part.node, Mapping)
            _spell_out(part.node, item, layout, is_list=False)
        return
    assert isinstance(part.node, Sequence)
    is_flow = layout.text.startswith("[", layout.start(part.node))
    spelled: set[int] = set()
    for entry in draft:
        if not isinstance(entry, Kept):
            continue
        written = part.items[entry.position]
        if written.form == "pair":
            if _as_pair(entry, item, part) is None and written.slot not in spelled:
                spelled.add(written.slot)
                assert written.host is not None
                _spell_out(written.host, item, layout, is_list=True)
        elif needs_mapping(written, entry.value):
            _into_mapping(written, layout, None, is_flow)
        elif changes(written, entry.value):
            _mapping(written, entry.value, layout)


def needs_mapping(item: Written, draft: Draft) -> bool:
    """Whether an item that is a text has to become a mapping."""
    return item.form == "short" and isinstance(draft, dict) and draft.keys() != {item.shape.short}


def _as_pair(entry: Draft, shape: Shape, part: Written) -> Draft | None:
    """An alignment as it can stand among ids with strengths; None where it says more than these can."""
    assert shape.pair is not None
    value = entry.value if isinstance(entry, Kept) else entry
    if not isinstance(value, dict):
        value = {shape.pair[0]: value, shape.pair[1]: "moderate"}
    if set(value) != set(shape.pair):
        return None
    if isinstance(entry, Kept):
        return Kept(entry.position, value)
    names = [item.fields[shape.pair[0]].full() for item in part.items]
    return None if value[shape.pair[0]] in names else value


def _into_list(only: Written, layout: FileText, key: Scalar, is_flow: bool) -> None:
    """`a` → `[a]`, or an item below the key."""
    node = only.node
    layout.refuse_shared(node)
    start, end = layout.start(node), layout.end(node)
    text = layout.text[start:end]
    if is_flow or (_is_word(only) and _fits_brackets(text)):
        layout.replace(start, start, "[")
        layout.replace(end, end, "]")
    elif isinstance(node, Mapping) and not node.flow:
        layout.replace(start, start, "- ")
        _shift(layout, node)
    else:
        column = key.at.column - 1 + len(_STEP)
        _move_below(layout, key, start, f"{' ' * column}- ")
        _shift(layout, node)


def _is_word(only: Written) -> bool:
    """Whether an item is a word or a mapping in braces, and no sentence."""
    return (
        (only.form == "text" and not only.shape.is_prose)
        or isinstance(only.node, Mapping)
        or only.shape.pair is not None
    )


def _fits_brackets(text: str) -> bool:
    """Whether a text as it stands can stand in brackets."""
    if "\n" in text or "\r" in text:
        return False
    alone, inside = (read_yaml("", f"k: {shown}\n".encode()) for shown in (text, f"[{text}]"))
    if alone.diagnostics or inside.diagnostics or alone.root is None or inside.root is None:
        return False
    return bool(plain(inside.root) == {"k": [plain(alone.root)["k"]]})


def _into_mapping(item: Written, layout: FileText, key: Scalar | None, is_flow: bool) -> None:
    """`- a` → `- text: a`, and `[a]` → `[{text: a}]`."""
    node = item.node
    layout.refuse_shared(node)
    start, end = layout.start(node), layout.end(node)
    name = item.shape.short
    if is_flow:
        layout.replace(start, start, f"{{{name}: ")
        layout.replace(end, end, "}")
    elif key is not None:
        _move_below(layout, key, start, f"{' ' * (key.at.column - 1 + len(_STEP))}{name}: ")
        _shift(layout, node)
    else:
        layout.replace(start, start, f"{name}: ")
        _shift(layout, node)


def _move_below(layout: FileText, key: Scalar, start: int, lead: str) -> None:
    """Move what stands behind a key to a line of its own."""
    gap = layout.gap(key)
    layout.replace(gap, start, f"{layout.line_end}{lead}")


def _shift(layout: FileText, node: Node) -> None:
    """Indent the lines of a node after its first by a step more."""
    end = layout.end(node)
    line = layout.next_line(layout.start(node))
    while line < end:
        if layout.text[line : layout.end_of_line(line)]:
            layout.replace(line, line, _STEP)
        line = layout.next_line(line)


def _spell_out(node: Mapping, item: Shape, layout: FileText, *, is_list: bool) -> None:
    """Ids with strengths as alignments: `{candor: strong}` → `[{value: candor, strength: strong}]`.

    `is_list` says that the mapping is an item of a list already.
    """
    assert item.pair is not None
    layout.refuse_shared(node)
    whole = layout.start(node), layout.end(node)
    pairs = []
    for key, value in node.pairs:
        layout.refuse_shared(value)
        start, end = layout.start(key), layout.end(value)
        written = (layout.text[at : layout.end(part)] for at, part in ((start, key), (layout.start(value), value)))
        pairs.append((start, end, f"{{{item.pair[0]}: {next(written)}, {item.pair[1]}: {next(written)}}}"))
    if is_list and len(pairs) == 1:
        (start, end, text) = pairs[0]
        layout.replace(start, end, text[1:-1] if node.flow else text)
    elif is_list and node.flow and layout.text[layout.line_start(whole[0]) : whole[0]].strip(" ") == "-":
        margin = " " * (layout.text.rindex("-", 0, whole[0]) - layout.line_start(whole[0]))
        layout.replace(*whole, f"{layout.line_end}{margin}- ".join(text for _, _, text in pairs))
    elif is_list and node.flow:
        layout.replace(*whole, ", ".join(text for _, _, text in pairs))
    else:
        if node.flow:
            layout.replace(whole[0], whole[0] + 1, "[")
            layout.replace(whole[1] - 1, whole[1], "]")
        for number, (start, end, text) in enumerate(pairs):
            _spell_pair(layout, start, end, text, number, node.flow, is_list)


def _spell_pair(layout: FileText, start: int, end: int, text: str, number: int, is_flow: bool, is_list: bool) -> None:
    if is_flow:
        layout.replace(start, end, text)
    elif not is_list:
        layout.replace(start, end, f"- {text}")
    elif number == 0:
        layout.replace(start, end, text)
    else:  # The dash stands two columns before the keys.
        layout.replace(layout.line_start(start), end, f"{' ' * max(layout.column(start) - len(_STEP), 0)}- {text}")

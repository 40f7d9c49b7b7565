"""The sentence that tells a change. The record that it is about stands above it and is not named again.

The words are labels, so that a site tells the same in its own language.
"""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from values_handbook.compare import changes as c
from values_handbook.compare.report.parts import Code, Line, Marked, Named, Part, Quoted
from values_handbook.labels import Labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from values_handbook.compare.changes import Change


@singledispatch
def told(change: Change, t: Labels) -> Line:
    """What changed, as parts of one line, in the language of the labels."""
    raise TypeError(f"no words for {type(change).__name__}")


@told.register
def _(change: c.RecordAdded, t: Labels) -> Line:
    return _line(t, "added")


@told.register
def _(change: c.RecordRemoved, t: Labels) -> Line:
    return _line(t, "moved", target=Named(change.replaced_by)) if change.replaced_by else _line(t, "removed")


@told.register
def _(change: c.RecordRenamed, t: Labels) -> Line:
    return _line(t, "renamed", before=Code(change.before.id), after=Code(change.key.id))


@told.register
def _(change: c.RecordBroken, t: Labels) -> Line:
    return _line(t, "broken")


@told.register
def _(change: c.RecordMended, t: Labels) -> Line:
    return _line(t, "mended")


@told.register
def _(change: c.StatusChanged, t: Labels) -> Line:
    return _line(t, "status", before=_value(change.before, t), after=_value(change.after, t))


@told.register
def _(change: c.ParentChanged, t: Labels) -> Line:
    if change.before is None and change.after is not None:
        return _line(t, "parent-new", after=Named(change.after))
    if change.before is not None and change.after is None:
        return _line(t, "parent-gone", before=Named(change.before))
    assert change.before is not None
    assert change.after is not None
    return _line(t, "parent", before=Named(change.before), after=Named(change.after))


@told.register
def _(change: c.AlignmentGained, t: Labels) -> Line:
    if change.strength == "tension":
        return _line(t, "strains", target=Named(change.target))
    return _line(t, "serves", target=Named(change.target), strength=t(f"strength-{change.strength}"))


@told.register
def _(change: c.AlignmentLost, t: Labels) -> Line:
    if change.strength == "tension":
        return _line(t, "strains-no-more", target=Named(change.target))
    return _line(t, "serves-no-more", target=Named(change.target), strength=t(f"strength-{change.strength}"))


@told.register
def _(change: c.AlignmentStrengthened, t: Labels) -> Line:
    return _line(t, "serves-more", target=Named(change.target), **_strengths(change, t))


@told.register
def _(change: c.AlignmentWeakened, t: Labels) -> Line:
    return _line(t, "serves-less", target=Named(change.target), **_strengths(change, t))


@told.register
def _(change: c.RationaleChanged, t: Labels) -> Line:
    return _line(t, "rationale", target=Named(change.target), text=Marked(change.words))


@told.register
def _(change: c.AlignmentEdited, t: Labels) -> Line:
    before, after = _value(change.before, t), _value(change.after, t)
    return _line(
        t, "alignment", target=Named(change.target), field=t(f"field-{change.field}"), before=before, after=after
    )


@told.register
def _(change: c.BehaviourAdded, t: Labels) -> Line:
    return _line(t, "behaviour-added", name=Quoted(change.name))


@told.register
def _(change: c.BehaviourRemoved, t: Labels) -> Line:
    return _line(t, "behaviour-removed", name=Quoted(change.name))


@told.register
def _(change: c.BehaviourRenamed, t: Labels) -> Line:
    return _line(t, "behaviour-renamed", before=Code(change.before), after=Code(change.after))


@told.register
def _(change: c.BehaviourReworded, t: Labels) -> Line:
    field = t(f"field-{change.field}")
    return _line(t, "behaviour-reworded", name=Quoted(change.name), field=field, text=Marked(change.words))


@told.register
def _(change: c.ProseChanged, t: Labels) -> Line:
    return _field(t, "text", change, text=Marked(change.words))


@told.register
def _(change: c.FieldChanged, t: Labels) -> Line:
    return _field(t, "field", change, before=_value(change.before, t), after=_value(change.after, t))


@told.register
def _(change: c.ItemAdded, t: Labels) -> Line:
    return _line(t, "item-added", field=Code(change.field), name=Quoted(change.name))


@told.register
def _(change: c.ItemRemoved, t: Labels) -> Line:
    return _line(t, "item-removed", field=Code(change.field), name=Quoted(change.name))


@told.register
def _(change: c.ItemsReordered, t: Labels) -> Line:
    return _line(t, "reordered", field=Code(change.field))


def _line(t: Labels, name: str, /, **parts: Part) -> Line:
    """The label `told-<name>` with parts where it names them."""
    return tuple(_parts(t.pieces(f"told-{name}"), parts))


def _field(t: Labels, name: str, change: c.ProseChanged | c.FieldChanged, /, **parts: Part) -> Line:
    """The same of a field, or of that field of an item in a list."""
    if change.item:
        return _line(t, f"{name}-of-item", field=Code(change.field), item=Quoted(change.item), **parts)
    return _line(t, name, field=Code(change.field), **parts)


def _parts(label: Iterable[tuple[str, str]], parts: dict[str, Part]) -> Iterator[Part]:
    for words, name in label:
        if words:
            yield words
        if name:
            yield parts[name]


def _strengths(change: c.AlignmentStrengthened | c.AlignmentWeakened, t: Labels) -> dict[str, Part]:
    return {"before": t(f"strength-{change.before}"), "after": t(f"strength-{change.after}")}


def _value(text: str, t: Labels) -> Part:
    """What a field says: a word or a figure as it stands in YAML, a text in quotes."""
    if not text:
        return t("told-nothing")
    return Quoted(text) if " " in text else Code(text)

"""The sentence that tells a change. The record that it is about stands above it and is not named again."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from values_handbook.compare import changes as c
from values_handbook.compare.report.parts import Code, Line, Marked, Named, Part, Quoted

if TYPE_CHECKING:
    from values_handbook.compare.changes import Change


@singledispatch
def told(change: Change) -> Line:
    """What changed, as parts of one line."""
    raise TypeError(f"no words for {type(change).__name__}")


@told.register
def _(change: c.RecordAdded) -> Line:
    return ("new in the handbook",)


@told.register
def _(change: c.RecordRemoved) -> Line:
    gone = "no longer in the handbook"
    return (f"{gone}; its earlier name leads to ", Named(change.replaced_by)) if change.replaced_by else (gone,)


@told.register
def _(change: c.RecordRenamed) -> Line:
    return "renamed: ", Code(change.before.id), " → ", Code(change.key.id)


@told.register
def _(change: c.RecordBroken) -> Line:
    return ("can no longer be read",)


@told.register
def _(change: c.RecordMended) -> Line:
    return ("can be read again",)


@told.register
def _(change: c.StatusChanged) -> Line:
    return "status: ", *_step(change.before, change.after)


@told.register
def _(change: c.ParentChanged) -> Line:
    if change.before is None and change.after is not None:
        return "moved below ", Named(change.after), "; it had no parent"
    if change.before is not None and change.after is None:
        return "has no parent any more; it was below ", Named(change.before)
    assert change.before is not None
    assert change.after is not None
    return "moved from ", Named(change.before), " to ", Named(change.after)


@told.register
def _(change: c.AlignmentGained) -> Line:
    if change.strength == "tension":
        return "now strains ", Named(change.target)
    return "now serves ", Named(change.target), f" ({change.strength})"


@told.register
def _(change: c.AlignmentLost) -> Line:
    if change.strength == "tension":
        return "no longer strains ", Named(change.target)
    return "no longer serves ", Named(change.target), f" (it was {change.strength})"


@told.register
def _(change: c.AlignmentStrengthened) -> Line:
    return "serves ", Named(change.target), f" more: {change.before} → {change.after}"


@told.register
def _(change: c.AlignmentWeakened) -> Line:
    return "serves ", Named(change.target), f" less: {change.before} → {change.after}"


@told.register
def _(change: c.RationaleChanged) -> Line:
    return "rationale for ", Named(change.target), ": ", Marked(change.words)


@told.register
def _(change: c.AlignmentEdited) -> Line:
    return "alignment with ", Named(change.target), f", {change.field}: ", *_step(change.before, change.after)


@told.register
def _(change: c.BehaviourAdded) -> Line:
    return "new behaviour: ", Quoted(change.name)


@told.register
def _(change: c.BehaviourRemoved) -> Line:
    return "behaviour gone: ", Quoted(change.name)


@told.register
def _(change: c.BehaviourRenamed) -> Line:
    return "behaviour renamed: ", Code(change.before), " → ", Code(change.after)


@told.register
def _(change: c.BehaviourReworded) -> Line:
    return "behaviour ", Quoted(change.name), f", {change.field}: ", Marked(change.words)


@told.register
def _(change: c.ProseChanged) -> Line:
    return *_field(change.field, change.item), Marked(change.words)


@told.register
def _(change: c.FieldChanged) -> Line:
    return *_field(change.field, change.item), *_step(change.before, change.after)


@told.register
def _(change: c.ItemAdded) -> Line:
    return Code(change.field), ": one more, ", Quoted(change.name)


@told.register
def _(change: c.ItemRemoved) -> Line:
    return Code(change.field), ": one less, ", Quoted(change.name)


@told.register
def _(change: c.ItemsReordered) -> Line:
    return Code(change.field), ": the same in another order"


def _field(field: str, item: str) -> Line:
    return (Code(field), " of ", Quoted(item), ": ") if item else (Code(field), ": ")


def _step(before: str, after: str) -> tuple[Part, ...]:
    return _value(before), " → ", _value(after)


def _value(text: str) -> Part:
    """What a field says: a word or a figure as it stands in YAML, a text in quotes."""
    if not text:
        return "nothing"
    return Quoted(text) if " " in text else Code(text)

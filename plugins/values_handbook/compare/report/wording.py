"""The sentence that describes a change. The record stands above it and is not named again.

The words are labels, so that a site shows the same in its own language.
"""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from values_handbook.compare import changes as c
from values_handbook.compare.report.parts import ChangedWords, Code, Named, Quoted, ReportLine, TextPart
from values_handbook.labels import Labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from values_handbook.compare.changes import Change


@singledispatch
def describe_change(change: Change, t: Labels) -> ReportLine:
    """What changed, as parts of one line, in the language of the labels."""
    raise TypeError(f"no words for {type(change).__name__}")


@describe_change.register
def _(change: c.RecordAdded, t: Labels) -> ReportLine:
    return _line(t, "added")


@describe_change.register
def _(change: c.RecordRemoved, t: Labels) -> ReportLine:
    return _line(t, "moved", target=Named(change.replaced_by)) if change.replaced_by else _line(t, "removed")


@describe_change.register
def _(change: c.RecordRenamed, t: Labels) -> ReportLine:
    return _line(t, "renamed", before=Code(change.before.id), after=Code(change.key.id))


@describe_change.register
def _(change: c.RecordBroken, t: Labels) -> ReportLine:
    return _line(t, "broken")


@describe_change.register
def _(change: c.RecordMended, t: Labels) -> ReportLine:
    return _line(t, "mended")


@describe_change.register
def _(change: c.StatusChanged, t: Labels) -> ReportLine:
    return _line(t, "status", before=_value(change.before, t), after=_value(change.after, t))


@describe_change.register
def _(change: c.ParentChanged, t: Labels) -> ReportLine:
    if change.before is None and change.after is not None:
        return _line(t, "parent-new", after=Named(change.after))
    if change.before is not None and change.after is None:
        return _line(t, "parent-gone", before=Named(change.before))
    assert change.before is not None
    assert change.after is not None
    return _line(t, "parent", before=Named(change.before), after=Named(change.after))


@describe_change.register
def _(change: c.AlignmentGained, t: Labels) -> ReportLine:
    if change.strength == "tension":
        return _line(t, "strains", target=Named(change.target))
    return _line(t, "serves", target=Named(change.target), strength=strength_word(change.strength, t))


@describe_change.register
def _(change: c.AlignmentLost, t: Labels) -> ReportLine:
    if change.strength == "tension":
        return _line(t, "strains-no-more", target=Named(change.target))
    return _line(t, "serves-no-more", target=Named(change.target), strength=strength_word(change.strength, t))


@describe_change.register
def _(change: c.AlignmentStrengthened, t: Labels) -> ReportLine:
    return _line(t, "serves-more", target=Named(change.target), **_strengths(change, t))


@describe_change.register
def _(change: c.AlignmentWeakened, t: Labels) -> ReportLine:
    return _line(t, "serves-less", target=Named(change.target), **_strengths(change, t))


@describe_change.register
def _(change: c.RationaleChanged, t: Labels) -> ReportLine:
    return _line(t, "rationale", target=Named(change.target), text=ChangedWords(change.words))


@describe_change.register
def _(change: c.AlignmentEdited, t: Labels) -> ReportLine:
    before, after = _value(change.before, t), _value(change.after, t)
    return _line(
        t, "alignment", target=Named(change.target), field=t(f"field-{change.field}"), before=before, after=after
    )


@describe_change.register
def _(change: c.BehaviourAdded, t: Labels) -> ReportLine:
    return _line(t, "behaviour-added", name=Quoted(change.name))


@describe_change.register
def _(change: c.BehaviourRemoved, t: Labels) -> ReportLine:
    return _line(t, "behaviour-removed", name=Quoted(change.name))


@describe_change.register
def _(change: c.BehaviourRenamed, t: Labels) -> ReportLine:
    return _line(t, "behaviour-renamed", before=Code(change.before), after=Code(change.after))


@describe_change.register
def _(change: c.BehaviourReworded, t: Labels) -> ReportLine:
    field = t(f"field-{change.field}")
    return _line(t, "behaviour-reworded", name=Quoted(change.name), field=field, text=ChangedWords(change.words))


@describe_change.register
def _(change: c.ProseChanged, t: Labels) -> ReportLine:
    return _field(t, "text", change, text=ChangedWords(change.words))


@describe_change.register
def _(change: c.FieldChanged, t: Labels) -> ReportLine:
    return _field(t, "field", change, before=_value(change.before, t), after=_value(change.after, t))


@describe_change.register
def _(change: c.ItemAdded, t: Labels) -> ReportLine:
    return _line(t, "item-added", field=Code(change.field), name=Quoted(change.name))


@describe_change.register
def _(change: c.ItemRemoved, t: Labels) -> ReportLine:
    return _line(t, "item-removed", field=Code(change.field), name=Quoted(change.name))


@describe_change.register
def _(change: c.ItemsReordered, t: Labels) -> ReportLine:
    return _line(t, "reordered", field=Code(change.field))


def _line(t: Labels, name: str, /, **parts: TextPart) -> ReportLine:
    """The label `told-<name>` with parts where it names them."""
    return tuple(_parts(t.pieces(f"told-{name}"), parts))


def _field(t: Labels, name: str, change: c.ProseChanged | c.FieldChanged, /, **parts: TextPart) -> ReportLine:
    """The same of a field, or of that field of an item in a list."""
    if change.item:
        return _line(t, f"{name}-of-item", field=Code(change.field), item=Quoted(change.item), **parts)
    return _line(t, name, field=Code(change.field), **parts)


def _parts(label: Iterable[tuple[str, str]], parts: dict[str, TextPart]) -> Iterator[TextPart]:
    for words, name in label:
        if words:
            yield words
        if name:
            yield parts[name]


def _strengths(change: c.AlignmentStrengthened | c.AlignmentWeakened, t: Labels) -> dict[str, TextPart]:
    return {"before": strength_word(change.before, t), "after": strength_word(change.after, t)}


def strength_word(strength: str, t: Labels) -> str:
    """A strength as pages call it; empty for none."""
    return t(f"strength-{strength}") if strength else ""


def _value(text: str, t: Labels) -> TextPart:
    """What a field says: a word or a figure as it stands in YAML, a text in quotes."""
    if not text:
        return t("told-nothing")
    return Quoted(text) if " " in text else Code(text)

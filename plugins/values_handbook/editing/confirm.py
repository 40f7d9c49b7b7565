"""Confirming alignments: that they still hold, although their value has come to mean something else."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from values_handbook.derive.alignment.agreements import Outdated, outdated
from values_handbook.derive.day import today
from values_handbook.derive.linked_handbook import LinkedHandbook
from values_handbook.diagnostics.suggest import a_or_an, closest_help
from values_handbook.editing.edits import PlannedEdits, SourceText
from values_handbook.editing.in_alignments import edit_revisions
from values_handbook.editing.in_records import yaml_text
from values_handbook.editing.outcome import edited_tree, references, refuse_problems
from values_handbook.editing.rename_target import CannotEditError, check_whole, existing
from values_handbook.editing.writing import write_changes
from values_handbook.files.together import Change
from values_handbook.link.build import link
from values_handbook.model.kinds.work import Work
from values_handbook.model.read import read_handbook
from values_handbook.pipeline import load_tree

if TYPE_CHECKING:
    from values_handbook.editing.whole import Whole
    from values_handbook.model.record import Handbook, Record


class Confirmation(NamedTuple):
    """Alignments that are confirmed, and the new bytes of the file that says so; `path` is relative to mkdocs.yml."""

    alignments: tuple[Outdated, ...]
    path: str
    data: bytes


def prepare_confirmation(whole: Whole, name: str, value: str = "") -> Confirmation:
    """What it takes to write that the alignments of `goal:calm` hold, or that with one value. Nothing is written.

    Alignments that were agreed with the revision in force are left as they are; where all are, none is returned. Raises
    CannotEditError where it cannot be done as a whole.
    """
    check_whole(whole)
    record = existing(whole.handbook, name).record
    found = _asked(whole, record, value)
    if not found:
        return Confirmation((), record.file.path, record.file.data)
    draft = PlannedEdits()
    edit_revisions(record, found, yaml_text(record, draft))
    if draft.unsafe:
        raise CannotEditError(f"`{name}` cannot be changed by itself; mend first:", map(str, draft.unsafe))
    confirmed = Confirmation(
        tuple(found), record.file.path, SourceText(record.file.data).edited(draft.edits[record.file.path])
    )
    _check_outcome(whole, record, confirmed)
    return confirmed


def write_confirmation(whole: Whole, confirmed: Confirmation) -> None:
    """Write a prepared confirmation, or, with an OSError or a CannotEditError, nothing."""
    write_changes(whole.project, [Change(confirmed.path, confirmed.data)])


def _asked(whole: Whole, record: Record, value: str) -> list[Outdated]:
    """The alignments to confirm: those agreed with an earlier revision, or the one of them with `value`."""
    if not isinstance(record.fields, Work):
        raise CannotEditError(f"{a_or_an(record.kind)} has no alignments; goals and objectives have")
    found = _outdated(whole, whole.handbook, record)
    if not value:
        return found
    graph, _ = link(whole.handbook)
    aligned = [target.id for target in graph.targets(record.key, "values")]
    if value.removeprefix("value:") not in aligned:
        near = closest_help(value, aligned)
        raise CannotEditError(f"`{record.key}` is not aligned with the value `{value}`{near and f'; {near}'}")
    return [item for item in found if item.value.id == value.removeprefix("value:")]


def _outdated(whole: Whole, handbook: Handbook, record: Record) -> list[Outdated]:
    assert isinstance(record.fields, Work)
    linked = LinkedHandbook(handbook, link(handbook)[0], whole.project.options, today())
    return list(outdated(linked, record, record.fields))


def _check_outcome(whole: Whole, record: Record, confirmed: Confirmation) -> None:
    """Refuse a change after which the handbook would say anything else than that these alignments hold."""
    tree = edited_tree(whole.tree, {confirmed.path: confirmed.data}, {})
    refuse_problems(
        "after that something would be wrong; mend it first:", whole, load_tree(whole.project, tree).diagnostics
    )
    handbook, _ = read_handbook(tree)
    left = {item.place for item in _outdated(whole, handbook, handbook.by_key[record.key])}
    if references(tree) != references(whole.tree) or left & {item.place for item in confirmed.alignments}:
        raise CannotEditError(f"`{record.key}` cannot be changed by itself; write `revision` into its `values`")

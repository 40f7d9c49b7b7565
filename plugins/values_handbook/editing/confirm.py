"""Confirms that alignments still hold after their value was revised."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from values_handbook.derive.alignment.agreements import Outdated, outdated_alignments
from values_handbook.diagnostics.suggest import a_or_an, closest_help
from values_handbook.editing.edits import PlannedEdits, SourceText
from values_handbook.editing.in_alignments import edit_revisions
from values_handbook.editing.in_records import yaml_text
from values_handbook.editing.outcome import edited_tree, references, refuse_problems
from values_handbook.editing.rename_target import CannotEditError, check_no_errors, find_target
from values_handbook.editing.writing import write_changes
from values_handbook.files.together import Change
from values_handbook.model.kinds.work import Work
from values_handbook.pipeline import load_tree

if TYPE_CHECKING:
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.editing.opened import OpenedHandbook
    from values_handbook.model.record import Record


class Confirmation(NamedTuple):
    """Alignments that are confirmed, and the new bytes of the file that says so; `path` is relative to mkdocs.yml."""

    alignments: tuple[Outdated, ...]
    path: str
    data: bytes


def prepare_confirmation(opened: OpenedHandbook, name: str, value: str = "") -> Confirmation:
    """What it takes to write that the alignments of `goal:calm` hold, or that with one value. Nothing is written.

    Alignments that were agreed with the revision in force are left as they are; where all are, none is returned. Raises
    CannotEditError where it cannot be done as a whole.
    """
    check_no_errors(opened)
    record = find_target(opened.handbook, name).record
    found = _alignments_to_confirm(opened, record, value)
    if not found:
        return Confirmation((), record.file.path, record.file.data)
    planned = PlannedEdits()
    edit_revisions(record, found, yaml_text(record, planned))
    if planned.unsafe:
        raise CannotEditError(f"`{name}` cannot be changed by itself; mend first:", map(str, planned.unsafe))
    confirmed = Confirmation(
        tuple(found), record.file.path, SourceText(record.file.data).edited(planned.edits[record.file.path])
    )
    _check_outcome(opened, record, confirmed)
    return confirmed


def write_confirmation(opened: OpenedHandbook, confirmed: Confirmation) -> None:
    """Write a prepared confirmation, or, with an OSError or a CannotEditError, nothing."""
    write_changes(opened.project, [Change(confirmed.path, confirmed.data)])


def _alignments_to_confirm(opened: OpenedHandbook, record: Record, value: str) -> list[Outdated]:
    """The alignments to confirm: those agreed with an earlier revision, or the one of them with `value`."""
    if not isinstance(record.fields, Work):
        raise CannotEditError(f"{a_or_an(record.kind)} has no alignments; goals and objectives have")
    found = _outdated(opened.linked, record)
    if not value:
        return found
    aligned = [target.id for target in opened.linked.graph.targets(record.key, "values")]
    if value.removeprefix("value:") not in aligned:
        near = closest_help(value, aligned)
        raise CannotEditError(f"`{record.key}` is not aligned with the value `{value}`{near and f'; {near}'}")
    return [item for item in found if item.value.id == value.removeprefix("value:")]


def _outdated(linked: LinkedHandbook, record: Record) -> list[Outdated]:
    assert isinstance(record.fields, Work)
    return list(outdated_alignments(linked, record, record.fields))


def _check_outcome(opened: OpenedHandbook, record: Record, confirmed: Confirmation) -> None:
    """Refuse a change after which the handbook would say anything else than that these alignments hold."""
    tree = edited_tree(opened.tree, {confirmed.path: confirmed.data}, {})
    site = load_tree(opened.project, tree)
    refuse_problems("after that something would be wrong; mend it first:", opened, site)
    left = {item.place for item in _outdated(site.whole, site.whole.handbook.by_key[record.key])}
    if references(site) != references(opened.site) or left & {item.place for item in confirmed.alignments}:
        raise CannotEditError(f"`{record.key}` cannot be changed by itself; write `revision` into its `values`")

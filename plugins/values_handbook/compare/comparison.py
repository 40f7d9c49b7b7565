"""Two states of a handbook, compared."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from values_handbook.compare.effects import cell_changes, coverage_changes, new_findings
from values_handbook.compare.impact import impacts
from values_handbook.compare.pairing import pair
from values_handbook.compare.questions import questions
from values_handbook.compare.records import in_order, page_changes, record_changes
from values_handbook.compare.sides import HandbookState

if TYPE_CHECKING:
    from values_handbook.compare.changes import Change, PageChanged
    from values_handbook.compare.effects import CellChange, CoverageChange
    from values_handbook.compare.impact import Impact
    from values_handbook.compare.questions import Question
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.diagnostics import Diagnostic
    from values_handbook.model.record import Key

__all__ = ["Comparison", "HandbookState", "compare"]


@dataclass(frozen=True)
class Comparison:
    """All that changed, and what it does. The function that makes a part documents its order.

    `failing` are findings that are new, `passing` those that are gone. `old` and `new` are the handbooks themselves, for
    titles and places.
    """

    changes: tuple[Change, ...]
    pages: tuple[PageChanged, ...]
    cells: tuple[CellChange, ...]
    coverage: tuple[CoverageChange, ...]
    failing: tuple[Diagnostic, ...]
    passing: tuple[Diagnostic, ...]
    impact: tuple[Impact, ...]
    questions: tuple[Question, ...]
    old: LinkedHandbook = field(repr=False)
    new: LinkedHandbook = field(repr=False)

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return bool(self.changes or self.pages or self.failing or self.passing or self.coverage)

    def title(self, key: Key) -> str:
        """What names a record to a reader, as it is now or as it was."""
        linked = self.new if key in self.new else self.old
        return (linked.record(key).fields.heading if key in linked else "") or key.id


def compare(before: HandbookState, after: HandbookState) -> Comparison:
    """What changed from one state to the other."""
    old, new = before.linked, after.linked
    pairing = pair(old.handbook, new.handbook)
    changes = in_order(record_changes(before, after, pairing), old, new)
    found = impacts(old, new, pairing, changes)
    named = pairing.names.words
    return Comparison(
        changes=changes,
        pages=tuple(page_changes(old.handbook, new.handbook, pairing.names)),
        cells=cell_changes(changes),
        coverage=coverage_changes(old, new, pairing.names),
        failing=tuple(new_findings(before.diagnostics, after.diagnostics, named)),
        passing=tuple(new_findings(after.diagnostics, before.diagnostics, named)),
        impact=found,
        questions=tuple(questions(new, changes, found)),
        old=old,
        new=new,
    )

"""All of a comparison in two or three sentences, without a word that a contributor wrote."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from values_handbook.compare.changes import (
    AlignmentGained,
    AlignmentLost,
    AlignmentStrengthened,
    AlignmentWeakened,
    RecordAdded,
    RecordRemoved,
    RecordRenamed,
)
from values_handbook.compare.report.parts import join_words, with_count
from values_handbook.diagnostics import Severity
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.compare.comparison import Comparison

_FATES = ((RecordAdded, "new"), (RecordRemoved, "gone"), (RecordRenamed, "renamed"))
_ALIGNMENTS = (
    (AlignmentGained, "gained"),
    (AlignmentLost, "lost"),
    (AlignmentStrengthened, "strengthened"),
    (AlignmentWeakened, "weakened"),
)


def summary(comparison: Comparison) -> str:
    """What changed, its effects on alignments, who is affected, and open questions."""
    return " ".join(f"{sentence}." for sentence in _sentences(comparison))


def _sentences(comparison: Comparison) -> Iterator[str]:
    yield _what_changes(comparison)
    counts = Counter(type(change) for change in comparison.changes)
    alignments = [f"{counts[kind]:,} {word}" for kind, word in _ALIGNMENTS if counts[kind]]
    if alignments:
        yield f"Alignments: {join_words(alignments)}"
    if touched := _touched(comparison):
        yield touched
    if errors := sum(item.severity is Severity.ERROR for item in comparison.failing):
        yield f"{with_count(errors, 'new error')} would stop a build"
    if comparison.questions:
        yield f"{with_count(len(comparison.questions), 'question')} for the reviewer"


def _what_changes(comparison: Comparison) -> str:
    records = Counter(key.kind for key in dict.fromkeys(change.key for change in comparison.changes))
    counts = Counter(type(change) for change in comparison.changes)
    fates = join_words(f"{counts[kind]:,} {word}" for kind, word in _FATES if counts[kind])
    pages = with_count(len(comparison.pages), "hand-written page") if comparison.pages else ""
    if not records:
        if pages:
            return f"No record changes, and {pages} {'does' if len(comparison.pages) == 1 else 'do'}"
        return "No record changes, and what is known of them does" if comparison else "Nothing changes in the handbook"
    kinds = [with_count(records[kind], KINDS[kind].noun, KINDS[kind].nouns) for kind in KINDS if records[kind]]
    text = join_words([*kinds, *([pages] if pages else ())])
    total = sum(records.values()) + len(comparison.pages)
    return f"{text} {'changes' if total == 1 else 'change'}{f' ({fates})' if fates else ''}"


def _touched(comparison: Comparison) -> str:
    """How much rests on the values that changed, each counted once."""
    goals = {key for impact in comparison.impact for key in (*impact.goals, *impact.inherited)}
    objectives = {key for impact in comparison.impact for key in impact.objectives}
    teams = {key for impact in comparison.impact for key in impact.teams}
    counts = ((len(goals), "goal"), (len(objectives), "objective"), (len(teams), "team"))
    text = join_words(with_count(count, what) for count, what in counts if count)
    what = "the value that changes" if len(comparison.impact) == 1 else "the values that change"
    one = sum(count for count, _ in counts) == 1
    return f"{text} {'rests' if one else 'rest'} on {what}" if text else ""

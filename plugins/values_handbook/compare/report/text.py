"""A comparison as text for a terminal: everything, in full, by whoever edits the handbook."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from values_handbook.compare.report.asking import REACHED, on_revision, question_line
from values_handbook.compare.report.parts import ChangedWords, Code, Named, Quoted, abridged, join_parts
from values_handbook.compare.report.summary import summary
from values_handbook.compare.report.wording import describe_change, strength_word
from values_handbook.diagnostics.report.alike import first_alike
from values_handbook.diagnostics.report.screen import safe, short, without_commands
from values_handbook.labels import english_labels
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from values_handbook.compare.changes import DiffPiece
    from values_handbook.compare.comparison import Comparison
    from values_handbook.compare.effects import CoverageChange
    from values_handbook.compare.report.parts import Frame, ReportLine, TextPart
    from values_handbook.diagnostics import Diagnostic
    from values_handbook.model.record import Key

_MARKS = {"gone": ("[-", "-]", "31"), "new": ("{+", "+}", "32")}
"""As `git diff --word-diff` writes them: what went, and what came."""
MOST_ALIKE = 50
"""Notes of one code that are shown."""
MANY = 1_000
ADDS_ONLY = "Check-ins or recognitions are added; nothing else changes."


def render_text(comparison: Comparison, frame: Frame, *, color: bool = False, shown: Callable[[str], str] = str) -> str:
    """The comparison in blocks with a blank line between them; no last line break.

    First the summary, then the changes by record, the alignments, coverage, impact, findings and questions.
    `shown` turns the path of a finding into the one that is printed.
    """
    blocks = _TextReport(comparison, color, shown).blocks(frame)
    return without_commands("\n\n".join("\n".join(block) for block in blocks))


class _TextReport:
    def __init__(self, comparison: Comparison, color: bool, shown: Callable[[str], str]) -> None:
        self._it = comparison
        self._color = color
        self._shown = shown

    def blocks(self, frame: Frame) -> Iterator[list[str]]:
        """Each block as its lines, the first of which is its heading."""
        adds_only = [ADDS_ONLY] if frame.adds_only else []
        yield [f"{safe(frame.base)} → {safe(frame.head)}", *map(safe, frame.notes), summary(self._it), *adds_only]
        for key, changes in groupby(self._it.changes, lambda change: change.key):
            lines = [f"  {self._line(describe_change(change, english_labels()))}" for change in changes]
            yield [self._paint(f"{self._title(key)} ({key})", "1"), *lines]
        sections = (
            ("Hand-written pages", [f"{page.how}: {safe(page.uri)}" for page in self._it.pages]),
            ("Alignments", list(self._cells())),
            ("Coverage", [self._coverage(item) for item in self._it.coverage]),
            ("Impact", list(self._impact())),
            ("New findings", list(self._findings(self._it.failing))),
            ("Findings that are gone", list(self._findings(self._it.passing))),
            ("Questions", [self._line(question_line(item)) for item in self._it.questions]),
        )
        for heading, lines in sections:
            if lines:
                yield [self._paint(heading, "1"), *(f"  {line}" for line in lines)]

    def _cells(self) -> Iterator[str]:
        t = english_labels()
        for cell in self._it.cells:
            before, after = (strength_word(strength, t) or "none" for strength in (cell.before, cell.after))
            step = f"{before} → {after}"
            yield f"{self._title(cell.row)} × {self._title(cell.column)}: {step}"

    def _coverage(self, item: CoverageChange) -> str:
        title = self._title(item.value)
        if item.before is None or item.after is None:
            counts = item.after or item.before or ()
            numbers = [
                f"{count} {KINDS[kind].noun if count == 1 else KINDS[kind].nouns}" for kind, count in counts if count
            ]
            named = f"{'named' if item.before is None else 'it was named'} in {', '.join(numbers) or 'nothing'}"
            return f"{title}: {'counted from now on' if item.before is None else 'no longer counted'}; {named}"
        steps = zip(item.before, item.after, strict=True)
        return f"{title}: " + ", ".join(f"{kind} {old} → {new}" for (kind, old), (_, new) in steps if old != new)

    def _impact(self) -> Iterator[str]:
        for impact in self._it.impact:
            yield f"{self._title(impact.value)}: {on_revision(impact)}"
            for name, heading in REACHED:
                if keys := getattr(impact, name):
                    yield f"  {heading} ({len(keys)}): {self._line(join_parts(map(Named, keys), MANY))}"

    def _findings(self, found: Iterable[Diagnostic]) -> Iterator[str]:
        first, others = first_alike(found, MOST_ALIKE)
        yield from map(self._finding, first)
        yield from (f"note[{code}] {number:,} more" for code, number in others.items())

    def _finding(self, item: Diagnostic) -> str:
        place = f"{safe(self._shown(item.span.path))}:{item.span.line}"
        return f"{item.severity}[{item.code}] {safe(short(item.headline))} ({place})"

    def _line(self, line: ReportLine) -> str:
        return "".join(map(self._part, line))

    def _part(self, part: TextPart) -> str:
        match part:
            case str():
                return part
            case Named(key):
                return self._title(key)
            case ChangedWords(words):
                return " ".join(map(self._piece, abridged(words)))
            case Quoted(text) | Code(text):
                return safe(text)

    def _piece(self, piece: DiffPiece) -> str:
        if piece.fate == "same":
            return safe(piece.text)
        start, end, color = _MARKS[piece.fate]
        return self._paint(f"{start}{safe(piece.text)}{end}", color)

    def _title(self, key: Key) -> str:
        return safe(short(self._it.title(key)))

    def _paint(self, text: str, color: str) -> str:
        return f"\x1b[{color}m{text}\x1b[0m" if self._color else text

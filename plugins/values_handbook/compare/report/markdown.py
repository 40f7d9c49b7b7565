"""A comparison as the report of a pull request: a comment in GitHub's Markdown, which GitLab reads as well.

It is read by everyone who sees the pull request, so that it is made of what may be published only: the caller hands over
published handbooks, in which a hidden record and all that names it do not exist. A record that is hidden by the change
is reported as one that is no longer in the handbook. Whatever contributors wrote passes `escaping`.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from values_handbook.compare.report.asking import REACHED, on_revision, question_line
from values_handbook.compare.report.escaping import code, inline, link, with_code
from values_handbook.compare.report.fitting import ReportSection, fit, size
from values_handbook.compare.report.parts import (
    ChangedWords,
    Code,
    Named,
    Quoted,
    abridged,
    join_parts,
    join_words,
    with_count,
)
from values_handbook.compare.report.summary import summary
from values_handbook.compare.report.tables import coverage_table, matrices
from values_handbook.compare.report.wording import describe_change
from values_handbook.diagnostics.report.alike import first_alike
from values_handbook.labels import english_labels
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from values_handbook.compare.changes import Change, DiffPiece
    from values_handbook.compare.comparison import Comparison
    from values_handbook.compare.impact import Impact
    from values_handbook.compare.report.parts import Frame, ReportLine, TextPart
    from values_handbook.diagnostics import Diagnostic
    from values_handbook.model.record import Key

MARKER = "<!-- values-handbook: report -->"
"""The first line: by it the comment is found again, to be renewed."""
LIMIT = 60_000
"""Characters of a report. GitHub refuses a comment of more than 65,536; whoever posts it may add a few lines."""
SHARE = 9_000
"""Characters of each section but the changes, which get what is left."""
MOST_LINES = 25
"""Changes of one record that are shown."""
MOST_ALIKE = 6
"""Repetitions of the same question or note on different records."""
MOST_NAMES = 12
"""Records that are named in one row of an impact."""
LONGEST_TITLE = 80


def render_markdown(
    comparison: Comparison, frame: Frame, address: Callable[[Key], str], *, shown: Callable[[str], str] = str
) -> str:
    """The report, below LIMIT characters, with a line break at its end.

    `address` gives the address of a record, empty where it has none; `shown` the path of a finding as it is printed.
    Sections stand in this order: summary, questions, alignments, changes, coverage, impact, findings, what was left out.
    """
    writer = Writer(comparison, address, shown)
    head = f"{MARKER}\n## What this changes in the handbook\n\n{summary(comparison)}\n"
    notes = "".join(f"\n> {inline(note)}\n" for note in frame.notes)
    foot = _foot(frame)
    return _assembled([*writer.sections()], head + notes, foot, frame.command)


def _assembled(sections: list[ReportSection], head: str, foot: str, command: str) -> str:
    """The sections between head and foot: first each gets its share, and then the changes all that is left."""
    room = LIMIT - size(head) - size(foot) - 1_000  # for the line breaks, and for telling what was left out
    texts: dict[int, str] = {}
    left: list[str] = []
    for number, section in sorted(enumerate(sections), key=lambda item: item[1].heading == CHANGES):
        share = room if section.heading == CHANGES else min(SHARE, room)
        texts[number], missing = fit(section, share)
        room -= size(texts[number])
        if missing:
            left.append(with_count(missing, *section.what))
    cut = f"\n**Left out**, to keep this short: {join_words(left)}. {code(command)} shows everything.\n" if left else ""
    body = "".join(f"\n{texts[number]}\n" for number in range(len(sections)) if texts[number])
    return f"{head}{body}{cut}{foot}"


def _foot(frame: Frame) -> str:
    commits = [f" ({commit[:10]})" if commit else "" for commit in (frame.base_commit, frame.head_commit)]
    return f"\n---\nFrom {inline(frame.base)}{commits[0]} to {inline(frame.head)}{commits[1]}.\n"


CHANGES = "Changes"


class Writer:
    """Writes the sections of a report."""

    def __init__(self, comparison: Comparison, address: Callable[[Key], str], shown: Callable[[str], str]) -> None:
        self._it = comparison
        self._address = address
        self._shown = shown

    def sections(self) -> Iterator[ReportSection]:
        """The sections that hold something, in the order of the report."""
        it = self._it
        tables = matrices(it.cells, self.name)
        findings = [*self._findings("new", it.failing), *self._findings("gone", it.passing)]
        pages = [f"- {page.how}: {code(page.uri)}" for page in it.pages]
        every = (
            ReportSection("Questions for the reviewer", [*self._questions()], ("question", "questions")),
            *tables,
            ReportSection(CHANGES, [*self._records()], ("changed record", "changed records"), gap="\n\n"),
            ReportSection("Hand-written pages", pages, ("page", "pages")),
            coverage_table(it.coverage, self.name),
            ReportSection(
                "Who is touched", [self._impact(item) for item in it.impact], ("value", "values"), gap="\n\n"
            ),
            ReportSection("Findings", findings, ("finding", "findings")),
        )
        return (section for section in every if section.blocks)

    def _questions(self) -> Iterator[str]:
        """A box to tick for each question; of one that is repeated many times, the first ones."""
        times = Counter(type(question) for question in self._it.questions)
        earlier_questions: Counter[type] = Counter()
        for question in self._it.questions:
            kind = type(question)
            earlier_questions[kind] += 1
            if earlier_questions[kind] <= MOST_ALIKE:
                yield f"- [ ] {self.line(question_line(question))}"
            elif earlier_questions[kind] == times[kind]:
                yield f"- [ ] … and the same of {times[kind] - MOST_ALIKE:,} more"

    def _records(self) -> Iterator[str]:
        """A block for each record: its name, then its changes."""
        for key, changes in groupby(self._it.changes, lambda change: change.key):
            yield "\n".join([f"**{self.name(key)}** · {KINDS[key.kind].noun}", *self._lines([*changes])])

    def _lines(self, changes: list[Change]) -> Iterator[str]:
        for change in changes[:MOST_LINES]:
            yield f"- {self.line(describe_change(change, english_labels()))}"
        if len(changes) > MOST_LINES:
            yield f"- … and {with_count(len(changes) - MOST_LINES, 'more change')}"

    def _impact(self, impact: Impact) -> str:
        lines = [f"**{self.name(impact.value)}** · {on_revision(impact)}"]
        for name, heading in REACHED:
            if keys := getattr(impact, name):
                lines.append(f"- {heading} ({len(keys)}): {self.line(join_parts(map(Named, keys), MOST_NAMES))}")
        return "\n".join(lines if len(lines) > 1 else [*lines, "- nothing rests on it"])

    def _findings(self, how: str, found: Iterable[Diagnostic]) -> Iterator[str]:
        """A line for each finding; of many notes with one code, the first ones and how many more there are."""
        first, others = first_alike(found, MOST_ALIKE)
        yield from (f"- {how}: {self._finding(item)}" for item in first)
        yield from (f"- {how}: note {code(name)}, {number:,} more" for name, number in others.items())

    def _finding(self, item: Diagnostic) -> str:
        place = code(f"{self._shown(item.span.path)}:{item.span.line}")
        return f"{item.severity} {code(item.code)} {with_code(item.headline)} ({place})"

    def line(self, line: ReportLine) -> str:
        """A sentence."""
        return "".join(map(self._part, line))

    def _part(self, part: TextPart) -> str:
        match part:
            case str():
                return part
            case Named(key):
                return self.name(key)
            case ChangedWords(words):
                return _marked(abridged(words))
            case Quoted(text):
                return f"“{inline(text)}”"
            case Code(text):
                return code(text)

    def name(self, key: Key) -> str:
        """A record's title, with a link where it has an address."""
        return link(inline(self._it.title(key), LONGEST_TITLE), self._address(key))


MOST_PIECES = 12


def _marked(words: Iterable[DiffPiece]) -> str:
    """A changed text. Tags and not `~~`: those mean nothing beside some punctuation."""
    every = [*words]
    shown = " ".join(_piece(piece) for piece in every[:MOST_PIECES])
    return f"{shown} …" if len(every) > MOST_PIECES else shown


def _piece(piece: DiffPiece) -> str:
    tag = {"gone": "del", "new": "ins"}.get(piece.fate)
    return f"<{tag}>{inline(piece.text)}</{tag}>" if tag else inline(piece.text)

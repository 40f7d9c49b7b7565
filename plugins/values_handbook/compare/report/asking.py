"""The words of the questions for a reviewer, and of what a value's change means for its revision."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from values_handbook.compare import questions as q
from values_handbook.compare.report.parts import Named, ReportLine, join_parts, with_count

if TYPE_CHECKING:
    from values_handbook.compare.impact import Impact
    from values_handbook.compare.questions import Question

FEW = 5
"""Records that a question names one by one."""


@singledispatch
def question_line(question: Question) -> ReportLine:
    """A question as parts of one line."""
    raise TypeError(f"no words for {type(question).__name__}")


@question_line.register
def _(question: q.MeaningNotRevised) -> ReportLine:
    return (
        "The wording of ",
        Named(question.key),
        f" changed, and its revision is still {question.revision}. Does it mean something else now? "
        "Then it needs a new entry in `revisions`, so that goals agreed with the old wording are looked at again.",
    )


@question_line.register
def _(question: q.RevisedWithoutChange) -> ReportLine:
    return (
        "",
        Named(question.key),
        f" has a new revision ({question.revision}), and its wording is the same. What changed?",
    )


@question_line.register
def _(question: q.RestsOnGone) -> ReportLine:
    still = "still names" if len(question.records) == 1 else "still name"
    return (
        *join_parts(map(Named, question.records), FEW),
        f" {still} ",
        Named(question.key),
        ". What do they serve now?",
    )


@question_line.register
def _(question: q.WeakenedUnexplained) -> ReportLine:
    return (
        "",
        Named(question.key),
        " serves ",
        Named(question.target),
        " less, for the same rationale. Is the rationale still right?",
    )


@question_line.register
def _(question: q.TensionUnexplained) -> ReportLine:
    return (
        "",
        Named(question.key),
        " now strains ",
        Named(question.target),
        ", and no rationale says how that is handled. How is it?",
    )


@question_line.register
def _(question: q.NothingLeft) -> ReportLine:
    return "", Named(question.key), " names no value any more. Is that meant?"


@question_line.register
def _(question: q.ClosedUnexplained) -> ReportLine:
    return (
        "",
        Named(question.key),
        f" is now {question.status}, and its last check-in does not say what was learned. What was it?",
    )


@question_line.register
def _(question: q.AdoptedUnasked) -> ReportLine:
    return "", Named(question.key), " becomes adopted, and nothing tells who took part in making it. Who was asked?"


@question_line.register
def _(question: q.Unreadable) -> ReportLine:
    return (
        "",
        Named(question.key),
        " can no longer be read, and counts as absent in this report. What is wrong with it?",
    )


def on_revision(impact: Impact) -> str:
    """What happened to a value's revision, in a few words."""
    meaning = impact.meaning
    if meaning.before is None:
        return "new"
    if meaning.after is None:
        return "gone"
    if meaning.is_raised:
        return f"revision {meaning.before} → {meaning.after}"
    return (
        f"reworded, revision still {meaning.after}"
        if meaning.has_changed
        else f"same wording, revision {meaning.after}"
    )


REACHED = (
    ("goals", "goals"),
    ("inherited", "goals that inherit it"),
    ("objectives", "objectives"),
    ("guidelines", "do's and don'ts"),
    ("practices", "practices"),
    ("teams", "teams"),
    ("owners", "owners"),
)
"""The parts of an impact, in the order of a report, with their headings."""


def reached(impact: Impact) -> str:
    """`8 goals, 3 objectives and 5 teams`; empty where nothing rests on the value."""
    goals = len(impact.goals) + len(impact.inherited)
    counts = ((goals, "goal"), (len(impact.objectives), "objective"), (len(impact.teams), "team"))
    return ", ".join(with_count(count, what) for count, what in counts if count)

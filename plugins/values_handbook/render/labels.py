"""Every word that the software itself writes on a page, and how it writes dates and numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ENGLISH: dict[str, str] = {
    "about": "About",
    "adopted": "Adopted",
    "adopted-by": "Adopted by",
    "agreed-revision": "agreed with revision {number}",
    "aligned-goals": "Goals that serve it",
    "aligned-objectives": "Objectives that serve it",
    "answers-one": "{number} answer",
    "answers-other": "{number} answers",
    "as-of": "as of {date}",
    "asked-of": "Asked of",
    "asks-of-team": "What each value asks of us",
    "attendance": "{some} of {all} invited ({percent} %)",
    "audience": "For",
    "baseline": "Baseline",
    "behaviours": "What it looks like",
    "carried-on-by": "Carried on by",
    "carries-on": "Carries on",
    "cases": "Hard cases",
    "changes": "Changes",
    "channel": "Where",
    "check": "The check {code}",
    "check-ins": "Check-ins",
    "children": "Goals that cascade from it",
    "chosen": "What we chose",
    "comments-until": "Comments are welcome until {date}.",
    "confidence-at-risk": "at risk",
    "confidence-off-track": "off track",
    "confidence-on-track": "on track",
    "cost": "What it cost",
    "date": "Date",
    "decided": "Decided",
    "decision-declined": "declined",
    "decision-done": "done",
    "decision-open": "open",
    "decisions": "You said, we did",
    "direction-decrease": "less is better",
    "direction-increase": "more is better",
    "direction-keep": "is to stay",
    "discussion": "Take part in the discussion",
    "do": "Do",
    "dont": "Don't",
    "dos-and-donts": "Do's and don'ts",
    "download-csv": "Download as CSV",
    "due": "Due {date}",
    "due-check-in": "Close the goal, whose period has ended",
    "due-comments": "Comment on the proposed value",
    "due-decision": "Decision: {title}",
    "due-nothing": "Nothing is due.",
    "due-review": "Next review",
    "due-section": "What is due",
    "duration": "How long",
    "earlier-goals": "Earlier goals",
    "effect": "What came of it",
    "empty": "Nothing here yet. A record in the folder {folder} of the handbook appears on this page.",
    "endangers": "What it endangers",
    "ended": "Ended",
    "everyone": "Everyone",
    "errors": "This preview leaves out what has errors",
    "evidence": "Evidence",
    "example": "Example",
    "feedback": "What people said",
    "findings": "What we found",
    "findings-of-checks": "What the checks say",
    "example-bad": "Instead of",
    "example-good": "Write",
    "for-everyone": "Asked of everyone",
    "for-us": "Asked of us",
    "from": "Thanks from",
    "gap": "gap",
    "gap-columns": "Gaps: nothing serves",
    "gap-rows": "Gaps: aligned with nothing",
    "gives-up": "What it costs us",
    "goal": "Goal",
    "goals": "Goals",
    "goals-one": "{number} goal",
    "goals-other": "{number} goals",
    "group": "Group",
    "guidelines-one": "{number} do and don't",
    "guidelines-other": "{number} do's and don'ts",
    "goals-now": "What we are trying to reach now",
    "guarded-by": "What guards us",
    "held-by": "Held by",
    "home": "Handbook",
    "history": "Readings",
    "how-judged": "How we judge success",
    "inherited-objectives": "From the goal above: {title}",
    "inherited-values": "It names no value of its own; these come from further up.",
    "kept": "kept",
    "late": "late",
    "latest-recognitions": "Well done",
    "lead": "Lead",
    "learned": "What we learned",
    "lens": "Lens",
    "lens-engagement": "engagement",
    "lens-ethics": "ethics",
    "lens-innovation": "innovation",
    "lens-operational": "operational",
    "level": "Level",
    "level-individual": "individual",
    "level-organization": "organization",
    "level-team": "team",
    "line-of-sight": "Line of sight",
    "links": "Read more",
    "matrices": "Matrices",
    "matrix-of-team": "Our goals and the values",
    "members": "Members",
    "mentioned-in": "Mentioned in",
    "met": "met",
    "method": "How",
    "milestone-met": "reached",
    "milestone-open": "not reached yet",
    "mission": "Mission",
    "more": "more",
    "more-guidelines": "{number} more do's and don'ts for everyone",
    "next-review": "Next review",
    "no-values": "It is aligned with no value yet.",
    "not-kept": "not kept",
    "note": "Note",
    "nothing": "Nothing yet.",
    "now": "now {value}",
    "objective": "Objective",
    "objectives": "Objectives",
    "occasion": "When",
    "of-the-way": "{percent} % of the way",
    "on-page-path": "Where this page belongs",
    "owner": "Owner",
    "owns": "Answers for",
    "pages": "Pages",
    "parent": "Part of",
    "participants": "{number} took part",
    "participation": "Who took part",
    "period": "Period",
    "pitfalls": "Pitfalls",
    "practices": "What reinforces it",
    "practices-one": "{number} practice",
    "practices-other": "{number} practices",
    "practices-of-team": "Practices we take part in",
    "progress": "{percent} %",
    "prompted-by": "Because",
    "proposed": "This value is proposed and not yet in force.",
    "purpose": "What we are there for",
    "questions": "Questions",
    "quotes": "Voices",
    "recognitions": "Recognitions",
    "recognized-for": "for",
    "recurs": "When",
    "remedies": "What to do",
    "replaced-by": "In its place:",
    "replaces": "Replaces",
    "retired": "This value is retired.",
    "review-every": "Looked at anew every",
    "reviews": "Reviews",
    "revision": "Revision",
    "revisions": "How its meaning changed",
    "scope": "What was looked at",
    "score": "{score} of 5",
    "score-head": "Score",
    "score-hidden": "not shown: fewer than {number} answers",
    "scored": "What",
    "scores": "Scores",
    "see-also": "See also",
    "serves": "Serves",
    "signs": "How you notice it",
    "situation": "The situation",
    "starts": "since {date}",
    "status": "Status",
    "status-achieved": "achieved",
    "status-active": "active",
    "status-adopted": "adopted",
    "status-dropped": "dropped",
    "status-missed": "missed",
    "status-paused": "paused",
    "status-proposed": "proposed",
    "status-retired": "retired",
    "strength-moderate": "moderate",
    "strength-strong": "strong",
    "strength-tension": "tension",
    "strength-weak": "weak",
    "subteams": "Teams in it",
    "supported-by": "Kept alive by {what}",
    "supported-by-nothing": "Nothing keeps it alive yet",
    "took-part": "Took part",
    "target": "Target",
    "team": "Team",
    "teams": "Teams",
    "tensions": "Where it pulls against another value",
    "this-goal": "This goal",
    "total": "Total",
    "values": "Values",
    "what-we-stand-for": "What we stand for",
    "vision": "Vision",
    "why": "Why it matters",
    "why-our-work-matters": "Why our work matters",
}
"""The labels in English. A name in braces is filled in."""

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")


@dataclass(frozen=True)
class Labels:
    """The labels of one language."""

    words: Mapping[str, str]

    def __call__(self, name: str, **values: object) -> str:
        """A label with its values filled in. Raises KeyError for one that nobody defined."""
        label = self.words[name]
        return label.format(**values) if values else label

    def count(self, name: str, number: int) -> str:
        """A number with its noun, `1 goal` or `2 goals`, from the labels `<name>-one` and `<name>-other`."""
        return self(f"{name}-{'one' if number == 1 else 'other'}", number=number)

    def day(self, when: date | None) -> str:
        """A date as people write it: `31 October 2026`; with a time `31 October 2026, 09:30`."""
        if when is None:
            return ""
        written = f"{when.day} {_MONTHS[when.month - 1]} {when.year}"
        return f"{written}, {when:%H:%M}" if isinstance(when, datetime) else written

    def figure(self, value: float | str | None, unit: str = "") -> str:
        """A figure with its unit; a text as it stands."""
        if value is None:
            return ""
        if isinstance(value, str):
            return value
        number = str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
        return f"{number}{' ' if unit else ''}{unit}"

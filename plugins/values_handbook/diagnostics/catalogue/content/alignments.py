"""Codes about alignments that no longer say what was agreed, and about pitfalls that nothing keeps away."""

from values_handbook.diagnostics.catalogue.content.idea import ADAPT, DRIFT
from values_handbook.diagnostics.catalogue.entry import Entry

_GOAL = "# goals/zero-surprise-deploys.yml\ntitle: Zero-surprise deploys\nvalues:\n"
_REVISED = "# values/candor.yml\ntitle: Candor\nrevisions:\n  - {revision: 2, date: 2026-06-01}\n"
_RETIRED = "# values/pace.yml\ntitle: Pace\nstatus: retired\nreplaced_by: craft\n"
_DO = "# dos-and-donts.yml\n- do: Ship small steps.\n  values: "
_PITFALL = "# pitfalls/misaligned-culture.yml\ntitle: Goals drift away from the culture\n"

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "tension-without-rationale",
        "note",
        "A goal or an objective strains a value and does not say how that is handled.",
        "A strain that is named and explained is a decision. One that is only marked is an excuse.",
        f"{_GOAL}  - value: kindness\n    strength: tension",
        f"{_GOAL}  - value: kindness\n    strength: tension\n    rationale: Volunteers only, with two days off for each.",
        DRIFT,
    ),
    Entry(
        "alignment-of-older-revision",
        "note",
        "A goal or an objective was agreed with an earlier revision of a value than the one in force. Which one that was, "
        "its `revision` says; else it is the one in force at the latest check-in, or at the start of the period.",
        "The value means something else now, and nobody has asked whether the goal still serves it.",
        f"{_REVISED}{_GOAL}  - value: candor\n    revision: 1",
        f"{_REVISED}{_GOAL}  - value: candor\n    revision: 2",
        ADAPT,
    ),
    Entry(
        "retired-value-in-use",
        "note",
        "A current objective, goal, do or practice names a value that is retired.",
        "A value that was given up for a reason goes on steering work. "
        "Recognitions, cases and reviews may name it: they tell of their day.",
        f"{_RETIRED}{_DO}[pace]",
        f"{_RETIRED}{_DO}[craft]",
        ADAPT,
    ),
    Entry(
        "pitfall-unguarded",
        "note",
        "Nothing guards against this pitfall. A guard is a record or a check in `guarded_by`, or a do that names the "
        "pitfall; what has ended, is retired or is turned off guards no more.",
        "To know how one will fail and to do nothing about it is worse than not to know.",
        _PITFALL,
        f"{_PITFALL}guarded_by: [practice:goal-talk]\n# practices.yml\n- {{id: goal-talk, title: Goal talk}}",
        DRIFT,
    ),
)

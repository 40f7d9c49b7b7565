"""Codes about how goals are set, and about what their measures say."""

from values_handbook.diagnostics.catalogue.content.idea import ACCOUNT, CASCADE, CONNECT
from values_handbook.diagnostics.catalogue.entry import Entry

_GOAL = "# goals/zero-surprise-deploys.yml\ntitle: Zero-surprise deploys\n"
_CALLS = f"{_GOAL}measures:\n  - {{title: Calls at night, baseline: 9, target: 2, "
_OFTEN = "# goals/2026.yml\n"
_VALUES = "# values.yml\n" + "".join(
    f"- {{id: {name}, title: {name.title()}}}\n" for name in ("candor", "craft", "kindness", "fairness")
)

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "stop-at-reached",
        "note",
        "A measure of an active goal or objective stands at its `stop_at`, the line at which the work is given up, or past "
        "it. The line lies on the bad side of the target; a text is an event that has happened.",
        "Such a line is drawn beforehand because nobody likes to stop later. Passed in silence it is worth nothing.",
        f"{_CALLS}current: 14, stop_at: 12}}",
        f"{_CALLS}current: 11, stop_at: 12}}",
        ACCOUNT,
    ),
    Entry(
        "confidence-against-measures",
        "note",
        "The latest check-in says `on-track`, and all figures are far behind, with less than three quarters of what would "
        "be done by now, or a limit is passed; or it says `off-track`, and all figures are met or on the way. Milestones "
        "are not counted.",
        "Either the figures are old, or they measure something else than what the owner sees. Both are worth a talk.",
        f"{_CALLS}current: 9}}\nperiod: 2026\ncheck_ins:\n  - {{date: 2026-11-02, confidence: on-track}}",
        f"{_CALLS}current: 3}}\nperiod: 2026\ncheck_ins:\n  - {{date: 2026-11-02, confidence: on-track}}",
        ACCOUNT,
    ),
    Entry(
        "measure-without-baseline",
        "note",
        "A figure is to go down, or is a share in percent, and has a target but no `baseline`. Counts that grow from "
        "nothing, limits such as `< 5`, and measures with a history may do without.",
        "Without the figure from which it starts, nobody knows whether a target is bold or already reached.",
        f"{_GOAL}measures:\n  - {{title: Calls at night, direction: decrease, target: 2}}",
        f"{_GOAL}measures:\n  - {{title: Calls at night, direction: decrease, baseline: 9, target: 2}}",
        ACCOUNT,
    ),
    Entry(
        "too-many-goals",
        "note",
        "Somebody owns more goals at a time than the option `checks: {most_goals: …}` allows. A goal that is part of "
        "another goal of the same owner is not counted; goals of a period without dates are counted by themselves.",
        "Whoever has ten goals has none that comes first, and chooses among them by what is loudest.",
        _OFTEN + "".join(f"- {{id: goal-{number}, title: Goal {number}, owner: cto}}\n" for number in range(1, 7)),
        _OFTEN + "".join(f"- {{id: goal-{number}, title: Goal {number}, owner: cto}}\n" for number in range(1, 4)),
        CASCADE,
    ),
    Entry(
        "aligned-with-everything",
        "note",
        "A goal serves four values or more, and more than three quarters of those in force. Tensions are not counted.",
        "A goal that serves everything is shaped by nothing: it would read the same with other values.",
        f"{_VALUES}{_GOAL}values: [candor, craft, kindness, fairness]",
        f"{_VALUES}{_GOAL}values: [candor, craft]",
        CONNECT,
    ),
    Entry(
        "strong-without-rationale",
        "note",
        "A goal or an objective serves a value strongly and does not say how.",
        "Strong is easily written. A sentence on how shows whether the goal would be another one without the value.",
        f"{_GOAL}values:\n  - {{value: candor, strength: strong}}",
        f"{_GOAL}values:\n  - {{value: candor, strength: strong, rationale: Every deploy announces its risk.}}",
        CONNECT,
    ),
    Entry(
        "activity-without-outcome",
        "note",
        "The title of a goal begins with what is done (*launch*, *write*, *run*, *evaluate*), and no percentage, figure or "
        "goal below says what comes of it. It is found in English titles alone.",
        "An activity can be done without anything being better for anybody, and then counts as a goal that was reached.",
        "# goals/training.yml\ntitle: Run five trainings on incidents",
        "# goals/training.yml\ntitle: Anyone on call can lead an incident",
        CASCADE,
    ),
)

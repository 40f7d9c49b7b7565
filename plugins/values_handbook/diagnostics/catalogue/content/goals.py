"""Codes about objectives and goals that hang in the air."""

from values_handbook.diagnostics.catalogue.content.idea import ACCOUNT, ADAPT, CASCADE, CONNECT
from values_handbook.diagnostics.catalogue.entry import Entry

_GOAL = "# goals/zero-surprise-deploys.yml\ntitle: Zero-surprise deploys\n"
_OBJECTIVE = "# objectives/trusted-services.yml\ntitle: Services people trust\n"
_ABOVE = "# goals/dependable-services.yml\ntitle: Dependable services\n"
_OPERATIONAL = "measures:\n  - {title: Unannounced incidents, lens: operational, target: 1}\n"

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "objective-without-value",
        "note",
        "This objective is aligned with no value.",
        "Objectives that stand beside the values pull a team away from what it believes in, unnoticed.",
        _OBJECTIVE,
        f"{_OBJECTIVE}values: [candor]",
        CONNECT,
    ),
    Entry(
        "goal-without-value",
        "note",
        "This goal is aligned with no value.",
        "Goals drift from the culture one at a time. An alignment, or a tension that is named, keeps the question alive.",
        _GOAL,
        f"{_GOAL}values:\n  - value: candor\n    rationale: Every deploy announces its risk.",
        CONNECT,
    ),
    Entry(
        "goal-without-objective",
        "note",
        "Neither this goal nor a goal above it names an objective. Where a handbook has none at all, that is said once.",
        "Nobody can say what the organization gains when such a goal is reached, and it is the first to be given up.",
        f"{_OBJECTIVE}{_GOAL}",
        f"{_OBJECTIVE}{_GOAL}objectives: [trusted-services]",
        CONNECT,
    ),
    Entry(
        "goal-without-parent",
        "note",
        "This goal of a team or a person cascades from no goal, though there are goals above that it could be a part of.",
        "The line from one's own work up to the organization breaks here, and with it the answer to why it matters.",
        f"{_ABOVE}{_GOAL}team: platform",
        f"{_ABOVE}{_GOAL}team: platform\nparent: dependable-services",
        CASCADE,
    ),
    Entry(
        "goal-without-owner",
        "note",
        "Nobody owns this goal.",
        "Everybody's goal is nobody's goal. One role that answers for it is enough, and two can be one too many.",
        _GOAL,
        f"{_GOAL}owner: platform-lead",
        ACCOUNT,
    ),
    Entry(
        "goal-without-measure",
        "note",
        "Nothing measures this goal.",
        "Without a figure or a milestone, whether it was reached is decided by who speaks last.",
        _GOAL,
        f"{_GOAL}{_OPERATIONAL}",
        ACCOUNT,
    ),
    Entry(
        "measures-of-one-lens",
        "note",
        "All measures of this goal or objective look through the same lens. A person's own goal may have one alone.",
        "Success is more than operational targets. What is ethical, new or bearable fails more slowly than servers and "
        "takes longer to mend, so that it is seen too late where nobody measures it.",
        f"{_GOAL}{_OPERATIONAL}",
        f"{_GOAL}{_OPERATIONAL}  - {{title: People on call who would do it again, lens: engagement, target: 75%}}",
        ADAPT,
    ),
    Entry(
        "lens-without-measure",
        "note",
        "No measure of an open goal or objective looks through this lens. It is asked once, where a measure names a lens.",
        "What is not measured through any goal is left to good intentions, and a scorecard with a blank in it is believed "
        "to be complete.",
        f"{_GOAL}{_OPERATIONAL}",
        f"{_GOAL}{_OPERATIONAL}  - {{title: Decisions with a named risk, lens: ethics, target: 90%}}\n"
        "  - {title: Ideas tried, lens: innovation, target: 4}\n"
        "  - {title: People who would do it again, lens: engagement, target: 75%}",
        ADAPT,
    ),
)

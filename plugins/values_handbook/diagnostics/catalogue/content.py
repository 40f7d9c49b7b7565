"""Codes of content checks: what a handbook lacks to be lived. All are notes unless a team raises them."""

from values_handbook.diagnostics.catalogue.entry import Entry

CASCADE = "communicate and cascade"
CONNECT = "connect them to organizational objectives"

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "value-without-goal",
        "note",
        "No current goal is aligned with this value.",
        "A value that no goal serves is easily taken for decoration: nobody's work moves it.",
        "# values/candor.yml, and no goal names `candor`\ntitle: Candor",
        "# goals/post-mortems.yml\ntitle: Every outage has a public post-mortem\nvalues: [candor]",
        CASCADE,
    ),
    Entry(
        "objective-without-value",
        "note",
        "This objective is aligned with no value.",
        "Objectives that stand beside the values pull a team away from what it believes in, unnoticed.",
        "title: Services people trust",
        "title: Services people trust\nvalues: [candor]",
        CONNECT,
    ),
    Entry(
        "goal-without-value",
        "note",
        "This goal is aligned with no value.",
        "Goals drift from the culture one at a time. An alignment, or a tension that is named, keeps the question alive.",
        "title: Zero-surprise deploys",
        "title: Zero-surprise deploys\nvalues:\n  - value: candor\n    rationale: Every deploy announces its risk.",
        CONNECT,
    ),
)

"""Codes about values that nothing makes visible."""

from values_handbook.diagnostics.catalogue.content.idea import (
    ACCOUNT,
    CASCADE,
    CONNECT,
    DISENGAGED,
    IDENTIFY,
    SPORADIC,
)
from values_handbook.diagnostics.catalogue.entry import Entry

_CANDOR = "# values/candor.yml\ntitle: Candor\n"
_THANKS = """# recognitions.yml
- {{title: Called off a launch, date: {}-09-14, to: platform-lead, values: [candor]}}
"""
_MANY = "# values/many.yml\n" + "".join(f"- title: {word}\n" for word in ("Courage", "Patience", "Fairness", "Thrift"))

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "value-without-behaviour",
        "note",
        "This value names no behaviour.",
        "A noun alone means something else to each reader. Behaviours that can be seen tell what it asks on Monday.",
        f"{_CANDOR}summary: We are honest.",
        f"{_CANDOR}behaviours:\n  - Raise a risk the day you see it.",
        IDENTIFY,
    ),
    Entry(
        "value-without-participation",
        "note",
        "Nothing tells who took part in making this value.",
        "People carry what they helped to make, and go round what was handed to them. "
        "Who took part, how many were asked, and what came of it is the proof.",
        f"{_CANDOR}adopted: 2026-03-02",
        f"{_CANDOR}adopted: 2026-03-02\nparticipation:\n"
        "  - {date: 2026-02-10, activity: Workshop, participants: 14, invited: 31}",
        DISENGAGED,
    ),
    Entry(
        "value-without-goal",
        "note",
        "No current goal is aligned with this value.",
        "A value that no goal serves is easily taken for decoration: nobody's work moves it.",
        f"{_CANDOR}# goals/post-mortems.yml\ntitle: Every outage has a public post-mortem",
        f"{_CANDOR}# goals/post-mortems.yml\ntitle: Every outage has a public post-mortem\nvalues: [candor]",
        CASCADE,
    ),
    Entry(
        "value-without-objective",
        "note",
        "No current objective is aligned with this value. Where a handbook has none at all, that is said once.",
        "Values beside the mission are the first to go when it gets tight. Those that an objective needs stay.",
        f"{_CANDOR}# objectives/trusted-services.yml\ntitle: Services people trust",
        f"{_CANDOR}# objectives/trusted-services.yml\ntitle: Services people trust\nvalues: [candor]",
        CONNECT,
    ),
    Entry(
        "value-without-do",
        "note",
        "No do tells what this value asks for. A don't alone does not count.",
        "Clear expectations come before accountability: people can only be held to what they could know.",
        f"{_CANDOR}# dos-and-donts.yml\n- id: no-surprises\n  dont: Wait until the review to say it.\n  values: [candor]",
        f"{_CANDOR}# dos-and-donts.yml\n- id: say-it-early\n  do: Say it on the day you see it.\n  values: [candor]",
        ACCOUNT,
    ),
    Entry(
        "value-without-practice",
        "note",
        "No current practice reinforces this value.",
        "Values are launched once and forgotten by summer. What stands on a calendar is repeated.",
        f"{_CANDOR}# practices.yml\n- title: Value of the month\n  every: month on first monday",
        f"{_CANDOR}# practices.yml\n- title: Value of the month\n  every: month on first monday\n  values: [candor]",
        SPORADIC,
    ),
    Entry(
        "value-without-recognition",
        "note",
        "Nobody was recognized for this value lately. The option `checks: {recognized_within: …}` says for how long that "
        "may be so; a value that was adopted since then has time.",
        "What is celebrated is what counts. An act that others can copy teaches more than the definition.",
        f"{_CANDOR}{_THANKS.format(2024)}",
        f"{_CANDOR}{_THANKS.format(2100)}",
        ACCOUNT,
    ),
    Entry(
        "aspirational-without-objective",
        "note",
        "This value is aspirational, and no current objective is aligned with it.",
        "A value that is aspired to is not lived yet. Without an objective nobody works towards it, and it is a mere claim.",
        f"{_CANDOR}type: aspirational\n# objectives/trusted-services.yml\ntitle: Services people trust",
        f"{_CANDOR}type: aspirational\n# objectives/trusted-services.yml\ntitle: Services people trust\nvalues: [candor]",
        CONNECT,
    ),
    Entry(
        "generic-title",
        "note",
        "Nearly every organization has a value of this title, in English or German, and this one names no behaviour.",
        "Nobody is against integrity. What a value asks for here is in its behaviours; often the best of them is the title.",
        "# values/integrity.yml\ntitle: Integrity\nsummary: We act with integrity.",
        "# values/integrity.yml\ntitle: Integrity\nbehaviours:\n  - Refuse a present before it is unwrapped.",
        IDENTIFY,
    ),
    Entry(
        "too-many-values",
        "note",
        "More values are in force than the option `checks: {most_values: …}` allows.",
        "Nobody decides by a list that nobody remembers. A few values that resonate outlast a complete collection.",
        f"{_MANY}{_MANY.partition(chr(10))[2].replace('title: ', 'title: More ')}",
        _MANY,
        IDENTIFY,
    ),
)

"""Codes about what is late."""

from values_handbook.diagnostics.catalogue.content.idea import ACCOUNT, ADAPT, DISENGAGED, SPORADIC
from values_handbook.diagnostics.catalogue.entry import Entry

_CANDOR = "# values/candor.yml\ntitle: Candor\n"
_GOAL = "# goals/zero-surprise-deploys.yml\ntitle: Zero-surprise deploys\n"
_TALK = "# practices.yml\n- title: Goal talk\n  every: month on first monday\n  starts: 2026-07-06\n"
_CALL = "participation:\n  - {date: 2025-02-10, activity: Open call, participants: 14}\n"

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "review-overdue",
        "note",
        "This record was to be looked at again, or the next review to be held. How often, `review_every` says, in the "
        "record or in the option for its kind; since when, the latest of its adoption, its revisions, its check-ins, and "
        "the reviews that name it in `scope` or `scores`.",
        "Values are not fixed. What nobody looks at again goes stale without a sound.",
        f"{_CANDOR}adopted: 2020-03-02",
        f"{_CANDOR}adopted: 2020-03-02\nreview_every: 100 years",
        ADAPT,
    ),
    Entry(
        "check-in-overdue",
        "note",
        "An active goal has no recent check-in; before the first one, the start of its period counts. "
        "The option `checks: {check_in_every: …}` says how often one is due.",
        "A goal that nobody reports on is taken for forgotten, and usually is.",
        f"{_GOAL}period: 2025",
        f"{_GOAL}period: 2025\nstatus: paused",
        ACCOUNT,
    ),
    Entry(
        "proposed-for-too-long",
        "note",
        "This proposal has waited longer than the option `checks: {proposed_for: …}` allows. It is counted from the day on "
        "which people first took part, or from the start of its period.",
        "People who were asked and never hear what came of it will not answer next time.",
        f"{_CANDOR}status: proposed\n{_CALL}",
        f"{_CANDOR}status: adopted\n{_CALL}",
        DISENGAGED,
    ),
    Entry(
        "practice-not-held",
        "note",
        "This practice was not held the last two times or more: it records in `held` when it was, and for the latest "
        "planned days there is no record, or they stand in `skipped`. Days in `except` are not planned. Practices that "
        "never recorded anything are left alone. Such a practice no longer counts as a safeguard of a pitfall.",
        "A practice that nobody holds any more still looks like one in the handbook, and everyone relies on it.",
        f"{_TALK}  held: [2026-07-06, 2026-08-03, 2026-09-07]",
        f"{_TALK}  held: [2026-07-06, 2026-08-03, 2026-09-07, 2026-11-05]",
        SPORADIC,
    ),
)

"""Codes about what cannot be as it is written, or lacks its reason."""

from values_handbook.diagnostics.catalogue.content.idea import ACCOUNT, CASCADE, DISENGAGED
from values_handbook.diagnostics.catalogue.entry import Entry

_TALK = "# practices.yml\n- title: Goal talk\n  every: month on first monday\n  starts: 2026-07-06\n"
_CYCLE = "# cycles.yml\n- id: 2026-H2\n  draft_by: 2026-05-29\n"
_VALUE = "# values/speed.yml\ntitle: Speed\nstatus: declined\n"

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "doubtful-practice-day",
        "warning",
        "A practice stands as held on a day that is still to come, or as both held and skipped on one day.",
        "How often a practice was held is a promise to those who rely on it, and one wrong day makes the count wrong.",
        f"{_TALK}  held: [2026-07-06, 2999-08-03]",
        f"{_TALK}  held: [2026-07-06, 2026-08-03]",
        ACCOUNT,
    ),
    Entry(
        "cycle-dates-out-of-order",
        "warning",
        "The dates of this cycle are out of order, such as goals that are agreed before they are drafted, or its midpoint "
        "lies outside of it.",
        "The calendar and the reminders follow these dates, so that teams would be asked in the wrong order.",
        f"{_CYCLE}  agree_by: 2026-05-26",
        f"{_CYCLE}  agree_by: 2026-06-26",
        CASCADE,
    ),
    Entry(
        "declined-without-reason",
        "note",
        "A proposed value was declined, and `declined_because` does not say why.",
        "People who proposed something and never learn why it was declined do not propose anything again.",
        _VALUE.rstrip(),
        f"{_VALUE}declined_because: Nobody could say what we would give up for it.",
        DISENGAGED,
    ),
)

"""The code about what was closed without a word on what was learned."""

from values_handbook.diagnostics.catalogue.content.idea import ACCOUNT
from values_handbook.diagnostics.catalogue.entry import Entry

_GOAL = "# goals/calmer-saturdays.yml\ntitle: Calmer Saturdays\nstatus: missed\ncheck_ins:\n"

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "closed-without-learning",
        "note",
        "A goal or an objective is achieved, missed or dropped, and its last check-in tells nothing that was `learned`. "
        "One that has `ended` is not asked any more.",
        "What a miss has taught is all that is left of it, and what made a success is forgotten within a quarter. "
        "Without a word on it, the next goal begins where this one did.",
        f"{_GOAL}  - {{date: 2026-06-30, progress: 40}}",
        f"{_GOAL}  - {{date: 2026-06-30, progress: 40, learned: We counted repairs and not what made them necessary.}}",
        ACCOUNT,
    ),
)

"""Codes about goals that are late in their cycle."""

from values_handbook.diagnostics.catalogue.content.idea import ACCOUNT, CASCADE
from values_handbook.diagnostics.catalogue.entry import Entry

_GOAL = "# goals/zero-surprise-deploys.yml\ntitle: Zero-surprise deploys\nperiod: 2026-H2\n"
_EARLIER = "# goals/zero-surprise-deploys.yml\ntitle: Zero-surprise deploys\nperiod: 2026-H1\n"

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "goal-not-agreed",
        "note",
        "This goal is still proposed although the day has passed by which the goals of its cycle are agreed: `agree_by` of "
        "the cycle that it names as its `period`.",
        "A goal that is not agreed when the work begins is worked on by some and not by others.",
        f"{_GOAL}status: proposed\n# cycles.yml\n- {{id: 2026-H2, agree_by: 2026-06-26}}",
        f"{_GOAL}status: active\n# cycles.yml\n- {{id: 2026-H2, agree_by: 2026-06-26}}",
        CASCADE,
    ),
    Entry(
        "goal-not-closed",
        "note",
        "This goal is still active although the day has passed by which the goals of its cycle are closed: `close_by` of "
        "the cycle that it names as its `period`.",
        "A goal that is never closed teaches nothing, and its numbers stand beside those of the next cycle.",
        f"{_EARLIER}status: active\n# cycles.yml\n- {{id: 2026-H1, close_by: 2026-07-10}}",
        f"{_EARLIER}status: achieved\n# cycles.yml\n- {{id: 2026-H1, close_by: 2026-07-10}}",
        ACCOUNT,
    ),
)

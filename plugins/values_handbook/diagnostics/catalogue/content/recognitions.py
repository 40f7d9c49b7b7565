"""Codes about recognitions that nobody can learn from."""

from values_handbook.diagnostics.catalogue.content.idea import ACCOUNT
from values_handbook.diagnostics.catalogue.entry import Entry

_THANKS = "# recognitions.yml\n- title: Called off a launch\n  date: 2026-09-14\n  to: platform-lead\n"

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "recognition-without-value",
        "note",
        "This recognition names no value and no behaviour in `values`.",
        "Praise that says for what tells everyone else what counts here. Without a value it only tells whom one likes.",
        _THANKS,
        f"{_THANKS}  values: [candor#write-it-down]",
        ACCOUNT,
    ),
    Entry(
        "recognition-without-story",
        "note",
        "This recognition does not tell what was done: it has no `story`, and no `summary` or `description` either.",
        "Others can copy an act. They cannot copy a title.",
        f"{_THANKS}  values: [candor]",
        f"{_THANKS}  values: [candor]\n  story: Stopped it an hour before it went live, and said why.",
        ACCOUNT,
    ),
    Entry(
        "recognition-without-effect",
        "note",
        "This recognition does not tell what came of it.",
        "An effect shows that a value pays, to those who doubt it. It may be small, and it may come late.",
        f"{_THANKS}  values: [candor]",
        f"{_THANKS}  values: [candor]\n  effect: It went live in five parts, and no library noticed.",
        ACCOUNT,
    ),
)

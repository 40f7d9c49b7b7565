"""Codes about what people answered in reviews."""

from values_handbook.diagnostics.catalogue.content.idea import ADAPT
from values_handbook.diagnostics.catalogue.entry import Entry

_CANDOR = "# values/candor.yml\ntitle: Candor\n"
_TEAM = "# teams/discovery.yml\ntitle: Discovery\n"
_REVIEW = "# reviews/2026-autumn.yml\ntitle: Autumn 2026\ndate: 2026-10-05\nscores:\n  - of: value:candor\n"

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "small-group-in-file",
        "note",
        "The score of a team stands in the file of a review, and fewer people answered than `smallest_group` says. "
        "Pages, `handbook.json` and reports hide such a score. The file itself is read by everyone who can see the "
        "repository, and opened by whoever proposes a change.",
        "People who can be recognized in their answers do not answer honestly a second time.",
        f"{_CANDOR}{_TEAM}{_REVIEW}    team: discovery\n    n: 4\n    score: 3.0",
        f"{_CANDOR}{_TEAM}{_REVIEW}    team: discovery\n    n: 14\n    score: 3.0",
        ADAPT,
    ),
)

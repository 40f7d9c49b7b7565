"""The rules of the content format as the tests know them: written by hand, next to the sentences that they come from."""

from __future__ import annotations

import re
import unicodedata

FOLDERS = {
    "value": "values",
    "objective": "objectives",
    "goal": "goals",
    "guideline": "dos-and-donts",
    "pitfall": "pitfalls",
    "team": "teams",
    "person": "people",
    "practice": "practices",
    "recognition": "recognitions",
    "case": "cases",
    "review": "reviews",
    "question": "faq",
    "candidate": "candidates",
    "cycle": "cycles",
}
"""Each kind and its folder, in the order of the format's table."""

ON_ONE_PAGE = ("guideline", "person", "practice", "recognition", "question", "candidate", "cycle")
"""The kinds whose address is `/<folder>/#<id>`."""

WHERE_USED = ("candidate", "cycle")
"""The kinds whose index page is there only with records of them."""

HAS_PAGE = {kind: kind not in ON_ONE_PAGE for kind in FOLDERS}

ANY = tuple(FOLDERS)
WHO = ("person", "team")

REFERENCES: dict[str, dict[str, tuple[str, ...]]] = {
    "value": {
        "adopted_by": WHO,
        "behaviours.teams": ("team",),
        "quotes.by": WHO,
        "revisions.by": WHO,
        "tensions.with": ("value",),
        "replaced_by": ("value",),
    },
    "objective": {
        "parent": ("objective",),
        "values": ("value",),
        "measures.same_as": ("goal", "objective"),
        "check_ins.by": WHO,
    },
    "goal": {
        "team": ("team",),
        "parent": ("goal",),
        "follows": ("goal",),
        "objectives": ("objective",),
        "values": ("value",),
        "measures.same_as": ("goal", "objective"),
        "check_ins.by": WHO,
        "needs.team": ("team",),
    },
    "guideline": {"values": ("value",), "teams": ("team",), "pitfalls": ("pitfall",)},
    "pitfall": {"values": ("value",), "goals": ("goal",), "objectives": ("objective",), "guarded_by": ANY},
    "team": {"parent": ("team",), "lead": WHO, "members": WHO},
    "person": {"team": ("team",)},
    "practice": {"audience": ("team",), "values": ("value",)},
    "recognition": {"to": WHO, "from": WHO, "values": ("value",), "goals": ("goal",)},
    "case": {"values": ("value",), "teams": ("team",)},
    "review": {
        "scope": ANY,
        "scores.of": ANY,
        "scores.team": ("team",),
        "signs_seen.of": ("pitfall",),
        "decisions.changes": ANY,
        "decisions.owner": WHO,
    },
    "question": {"about": ANY},
    "candidate": {"became": ("value",)},
    "cycle": {},
}
"""The fields that name records, and what they may name; `owner` is a field of every kind."""

ALIGNMENTS = {"values": "value", "objectives": "objective"}
"""The fields of goals and objectives that hold alignments, and the key that names the other record in them."""

MARKDOWN = frozenset(
    "summary do dont signs remedies rationale outcome note learned change effect feedback prompted_by gives_up text"
    " said what asks instead_of declined_because starting practising teaching interview one_to_one retro onboarding"
    " description why story answer findings guidance purpose mission vision example situation chosen cost".split()
)
"""The names of the fields of inline Markdown and of Markdown, wherever they stand."""

SHORT_TEXTS = ("behaviours", "quotes")
"""Lists whose items may be text alone, which is then the item's `text`."""

WORDS = {"strong": "strong", "moderate": "moderate", "weak": "supporting", "tension": "tension"}
"""Strengths as pages call them."""
WEIGHTS = {"strong": 9, "moderate": 3, "weak": 1, "tension": 0}

CLOSED = ("missed", "dropped", "retired", "declined")
"""The statuses that keep a record out of the matrices."""


def slug(title: str) -> str:
    """NFKD, ASCII, lower case, every other run of characters a hyphen."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")

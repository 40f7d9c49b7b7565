"""Labels that a team writes itself, held against those that there are."""

from __future__ import annotations

from typing import NamedTuple

from values_handbook.labels.language import FORMS, OF_ONE_NUMBER, read_language
from values_handbook.labels.pieces import names_in

FORMER_LABELS = {
    "health-page": "upkeep-page",
    "preached-and-practised-page": "stated-and-recognized-page",
    "way-health": "way-upkeep",
    "way-preached": "way-stated",
}
"""Labels that had another name, by that name."""


class Counted(NamedTuple):
    """A label of something that is counted, by what its forms have in common, and one of its plural forms."""

    name: str
    form: str


def counted(name: str) -> Counted | None:
    """What a label counts, where it is one of several plural forms; English has `one` and `other` of each."""
    start, _, form = name.rpartition("-")
    return Counted(start, form) if form in FORMS and f"{start}-other" in read_language("en").texts else None


def known_labels() -> list[str]:
    """The labels that there are, with the plural forms of all languages."""
    found: dict[str, None] = {}
    for name in read_language("en").texts:
        plural = counted(name)
        found |= dict.fromkeys([f"{plural.name}-{form}" for form in FORMS] if plural else [name])
    return list(found)


def is_known(name: str) -> bool:
    """Whether there is such a label in any language."""
    return name in read_language("en").texts or counted(name) is not None


def misfilled(name: str, text: str) -> str:
    """What is wrong with the names in braces of a known label, in words; empty where nothing is.

    A plural form of a single number may leave the number out: `every day`.
    """
    plural = counted(name)
    wanted = names_in(read_language("en").texts[f"{plural.name}-other" if plural else name])
    try:
        found = names_in(text)
    except ValueError:
        return "a brace opens or closes no name; write `{{` and `}}` for braces that are to be read"
    if unknown := sorted(found - wanted):
        return f"nothing is known of {_braced(unknown)}"
    needed = wanted - {"number"} if plural and plural.form in OF_ONE_NUMBER else wanted
    missing = sorted(needed - found)
    return f"{_braced(missing)} {'is' if len(missing) == 1 else 'are'} missing" if missing else ""


def _braced(names: list[str]) -> str:
    return ", ".join(f"`{{{name}}}`" for name in names)

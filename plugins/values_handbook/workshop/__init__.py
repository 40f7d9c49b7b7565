"""The sheets of a workshop on values, for whoever facilitates it: Markdown files, a folder for each language.

A file has a title, lines `minutes:`, `people:`, `material:` and `result:`, and after an empty line the text.
This package is a leaf.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

NAMES = ("1-question", "2-clustering", "3-voting", "4-wording", "5-consent")
"""The sheets in the order in which a team uses them; their files are named like them."""
LANGUAGES = ("en", "de", "ar")
"""The languages that the sheets are written in, by the codes of the labels."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet. `text` is Markdown whose headings begin at level 2; the other fields are inline Markdown.

    `result` says what to bring back, and into which file.
    """

    name: str
    title: str
    minutes: str
    people: str
    material: str
    result: str
    text: str


@cache
def workshop_sheets(code: str) -> tuple[Sheet, ...]:
    """The sheets in the language with a code such as `de`; in English for one that they are not written in."""
    folder = files(__package__).joinpath(code if code in LANGUAGES else "en")
    return tuple(_read(name, folder.joinpath(f"{name}.md").read_text(encoding="utf-8")) for name in NAMES)


def _read(name: str, written: str) -> Sheet:
    head, _, text = written.partition("\n\n")
    title, *lines = head.splitlines()
    facts = dict(line.split(": ", 1) for line in lines)
    return Sheet(name, title.removeprefix("# "), **facts, text=text)

"""The files of a new handbook: `copied/` as they are, the folders of `filled/` as templates of Python's `string.Template`.

Of `filled/`, every handbook has `every/`. The example has `example/` besides; any other has `fresh/`, and one of
`with-values/` and `without-values/`.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING

from values_handbook.editing.starter import as_scalar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from importlib.resources.abc import Traversable


@dataclass(frozen=True)
class Beginning:
    """What a new handbook is about: the name of the team or organization, what it does, and whether it has values already.

    An empty text is an answer that nobody gave.
    """

    name: str = ""
    what: str = ""
    has_values: bool = False
    is_example: bool = False


def skeleton(beginning: Beginning, requirement: str, today: date) -> dict[str, bytes]:
    """The files by their paths with `/`. `requirement` is a line of requirements.txt."""
    here = files("values_handbook").joinpath("starting")
    words = {**_words(beginning), "requirement": requirement, "today": str(today), "year": str(today.year)}
    copied = {path: file.read_bytes() for path, file in _below(here.joinpath("copied"))}
    filled = here.joinpath("filled")
    templates = dict(file for folder in _folders(beginning) for file in _below(filled.joinpath(folder)))
    texts = {path: Template(file.read_text(encoding="utf-8")).substitute(words) for path, file in templates.items()}
    return copied | {path: text.encode() for path, text in texts.items()}


def _folders(beginning: Beginning) -> tuple[str, ...]:
    if beginning.is_example:
        return ("every", "example")
    return ("every", "fresh", "with-values" if beginning.has_values else "without-values")


def _words(beginning: Beginning) -> dict[str, str]:
    """What the templates fill in."""
    name, what = beginning.name or "Our handbook", beginning.what
    return {
        "name": name,
        "yaml_name": as_scalar(name),
        "team": as_scalar(beginning.name or "All of us"),
        "purpose": f"purpose: {as_scalar(what)}" if what else "#purpose: What the organization does, in a sentence.",
        "what_paragraph": f"\n{what}\n" if what else "",
        "nav_values": _NAV_VALUES if beginning.has_values else "",
        "first": _EXAMPLE_FIRST if beginning.is_example else _FRESH_FIRST,
    }


_NAV_VALUES = "\n      - Values that you have already: guide/values-you-have.md"
_EXAMPLE_FIRST = """\
All that is in it now is an example, and invented. Replace it by your own, beginning with `content/values/candor.yml`. If
something still refers to a record that you delete, `handbook check` says where."""
_FRESH_FIRST = """\
It has just begun: the page *Next step* of the site says what to do in the first hour, month and quarter, and with which
command. `content/guide/five-steps.md` says why."""


def _below(folder: Traversable, path: str = "") -> Iterator[tuple[str, Traversable]]:
    """All files below a folder, with their paths from it, in the order of their names."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _below(entry, f"{path}{entry.name}/")
        else:
            yield f"{path}{entry.name}", entry

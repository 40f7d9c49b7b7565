"""The files of a new handbook: `copied/` as they are, `filled/` as templates of Python's `string.Template`."""

from __future__ import annotations

from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING

from values_handbook.editing.starter import as_scalar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from importlib.resources.abc import Traversable


def skeleton(name: str, requirement: str, today: date) -> dict[str, bytes]:
    """The files by their paths with `/`. `name` is what the site is called, `requirement` a line of requirements.txt."""
    words = {"name": name, "yaml_name": as_scalar(name), "requirement": requirement}
    words |= {"today": str(today), "year": str(today.year)}
    here = files("values_handbook").joinpath("starting")
    copied = {path: file.read_bytes() for path, file in _below(here.joinpath("copied"))}
    templates = {path: Template(file.read_text(encoding="utf-8")) for path, file in _below(here.joinpath("filled"))}
    return copied | {path: template.substitute(words).encode() for path, template in templates.items()}


def _below(folder: Traversable, path: str = "") -> Iterator[tuple[str, Traversable]]:
    """All files below a folder, with their paths from it, in the order of their names."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _below(entry, f"{path}{entry.name}/")
        else:
            yield f"{path}{entry.name}", entry

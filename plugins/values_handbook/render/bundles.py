"""The styles and scripts that every page loads, each put together from parts in `assets/`, one for a feature."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from values_handbook.derive.alignment.value_colors import value_colors

if TYPE_CHECKING:
    from values_handbook.derive.linked_handbook import LinkedHandbook

BUNDLES = {
    "assets/handbook/handbook.css": (
        "base.css",
        "themes.css",
        "shell.css",
        "colors.css",
        "words.css",
        "cards.css",
        "work.css",
        "accountability.css",
        "charts.css",
        "conduct.css",
        "matrix.css",
        "matrix/tools.css",
        "matrix/large.css",
        "matrix/list.css",
        "map.css",
        "history.css",
        "wall.css",
        "shares.css",
        "standing.css",
        "evaluation.css",
        "form.css",
        "script.css",
        "print.css",
        "sheet.css",
    ),
    "assets/handbook/handbook.js": (
        "start.js",
        "filtering/state.js",
        "filtering/tests.js",
        "filtering/picks.js",
        "filtering/tools.js",
        "matrix/reading.js",
        "matrix/state.js",
        "matrix/choosing.js",
        "matrix/showing.js",
        "matrix/groups.js",
        "matrix/csv.js",
        "matrix/tools.js",
        "matrix/note.js",
        "matrix/cells.js",
        "matrix/large.js",
        "matrix/begin.js",
        "names.js",
        "folds.js",
        "map.js",
        "tree.js",
        "sheet.js",
        "wall.js",
        "form.js",
        "shell.js",
        "search.js",
    ),
}
"""Where each stands, from the site's root, and what it is put together from."""
FORM_SCRIPT = "assets/handbook/form.js"
"""A module that the script of every page loads where there is a form."""
MODULES = {
    FORM_SCRIPT: (
        "start.js",
        "form/markdown.js",
        "form/texts.js",
        "form/lists.js",
        "form/changes.js",
        "form/sending.js",
        "form/writing.js",
        "form/begin.js",
    )
}
STYLES = [path for path in BUNDLES if path.endswith(".css")]
SCRIPTS = [path for path in BUNDLES if path.endswith(".js")]

# Comments and indentation, which readers of a site need not load. In a script, lines have to stay.
_SPARE = {".css": re.compile(r"/\*.*?\*/|\n\s*", re.DOTALL), ".js": re.compile(r"^(?:\s*//.*\n|\s+)", re.MULTILINE)}


def bundle(path: str) -> str:
    """A stylesheet or script. The parts of a script know one another, and nothing else on a page knows them."""
    assets = files("values_handbook").joinpath("render/assets")
    whole = "".join(assets.joinpath(part).read_text(encoding="utf-8") for part in (BUNDLES | MODULES)[path])
    suffix = PurePosixPath(path).suffix
    text = _SPARE[suffix].sub("", whole)
    if path in MODULES:
        return text
    return f'(() => {{\n"use strict"\n{text}}})()\n' if suffix == ".js" else text


def value_styles(linked: LinkedHandbook) -> str:
    """The colors and the names of the values, for the elements that are marked with `data-value`.

    They stand in the stylesheet, so that no page depends on them, and a strict content security policy allows them.
    """
    titles = {record.id: record.fields.heading for record in linked.of("value")}
    return "".join(
        f'[data-value="{name}"]{{--hb-light:{color.light};--hb-dark:{color.dark};--hb-name:{_css_string(titles[name])}}}'
        for name, color in value_colors(linked).items()
    )


def _css_string(text: str) -> str:
    """A text as a string of CSS (Syntax Level 3, 4.3.5): whatever is no letter or digit of ASCII is written as an escape."""
    return '"' + "".join(sign if sign.isascii() and sign.isalnum() else f"\\{ord(sign):x} " for sign in text) + '"'

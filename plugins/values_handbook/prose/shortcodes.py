"""Icons and emoji by name: `:material-forum:`, `:smile:`.

Icons come from the installed theme, emoji names from PyMdown's lists, which come with it. Both may be
missing; then the shortcode stays as text.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

_SHORTCODE = re.compile(r":([a-z0-9+_-]{1,64}):", re.ASCII)
_STYLE = re.compile(r' style="[^"]*"')


def shortcodes(md: MarkdownIt) -> None:
    """Teach `md` shortcodes: an emoji becomes text, an icon a token `icon` whose content is its SVG."""
    md.inline.ruler.after("escape", "shortcode", _shortcode)


def _shortcode(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != ":":
        return False
    match = _SHORTCODE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if character := emoji(match[1]):
        if not silent:
            state.pending += character
    elif svg := icon(match[1]):
        if not silent:
            state.push("icon", "", 0).content = svg
    else:
        return False
    state.pos = match.end()
    return True


@cache
def emoji(name: str) -> str:
    """The emoji that GitHub or Twemoji calls `name`, or nothing."""
    code = f":{name}:"
    # GitHub's list first: the forge shows the text too.
    for module in ("pymdownx.gemoji_db", "pymdownx.twemoji_db"):
        try:
            names = import_module(module)
        except ImportError:
            continue
        entry = names.emoji.get(names.aliases.get(code, code))
        if entry and "unicode" in entry:
            return "".join(chr(int(point, 16)) for point in entry.get("unicode_alt", entry["unicode"]).split("-"))
    return ""


@cache
def icon(name: str) -> str:
    """The SVG of the theme's icon: `material-forum` is `material/forum.svg`, or nothing."""
    for path in _paths(name):
        try:
            # Without its style: two icons have one, and a page's policy may forbid them.
            return _STYLE.sub("", path.read_text(encoding="utf-8").strip())
        except OSError:
            continue
    return ""


def _paths(name: str) -> Iterator[Path]:
    """Where an icon may lie: its folder is one or two words of its name (`fontawesome-solid-face-smile`)."""
    words = name.split("-")
    for folder in filter(None, [_icons()]):
        for depth in (1, 2):
            if len(words) > depth:
                yield folder.joinpath(*words[:depth], "-".join(words[depth:]) + ".svg")


@cache
def _icons() -> Path | None:
    spec = find_spec("material")
    folders = (Path(folder) / "templates" / ".icons" for folder in (spec and spec.submodule_search_locations) or ())
    return next((folder for folder in folders if folder.is_dir()), None)

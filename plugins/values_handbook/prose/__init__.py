"""The Markdown of records: one dialect, as the forge shows it, made safe and placed on pages.

A text passes four steps::

    parsing (tokens, with the place of every address) → rendering → sanitizing → placing

The first three run once per distinct text and give a `Prose`; `place` puts it on a page, where its ids get a
prefix and its links are resolved. `find_links` stops after the first. This package is a leaf: it knows no
records, and the libraries that it stands on are imported when the first text comes.
"""

from .document import render_block, render_inline
from .find import find_links
from .models import Prose, ProseLink, Target
from .placing import place
from .plain import excerpt, without_asides

__all__ = [
    "Prose",
    "ProseLink",
    "Target",
    "excerpt",
    "find_links",
    "place",
    "render_block",
    "render_inline",
    "without_asides",
]

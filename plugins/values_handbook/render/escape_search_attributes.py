"""Escapes a contributor's text that looks like an attribute of Material's search."""

from __future__ import annotations

import re

from values_handbook.render.search import EXCLUDED

_TAG = re.compile(r'(<[a-zA-Z/!][^<>"]*(?:"[^"]*"[^<>"]*)*>)')
_VALUE = re.compile(r'"[^"]*"')


def shield(html: str) -> str:
    """HTML of ours in which neither text nor the value of an attribute looks like an attribute of Material's search.

    Material's plugin removes `data-search-…="…"` from pages by a regular expression. In a text that holds such an
    attribute, it would remove everything up to the next quote, including end tags.
    """
    if "data-search-" not in html.replace(f"{EXCLUDED}>", ">"):
        return html
    pieces = _TAG.split(html)
    pieces[::2] = map(_spelt, pieces[::2])
    pieces[1::2] = (_VALUE.sub(lambda value: _spelt(value[0]), tag) for tag in pieces[1::2])
    return "".join(pieces)


def _spelt(text: str) -> str:
    return text.replace("data-search-", "data-search&#45;")

"""Keeping other plugins from taking a contributor's words for marks of their own."""

from __future__ import annotations

import re

_TAG = re.compile(r'(<[a-zA-Z/!][^<>"]*(?:"[^"]*"[^<>"]*)*>)')
_VALUE = re.compile(r'"[^"]*"')


def shield(html: str) -> str:
    """HTML of ours in which neither text nor the value of an attribute looks like an attribute of Material's search.

    Its plugin cuts `data-search-…="…"` out of a page by a regular expression, wherever it stands: from a text that holds
    such an attribute, it would cut up to the next quote, with the ends of the elements between.
    """
    if "data-search-" not in html:
        return html
    pieces = _TAG.split(html)
    pieces[::2] = map(_spelt, pieces[::2])
    pieces[1::2] = (_VALUE.sub(lambda value: _spelt(value[0]), tag) for tag in pieces[1::2])
    return "".join(pieces)


def _spelt(text: str) -> str:
    return text.replace("data-search-", "data-search&#45;")

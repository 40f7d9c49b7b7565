"""Ids made from titles."""

from __future__ import annotations

import re
import unicodedata

_OTHER = re.compile(r"[^a-z0-9]+")


def slug(title: str) -> str:
    """The id of a title: NFKD, ASCII, lower case, every other run of characters a hyphen. Empty where nothing is left."""
    ascii_text = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode("ascii")
    return _OTHER.sub("-", ascii_text.lower()).strip("-")

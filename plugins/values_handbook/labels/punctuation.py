"""Punctuation behind a text that may bring its own: a title that ends with a mark gets no second one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_TAG = re.compile(r"<[^<>]*>")
_CLOSING = "\"'”’»«“)]\u2069\u200e\u200f \u00a0"
"""What may stand behind the mark that a text ends with: quotation marks, brackets, and marks of direction."""
_MARKS = ".:;,!?…。、，．：；！？؟،؛۔।"
_END = frozenset(_MARKS)
_COMMAS = frozenset(",、，،")
_ASKING = frozenset("?!？！؟")


def ends_with_mark(text: str) -> bool:
    """Whether a text, which may be HTML, ends with a punctuation mark."""
    return not text[-1:].isalnum() and _last(text) in _END


def _last(text: str) -> str:
    """The last character of a text beside tags and what closes a quotation; none of an empty text."""
    return _TAG.sub("", text[-LONGEST_TAIL:]).rstrip(_CLOSING)[-1:]


LONGEST_TAIL = 400
"""Characters that are looked at: a mark stands at the end, with a few tags behind it."""


def mark_after(text: str, mark: str) -> str:
    """A mark, perhaps with words behind it, as it stands behind a text: a text with a mark of its own gets no second one."""
    if mark[:1] not in _END or not ends_with_mark(text):
        return mark
    # In a list a comma stands between two titles, also behind a question: `Why?, How?`.
    return mark if mark[:1] in _COMMAS and _last(text) in _ASKING else mark.lstrip(_MARKS)


def joined(texts: Iterable[str], mark: str) -> str:
    """Texts in a row, with a mark between them where the one before has none."""
    every = [*texts]
    return "".join(text + mark_after(text, mark) for text in every[:-1]) + "".join(every[-1:])

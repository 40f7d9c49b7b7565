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


def ends_with_mark(text: str) -> bool:
    """Whether a text, which may be HTML, ends with a punctuation mark."""
    if text[-1:].isalnum():
        return False
    tail = _TAG.sub("", text[-LONGEST_TAIL:]).rstrip(_CLOSING)
    return tail[-1:] in _END if tail else False


LONGEST_TAIL = 400
"""Characters that are looked at: a mark stands at the end, with a few tags behind it."""


def mark_after(text: str, mark: str) -> str:
    """A mark, perhaps with words behind it, as it stands behind a text: a text with a mark of its own gets no second one."""
    return mark.lstrip(_MARKS) if mark[:1] in _END and ends_with_mark(text) else mark


def joined(texts: Iterable[str], mark: str) -> str:
    """Texts in a row, with a mark between them where the one before has none."""
    every = [*texts]
    return "".join(text + mark_after(text, mark) for text in every[:-1]) + "".join(every[-1:])

"""Every word that the software itself writes on a page, in the languages that ship, and how it writes dates and numbers.

This package depends on no other one. A language is read on first use.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from values_handbook.labels.direction import direction_of, main_part
from values_handbook.labels.labels import Labels
from values_handbook.labels.language import LANGUAGES, read_language, vocabulary_labels

if TYPE_CHECKING:
    from collections.abc import Mapping

    from values_handbook.labels.language import Language

__all__ = ["LANGUAGES", "Labels", "english_labels", "labels_of", "language_of"]


def language_of(code: str) -> Language:
    """The language of `de`, `de-CH` or `de_AT`; English for one that does not ship."""
    language = main_part(code)
    return read_language(language if language in LANGUAGES else "en")


def labels_of(code: str, own: Mapping[str, str] | None = None, vocabulary: str | None = None) -> Labels:
    """The labels of a language: a team's own labels first, then those of the vocabulary, of the language, and of English."""
    language = language_of(code)
    words: dict[str, str] = {}
    for each in dict.fromkeys(("en", language.code)):
        words |= language_of(each).texts
        words |= vocabulary_labels(vocabulary, each) if vocabulary else {}
    words |= own or {}
    return Labels(language.code, words, direction_of(language.code))


@cache
def english_labels() -> Labels:
    """The labels of the command line, whatever the language of the site."""
    return labels_of("en")

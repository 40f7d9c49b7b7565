"""Every word that the software itself writes on a page, in the languages that ship, and how it writes dates and numbers.

A leaf: it knows no records. A language is read when it is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from values_handbook.labels.direction import direction_of, main_part
from values_handbook.labels.labels import Labels

if TYPE_CHECKING:
    from collections.abc import Mapping

    from values_handbook.labels.language import Language

__all__ = ["ENGLISH", "LANGUAGES", "Labels", "labels_of", "language_of"]

LANGUAGES = {"en": "english", "de": "german", "ar": "arabic"}
"""The languages that ship, by their codes, and the folders that hold them."""


def language_of(code: str) -> Language:
    """The language of `de`, `de-CH` or `de_AT`; English for one that does not ship."""
    folder = LANGUAGES.get(main_part(code), "english")
    found: Language = import_module(f"{__name__}.{folder}").LANGUAGE
    return found


def labels_of(code: str, own: Mapping[str, str] | None = None) -> Labels:
    """The labels of a language, those that a team has written itself in their place."""
    language = language_of(code)
    words = {**language.texts, **(own or {})}
    return Labels(language.code, words, language.plural, direction_of(language.code))


ENGLISH = labels_of("en")
"""The labels of the command line, whatever the language of the site."""

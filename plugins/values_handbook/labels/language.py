"""What a language is made of. Each has a folder here; how to add one stands in CONTRIBUTING.md."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its code (ISO 639).

    `texts` are its labels; a name in braces is filled in. Of what is counted there is a label for each plural form,
    `<name>-<form>`; `plural` gives the form that stands with a whole number from 0 on, out of `forms`.
    """

    code: str
    texts: Mapping[str, str]
    plural: Callable[[int], str]
    forms: tuple[str, ...]

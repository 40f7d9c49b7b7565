"""What a field means to the stages that walk over the models: a reference, a text, an address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple


class References(NamedTuple):
    """A field that names records.

    `kinds` are the kinds that it may name; where there are several and `prefixed` is set, a reference is written
    `kind:id`. `names` says that plain names stand here as well. `behaviours` says that `#<behaviour>` may follow.
    """

    kinds: tuple[str, ...]
    prefixed: bool = False
    names: bool = False
    behaviours: bool = False
    checks: bool = False


@dataclass(frozen=True, slots=True)
class TextForm:
    """A field of Markdown (`block`), inline Markdown (`inline`) or plain text (`plain`)."""

    form: Literal["plain", "inline", "block"]


@dataclass(frozen=True, slots=True)
class WebAddress:
    """A field that holds an address: http, https, mailto, a page of the site, or a record."""

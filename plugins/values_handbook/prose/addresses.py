"""Where an address leads: out of the site, into it, or nowhere that prose may lead.

An address is read as a browser reads it (https://url.spec.whatwg.org/#url-parsing): tabs and line breaks
anywhere in it and control characters around it do not count, and `\\` is `/`. So `java&#9;script:` and
`/\\host` are what they are.
"""

from __future__ import annotations

import re
from enum import StrEnum

RECORD_SCHEMES = (
    "value",
    "objective",
    "goal",
    "guideline",
    "pitfall",
    "team",
    "person",
    "practice",
    "recognition",
    "case",
    "review",
    "question",
)
"""The kinds of records, each a scheme of addresses: `value:candor`."""

OUTSIDE_SCHEMES = ("http", "https", "mailto")

_AROUND = "".join(map(chr, range(0x21)))
_WITHIN = re.compile(r"[\t\n\r]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_HOST = re.compile(r"[/\\]{2}")
_SCHEME = re.compile(r"([^/?#\\:]*):")


class Reach(StrEnum):
    """Where an address leads. The values are single letters: they mark addresses in sanitized HTML."""

    OUTSIDE = "o"
    INSIDE = "i"
    NOWHERE = "n"


def judge(href: str) -> tuple[Reach, str]:
    """Where `href` leads, and the address as a browser reads it.

    An address without a scheme but with a host (`//host/x`) gets `https:`. Inside are records, paths and
    fragments; nowhere are unknown schemes and the empty address.
    """
    address = _WITHIN.sub("", href.strip(_AROUND))
    if not address or _CONTROL.search(address):
        return Reach.NOWHERE, address
    if _HOST.match(address):
        return Reach.OUTSIDE, "https://" + address[2:]
    scheme = _SCHEME.match(address)
    if scheme is None:
        return Reach.INSIDE, address
    name = scheme[1].lower()
    if name in OUTSIDE_SCHEMES:
        return Reach.OUTSIDE, address
    return (Reach.INSIDE if name in RECORD_SCHEMES else Reach.NOWHERE), address


def is_record(href: str) -> bool:
    """Whether `href` names a record: `value:candor`."""
    scheme = _SCHEME.match(href)
    return scheme is not None and scheme[1].lower() in RECORD_SCHEMES

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


_MISTYPED_SCHEME = re.compile(r"(?i)h?t{1,3}ps?(?::?/{1,3}|;//|:)(?=[a-z0-9])")
_MAILBOX = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}\Z")
_WEB_HOST = re.compile(
    r"(?i)(?://)?(?:www\.[a-z0-9-]|(?:[a-z0-9-]{1,63}\.){1,8}"
    r"(?:com|org|net|edu|gov|io|dev|app|eu|de|at|ch|uk|fr|nl|info)(?:[:/?#]|\Z))"
)


def meant_address(href: str) -> str:
    """An address outside of the site whose scheme is missing or mistyped, as it should be; empty for any other one."""
    if scheme := _MISTYPED_SCHEME.match(href):
        return f"https://{href[scheme.end() :]}"
    if _MAILBOX.match(href):
        return f"mailto:{href}"
    return f"https://{href.removeprefix('//')}" if _WEB_HOST.match(href) else ""

"""Which addresses may be linked, and whether they lead out of the site or into it.

An address is read as a browser reads it (https://url.spec.whatwg.org/#url-parsing): tabs and line breaks
anywhere in it and control characters around it do not count, and `\\` is `/`. So `java&#9;script:` and
`/\\host` are what they are.
"""

from __future__ import annotations

import re
from enum import Enum, StrEnum
from urllib.parse import urlsplit

from values_handbook.taxonomy import KINDS

WEB_SCHEMES = ("http", "https")
OUTSIDE_SCHEMES = (*WEB_SCHEMES, "mailto")

_AROUND = "".join(map(chr, range(0x21)))
_WITHIN = re.compile(r"[\t\n\r]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_HOST = re.compile(r"[/\\]{2}")
_SCHEME = re.compile(r"([^/?#\\:]*):")
_WEB_ADDRESS = re.compile(r"https?://[^/\\?#]", re.IGNORECASE)


class Reach(StrEnum):
    """Where an address leads. The values are single letters: they mark addresses in sanitized HTML."""

    OUTSIDE = "o"
    INSIDE = "i"
    NOWHERE = "n"


class AddressPolicy(Enum):
    """How strictly a place takes addresses."""

    TEXT = "text"
    """Markdown and HTML of records, as the forge shows them: `//host` gets `https:`."""
    FIELD = "field"
    """A field that holds an address alone: `//host` is refused."""
    WEB_ONLY = "web only"
    """An option for the address of a site: only `http` and `https`."""


def judge(href: str, policy: AddressPolicy = AddressPolicy.TEXT) -> tuple[Reach, str]:
    """Where `href` leads, and the address as a browser reads it.

    Records, paths and fragments lead inside. Unknown schemes, web addresses without a host and the empty address lead
    nowhere: they are not linked.
    """
    address = _WITHIN.sub("", href.strip(_AROUND))
    if not address or _CONTROL.search(address):
        return Reach.NOWHERE, address
    if _HOST.match(address):
        if policy is not AddressPolicy.TEXT:
            return Reach.NOWHERE, address
        address = "https://" + address[2:]
    scheme = _SCHEME.match(address)
    name = scheme[1].lower() if scheme else None
    if name in WEB_SCHEMES:
        return (Reach.OUTSIDE if _has_host(address) else Reach.NOWHERE), address
    if policy is AddressPolicy.WEB_ONLY:
        return Reach.NOWHERE, address
    if name in OUTSIDE_SCHEMES:
        return Reach.OUTSIDE, address
    return (Reach.INSIDE if name is None or name in KINDS else Reach.NOWHERE), address


def _has_host(address: str) -> bool:
    """Whether an address with the scheme `http` or `https` names a host that can be read."""
    try:
        urlsplit(address)
    except ValueError:  # `http://[::1`
        return False
    return _WEB_ADDRESS.match(address) is not None


def is_record(href: str) -> bool:
    """Whether `href` names a record: `value:candor`."""
    scheme = _SCHEME.match(href)
    return scheme is not None and scheme[1].lower() in KINDS


_MISTYPED_SCHEME = re.compile(r"(?i)h?t{1,3}ps?(?::?/{1,3}|;//|:)(?=[a-z0-9])")
_MAILBOX = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}\Z")
_WEB_HOST = re.compile(
    r"(?i)(?://)?(?:www\.[a-z0-9-]|(?:[a-z0-9-]{1,63}\.){1,8}"
    r"(?:com|org|net|edu|gov|io|dev|app|eu|de|at|ch|uk|fr|nl|info)(?:[:/?#]|\Z))"
)


def meant_address(href: str) -> str:
    """An address outside of the site whose scheme is missing or mistyped, with its right scheme; empty for any other one."""
    if scheme := _MISTYPED_SCHEME.match(href):
        return f"https://{href[scheme.end() :]}"
    if _MAILBOX.match(href):
        return f"mailto:{href}"
    return f"https://{href.removeprefix('//')}" if _WEB_HOST.match(href) else ""

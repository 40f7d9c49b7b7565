"""Raw HTML made harmless: what may stay, and the marks by which our own parts pass.

An author may write nearly everything that GitHub lets through, but nothing that runs, restyles the page,
names a part of it, or loads from elsewhere. Classes, ids and addresses leave the sanitizer only with a mark
that no author can know, or with that mark removed. So what is ours and what is to be resolved is certain
afterwards, whatever the HTML around it was: text and attributes that merely look so are not taken for it.
"""

from __future__ import annotations

import re
import secrets
from functools import cache

import nh3

from values_handbook.taxonomy import KINDS

from .addresses import OUTSIDE_SCHEMES, judge

MARK = f"m{secrets.token_hex(8)}"
"""Starts each marked attribute. It differs in every process and is in no result, which stay the same."""

ID_MARK, NAME_MARK = f"{MARK}#", f"{MARK}="
"""Start ids, and names that are no ids but belong to the text alike."""

SLOT = "vh-slot"
"""The element that holds the place of a fragment, a part of ours that is put in after sanitizing."""

_INLINE = """a abbr b bdi bdo cite code data del dfn em i img ins kbd mark q rp rt ruby s samp small span
    strike strong sub sup time tt u var wbr"""
_BLOCK = """blockquote br caption col colgroup dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr
    li ol p pre summary table tbody td tfoot th thead tr ul"""
INLINE_TAGS = frozenset(_INLINE.split())
BLOCK_TAGS = INLINE_TAGS | frozenset(_BLOCK.split())

_CELL = {"align", "valign", "colspan", "rowspan", "scope", "headers", "abbr"}
_ATTRIBUTES = {
    "*": {"class", "id", "title", "lang", "dir"},
    "a": {"href", "name"},
    "col": {"span", "align"},
    "colgroup": {"span", "align"},
    "data": {"value"},
    "del": {"datetime"},
    "details": {"open", "name"},
    "div": {"align"},
    "img": {"src", "alt", "width", "height", "align"},
    "ins": {"datetime"},
    "li": {"value"},
    "ol": {"start", "type", "reversed"},
    "p": {"align"},
    "table": {"align"},
    "tbody": {"align", "valign"},
    "td": _CELL,
    "tfoot": {"align", "valign"},
    "th": _CELL,
    "thead": {"align", "valign"},
    "time": {"datetime"},
    "tr": {"align", "valign"},
    SLOT: {"n"},
}

_TAG = re.compile(r"""</?([A-Za-z][A-Za-z0-9-]*)(?=[\s/>])(?:[^<>"']|"[^"]*"|'[^']*')*+>""")
_SWALLOWS = re.compile(
    r"<(?=/?(?:title|textarea|style|xmp|iframe|noembed|noframes|noscript|script|plaintext|template|select)(?:[\s/>]|$))",
    re.IGNORECASE,
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f]")


def tame(html: str, *, inline: bool = False) -> str:
    """The raw HTML of an author without the elements that it may not have; not yet safe.

    Elements whose content is no markup show as text, as GitHub shows them, or `<script>` in a sentence would
    take the rest of the text with it; of frames only the tags go. In inline text a tag that goes, `<br>` too,
    leaves a space.
    """
    if "<" not in html:
        return html
    tags = INLINE_TAGS if inline else BLOCK_TAGS
    gone = " " if inline else ""

    def kept(match: re.Match[str]) -> str:
        name = match[1].lower()
        return match[0] if name in tags or (name != "iframe" and _SWALLOWS.match(match[0])) else gone

    return _SWALLOWS.sub("&lt;", _TAG.sub(kept, html))


def sanitize(html: str, *, inline: bool = False) -> str:
    """Safe, balanced HTML. Classes in it are ours; ids follow `ID_MARK`, addresses `MARK` and their reach."""
    return _CONTROL.sub("", _cleaner(inline).clean(html))


@cache
def _cleaner(inline: bool) -> nh3.Cleaner:
    tags = (INLINE_TAGS if inline else BLOCK_TAGS) | {SLOT}
    return nh3.Cleaner(
        tags=set(tags),
        attributes={tag: names for tag, names in _ATTRIBUTES.items() if tag == "*" or tag in tags},
        attribute_filter=_filtered,
        url_schemes={*OUTSIDE_SCHEMES, *KINDS},
        link_rel=None,
    )


def _filtered(tag: str, name: str, value: str) -> str | None:
    if name == "class":
        return value.removeprefix(MARK) if value.startswith(MARK) else None
    if name == "n":
        return value if value.startswith(MARK) else None
    if name == "headers" or (tag == "details" and name == "name"):
        return " ".join(NAME_MARK + word for word in value.split()) or None
    if name in ("id", "name"):
        return None if not value or re.search(r"\s", value) else ID_MARK + value
    if name in ("href", "src"):
        reach, address = judge(value)
        return MARK + reach + address
    return value

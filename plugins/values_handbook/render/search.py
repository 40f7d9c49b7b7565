"""What search knows of a page: an entry for the page and one for each section, read off the body's own headings.

A theme's search plugin parses every page with an HTML parser; for bodies that we made ourselves a split at their headings
finds the same sections in a fraction of the time.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_SECTION = re.compile(r"<h([1-6])(?=[\s>])([^>]*)>(.*?)</h\1>", re.DOTALL)
_ID = re.compile(r' id="([^"]+)"')
_LEFT_OUT = re.compile(
    r"<(nav|svg|style|script)\b.*?</\1>"
    r'|<table class="hb-matrix\b.*?</table>|<dl class="hb-facts".*?</dl>|<p class="hb-(?:meta|ways)">.*?</p>'
    r'|<div class="hb-mentions">.*?</dl>\s*</div>|<p class="hb-to-paper">.*?<p class="hb-sheet-way">.*?</p>',
    re.DOTALL,
)
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|cite|code|del|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|time|u)\b[^>]*>"
)
_TAG = re.compile(r"<[^>]*>")
_DECORATION = re.compile(
    r'<span[^>]*\b(?:aria-hidden="true"|class="hb-(?:hidden|status|strength)[^"]*")[^>]*>.*?</span>', re.DOTALL
)
_REPEATS = re.compile(
    r"_(?:asks(?:-\d+)?|cases|children|dos-and-donts|endangers|goals|guards|history|matrix|members|mentioned-in|objectives|parent"
    r"|pitfalls|practices|questions|recognitions|reviews|subteams|values|why-our-work-matters)\Z"
)
"""Sections that repeat what other pages say: with them the index of 1,000 goals is four times as large."""


class SearchEntry(NamedTuple):
    """A page or a section of it. `title` and `text` are HTML without tags; `anchor` is empty for the page itself."""

    anchor: str
    title: str
    text: str


def search_entries(body: str, title: str) -> Iterator[SearchEntry]:
    """The entries of a page. `title` is the page's, as HTML without tags."""
    title = _text(title)
    anchor, heading, start = None, title, 0
    for match in _SECTION.finditer(body):
        found = _ID.search(match[2])
        if found is None and match[1] != "1":
            continue
        yield from _entry(anchor, heading, body[start : match.start()])
        anchor, start = (found[1] if found else ""), match.end()
        heading = _text(match[3]) if found else title
    yield from _entry(anchor, heading, body[start:])


def with_kinds(entries: Iterable[SearchEntry], kinds: Mapping[str, str]) -> Iterator[SearchEntry]:
    """Entries whose titles say of what kind they are, `Candor – Value`, where `kinds` says so of an anchor.

    A tag of Material's would say it as well, but a word in a tag outweighs a thousand in titles.
    """
    for entry in entries:
        kind = kinds.get(entry.anchor)
        yield entry._replace(title=f"{entry.title} – {escape(kind, quote=False)}") if kind else entry


def _entry(anchor: str | None, title: str, html: str) -> Iterator[SearchEntry]:
    """The entry of a section; `anchor` is None for what stands before a page's first heading."""
    if anchor and _REPEATS.search(anchor):
        return
    text = _text(_LEFT_OUT.sub(" ", html))
    if anchor is not None or text:
        yield SearchEntry(anchor or "", title, text)


def _text(html: str) -> str:
    """The text as a search index holds it: with no more escaped than a text in HTML needs."""
    text = " ".join(_TAG.sub(" ", _INLINE.sub("", _DECORATION.sub("", html))).split())
    return escape(unescape(text), quote=False) if "&" in text else text

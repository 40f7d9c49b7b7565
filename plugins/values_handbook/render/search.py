"""The search entries of a page: one for the page and one for each section.

A theme's search plugin parses every page with an HTML parser; splitting our own bodies at their headings finds the same
sections in a fraction of the time.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_SECTION = re.compile(r"<h([1-6])(?=[\s>])([^>]*)>(.*?)</h\1>", re.DOTALL)
_ID = re.compile(r' id="([^"]+)"')
EXCLUDED = " data-search-exclude"
"""The attribute by which templates exclude an element or, on a heading, its section: Material's own, without a value.

It is the last attribute of its tag. Sections that repeat what other pages say have it: with them the index of 1,000 goals
is four times as large.
"""
_LEFT_OUT = re.compile(rf"<(nav|svg|style|script)\b.*?</\1>|<(?!span\b)(\w+)[^>]*{EXCLUDED}>.*?</\2>", re.DOTALL)
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|cite|code|del|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|time|u)\b[^>]*>"
)
_TAG = re.compile(r"<[^>]*>")
_DECORATION = re.compile(rf'<span[^>]*(?:\baria-hidden="true"[^>]*|{EXCLUDED})>.*?</span>', re.DOTALL)


class SearchEntry(NamedTuple):
    """A page or a section of it. All texts are HTML without tags; `anchor` is empty for the page itself.

    `names` and `facts` are found, but not shown: see `Subject`. `boost` is how much an entry weighs; 0 is as usual.
    """

    anchor: str
    title: str
    text: str
    names: str = ""
    facts: str = ""
    boost: float = 0.0


class Subject(NamedTuple):
    """What a search knows of a record besides its text. All are plain.

    `kind` stands beside the title of a result. `names` are other words for the record, which count more than any title.
    `facts` are short answers, such as its owner and its status, which count less than a title and more than a text.
    """

    kind: str
    names: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


_RECORD_ON_A_PAGE = 2.5
"""The boost of a record on a page with others: Material counts a page that has all words 2.5 times as much as a section."""
_SECTION_PAGE = 2.0
"""The boost of a page that is about no single record: *Goals* comes before every goal that has the word in its title."""


def search_entries(body: str, title: str) -> Iterator[SearchEntry]:
    """The entries of a page. `title` is the page's, as HTML without tags."""
    title = _text(title)
    anchor, heading, start, is_excluded = None, title, 0, False
    for match in _SECTION.finditer(body):
        found = _ID.search(match[2])
        if found is None and match[1] != "1":
            continue
        if not is_excluded:
            yield from _entry(anchor, heading, body[start : match.start()])
        is_excluded = EXCLUDED in match[2]
        anchor, start = (found[1] if found else ""), match.end()
        heading = _text(match[3]) if found else title
    if not is_excluded:
        yield from _entry(anchor, heading, body[start:])


def with_subjects(entries: Iterable[SearchEntry], subjects: Mapping[str, Subject]) -> Iterator[SearchEntry]:
    """Entries with what is known of their records, and titles that say of what kind these are: `Candor – Value`.

    A tag of Material's would say it as well, but a word in a tag outweighs a thousand in titles.
    """
    for entry in entries:
        subject = subjects.get(entry.anchor)
        if subject is not None:
            yield entry._replace(
                title=f"{entry.title} – {escape(subject.kind, quote=False)}",
                names=escape(" ".join(subject.names), quote=False),
                facts=escape(" ".join(subject.facts), quote=False),
                boost=_RECORD_ON_A_PAGE if entry.anchor else 0.0,
            )
        else:
            yield entry if entry.anchor else entry._replace(boost=_SECTION_PAGE)


def _entry(anchor: str | None, title: str, html: str) -> Iterator[SearchEntry]:
    """The entry of a section; `anchor` is None for what stands before a page's first heading."""
    text = _text(_LEFT_OUT.sub(" ", html))
    if anchor is not None or text:
        yield SearchEntry(anchor or "", title, text)


def _text(html: str) -> str:
    """The text as a search index holds it: with no more escaped than a text in HTML needs."""
    text = " ".join(_TAG.sub(" ", _INLINE.sub("", _DECORATION.sub("", html))).split())
    return escape(unescape(text), quote=False) if "&" in text else text

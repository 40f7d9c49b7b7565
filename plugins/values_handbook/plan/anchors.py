"""The anchors of a hand-written page, as far as its Markdown shows them."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from values_handbook.diagnostics.lines import split_lines
from values_handbook.link.build import ANY_RECORD
from values_handbook.link.embeds import find_embeds, parse_embed
from values_handbook.link.resolve import Found, Resolver
from values_handbook.prose.pages import split_front_matter
from values_handbook.taxonomy import KINDS, part_anchor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.model.record import Handbook

MOST = 200_000
"""Characters of a page in which anchors are looked for."""
LONGEST_LINE = 1_000
"""Characters of a line that can be a heading; titles run to 600."""
_HEADING = re.compile(r"^#{1,6}[ \t]+(\S.*)$", re.MULTILINE)
_UNDERLINED = re.compile(r"^(?![ \t]*$)(.+)\n(?:=+|-+)[ \t]*$", re.MULTILINE)
_IN_TAG = re.compile(r"<[a-zA-Z][^<>]*?\s(?:id|name)=(?:\"([^\"]+)\"|'([^']+)'|([^\s\"'<>=]+))")
_BRACES = re.compile(r"\{([^{}\n]*)\}")
_IN_BRACES = re.compile(r"#([\w:.-]+)")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_FENCED = re.compile(r"^[ \t]*(`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t]*\1[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_BACKTICKS = re.compile(r"`+")


def anchors_of(text: str, handbook: Handbook, *, attribute_lists: bool) -> frozenset[str]:
    """Anchors that a page offers: those it names, those of its headings, and those of the records embedded in it.

    `attribute_lists` says that `{#anchor}` names one.
    """
    _, body = split_front_matter(_bounded(text))
    prose = _COMMENT.sub("", _FENCED.sub("", body))
    headings = {_heading_slug(_bare(heading)) for heading in _HEADING.findall(prose)}
    headings |= {_heading_slug(heading) for heading in _UNDERLINED.findall(prose)}
    without_code = _without_code(prose)
    named = {name for names in _IN_TAG.findall(without_code) for name in names if name}
    if attribute_lists:
        named.update(name for braces in _BRACES.findall(without_code) for name in _IN_BRACES.findall(braces))
    return frozenset({*headings, *named, *_embedded(text, handbook)})


_TITLE = re.compile(r"^title:[ \t]*(\S.*)$", re.MULTILINE)


def _bounded(text: str) -> str:
    """The lines of a page as far as people write them: the patterns here take quadratic time for what they do not match."""
    return "\n".join(line for line in split_lines(text[:MOST]) if len(line) <= LONGEST_LINE)


def page_title(text: str, uri: str) -> str:
    """A hand-written page's title: from its front matter, its first heading, or its file's name."""
    front, body = split_front_matter(_bounded(text))
    if named := _TITLE.search(front):
        return named[1].rstrip(" \t").strip("\"'")
    if heading := _HEADING.search(body):
        return re.sub(r"\{[^{}]*\}|<[^<>]*>|[*_`]", "", _bare(heading[1])).strip() or uri
    return PurePosixPath(uri).stem.replace("-", " ").replace("_", " ").capitalize()


def _bare(heading: str) -> str:
    """A heading without the `#` that may close it."""
    return heading.rstrip(" \t").rstrip("#").rstrip(" \t") or heading


def _without_code(text: str) -> str:
    """A text without code: a run of backticks opens it, and the next run of the same length closes it."""
    runs = list(_BACKTICKS.finditer(text))
    closing: list[int | None] = []
    next_of: dict[int, int] = {}
    for number in range(len(runs) - 1, -1, -1):
        length = len(runs[number][0])
        closing.append(next_of.get(length))
        next_of[length] = number
    closing.reverse()
    pieces: list[str] = []
    done = number = 0
    while number < len(runs):
        if (last := closing[number]) is not None:
            pieces.append(text[done : runs[number].start()])
            done, number = runs[last].end(), last
        number += 1
    return "".join([*pieces, text[done:]])


def _heading_slug(heading: str) -> str:
    """What Python-Markdown's `toc` makes of a heading."""
    plain = re.sub(r"<[^<>]*>|[*_`]|\[([^\[\]]*)\]\([^()]*\)", r"\1", heading)
    ascii_text = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode("ascii")
    words = re.sub(r"[^\w\s-]", "", ascii_text).strip().lower()
    return re.sub(r"[-\s]+", "-", words)


def _embedded(text: str, handbook: Handbook) -> Iterator[str]:
    for embed in find_embeds(text):
        spec, _ = parse_embed("", embed)
        if spec is None:
            continue
        if spec.section and not KINDS[spec.section].own_page:
            for record in handbook.of(spec.section):
                yield from (record.id, *record.fields.formerly)
        if spec.record:
            meaning = Resolver(handbook).resolve(spec.record, ANY_RECORD)
            if isinstance(meaning, Found):
                named = handbook.by_key[meaning.key]
                yield from (named.id, *named.fields.formerly)
                yield from (
                    part_anchor(named.kind, part) for part in (*named.fields.parts, *named.fields.earlier_parts)
                )

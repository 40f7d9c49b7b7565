"""Embeds: fenced `handbook` blocks in hand-written pages."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError

from values_handbook.diagnostics import Diagnostic, Span, diagnostic
from values_handbook.diagnostics.lines import split_lines
from values_handbook.diagnostics.suggest import closest_help
from values_handbook.model.embed import EMBED_FIELDS, EmbedSpec
from values_handbook.model.locate import key_range, locate
from values_handbook.nodes import Mapping, Range, plain
from values_handbook.overviews import FORMER_NAMES, OVERVIEWS
from values_handbook.source.yaml_nodes import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import ErrorDetails

    from values_handbook.nodes import Node

_FENCE = re.compile(r"( {0,3})(`{3,}|~{3,})\s*([^`]*)\Z")
_NAMES = frozenset((*OVERVIEWS, *FORMER_NAMES))
_FENCE_SPAN = Span.on_line("", 0, 1, 3)


class Embed(NamedTuple):
    """One block: its lines in the page (0-based, the fences included) and what stands between the fences."""

    first: int
    last: int
    body: str
    closed: bool = True


def find_embeds(text: str) -> list[Embed]:
    """The embeds of a page: fences at column 0, outside of other fences, with the word `handbook`."""
    return list(_scan(split_lines(text))) if "handbook" in text else []


def _scan(lines: list[str]) -> Iterator[Embed]:
    number = 0
    while number < len(lines):
        opening = _FENCE.match(lines[number])
        if not opening:
            number += 1
            continue
        end = _closing(lines, number, opening[2])
        if opening[3].strip() == "handbook" and not opening[1]:
            body = "\n".join(lines[number + 1 : end])
            yield Embed(number, min(end, len(lines) - 1), body, closed=end < len(lines))
        number = end + 1


def _closing(lines: list[str], first: int, fence: str) -> int:
    """The line that closes a fence; one past the last where nothing does."""
    for number in range(first + 1, len(lines)):
        word = lines[number].strip()
        if (
            len(word) >= len(fence)
            and not word.strip(fence[0])
            and len(lines[number]) - len(lines[number].lstrip()) < 4
        ):
            return number
    return len(lines)


class ParsedBlock(NamedTuple):
    """The content of an embed. Ranges and spans are those of the block, whose fence is line 0; the spans have no path."""

    root: Node | None
    spec: EmbedSpec | None
    """None where the content is not valid."""
    diagnostics: tuple[Diagnostic, ...]


@lru_cache(maxsize=1_000)
def parse_block(body: str) -> ParsedBlock:
    """The content between the fences of an embed, parsed once for all stages that need it."""
    parsed = read_yaml("", body.encode())
    found = tuple(item for item in parsed.diagnostics if item.code != "empty-file")
    if found:
        return ParsedBlock(parsed.root, None, found)
    try:
        return ParsedBlock(parsed.root, EmbedSpec.model_validate(_fields(parsed.root)), ())
    except ValidationError as error:
        node = parsed.root or Mapping((), Range(0, 1, 0, 1))
        return ParsedBlock(parsed.root, None, tuple(_explain(item, node) for item in error.errors(include_url=False)))


def place_in_embed(path: str, embed: Embed, field: str) -> Span:
    """The place of a field's value in an embed of the page `path`; the fence where the block cannot be read."""
    root = parse_block(embed.body).root
    return _in_page(Span("", *locate(root, (field,))) if root is not None else _FENCE_SPAN, path, embed)


def parse_embed(path: str, embed: Embed) -> tuple[EmbedSpec | None, list[Diagnostic]]:
    """What an embed of the page `path` shows, or its problems."""
    if not embed.closed:
        fence = _in_page(_FENCE_SPAN, path, embed)
        return None, [diagnostic("invalid-embed", "the block is not closed", fence, help="end it with a line of ```")]
    block = parse_block(embed.body)
    return block.spec, [_moved(item, path, embed) for item in block.diagnostics]


def _fields(root: Node | None) -> object:
    """A block as text, lists and mappings. A part that needs only its name (`cascade:`) gets the value `true`."""
    if not isinstance(root, Mapping):
        return plain(root) if root else {}
    return {key.value: "true" for key, _ in root.pairs if key.value in _NAMES} | plain(root)


def _explain(error: ErrorDetails, node: Node) -> Diagnostic:
    place = error["loc"]
    context = error.get("ctx") or {}
    if not place:
        headline = context.get("headline", "an embed is fields with their values, such as `matrix: goals-by-values`")
        return diagnostic("invalid-embed", headline, _FENCE_SPAN, help=context.get("help", ""))
    if error["type"] == "extra_forbidden":
        help_line = closest_help(str(place[-1]), EMBED_FIELDS)
        span = Span("", *key_range(node, place))
        return diagnostic("unknown-field", f"`{place[-1]}` is no field of an embed", span, help=help_line)
    span = Span("", *locate(node, place))
    return diagnostic("invalid-embed", context.get("headline", str(error["msg"])), span, help=context.get("help", ""))


def _moved(item: Diagnostic, path: str, embed: Embed) -> Diagnostic:
    """A diagnostic of the block at its place in the page."""
    related = tuple(replace(place, span=_in_page(place.span, path, embed)) for place in item.related)
    return replace(item, span=_in_page(item.span, path, embed), related=related)


def _in_page(span: Span, path: str, embed: Embed) -> Span:
    """A span of the block as one of the page."""
    down = embed.first + 1
    return span._replace(path=path, line=span.line + down, end_line=span.end_line + down)

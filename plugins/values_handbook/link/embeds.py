"""Embeds: fenced `handbook` blocks in hand-written pages."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError

from values_handbook.diagnostics import Diagnostic, Span, diagnostic
from values_handbook.diagnostics.lines import split_lines
from values_handbook.diagnostics.suggest import closest_help
from values_handbook.model.embed import EMBED_FIELDS, EmbedSpec
from values_handbook.model.locate import key_range, locate
from values_handbook.nodes import Mapping, Range, plain
from values_handbook.overviews import OVERVIEWS
from values_handbook.source.yaml_nodes import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import ErrorDetails

    from values_handbook.nodes import Node

_FENCE = re.compile(r"( {0,3})(`{3,}|~{3,})\s*([^`]*)\Z")


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


def place_in_embed(path: str, embed: Embed, field: str) -> Span:
    """The place of a field's value in an embed of the page `path`; the fence where the block cannot be read."""
    root = read_yaml(path, embed.body.encode()).root
    if root is None:
        return Span.on_line(path, embed.first + 1, 1, 3)
    at, down = locate(root, (field,)), embed.first + 1
    return Span(path, at.line + down, at.column, at.end_line + down, at.end_column)


def parse_embed(path: str, embed: Embed) -> tuple[EmbedSpec | None, list[Diagnostic]]:
    """What an embed of the page `path` asks for, or what is wrong with it."""
    fence = Span.on_line(path, embed.first + 1, 1, 3)
    if not embed.closed:
        return None, [diagnostic("invalid-embed", "the block is not closed", fence, help="end it with a line of ```")]
    parsed = read_yaml(path, embed.body.encode())
    found = [_moved(item, embed) for item in parsed.diagnostics if item.code != "empty-file"]
    if found:
        return None, found
    try:
        return EmbedSpec.model_validate(_asked(parsed.root)), []
    except ValidationError as error:
        node = parsed.root or Mapping((), Range(0, 1, 0, 1))
        return None, [_explain(item, node, path, embed, fence) for item in error.errors(include_url=False)]


def _asked(root: Node | None) -> object:
    """A block as text, lists and mappings; a part that needs no more than its name (`cascade:`) is there without a value."""
    if not isinstance(root, Mapping):
        return plain(root) if root else {}
    return {key.value: "true" for key, _ in root.pairs if key.value in OVERVIEWS} | plain(root)


def _explain(error: ErrorDetails, node: Node, path: str, embed: Embed, fence: Span) -> Diagnostic:
    place = error["loc"]
    context = error.get("ctx") or {}
    if not place:
        headline = context.get("headline", "an embed is fields with their values, such as `matrix: goals-by-values`")
        return diagnostic("invalid-embed", headline, fence, help=context.get("help", ""))
    at = key_range(node, place) if error["type"] == "extra_forbidden" else locate(node, place)
    span = Span(path, at.line + embed.first + 1, at.column, at.end_line + embed.first + 1, at.end_column)
    if error["type"] == "extra_forbidden":
        help_line = closest_help(str(place[-1]), EMBED_FIELDS)
        return diagnostic("unknown-field", f"`{place[-1]}` is no field of an embed", span, help=help_line)
    return diagnostic("invalid-embed", context.get("headline", str(error["msg"])), span, help=context.get("help", ""))


def _moved(item: Diagnostic, embed: Embed) -> Diagnostic:
    """A diagnostic of the block's YAML at its place in the page."""
    span = item.span
    down = embed.first + 1
    return replace(item, span=span._replace(line=span.line + down, end_line=span.end_line + down))

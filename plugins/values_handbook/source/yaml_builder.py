"""Events of libyaml → nodes with places, in one bounded pass.

libyaml's composer is not used: on deep nesting it dies with the process, and after it tags cannot be distinguished.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar

from yaml._yaml import CParser
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from values_handbook.diagnostics.lines import split_lines
from values_handbook.nodes import MAX_DEPTH, Mapping, Node, Range, Scalar, Sequence
from values_handbook.source import yaml_limits
from values_handbook.source.yaml_text import REPLACEMENT
from values_handbook.yaml_repair import Indicator, ParsedYaml, Problem

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")

_ENTRY = re.compile(r"[\r\n]( *)(?:- |[\w-]+:\s)")

MOST_NOTED = 200
"""How many places of one sort are noted in a pass; when they are repaired, the next pass notes more."""


def build(text: str) -> ParsedYaml:
    """The nodes of the first document that holds any, with the problems and suspicious places of the file.

    Raises yaml.YAMLError where libyaml refuses the text, and UnicodeDecodeError for a tag that hides bytes (`!%ED`).
    """
    builder = _Builder(text)
    try:
        builder.read()
    except _TooDeepError as error:
        builder.parsed.root = None
        builder.parsed.too_deep = True
        builder.parsed.problems.append(yaml_limits.too_deep(error.at))
    return builder.parsed


class _TooDeepError(Exception):
    """Going on would be slow: libyaml takes quadratic time for 100,000 open brackets."""

    def __init__(self, at: Range) -> None:
        super().__init__()
        self.at = at


def _range(event: Any) -> Range:
    start, end = event.start_mark, event.end_mark
    return Range(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


class _Builder:
    """One pass over one file's events. Events are `Any`: PyYAML leaves their attributes untyped."""

    def __init__(self, text: str) -> None:
        self.parsed = ParsedYaml()
        self._text = text
        self._next: Any = CParser(text).get_event
        self._anchors: dict[str, Node | None] = {}  # None while the node is still open
        self._sizes: dict[str, int] = {}
        self._aliased = 0
        self._unused: dict[str, Indicator] = {}

    def read(self) -> None:
        """Read all documents. More than one is an error, but the problems of all are found."""
        self._next()
        first: Range | None = None
        while (event := self._next()).__class__ is DocumentStartEvent:
            root = self._node(self._next(), 1)
            self._next()
            if first is not None:
                _note(self.parsed.problems, yaml_limits.second_document, _range(event), first)
            first = first or _range(event)
            if self.parsed.root is None and not (isinstance(root, Scalar) and root.is_absent):
                self.parsed.root = root
            self._close_document()

    def _close_document(self) -> None:
        self.parsed.indicators += self._unused.values()
        self._anchors, self._sizes, self._unused = {}, {}, {}

    def _node(self, event: Any, depth: int) -> Node:
        kind = event.__class__
        if kind is ScalarEvent:
            return self._scalar(event)
        if kind is AliasEvent:
            return self._alias(event)
        if depth > MAX_DEPTH:
            raise _TooDeepError(_range(event))
        if event.tag is not None:
            _add(self.parsed.indicators, Indicator("!", event.tag, _range(event), is_plain=False))
        name = event.anchor
        if name is not None:
            self._anchors[name] = None
        node = self._mapping(event, depth) if kind is MappingStartEvent else self._sequence(event, depth)
        if name is not None:
            self._anchors[name] = node
            self._sizes.pop(name, None)
        return node

    def _scalar(self, event: Any) -> Scalar:
        value, style = event.value, event.style
        start, end = event.start_mark, event.end_mark
        node = Scalar(value, style, Range(start.line + 1, start.column + 1, end.line + 1, end.column + 1))
        if style == "":
            if start.line != end.line:
                self.parsed.wrapped.append(node)
            if value[:1] == "-":
                self.parsed.dashed.append(node)
        elif style in "|>":
            node = self._block_scalar(node, start.index, end.index)
        else:
            if start.line != end.line and may_swallow(self._text, start.index, end.index):
                _add(self.parsed.swallowing, node)
            if "\0" in value:
                _note(self.parsed.problems, yaml_limits.escaped_nul, node.at, self._text[start.index : end.index])
                node = node._replace(value=value.replace("\0", REPLACEMENT))
        if event.tag is not None or event.anchor is not None:
            return self._scalar_with_indicators(node, event)
        return node

    def _block_scalar(self, node: Scalar, start: int, end: int) -> Scalar:
        """The scalar with the end of its text. libyaml reports the start of a later line, which need not exist."""
        source = self._text[start:end]
        body = source.rstrip(" \r\n")
        breaks = len(split_lines(source[len(body) :])) - 1
        last = max(body.rfind("\n"), body.rfind("\r"))
        column = len(body) - last if last >= 0 else node.at.column + len(body)
        node = node._replace(at=node.at._replace(end_line=node.at.end_line - breaks, end_column=column))
        if node.style == ">":
            self.parsed.wrapped.append(node)
        if not node.value and len(body) > 1 and body[1:].isdigit():
            self.parsed.indicators.append(Indicator(body[0], body[1:], node.at))
        return node

    def _scalar_with_indicators(self, node: Scalar, event: Any) -> Scalar:
        at, is_plain = node.at, not node.style
        node = self._without_indicators(node)
        if event.tag is not None:
            _add(self.parsed.indicators, Indicator("!", event.tag, at, is_plain))
        if event.anchor is not None:
            self._close_anchor(event.anchor)
            self._anchors[event.anchor] = node
            self._sizes.pop(event.anchor, None)
            self._unused[event.anchor] = Indicator("&", event.anchor, at, is_plain)
        return node

    def _close_anchor(self, name: str) -> None:
        """Report the earlier anchor of this name if no alias used it."""
        if (earlier := self._unused.pop(name, None)) is not None:
            _add(self.parsed.indicators, earlier)

    def _without_indicators(self, node: Scalar) -> Scalar:
        """A scalar; the range of a plain text on one line without the anchor and the tag in front of it."""
        at = node.at
        if node.style or at.line != at.end_line:
            return node
        return node._replace(at=at._replace(column=at.end_column - len(node.value)))

    def _alias(self, event: Any) -> Node:
        name, at = event.anchor, _range(event)
        absent = Scalar("", "", at)
        if name not in self._anchors:
            _add(self.parsed.indicators, Indicator("*", name, at))
            return absent
        self._unused.pop(name, None)
        node = self._anchors[name]
        if node is None:
            _note(self.parsed.problems, yaml_limits.recursive_alias, name, at)
            return absent
        if name not in self._sizes:
            self._sizes[name] = _size(node)
        self._aliased += self._sizes[name]
        if self._aliased > yaml_limits.MAX_ALIASED:
            _note(self.parsed.problems, yaml_limits.too_many_aliases, name, at)
            self._aliased -= self._sizes[name]
            return absent
        return node

    def _sequence(self, start: Any, depth: int) -> Sequence:
        items = []
        tail: Range | None = None
        while (event := self._next()).__class__ is not SequenceEndEvent:
            node = self._node(event, depth + 1)
            tail = node.at if event.__class__ is not AliasEvent else _range(event)
            items.append(node)
        return Sequence(tuple(items), _around(start, event, tail))

    def _mapping(self, start: Any, depth: int) -> Mapping:
        pairs: list[tuple[Scalar, Node]] = []
        seen: dict[str, Scalar] = {}
        flow = start.flow_style
        tail: Range | None = None
        while (event := self._next()).__class__ is not MappingEndEvent:
            key = self._node(event, depth + 1)
            key_at = key.at if event.__class__ is not AliasEvent else _range(event)
            event = self._next()
            value = self._node(event, depth + 1)
            tail = value.at if event.__class__ is not AliasEvent else _range(event)
            if value[0] == "" and tail[:2] == tail[2:]:
                tail = _on_line_of(key_at, tail)
                value = Scalar("", "", tail)
                if flow and key[0] and tail[:2] == key_at[2:]:
                    _add(self.parsed.keyless, key)
            if not isinstance(key, Scalar):
                _note(self.parsed.problems, yaml_limits.complex_key, key_at)
            elif (name := key.value) in seen:
                _note(self.parsed.problems, yaml_limits.duplicate_key, key, seen[name])
            else:
                seen[name] = key
                pairs.append((key, value))
        return Mapping(tuple(pairs), _around(start, event, tail), flow)


def _add(found: list[_T], item: _T) -> None:
    """Note an item, up to a bound: a hostile file holds a hundred thousand."""
    if len(found) < MOST_NOTED:
        found.append(item)


def _note(problems: list[Problem], make: Callable[..., Problem], *given: object) -> None:
    """Note a problem; it is made only if there is room for it."""
    if len(problems) < MOST_NOTED:
        problems.append(make(*given))


def _on_line_of(key: Range, at: Range) -> Range:
    """The range of an empty value, on its key's line: libyaml puts that of `? key` at the next token."""
    return at if at.line == key.end_line else Range(*key[2:], *key[2:])


def _around(start: Any, end: Any, tail: Range | None) -> Range:
    """The range of a collection. Without brackets it ends with its last text, not where libyaml notices that."""
    first, after = start.start_mark, end.end_mark
    if start.flow_style or tail is None:
        return Range(first.line + 1, first.column + 1, after.line + 1, after.column + 1)
    return Range(first.line + 1, first.column + 1, tail.end_line, tail.end_column)


def _size(node: Node) -> int:
    """How many nodes there are in a node, itself included."""
    if isinstance(node, Scalar):
        return 1
    if isinstance(node, Sequence):
        return 1 + sum(map(_size, node.items))
    return 1 + sum(1 + _size(value) for _, value in node.pairs)


def may_swallow(text: str, start: int, end: int) -> bool:
    """Whether a text in quotes may contain a field that is indented no deeper than the line on which the quote opens.

    `start` and `end` are offsets in the file.
    """
    before = text[max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1 : start]
    column = len(before) - len(before.lstrip(" -"))
    return any(len(match[1]) <= column for match in _ENTRY.finditer(text, start, end))

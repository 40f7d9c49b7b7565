"""YAML files that nothing is wrong with → plain records, without a place for each text.

Without it, `handbook check` on 10,000 goals takes 20 % longer (median of 4 pairs; 3.1 s instead of 1.6 s to read them).

Nearly all files are of that kind, and places are needed only where something is wrong. So each file is read here first, and
whatever is unusual is left to `yaml_nodes.read_yaml`. This reader may give up on any file, but never reads one differently.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from yaml import YAMLError
from yaml._yaml import CParser
from yaml.events import (
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from values_handbook.nodes import MAX_DEPTH, PLAIN_NULLS
from values_handbook.source.yaml_builder import may_swallow
from values_handbook.source.yaml_text import MAX_BYTES, MISREAD
from values_handbook.yaml_repair import has_cut, has_odd, may_be_joined


class PlainRecord(NamedTuple):
    """The fields of a record as texts, lists and mappings; its 1-based first line; its number in a list of records."""

    data: dict[str, Any]
    line: int
    item: int | None


def read_plain(data: bytes) -> list[PlainRecord] | None:
    """The records of a file; None where it deserves a closer look. Never raises."""
    if len(data) > MAX_BYTES:
        return None
    try:
        text = data.decode("utf-8")
        if has_cut(text) or has_odd(text) or _is_misread(text):
            return None
        return _Reader(text).records()
    except (_UnusualError, YAMLError, UnicodeDecodeError):
        return None


def _is_misread(text: str) -> bool:
    """Whether libyaml would take a character, such as the byte order mark, for something else."""
    return not text.isascii() and any(character in text for character in MISREAD)


class _UnusualError(Exception):
    """Something that is to be looked at with its place."""


class _Reader:
    """One pass over one file's events. Events are `Any`: PyYAML leaves their attributes untyped."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._next: Any = CParser(text).get_event

    def records(self) -> list[PlainRecord]:
        self._next()
        self._expect(self._next(), DocumentStartEvent)
        event = self._next()
        found = self._listed(event) if event.__class__ is SequenceStartEvent else [self._record(event, None, 1)]
        self._next()
        self._expect(self._next(), StreamEndEvent)
        return found

    def _expect(self, event: Any, kind: type) -> None:
        if event.__class__ is not kind:
            raise _UnusualError

    def _listed(self, start: Any) -> list[PlainRecord]:
        _refuse_signs(start)
        found: list[PlainRecord] = []
        while (event := self._next()).__class__ is not SequenceEndEvent:
            found.append(self._record(event, len(found), 2))
        return found

    def _record(self, start: Any, item: int | None, depth: int) -> PlainRecord:
        self._expect(start, MappingStartEvent)
        _refuse_signs(start)
        first = self._next()
        return PlainRecord(self._mapping(first, depth), first.start_mark.line + 1, item)

    def _value(self, event: Any, depth: int) -> Any:
        """A text, list or mapping; None for what is absent."""
        if event.__class__ is ScalarEvent:
            return self._scalar(event)
        if depth > MAX_DEPTH:
            raise _UnusualError
        _refuse_signs(event)
        if event.__class__ is MappingStartEvent:
            return self._mapping(self._next(), depth)
        return self._sequence(depth)

    def _scalar(self, event: Any) -> str | None:
        value: str = event.value
        style = event.style
        if event.tag is not None or event.anchor is not None:
            raise _UnusualError
        if style == "":
            if value in PLAIN_NULLS:
                return None
            if value[0] == "-" or (event.start_mark.line != event.end_mark.line and may_be_joined(value)):
                raise _UnusualError
            return value
        if not value and style in "|>":
            raise _UnusualError  # such as `>5`
        if not value or value.isspace():
            return None
        if style != "|":
            self._check_lines(event, style)
        return value

    def _check_lines(self, event: Any, style: str) -> None:
        """A text in quotes, or a folded one, that may have taken in what was meant to follow it, or that holds a NUL."""
        start, end = event.start_mark, event.end_mark
        if style == ">":
            is_unusual = may_be_joined(event.value)
        else:
            is_unusual = start.line != end.line and may_swallow(self._text, start.index, end.index)
        if is_unusual or "\0" in event.value:
            raise _UnusualError

    def _sequence(self, depth: int) -> list[Any]:
        items: list[Any] = []
        while (event := self._next()).__class__ is not SequenceEndEvent:
            item = self._value(event, depth + 1)
            if item is not None:
                items.append(item)
        return items

    def _mapping(self, event: Any, depth: int) -> dict[str, Any]:
        """The fields of a mapping from its first event on. A field without a value, or there twice, is unusual."""
        kept: dict[str, Any] = {}
        step, scalar = self._next, self._scalar
        while event.__class__ is ScalarEvent:
            key: Any = event.value
            # Nearly every key is a plain word, about which there is nothing to find out.
            if event.style != "" or event.tag or event.anchor or not key.isidentifier() or key in PLAIN_NULLS:
                key = scalar(event)
            event = step()
            value = scalar(event) if event.__class__ is ScalarEvent else self._value(event, depth + 1)
            if key is None or value is None or key in kept:
                raise _UnusualError
            kept[key] = value
            event = step()
        self._expect(event, MappingEndEvent)
        return kept


def _refuse_signs(event: Any) -> None:
    """Tags and anchors are looked at with their places; so are aliases, which have no tag."""
    if (
        event.__class__ not in (MappingStartEvent, SequenceStartEvent)
        or event.tag is not None
        or event.anchor is not None
    ):
        raise _UnusualError

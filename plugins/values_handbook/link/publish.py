"""Keeping what is not to be published out of everything that is made from the handbook."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from values_handbook.link.build import NAMES_A_RECORD
from values_handbook.model.markers import Text
from values_handbook.model.record import Handbook, Key, Record
from values_handbook.model.walk import leaves

if TYPE_CHECKING:
    from collections.abc import Iterable

    from values_handbook.diagnostics import Diagnostic
    from values_handbook.link.graph import LinkGraph
    from values_handbook.model.kinds import Common
    from values_handbook.model.locate import Path
    from values_handbook.options import Options


def hidden_records(handbook: Handbook, options: Options) -> frozenset[Key]:
    """The records that stay out of the site: `publish: false`, written or by default of their kind and level."""
    return frozenset(record.key for record in handbook if not _is_published(record, options))


def _is_published(record: Record, options: Options) -> bool:
    if record.fields.publish is not None:
        return record.fields.publish
    return options.is_published(record.kind, getattr(record.fields, "level", None))


def without(handbook: Handbook, graph: LinkGraph, hidden: frozenset[Key]) -> Handbook:
    """The handbook without the hidden records, and with nothing in the others that names them.

    A reference to a hidden record is taken out with whatever means nothing without it: an alignment with its value, a
    score with what it scores. A Markdown link keeps its text.
    """
    if not hidden:
        return handbook
    paths: defaultdict[Key, list[Path]] = defaultdict(list)
    for key in hidden:
        for reference in graph.incoming(key):
            if isinstance(reference.source, tuple) and reference.typed:
                paths[reference.source].append(reference.path)
    kept = []
    for record in handbook:
        if record.key not in hidden:
            fields = _unlink(_prune(record.fields, paths[record.key]), hidden)
            kept.append(record if fields is record.fields else replace(record, fields=fields))
    return replace(handbook, records=tuple(kept))


def _prune(part: Any, paths: Iterable[Path]) -> Any:
    """A model without the values at these paths, and without parts that lost a field that they need."""
    below: defaultdict[str, list[Path]] = defaultdict(list)
    for path in paths:
        below[str(path[0])].append(path[1:])
    if not below:
        return part
    changes: dict[str, Any] = {}
    for attribute, info in type(part).model_fields.items():
        name = info.alias or attribute
        if name in below:
            changes[attribute] = _pruned_value(getattr(part, attribute), below[name])
    return part.model_copy(update=changes)


def _pruned_value(value: Any, paths: list[Path]) -> Any:
    if () in paths:
        return None
    if isinstance(value, BaseModel):
        return _prune(value, paths)
    at: defaultdict[int, list[Path]] = defaultdict(list)
    for path in paths:
        at[int(path[0])].append(path[1:])
    return tuple(
        _prune(item, at[index]) for index, item in enumerate(value) if index not in at or _survives(item, at[index])
    )


def _survives(item: Any, paths: list[Path]) -> bool:
    """Whether an item of a list still means something without what is at these paths inside of it."""
    if () in paths or not isinstance(item, BaseModel):
        return False
    required = {info.alias or name for name, info in type(item).model_fields.items() if info.is_required()}
    return not any(len(path) == 1 and path[0] in required for path in paths)


def _unlink(fields: Common, hidden: frozenset[Key]) -> Common:
    """The fields with Markdown links to hidden records replaced by their text."""
    for leaf in leaves(fields):
        if isinstance(leaf.marker, Text) and leaf.marker.form != "plain" and NAMES_A_RECORD.search(leaf.value):
            text = _unlinked(leaf.value, hidden)
            if text != leaf.value:
                fields = _replaced(fields, leaf.path, text)
        elif (
            not isinstance(leaf.marker, Text)
            and _names_hidden(leaf.value, hidden)
            and leaf.field.endswith(("url", "link", "discussion"))
        ):
            fields = _replaced(fields, leaf.path, "#")
    return fields


def _names_hidden(word: str, hidden: frozenset[Key]) -> bool:
    kind, _, identifier = word.partition("#")[0].partition(":")
    return Key(kind, identifier) in hidden


def _unlinked(text: str, hidden: frozenset[Key]) -> str:
    for key in sorted(hidden):
        if str(key) in text:
            href = rf"<?{re.escape(str(key))}(?:#[a-z0-9-]*)?>?(?![a-z0-9-])"
            text = re.sub(rf"\[([^\[\]]*)\]\(\s*{href}[^)]*\)", r"\1", text)
            text = re.sub(href, "#", text)
    return text


def _replaced(part: Any, path: Path, value: str) -> Any:
    """A model with another text at a path."""
    if not path:
        return value
    step, *rest = path
    if isinstance(part, tuple):
        assert isinstance(step, int)
        return (*part[:step], _replaced(part[step], tuple(rest), value), *part[step + 1 :])
    attribute = next(name for name, info in type(part).model_fields.items() if (info.alias or name) == step)
    return part.model_copy(update={attribute: _replaced(getattr(part, attribute), tuple(rest), value)})


def public(diagnostics: Iterable[Diagnostic], handbook: Handbook, hidden: frozenset[Key]) -> tuple[Diagnostic, ...]:
    """The diagnostics that say nothing of hidden records: neither stand in their files nor name them."""
    if not hidden:
        return tuple(diagnostics)
    records = [handbook.by_key[key] for key in hidden]
    files = {record.file.path for record in records}
    words = [rf"(?<![a-z0-9-]){re.escape(record.id)}(?![a-z0-9-])" for record in records]
    words += [re.escape(record.fields.heading) for record in records if record.fields.heading]
    names = re.compile("|".join(words))
    return tuple(
        item
        for item in diagnostics
        if item.span.path not in files
        and not any(other.span.path in files for other in item.related)
        and not names.search(
            "\n".join((item.headline, item.label, item.help, *(other.label for other in item.related)))
        )
    )

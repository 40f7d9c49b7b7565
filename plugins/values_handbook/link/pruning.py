"""Taking out of records whatever names a hidden one."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from values_handbook.model.fields import TextForm, WebAddress, leaves
from values_handbook.model.kinds.culture import Score
from values_handbook.prose import find_links, render_block, render_inline
from values_handbook.taxonomy import KIND

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from values_handbook.link.graph import LinkGraph
    from values_handbook.link.hidden_names import HiddenNames
    from values_handbook.model.kinds import Common
    from values_handbook.model.record import Handbook, Key, Record
    from values_handbook.taxonomy import Path

_BACKSLASH = re.compile(r"\\([!-/:-@\[-`{-~])")
_DEFINED = re.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]*+\n?[ \t]*+<?([^\s<>]+)", re.MULTILINE)
"""The addresses of link definitions, which need not be used: `[label]: address`."""
_MAY_LINK = re.compile(rf"\]\(|\]:|<|\b{KIND}:")
"""A quick test: text without a match names no record and links to nothing."""
MOST_NAMES = 50
"""Hidden places that one text may link to; of a text with more of them its words alone are kept."""
_AUDIENCES = ("teams", "audience")
"""Fields that say whom a record is for. Empty means everyone."""
_NOBODY = ("",)
"""What such a field gets when all whom it names are hidden: a reference that leads nowhere, so that it is not empty."""


def without_hidden_names(
    handbook: Handbook, hidden: Collection[Key], names: HiddenNames, references: Mapping[Key, Collection[Path]]
) -> Handbook:
    """The handbook without the hidden records, and with nothing in the others that names them.

    `references` are the places of references to hidden records, by the record that makes them. One is taken out with
    whatever means nothing without it: an alignment with its value, a score with what it scores. A Markdown link keeps its
    text.
    """
    kept = []
    for record in handbook:
        if record.key not in hidden:
            gone = [*references.get(record.key, ()), *_addresses(record, names)]
            removed: list[Path] = []
            fields = _unlink(_prune(record.fields, gone, (), removed), record, names)
            is_same = fields is record.fields
            kept.append(record if is_same else replace(record, fields=fields, removed=frozenset(removed)))
    return replace(handbook, records=tuple(kept))


def references_to(hidden: Iterable[Key], graph: LinkGraph) -> dict[Key, list[Path]]:
    """The places of references to hidden records in a graph, by the record that makes them."""
    found: defaultdict[Key, list[Path]] = defaultdict(list)
    for key in hidden:
        for reference in graph.incoming(key):
            if isinstance(reference.source, tuple) and reference.typed:
                found[reference.source].append(reference.path)
    return found


def _addresses(record: Record, names: HiddenNames) -> Iterator[Path]:
    """The places of addresses that lead to hidden records."""
    for leaf in leaves(record.fields, (WebAddress,)):
        if names.lead_from(leaf.value, record):
            yield leaf.path


def _prune(part: Any, paths: Iterable[Path], at: Path, removed: list[Path]) -> Any:
    """A model without the values at these paths, and without parts that lost a field that they need.

    `at` is the place of the model in its record; the places of items that are taken out of lists go to `removed`.
    """
    below: defaultdict[str, list[Path]] = defaultdict(list)
    for path in paths:
        below[str(path[0])].append(path[1:])
    if not below:
        return part
    changes: dict[str, Any] = {}
    for attribute, info in type(part).model_fields.items():
        name = info.alias or attribute
        if name in below:
            left = _pruned_value(getattr(part, attribute), below[name], (*at, name), removed)
            changes[attribute] = left or _NOBODY if name in _AUDIENCES else left
    return part.model_copy(update=changes)


def _pruned_value(value: Any, paths: list[Path], at: Path, removed: list[Path]) -> Any:
    if () in paths:
        return None
    if isinstance(value, BaseModel):
        return _prune(value, paths, at, removed)
    inside: defaultdict[int, list[Path]] = defaultdict(list)
    for path in paths:
        inside[int(path[0])].append(path[1:])
    kept = []
    for index, item in enumerate(value):
        if index not in inside:
            kept.append(item)
        elif _survives(item, inside[index]):
            kept.append(_prune(item, inside[index], (*at, index), removed))
        else:
            removed.append((*at, index))
    return tuple(kept)


def _survives(item: Any, paths: list[Path]) -> bool:
    """Whether an item of a list still means something without what is at these paths inside of it."""
    if () in paths or not isinstance(item, BaseModel):
        return False
    needed = {info.alias or name for name, info in type(item).model_fields.items() if info.is_required()}
    if isinstance(item, Score):
        needed.add("team")  # Without it, the answers of a few would stand as those of everyone.
    return not any(len(path) == 1 and path[0] in needed for path in paths)


def _unlink(fields: Common, record: Record, names: HiddenNames) -> Common:
    """The fields with Markdown links to hidden records replaced by their text."""
    texts: dict[Path, str] = {}
    for leaf in leaves(fields, (TextForm,)):
        if isinstance(leaf.marker, TextForm) and _MAY_LINK.search(leaf.value):
            text = _unlinked(leaf.value, leaf.marker.form == "inline", record, names)
            if text != leaf.value:
                texts[leaf.path] = text
    if not texts:
        return fields
    replaced: Common = _with_texts(fields, texts)
    return replaced


def _unlinked(text: str, inline: bool, record: Record, names: HiddenNames) -> str:
    links = {link.href for link in find_links(text, inline=inline)} | set(_DEFINED.findall(text))
    found = sorted((href for href in links if names.lead_from(href, record)), key=len, reverse=True)
    if len(found) > MOST_NAMES:
        return _words(text, inline, names)
    for name in found:
        href = rf"<?{re.escape(name)}>?(?![a-z0-9-])"
        text = re.sub(rf"!?\[([^\[\]]*)\]\(\s*{href}[^)]{{0,1000}}\)", r"\1", text)
        text = re.sub(href, "#", text)
    return _scrubbed(names.without_names(text, "#"), inline, record, names)


def _scrubbed(text: str, inline: bool, record: Record, names: HiddenNames) -> str:
    """A text as it is, or its words alone where a name or a path is spelled so that no pattern finds it: `value\\:x`."""
    is_named = names.are_named_in(unescape(_BACKSLASH.sub(r"\1", text)))
    if not is_named and not any(names.lead_from(link.href, record) for link in find_links(text, inline=inline)):
        return text
    return _words(text, inline, names)


def _words(text: str, inline: bool, names: HiddenNames) -> str:
    """The words of a text alone, without names of hidden records."""
    return names.without_names((render_inline if inline else render_block)(text).plain)


def _with_texts(part: Any, texts: Mapping[Path, str]) -> Any:
    """A model with other texts at some paths."""
    if () in texts:
        return texts[()]
    below: defaultdict[str | int, dict[Path, str]] = defaultdict(dict)
    for (step, *rest), text in texts.items():
        below[step][tuple(rest)] = text
    if isinstance(part, tuple):
        return tuple(_with_texts(item, below[place]) if place in below else item for place, item in enumerate(part))
    names = {info.alias or name: name for name, info in type(part).model_fields.items()}
    found = {names[str(step)]: texts for step, texts in below.items()}
    return part.model_copy(update={name: _with_texts(getattr(part, name), texts) for name, texts in found.items()})

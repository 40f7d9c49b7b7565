"""Keeping what is not to be published out of everything that is made from the handbook."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from pydantic import BaseModel

from values_handbook.link.paths import path_of
from values_handbook.model.kinds.culture import Score
from values_handbook.model.markers import Text, WebAddress
from values_handbook.model.record import Handbook, Key, Record
from values_handbook.model.taxonomy import KINDS
from values_handbook.model.walk import leaves
from values_handbook.prose import find_links, render_block, render_inline

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from values_handbook.diagnostics import Diagnostic
    from values_handbook.link.graph import LinkGraph
    from values_handbook.model.kinds import Common
    from values_handbook.model.layout import Layout
    from values_handbook.model.locate import Path
    from values_handbook.options import Options
    from values_handbook.source.files import SourceFile

_BACKSLASH = re.compile(r"\\([!-/:-@\[-`{-~])")
_DEFINED = re.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]*\n?[ \t]*<?([^\s<>]+)", re.MULTILINE)
"""Where definitions lead that no link may use: `[label]: address`."""
_SAYS_HIDDEN = re.compile(rb"publish['\"]?[ \t]*:[ \t]*['\"]?false", re.IGNORECASE)
_MAY_LINK = re.compile(rf"\]\(|\]:|<|\b(?:{'|'.join(KINDS)}):")
"""A quick test: text without a match names no record and links to nothing."""


def hidden_records(handbook: Handbook, options: Options) -> frozenset[Key]:
    """The records that stay out of the site: `publish: false`, written or by default of their kind and level."""
    return frozenset(record.key for record in handbook if not is_published(record, options))


_AUDIENCES = ("teams", "audience")
"""Fields that name who is asked, where none means everyone."""
_NOBODY = ("",)
"""What stands in such a field when all whom it named are hidden: a reference that leads nowhere, so that it is not empty."""


def is_published(record: Record, options: Options) -> bool:
    """Whether a record says that it may be published, or does so by default."""
    if record.fields.publish is not None:
        return record.fields.publish
    return options.is_published(record.kind, getattr(record.fields, "level", None))


@dataclass(frozen=True)
class Traces:
    """What could tell of hidden records: their names, earlier ones too, and the paths of their files and pages."""

    keys: frozenset[Key]
    paths: frozenset[str]

    @classmethod
    def of(cls, hidden: Collection[Key], handbook: Handbook, layout: Layout) -> Traces:
        """The traces of the hidden records of a handbook."""
        earlier = {Key(key.kind, old) for key in hidden for old in handbook.by_key[key].fields.formerly}
        files = {record.file.uri for record in handbook if record.key in hidden}
        files -= {record.file.uri for record in handbook if record.key not in hidden}
        return cls(
            frozenset({*hidden, *earlier}), frozenset({*files, *(_place(key, layout) for key in (*hidden, *earlier))})
        )

    @classmethod
    def of_record(cls, record: Record, layout: Layout) -> Traces:
        """The traces of one hidden record, which may be of an earlier state of the handbook."""
        keys = frozenset({record.key, *(Key(record.kind, old) for old in record.fields.formerly)})
        files = {record.file.uri} if record.item is None else set()
        return cls(keys, frozenset({*files, *(_place(key, layout) for key in keys)}))

    @classmethod
    def all(cls, several: Iterable[Traces]) -> Traces:
        """Several traces together."""
        found = tuple(several)
        keys, paths = (
            frozenset[Any]().union(*sets) for sets in ((it.keys for it in found), (it.paths for it in found))
        )
        return cls(keys, paths)

    def lead_from(self, href: str, record: Record) -> bool:
        """Whether a link in a record leads to a hidden one."""
        path, _, anchor = href.partition("#")
        kind, _, identifier = path.partition(":")
        named = Key(kind, identifier) if path else Key(record.kind, anchor)
        return named in self.keys or leads_to(href, record.file.uri, self.paths)


def _place(key: Key, layout: Layout) -> str:
    """Where a record stands in the site, by its source path."""
    page = layout.page_of(key)
    return page if KINDS[key.kind].own_page else f"{page}#{key.id}"


def leads_to(href: str, uri: str, paths: frozenset[str]) -> bool:
    """Whether a relative link in the file `uri` leads to one of the paths, or to a place `path#anchor` among them."""
    path = path_of(href, uri)
    return path is not None and (path in paths or f"{path}#{unquote(href.partition('#')[2])}" in paths)


def hidden_paths(handbook: Handbook, hidden: frozenset[Key], layout: Layout) -> frozenset[str]:
    """The paths in the content folder of the files and pages of hidden records, with `#id` of those that share a page."""
    return Traces.of(hidden, handbook, layout).paths if hidden else frozenset()


def without(handbook: Handbook, graph: LinkGraph, hidden: frozenset[Key], layout: Layout) -> Handbook:
    """The handbook without the hidden records, and with nothing in the others that names them.

    A reference to a hidden record is taken out with whatever means nothing without it: an alignment with its value, a
    score with what it scores. A Markdown link keeps its text.
    """
    return without_traces(handbook, graph, hidden, Traces.of(hidden, handbook, layout)) if hidden else handbook


def without_traces(handbook: Handbook, graph: LinkGraph, hidden: Collection[Key], traces: Traces) -> Handbook:
    """The same, where not all hidden records are in the handbook: `traces` are all that could tell of them."""
    paths: defaultdict[Key, list[Path]] = defaultdict(list)
    for key in hidden:
        for reference in graph.incoming(key):
            if isinstance(reference.source, tuple) and reference.typed:
                paths[reference.source].append(reference.path)
    kept = []
    for record in handbook:
        if record.key not in hidden:
            gone = [*paths[record.key], *_addresses(record, traces)]
            fields = _unlink(_prune(record.fields, gone), record, traces)
            kept.append(record if fields is record.fields else replace(record, fields=fields))
    return replace(handbook, records=tuple(kept))


def _addresses(record: Record, traces: Traces) -> Iterator[Path]:
    """The places of addresses that lead to hidden records."""
    for leaf in leaves(record.fields, (WebAddress,)):
        if traces.lead_from(leaf.value, record):
            yield leaf.path


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
            left = _pruned_value(getattr(part, attribute), below[name])
            changes[attribute] = left or _NOBODY if name in _AUDIENCES else left
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
    needed = {info.alias or name for name, info in type(item).model_fields.items() if info.is_required()}
    if isinstance(item, Score):
        needed.add("team")  # Without it, the answers of a few would stand as those of everyone.
    return not any(len(path) == 1 and path[0] in needed for path in paths)


def _unlink(fields: Common, record: Record, traces: Traces) -> Common:
    """The fields with Markdown links to hidden records replaced by their text."""
    for leaf in leaves(fields, (Text,)):
        if isinstance(leaf.marker, Text) and _MAY_LINK.search(leaf.value):
            text = _unlinked(leaf.value, leaf.marker.form == "inline", record, traces)
            if text != leaf.value:
                fields = _replaced(fields, leaf.path, text)
    return fields


def _unlinked(text: str, inline: bool, record: Record, traces: Traces) -> str:
    names = {rf"{re.escape(str(key))}(?:#[a-z0-9-]*)?" for key in traces.keys if str(key) in text}
    links = {link.href for link in find_links(text, inline=inline)} | set(_DEFINED.findall(text))
    names |= {re.escape(href) for href in links if traces.lead_from(href, record)}
    for name in sorted(names, key=len, reverse=True):
        href = rf"<?{name}>?(?![a-z0-9-])"
        text = re.sub(rf"!?\[([^\[\]]*)\]\(\s*{href}[^)]*\)", r"\1", text)
        text = re.sub(href, "#", text)
    return _scrubbed(text, inline, record, traces)


def _scrubbed(text: str, inline: bool, record: Record, traces: Traces) -> str:
    """A text as it is, or its words alone where a name or a path is spelled so that no pattern finds it: `value\\:x`."""
    spelled = unescape(_BACKSLASH.sub(r"\1", text))
    named = [str(key) for key in traces.keys if str(key) in spelled]
    if not named and not any(traces.lead_from(link.href, record) for link in find_links(text, inline=inline)):
        return text
    plain = (render_inline if inline else render_block)(text).plain
    for name in sorted(named, key=len, reverse=True):
        plain = plain.replace(name, "")
    return plain


def _seems_hidden(file: SourceFile, options: Options) -> bool:
    return bool(_SAYS_HIDDEN.search(file.data)) or not options.is_published(file.kind, None)


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


def without_secrets(
    diagnostics: Iterable[Diagnostic], checked: Iterable[Diagnostic], public_checks: Iterable[Diagnostic]
) -> tuple[Diagnostic, ...]:
    """The diagnostics without those of `checked` that are said otherwise, or not at all, where only the public is known.

    A count, or the day of the last review, tells of a hidden record without naming it.
    """
    secret = {_words(item) for item in checked} - {_words(item) for item in public_checks}
    return tuple(item for item in diagnostics if _words(item) not in secret)


def _words(item: Diagnostic) -> tuple[str, str, str]:
    return item.code, item.headline, item.help


def public(
    diagnostics: Iterable[Diagnostic],
    handbook: Handbook,
    hidden: frozenset[Key],
    files: Iterable[SourceFile],
    options: Options,
) -> tuple[Diagnostic, ...]:
    """The diagnostics that say nothing of hidden records: neither stand in their files nor name them.

    Of a record that could not be read, its file tells whether it is to be hidden.
    """
    drafts = [draft for draft in handbook.drafts if not is_published(draft, options)]
    records = [*(handbook.by_key[key] for key in hidden), *drafts]
    read = {record.file.path for record in handbook}
    unread = {file.path for file in files if file.path not in read and _seems_hidden(file, options)}
    if not records and not unread:
        return tuple(diagnostics)
    hiding = {record.file.path for record in records} | unread
    words = [rf"(?<![a-z0-9-]){re.escape(record.id)}(?![a-z0-9-])" for record in records]
    words += [rf"(?<![a-z0-9-]){re.escape(old)}(?![a-z0-9-])" for record in records for old in record.fields.formerly]
    words += [re.escape(record.fields.heading) for record in records if record.fields.heading]
    names = re.compile("|".join(words) or r"(?!)")
    return tuple(
        item
        for item in diagnostics
        if item.span.path not in hiding
        and not any(other.span.path in hiding for other in item.related)
        and not names.search(
            "\n".join((item.headline, item.label, item.help, *(other.label for other in item.related)))
        )
    )

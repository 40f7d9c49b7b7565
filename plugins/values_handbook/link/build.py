"""The link stage: resolves every reference of every record and page, and reports all problems at once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from values_handbook.diagnostics import Diagnostic, Related, Span, diagnostic
from values_handbook.diagnostics.lines import decode
from values_handbook.diagnostics.quota import Quota
from values_handbook.link.cycles import find_cycles
from values_handbook.link.embeds import find_embeds, parse_embed, place_in_embed
from values_handbook.link.graph import IndexedGraph, LinkGraph, PageSource, Reference
from values_handbook.link.resolve import Found, Nothing, Resolver, Unknown
from values_handbook.link.several import as_list
from values_handbook.model.fields import References, TextForm, leaves
from values_handbook.model.kinds.work import Alignment, ObjectiveAlignment
from values_handbook.model.locate import locate_in_text, locate_record
from values_handbook.model.record import Key
from values_handbook.prose import find_links
from values_handbook.taxonomy import KIND, KINDS, ReferenceText, id_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from values_handbook.link.embeds import Embed
    from values_handbook.model.fields import Leaf
    from values_handbook.model.record import Handbook, Record
    from values_handbook.source.files import SourceFile
    from values_handbook.taxonomy import Path


NAMES_A_RECORD = re.compile(rf"\b{KIND}:")

_KINDS = tuple(KINDS)
ANY_RECORD = References(tuple(KINDS), prefixed=True, parts=True)
"""What an embed's `record:` may name."""


@dataclass(slots=True)
class _Linking:
    handbook: Handbook
    resolver: Resolver
    references: list[Reference] = field(default_factory=list)
    unresolved: set[tuple[Key, Path]] = field(default_factory=set)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    errors: Quota = field(default_factory=Quota)
    hints: Quota = field(default_factory=Quota)

    def begin(self, path: str) -> None:
        """Start the next record or page."""
        self.errors.begin(path)
        self.hints.begin(path)


def link(handbook: Handbook) -> tuple[LinkGraph, tuple[Diagnostic, ...]]:
    """The graph of all references of a handbook. A reference on a cycle of ancestors is reported and left out of it."""
    linking = _Linking(handbook, Resolver(handbook))
    for record in handbook:
        _link_record(record, linking)
    for page in handbook.pages:
        _link_page(page, linking)
    drafts = _Linking(handbook, linking.resolver, diagnostics=linking.diagnostics)
    for record in handbook.drafts:
        _link_record(record, drafts)
    cut, found = find_cycles(linking.references, handbook)
    references = (
        tuple(reference for reference in linking.references if reference not in cut)
        if cut
        else tuple(linking.references)
    )
    return IndexedGraph(references, frozenset(linking.unresolved)), (*linking.diagnostics, *found)


def _link_record(record: Record, linking: _Linking) -> None:
    linking.begin(record.file.path)
    aligned: dict[tuple[str, Key], Path] = {}
    for leaf in leaves(record.fields):
        if isinstance(leaf.marker, References):
            _link_field(record, leaf, leaf.marker, aligned, linking)
        elif isinstance(leaf.marker, TextForm):
            if may_name_a_record(leaf.value):
                _link_text(record, leaf, linking)
        elif NAMES_A_RECORD.match(leaf.value):
            place = partial(locate_record, record, leaf.path)
            _resolve_link(record.key, leaf.field, leaf.value, leaf.path, linking, place)


def may_name_a_record(text: str) -> bool:
    """A quick test: where it says no, the text holds no reference, and its Markdown need not be read."""
    # Most texts have no colon but those of `https:`; the pattern alone takes ten times as long.
    is_possible = ":" in text and any(part.endswith(_KINDS) for part in text.split(":")[:-1])
    return is_possible and NAMES_A_RECORD.search(text) is not None


def reference_at(source: Key, leaf: Leaf, target: Key, behaviour: str) -> Reference:
    """The reference of a field to a record. One in an alignment has the name of the field that lists the alignments."""
    if isinstance(leaf.part, Alignment | ObjectiveAlignment):
        return Reference(source, str(leaf.path[0]), target, behaviour, leaf.part, leaf.path)
    return Reference(source, leaf.field, target, behaviour, None, leaf.path)


def _link_field(
    record: Record, leaf: Leaf, marker: References, aligned: dict[tuple[str, Key], Path], linking: _Linking
) -> None:
    meaning = linking.resolver.resolve(leaf.value, marker)
    if not isinstance(meaning, Found):
        linking.unresolved.add((record.key, leaf.path))
        _report_unresolved(record, leaf, meaning, linking)
        return
    reference = reference_at(record.key, leaf, meaning.key, meaning.behaviour)
    linking.references.append(reference)
    if meaning.renamed:
        _hint_renamed(meaning, partial(locate_record, record, leaf.path), linking)
    if reference.alignment is not None:
        _refuse_twice(record, leaf, meaning.key, aligned, linking)


def _report_unresolved(record: Record, leaf: Leaf, meaning: Nothing | Unknown, linking: _Linking) -> None:
    quota = linking.errors if isinstance(meaning, Unknown) else linking.hints
    if not quota.take():
        return
    if isinstance(meaning, Unknown):
        place = locate_record(record, leaf.path)
        help_line = as_list(record, leaf.path, meaning.several) or meaning.help
        linking.diagnostics.append(diagnostic(meaning.code, meaning.headline, place, help=help_line))
    elif meaning.several:
        headline = f"`{leaf.value}` stands as one name and looks like several"
        place = locate_record(record, leaf.path)
        help_line = as_list(record, leaf.path, meaning.several)
        linking.diagnostics.append(diagnostic("name-like-id", headline, place, help=help_line))
    elif meaning.hint:
        headline = f"`{leaf.value}` stands as a plain name and {meaning.why}"
        place = locate_record(record, leaf.path)
        linking.diagnostics.append(diagnostic("name-like-id", headline, place, help=meaning.hint))


def _refuse_twice(
    record: Record, leaf: Leaf, target: Key, aligned: dict[tuple[str, Key], Path], linking: _Linking
) -> None:
    """One value (or objective) at most once in a record's alignments."""
    first = aligned.setdefault((str(leaf.path[0]), target), leaf.path)
    if first == leaf.path or not linking.errors.take():
        return
    headline = f"the {target.kind} `{target.id}` is aligned twice"
    related = (Related(locate_record(record, first), "first here"),)
    place = locate_record(record, leaf.path)
    help_line = "keep one of the two; one of them may name the strength and say why"
    linking.diagnostics.append(diagnostic("duplicate-alignment", headline, place, related=related, help=help_line))


def _link_text(record: Record, leaf: Leaf, linking: _Linking) -> None:
    assert isinstance(leaf.marker, TextForm)
    for found in find_links(leaf.value, inline=leaf.marker.form == "inline"):
        if NAMES_A_RECORD.match(found.href):
            place = partial(locate_in_text, record, leaf.path, found)
            _resolve_link(record.key, leaf.field, found.href, leaf.path, linking, place)


def _link_page(page: SourceFile, linking: _Linking) -> None:
    linking.begin(page.path)
    text = decode(page.data)
    source = PageSource(page.uri)
    if may_name_a_record(text):
        for found in find_links(text, page=True):
            if NAMES_A_RECORD.match(found.href):
                place = Span.on_line(page.path, found.line + 1, max(found.column, 0) + 1, len(found.href))
                _resolve_link(source, "body", found.href, (), linking, partial(_fixed, place))
    for embed in find_embeds(text):
        spec, _ = parse_embed(page.path, embed)
        if spec is not None and spec.record:
            _link_embed(page, embed, spec.record, linking)


def _link_embed(page: SourceFile, embed: Embed, word: str, linking: _Linking) -> None:
    meaning = linking.resolver.resolve(word, ANY_RECORD)
    place = partial(place_in_embed, page.path, embed, "record")
    if isinstance(meaning, Found):
        linking.references.append(Reference(PageSource(page.uri), "embed", meaning.key, meaning.behaviour, typed=False))
        _hint_renamed(meaning, place, linking)
    elif isinstance(meaning, Unknown) and linking.errors.take():
        linking.diagnostics.append(diagnostic(meaning.code, meaning.headline, place(), help=meaning.help))


def _resolve_link(
    source: Key | PageSource, field_name: str, href: str, path: Path, linking: _Linking, place: Callable[[], Span]
) -> None:
    """Resolve a link in Markdown or an address, and add its reference or its diagnostic."""
    meaning = linking.resolver.link(href)
    if isinstance(meaning, Found):
        linking.references.append(
            Reference(source, field_name, meaning.key, meaning.behaviour, None, path, typed=False)
        )
        _hint_renamed(meaning, place, linking)
    elif isinstance(meaning, Unknown) and linking.errors.take():
        linking.diagnostics.append(diagnostic(meaning.code, meaning.headline, place(), help=meaning.help))


def _hint_renamed(meaning: Found, place: Callable[[], Span], linking: _Linking) -> None:
    if meaning.renamed and linking.hints.take():
        headline = "this is an earlier id, which still works"
        linking.diagnostics.append(diagnostic("earlier-id", headline, place(), help=f"write `{meaning.renamed}`"))


def _fixed(place: Span) -> Span:
    """A place that is known already, for callers whose place is usually computed on demand."""
    return place


def as_written(records: Iterable[Record], hidden: Collection[Key], named: Callable[[Key], Key]) -> LinkGraph:
    """The graph of the references in the fields of a few records, without a check that their targets exist.

    Of an earlier state of a handbook only the records that a commit changed are read, and what they name lies in other
    files. `named` returns the key that a record has now.

    A bare id that could be of several kinds is none of them, unless it is that of a `hidden` record.
    """
    return IndexedGraph(tuple(found for record in records for found in _references(record, hidden, named)))


def _references(record: Record, hidden: Collection[Key], named: Callable[[Key], Key]) -> Iterator[Reference]:
    for leaf in leaves(record.fields, (References,)):
        target = _target(leaf, hidden)
        if target is not None:
            yield reference_at(record.key, leaf, named(target), ReferenceText.parse(leaf.value).behaviour)


def _target(leaf: Leaf, hidden: Collection[Key]) -> Key | None:
    """The record that a reference names; None for a plain name, and where several kinds are possible."""
    assert isinstance(leaf.marker, References)
    kind, identifier, _ = ReferenceText.parse(leaf.value)
    kinds = leaf.marker.kinds if kind is None else [kind] if kind in leaf.marker.kinds else []
    possible = [Key(kind, identifier) for kind in kinds]
    if not possible or not id_pattern(kind).match(identifier):
        return None  # A name, such as `1:30`.
    meant = [key for key in possible if key in hidden] or possible
    return meant[0] if len(possible) == 1 or meant[0] in hidden else None

"""The references in hand-written pages to what is renamed: links in Markdown, and embeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.editing.edits import SourceText
from values_handbook.editing.in_where import names_in_where
from values_handbook.editing.in_yaml import SPELLED, YamlText
from values_handbook.editing.renaming import Slice
from values_handbook.link.build import ANY_RECORD
from values_handbook.link.embeds import find_embeds, parse_block
from values_handbook.nodes import Mapping, Scalar
from values_handbook.prose import find_links

if TYPE_CHECKING:
    from collections import abc

    from values_handbook.editing.edits import PlannedEdits
    from values_handbook.editing.renaming import Renaming
    from values_handbook.link.embeds import Embed
    from values_handbook.link.resolve import Resolver
    from values_handbook.model.record import Handbook
    from values_handbook.nodes import Node
    from values_handbook.source.files import SourceFile


def edit_pages(
    handbook: Handbook, renaming: Renaming, resolver: Resolver, row_kinds: abc.Mapping[str, str], planned: PlannedEdits
) -> None:
    """Plan the edits of all references in hand-written pages. `row_kinds` are the kinds of the matrices' rows."""
    for page in handbook.pages:
        source = SourceText(page.data)
        _edit_links(page, source, renaming, resolver, planned)
        for embed in find_embeds(source.text):
            _edit_embed(page, source, embed, renaming, resolver, row_kinds, planned)


def _edit_links(
    page: SourceFile, source: SourceText, renaming: Renaming, resolver: Resolver, planned: PlannedEdits
) -> None:
    for link in find_links(source.text, page=True):
        part = renaming.in_link(link.href, resolver, page.uri, None)
        if part is None:
            continue
        if link.column < 0:
            planned.give_up(page.path, link.line + 1, 1, SPELLED)
        else:
            start = source.offset(link.line + 1, link.column + 1)
            planned.edit(page.path, start + part.start, start + part.end, part.text)


def _edit_embed(
    page: SourceFile,
    source: SourceText,
    embed: Embed,
    renaming: Renaming,
    resolver: Resolver,
    row_kinds: abc.Mapping[str, str],
    planned: PlannedEdits,
) -> None:
    root, spec, _ = parse_block(embed.body)
    if not embed.closed or spec is None or not isinstance(root, Mapping):
        return
    block = YamlText(page.path, source, root, planned, down=embed.first + 1)
    fields = {key.value: value for key, value in root.pairs}
    if spec.record and (part := renaming.in_word(spec.record, resolver.resolve(spec.record, ANY_RECORD))):
        _edit_record(block, fields["record"], spec.record, part)
    kind = row_kinds.get(spec.matrix, "") if spec.matrix else spec.kind
    for scalar in names_in_where(fields.get("where"), kind, renaming.key, renaming.behaviour):
        block.replace(scalar, scalar.value, Slice(0, len(scalar.value), renaming.new))


def _edit_record(block: YamlText, node: Node, word: str, part: Slice) -> None:
    if isinstance(node, Mapping):  # `record: {value: candor}`
        (kind, node), *_ = node.pairs
        gone = len(kind.value) + 1
        word, part = word[gone:], Slice(part.start - gone, part.end - gone, part.text)
    assert isinstance(node, Scalar)  # Nothing else is read as a reference.
    block.replace(node, word, part)

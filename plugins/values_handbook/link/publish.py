"""What may be published: the handbook as somebody who knows nothing of hidden records would write it.

Everything public is made from it alone, what checks find too, so that two handbooks which differ in hidden records only give
the same bytes. Files, and items of lists, that hold hidden records are not read at all; then what names one is taken out of
the others.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from values_handbook.diagnostics import diagnostic
from values_handbook.link.hidden_names import HiddenNames, names_in
from values_handbook.link.pruning import without_hidden_names
from values_handbook.link.resolve import Nothing, Resolver
from values_handbook.model.coerce import bare
from values_handbook.model.fields import References, leaves
from values_handbook.model.locate import locate_record
from values_handbook.model.read import plain_records, read_handbook
from values_handbook.nodes import Mapping, Scalar
from values_handbook.source.yaml_nodes import read_yaml
from values_handbook.taxonomy import FOLDERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.diagnostics import Diagnostic
    from values_handbook.model.layout import Layout
    from values_handbook.model.record import Handbook, Key, Record
    from values_handbook.nodes import Node
    from values_handbook.options import Options
    from values_handbook.source.files import SourceFile, SourceTree
    from values_handbook.taxonomy import Path

_WORDS_FOR_HIDDEN = ("draft", "hidden", "private", "unpublished", "internal", "secret")
"""Other names that people give to `publish: false`. They are unknown fields, so that the record has an error."""
_MENTIONS_PUBLISHING = re.compile(rf"publi|visible|{'|'.join(_WORDS_FOR_HIDDEN)}|\\".encode(), re.IGNORECASE)
"""A quick test: no record in a file without a match says whether it is published."""
_SAYS_INDIVIDUAL = re.compile(rb"level['\"]?[ \t]*:[ \t]*(?!['\"]?(?:organization|team)\b)", re.IGNORECASE)
_MAY_SAY_LEVEL = re.compile(rb"level|\\", re.IGNORECASE)
_SAYS_HIDDEN = re.compile(rb"publi\w*['\"]?[ \t]*:[ \t]*(?!['\"]?true\b)", re.IGNORECASE)
_OF_UNREAD_FILES = frozenset({"misspelt-folder", "translation-file", "unread-record"})
"""Codes of diagnostics about files that are no records, of which nobody knows whether they are to be hidden."""


def is_published(record: Record, options: Options) -> bool:
    """Whether a record says that it may be published, or does so by default."""
    if record.fields.publish is not None:
        return record.fields.publish
    return options.is_published(record.kind, getattr(record.fields, "level", None))


def hidden_records(handbook: Handbook, options: Options) -> frozenset[Key]:
    """The records that stay out of the site: `publish: false`, written or by default of their kind and level."""
    return frozenset(record.key for record in handbook if not is_published(record, options))


def check_individual_goals(handbook: Handbook, options: Options) -> Iterator[Diagnostic]:
    """One note where goals of individuals stay off the site, as long as nobody has said whether they are to."""
    default = options.publish_defaults.get("goal", {})
    goals = [record for record in handbook.of("goal") if getattr(record.fields, "level", "") == "individual"]
    is_decided = not isinstance(default, dict) or "individual" in default
    if goals and not is_decided and all(record.fields.publish is None for record in goals):
        headline = f"the goal `{goals[0].id}` stays off the site, as individual goals do by default"
        help_line = (
            "`publish: true` in a goal shows it; the option `publish_defaults: {goal: {individual: true}}` shows all, "
            "with `false` this note goes"
        )
        yield diagnostic("individual-goal-unpublished", headline, locate_record(goals[0]), help=help_line)


@dataclass(frozen=True)
class Published:
    """What may be published: the files that hold it, the records without what names hidden ones, and what is wrong.

    `as_written` are the same records with the names of hidden ones, as they stand in the files. `hidden` is what would
    reveal those.
    """

    tree: SourceTree
    handbook: Handbook
    as_written: Handbook
    problems: tuple[Diagnostic, ...]
    hidden: HiddenNames


def published(tree: SourceTree, everything: Handbook, options: Options) -> Published | None:
    """What may be published of a handbook; None where that is all of it. `everything` is what was read from `tree`."""
    public = public_tree(tree, options)
    if public is tree:
        return None
    handbook, problems = read_handbook(public)
    hidden = _hidden_names(tree, public, everything, handbook, options.layout)
    handbook = replace(handbook, hidden=hidden.keys)
    pruned = without_hidden_names(handbook, (), hidden, _references_to_hidden(handbook))
    return Published(public, pruned, handbook, problems, hidden)


def _hidden_names(
    tree: SourceTree, public: SourceTree, everything: Handbook, shown: Handbook, layout: Layout
) -> HiddenNames:
    """What would reveal hidden records; names and pages that are public as well are left out."""
    files = {file.uri for file in tree.records} - {file.uri for file in public.records}
    found = HiddenNames.of(names_in(everything) - names_in(shown), files, layout)
    return replace(found, paths=found.paths - {page.uri for page in tree.pages})


def _references_to_hidden(handbook: Handbook) -> dict[Key, list[Path]]:
    """The places of references to hidden records, by the record that makes them."""
    resolver = Resolver(handbook)
    found: defaultdict[Key, list[Path]] = defaultdict(list)
    for record in handbook:
        for leaf in leaves(record.fields, (References,)):
            assert isinstance(leaf.marker, References)
            meaning = resolver.resolve(leaf.value, leaf.marker)
            if isinstance(meaning, Nothing) and meaning.is_hidden:
                found[record.key].append(leaf.path)
    return found


def public_tree(tree: SourceTree, options: Options) -> SourceTree:
    """The files without hidden records; the same object where there are none."""
    read = (_public_file(file, tree.language, options) for file in tree.records)
    files = tuple(file for file in read if file is not None)
    found = tuple(item for item in tree.diagnostics if _is_public(item, options))
    is_same = files == tree.records and found == tree.diagnostics
    return tree if is_same else replace(tree, records=files, diagnostics=found)


def _is_public(item: Diagnostic, options: Options) -> bool:
    """Whether a diagnostic about a file may be published. For a file that could not be read, its kind decides."""
    kinds = [FOLDERS[part].name for part in re.split(r"[/.]", item.span.path) if part in FOLDERS]
    return item.code not in _OF_UNREAD_FILES and all(options.is_published(kind, None) for kind in kinds)


def _public_file(file: SourceFile, language: str, options: Options) -> SourceFile | None:
    """A file without its hidden records; None where it holds no others."""
    if plain := plain_records(file, language):
        hidden = frozenset(record.item for record in plain if not is_published(record, options))
        return _without(file, hidden, len(plain))
    may_hide = _MENTIONS_PUBLISHING.search(file.data) is not None or hides_by_default(file.kind, file.data, options)
    return _public_part(file, options) if may_hide else file


def hides_by_default(kind: str, data: bytes, *options: Options) -> bool:
    """Whether records of a kind that do not say may be hidden in a file: by the option, or as goals of individuals."""
    return any(kind in item.publish_defaults for item in options) or (
        kind == "goal" and _MAY_SAY_LEVEL.search(data) is not None
    )


def _public_part(file: SourceFile, options: Options) -> SourceFile | None:
    """The same for a file that something is wrong with."""
    from values_handbook.model.read_with_positions import record_nodes

    parsed = read_yaml(file.path, file.data)
    if parsed.broken and (_SAYS_HIDDEN.search(file.data) or _may_be_individual(file, options)):
        return None
    nodes = [*record_nodes(parsed.root)]
    if not nodes:
        return file if options.is_published(file.kind, None) else None
    hidden = frozenset(item for node, item in nodes if not _says_published(node, file.kind, options))
    return _without(file, hidden, len(nodes))


def _may_be_individual(file: SourceFile, options: Options) -> bool:
    hidden = file.kind == "goal" and not options.is_published("goal", "individual")
    return hidden and _SAYS_INDIVIDUAL.search(file.data) is not None


def _without(file: SourceFile, hidden: frozenset[int | None], records: int) -> SourceFile | None:
    if not hidden:
        return file
    if len(hidden) == records:
        return None
    return file._replace(skipped=frozenset(number for number in hidden if number is not None))


def _says_published(node: Mapping, kind: str, options: Options) -> bool:
    """Whether a record that perhaps cannot be read as a whole may be published. In doubt it may not."""
    present = (pair for pair in node.pairs if not (isinstance(pair[1], Scalar) and pair[1].is_absent))
    texts = {key.value.lower(): value for key, value in present}
    if not texts.keys().isdisjoint(_WORDS_FOR_HIDDEN):
        return False
    flags = [value for name, value in texts.items() if name.startswith(("publi", "visible"))]
    if flags:
        return all(isinstance(value, Scalar) and value.value.strip().lower() == "true" for value in flags)
    return options.is_published(kind, _level(texts.get("level")) or ("team" if "team" in texts else "organization"))


def _level(node: Node | None) -> str:
    """The level that a goal names. A word that is none may stand for an individual's."""
    if node is None:
        return ""
    word = bare(node.value) if isinstance(node, Scalar) else ""
    return word if word in ("organization", "team") else "individual"

"""What mkdocs.yml says of records: options of the plugin, and pages in the navigation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from values_handbook.editing.edits import SourceText
from values_handbook.editing.in_where import is_named, names_kind
from values_handbook.editing.in_yaml import SPELLED
from values_handbook.project.config import PLUGIN
from values_handbook.taxonomy import kind_called

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.editing.edits import PlannedEdits
    from values_handbook.editing.renaming import Renaming
    from values_handbook.options import Options

INHERITED = "an option names it that stands in another file or in the environment; change it there"


def edit_options(path: str, data: bytes, options: Options, renaming: Renaming, planned: PlannedEdits) -> None:
    """Plan the edits of mkdocs.yml. Gives up where an option names the record and mkdocs.yml does not hold it."""
    source = SourceText(data)
    root = yaml.compose(source.text, Loader=yaml.SafeLoader)
    named = list(_named(root, renaming))
    if len(named) != _count(options, renaming):
        planned.give_up(path, 1, 1, INHERITED)
    words = [*((node, node.value.strip()) for node in named)]
    words += [(node, renaming.old) for node in _pages(_at(root, "nav"), renaming)]
    for node, word in words:
        start = node.start_mark.index
        written = source.text[start : node.end_mark.index]
        if word not in written or written.startswith("&"):
            planned.give_up(path, node.start_mark.line + 1, node.start_mark.column + 1, SPELLED)
        else:
            start += written.rindex(word)
            planned.edit(path, start, start + len(word), renaming.new)


def _named(root: yaml.Node | None, renaming: Renaming) -> Iterator[yaml.ScalarNode]:
    """The scalars of the plugin's options that name the record."""
    if renaming.behaviour:
        return
    options = _plugin(_at(root, "plugins"))
    organization = _at(options, "organization")
    if renaming.key.kind == "team" and isinstance(organization, yaml.ScalarNode):
        yield from [organization] if organization.value.strip() == renaming.old else []
    for matrix in _items(_at(options, "matrices")):
        rows, where = _at(matrix, "rows"), _at(matrix, "where")
        kind = kind_called(str(rows.value).strip().lower()) if isinstance(rows, yaml.ScalarNode) else None
        for field, value in where.value if isinstance(where, yaml.MappingNode) and kind else ():
            if kind and names_kind(kind.name, str(field.value), renaming.key.kind):
                words = (word for word in _items(value) if isinstance(word, yaml.ScalarNode))
                yield from (word for word in words if is_named(word.value, renaming.key))


def _count(options: Options, renaming: Renaming) -> int:
    """How many words of the options, as they were read, name the record."""
    if renaming.behaviour:
        return 0
    words = [
        word
        for matrix in options.matrices
        for field, words in matrix.where.items()
        if names_kind(matrix.rows, field, renaming.key.kind)
        for word in words
    ]
    is_root = renaming.key.kind == "team" and options.organization == renaming.key.id
    return is_root + sum(is_named(word, renaming.key) for word in words)


def _pages(nav: yaml.Node | None, renaming: Renaming) -> Iterator[yaml.ScalarNode]:
    """The scalars of the navigation that are pages which get another path."""
    if isinstance(nav, yaml.ScalarNode):
        if nav.value.strip() in renaming.paths:
            yield nav
    elif isinstance(nav, yaml.MappingNode):
        for _, value in nav.value:
            yield from _pages(value, renaming)
    else:
        for item in _items(nav):
            yield from _pages(item, renaming)


def _plugin(plugins: yaml.Node | None) -> yaml.Node | None:
    """The options of the plugin, whether `plugins` is a list or a mapping."""
    if isinstance(plugins, yaml.SequenceNode):
        return next((found for item in plugins.value if (found := _at(item, PLUGIN)) is not None), None)
    return _at(plugins, PLUGIN)


def _at(node: yaml.Node | None, name: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for key, value in pairs if key.value == name), None)


def _items(node: yaml.Node | None) -> list[yaml.Node]:
    """The items of a list, or a single item."""
    if node is None or isinstance(node, yaml.MappingNode):
        return [node] if node is not None else []
    return list(node.value) if isinstance(node, yaml.SequenceNode) else [node]

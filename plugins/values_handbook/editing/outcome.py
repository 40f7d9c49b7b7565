"""A rename is looked at before it is written: the same links, and nothing new that is wrong."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from values_handbook.editing.asked import CannotEditError
from values_handbook.link.build import link
from values_handbook.model.read import read_handbook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from values_handbook.diagnostics import Diagnostic
    from values_handbook.editing.renaming import Renaming
    from values_handbook.editing.whole import Whole
    from values_handbook.link.graph import LinkGraph
    from values_handbook.source.files import SourceFile, SourceTree


def check_outcome(whole: Whole, renaming: Renaming, files: Mapping[str, bytes]) -> None:
    """Refuse a rename after which the handbook would say anything else than before.

    An owner who is a person could be a team too, and a plain name somebody's id: that shows only here.
    """
    before, problems_before = _linked(whole.tree)
    after, problems_after = _linked(_renamed(whole.tree, renaming, files))
    new = Counter(item.code for item in problems_after) - Counter(item.code for item in problems_before)
    if new:
        known = {(item.code, item.headline) for item in problems_before}
        wrong = [item for item in problems_after if item.code in new and (item.code, item.headline) not in known]
        places = (f"{item.span.path}:{item.span.line}:{item.span.column}: {item.headline}" for item in wrong)
        raise CannotEditError(f"`{renaming.new}` would lead to something that is wrong; take another id:", places)
    wanted = Counter(renaming.of(reference) for reference in before.references)
    if extra := Counter(after.references) - wanted or wanted - Counter(after.references):
        places = (f"{item.source}: {item.field} {item.to}" for item in extra)
        raise CannotEditError(f"`{renaming.new}` would be named by other references than `{renaming.old}` is:", places)


def _linked(tree: SourceTree) -> tuple[LinkGraph, tuple[Diagnostic, ...]]:
    handbook, problems = read_handbook(tree)
    graph, more = link(handbook)
    return graph, (*problems, *more)


def _renamed(tree: SourceTree, renaming: Renaming, files: Mapping[str, bytes]) -> SourceTree:
    """The files as they are to be."""

    def afterwards(file: SourceFile) -> SourceFile:
        uri = renaming.paths.get(file.uri, file.uri)
        path = file.path.removesuffix(file.uri) + uri
        return file._replace(path=path, uri=uri, data=files.get(file.path, file.data))

    records = sorted(map(afterwards, tree.records), key=lambda file: file.uri)
    return replace(tree, records=tuple(records), pages=tuple(map(afterwards, tree.pages)))

"""A change is looked at before it is written: the same links, and nothing new that is wrong."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from values_handbook.editing.rename_target import CannotEditError
from values_handbook.link.build import link
from values_handbook.model.read import read_handbook
from values_handbook.pipeline import load_tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from values_handbook.diagnostics import Diagnostic
    from values_handbook.editing.renaming import Renaming
    from values_handbook.editing.whole import Whole
    from values_handbook.link.graph import Reference
    from values_handbook.project import Project
    from values_handbook.source.files import SourceFile, SourceTree


def check_outcome(whole: Whole, renaming: Renaming, files: Mapping[str, bytes]) -> None:
    """Refuse a rename after which the handbook would say anything else than before.

    An owner who is a person could be a team too, a plain name somebody's id, and a hand-written page may have the anchor of
    the earlier id: all that shows only here.
    """
    tree = edited_tree(whole.tree, files, renaming.paths)
    found = load_tree(_project(whole, renaming), tree).diagnostics
    refuse_problems(f"with `{renaming.new}` something would be wrong; mend it, or take another id:", whole, found)
    before, after = references(whole.tree), references(tree)
    wanted = Counter(renaming.of(reference) for reference in before.elements())
    if different := after - wanted or wanted - after:
        places = (f"{item.source}: {item.field} {item.to}" for item in different)
        raise CannotEditError(f"`{renaming.new}` would be named by other references than `{renaming.old}` is:", places)


def _project(whole: Whole, renaming: Renaming) -> Project:
    """The handbook's settings as they are to be: of the options that name a record one is checked, the root team."""
    options = whole.project.options
    if (renaming.key.kind, renaming.key.id) != ("team", options.organization):
        return whole.project
    return replace(whole.project, options=options.model_copy(update={"organization": renaming.new}))


def refuse_problems(why: str, whole: Whole, after: Iterable[Diagnostic]) -> None:
    """Refuse a change after which more would be wrong with a handbook than before; `why` stands before the places."""
    # Compared by code: what is said may name an id that changes.
    new = Counter(item.code for item in after) - Counter(item.code for item in whole.diagnostics)
    if new:
        known = {(item.code, item.headline) for item in whole.diagnostics}
        wrong = [item for item in after if item.code in new and (item.code, item.headline) not in known]
        places = (f"{item.span.path}:{item.span.line}:{item.span.column}: {item.headline}" for item in wrong)
        raise CannotEditError(why, places)


def references(tree: SourceTree) -> Counter[Reference]:
    """All references that records and pages make."""
    return Counter(link(read_handbook(tree)[0])[0].references)


def edited_tree(tree: SourceTree, files: Mapping[str, bytes], moves: Mapping[str, str]) -> SourceTree:
    """The files as they are to be: `files` are new bytes by paths, `moves` new paths in the content folder."""

    def afterwards(file: SourceFile) -> SourceFile:
        uri = moves.get(file.uri, file.uri)
        path = file.path.removesuffix(file.uri) + uri
        return file._replace(path=path, uri=uri, data=files.get(file.path, file.data))

    records = sorted(map(afterwards, tree.records), key=lambda file: file.uri)
    return replace(tree, records=tuple(records), pages=tuple(map(afterwards, tree.pages)))

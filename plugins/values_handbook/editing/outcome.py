"""Checks a change before it is written: the references stay the same, and no new problem appears."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from values_handbook.editing.rename_target import CannotEditError
from values_handbook.model.kinds.work import ObjectiveAlignment
from values_handbook.pipeline import Site, load_tree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from values_handbook.editing.opened import OpenedHandbook
    from values_handbook.editing.renaming import Renaming
    from values_handbook.link.graph import Reference
    from values_handbook.project import Project
    from values_handbook.source.files import SourceFile, SourceTree


def load_outcome(opened: OpenedHandbook, renaming: Renaming, files: Mapping[str, bytes]) -> Site:
    """The site after a rename. Raises CannotEditError where the handbook would say anything else than before.

    An owner who is a person could be a team too, a plain name somebody's id, and a hand-written page may have the anchor of
    the earlier id: all that shows only here.
    """
    tree = edited_tree(opened.tree, files, renaming.paths)
    site = load_tree(_project(opened, renaming), tree)
    refuse_problems(f"with `{renaming.new}` something would be wrong; mend it, or take another id:", opened, site)
    before, after = references(opened.site), references(site)
    wanted = Counter(renaming.of(reference) for reference in before.elements())
    if different := after - wanted or wanted - after:
        places = (f"{item.source}: {item.field} {item.to}" for item in different)
        raise CannotEditError(f"`{renaming.new}` would be named by other references than `{renaming.old}` is:", places)
    return site


def _project(opened: OpenedHandbook, renaming: Renaming) -> Project:
    """The settings after a rename. Of the options that name a record one is checked: the root team."""
    options = opened.project.options
    if (renaming.key.kind, renaming.key.id) != ("team", options.organization):
        return opened.project
    return replace(opened.project, options=options.model_copy(update={"organization": renaming.new}))


def refuse_problems(why: str, opened: OpenedHandbook, after: Site) -> None:
    """Refuse a change after which the handbook would have more problems than before; `why` comes before their places."""
    # Compared by code: a headline may name an id that changes.
    known_diagnostics = opened.site.diagnostics
    new = Counter(item.code for item in after.diagnostics) - Counter(item.code for item in known_diagnostics)
    if new:
        known = {(item.code, item.headline) for item in known_diagnostics}
        wrong = [item for item in after.diagnostics if item.code in new and (item.code, item.headline) not in known]
        places = (f"{item.span.path}:{item.span.line}:{item.span.column}: {item.headline}" for item in wrong)
        raise CannotEditError(why, places)


def references(site: Site) -> Counter[Reference]:
    """All references that records and pages make. Of an alignment only its strength counts, not its other fields."""
    return Counter(map(_with_strength_alone, site.whole.graph.references))


def _with_strength_alone(reference: Reference) -> Reference:
    if reference.alignment is None:
        return reference
    strength = reference.alignment.strength
    return reference._replace(alignment=ObjectiveAlignment.model_construct(objective="", strength=strength))


def edited_tree(tree: SourceTree, files: Mapping[str, bytes], moves: Mapping[str, str]) -> SourceTree:
    """The files after a change: `files` are new bytes by paths, `moves` new paths in the content folder."""

    def afterwards(file: SourceFile) -> SourceFile:
        uri = moves.get(file.uri, file.uri)
        path = file.path.removesuffix(file.uri) + uri
        return file._replace(path=path, uri=uri, data=files.get(file.path, file.data))

    records = sorted(map(afterwards, tree.records), key=lambda file: file.uri)
    return replace(tree, records=tuple(records), pages=tuple(map(afterwards, tree.pages)))

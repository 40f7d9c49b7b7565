"""Runs all stages of a build, from the files of a project to the plan of its site.

::

    discover   files of records and pages, links out of the project refused            source
    read       YAML into models; nodes with places where something is wrong            source, model
    link       references resolved, back-references, cycles                            link
    publish    hidden records and scores of too few people removed                     link, derive
    history    what changed from commit to commit; in builds of a site only            changelog
    derive     matrices, coverage, checks                                              derive
    plan       pages, addresses, redirects, collisions                                 plan

Each stage returns its result and its diagnostics, and continues after an invalid record. All of them run in every build:
they take 0.2 s for 1,000 goals. Slower stages follow, and only where their result is not cached::

    reuse      which pages of the last build are still valid                           reuse
    render     the others: views, templates, Markdown; on all processors               render
    hand over  pages and files to MkDocs, which puts the theme around them             mkdocs_adapter

What is cached, where, and what it depends on::

    the history from git              .cache/values-handbook/   the commit that is checked out (changelog.stored)
                                      and memory
    pages, matrices, handbook.json    .cache/values-handbook/   the answers to their queries (reuse.pages), and
                                      and memory                what all of them depend on (reuse.fingerprint)
    the records of a file             memory                    the file (model.read)
    Markdown of a text                memory                    the text (render.context)
    compiled templates                memory                    their source (reuse.build_cache)
    the theme around a kind of page   one build                 what is the same for all of them (theme_skeleton)

Files in `.cache/` are read only if they are signed by the user who builds (`caching.files`). The key lies outside of the
project, in `~/.cache/values-handbook/`, beside the journal of files that a command is changing (`files.journal`).

The code of a page need not care about caching: it reads everything from a handbook that records each read as a dependency
(`derive.tracked`). The option `cache: false` turns off caching in files and between builds; `.cache/` may be deleted at any
time.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.derive.alignment.coverage import Coverage, coverage
from values_handbook.derive.alignment.matrices import Matrix, matrices
from values_handbook.derive.bounds import check_bounds
from values_handbook.derive.checks import Outcome, check_named, findings, outcomes
from values_handbook.derive.day import today
from values_handbook.derive.evaluation.small_groups import without_small_groups
from values_handbook.derive.history import NO_HISTORY
from values_handbook.derive.linked_handbook import LinkedHandbook, PlainHandbook
from values_handbook.derive.standing.upkeep import Upkeep, upkeep
from values_handbook.diagnostics import Diagnostic, Severity, settle
from values_handbook.link.build import link
from values_handbook.link.hidden_names import NO_HIDDEN_NAMES
from values_handbook.link.publish import check_individual_goals, hidden_records, published
from values_handbook.model.read import read_handbook
from values_handbook.model.set_aside import set_aside
from values_handbook.plan.addresses import AddressStyle
from values_handbook.plan.check_embeds import check_embeds
from values_handbook.plan.check_files import check_folder, check_names
from values_handbook.plan.naming import Naming
from values_handbook.plan.site import SitePlan, plan_site
from values_handbook.plan.source_links import SourceLinks
from values_handbook.source.contents import Folder
from values_handbook.source.files import discover
from values_handbook.source.names import by_composed, find

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from values_handbook.changelog import Past
    from values_handbook.derive.history import History
    from values_handbook.link.hidden_names import HiddenNames
    from values_handbook.model.record import Handbook
    from values_handbook.project import Project
    from values_handbook.source.contents import Contents
    from values_handbook.source.files import SourceTree


UNBOUNDED = frozenset({"too-many-pairs", "too-many-embeds"})
"""Errors about sizes that cannot be built, not even in a preview."""


@dataclass(frozen=True)
class Site:
    """Everything known of a handbook before the first page is rendered.

    `linked` is what may be published, `whole` everything that could be read; `as_written` are the published records with the
    names of hidden ones in them. `diagnostics` are those of everything, `public_diagnostics` those of published records;
    `outcomes` are the results of the content checks on published records. `hidden` are the names that would reveal hidden
    records. `records` is the number of all that could be read, published or not.
    """

    project: Project
    tree: SourceTree
    linked: LinkedHandbook
    whole: LinkedHandbook
    as_written: Handbook
    matrices: tuple[Matrix, ...]
    coverage: Coverage
    plan: SitePlan
    diagnostics: tuple[Diagnostic, ...]
    public_diagnostics: tuple[Diagnostic, ...]
    outcomes: tuple[Outcome, ...]
    hidden: HiddenNames
    records: int

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that stop a build."""
        return tuple(item for item in self.diagnostics if item.severity is Severity.ERROR)

    @property
    def public_errors(self) -> tuple[Diagnostic, ...]:
        """The errors that pages may show: they reveal nothing of hidden records."""
        return tuple(item for item in self.public_diagnostics if item.severity is Severity.ERROR)

    @cached_property
    def upkeep(self) -> Upkeep:
        """The open questions of the content checks on published records."""
        return upkeep(self.outcomes, self.public_diagnostics, self.project.options)

    @property
    def is_bounded(self) -> bool:
        """Whether the site is small enough to be built: a preview shows other errors, but would not finish with these."""
        return self.tree.is_bounded and not any(item.code in UNBOUNDED for item in self.errors)


def load(project: Project, contents: Contents | None = None, past: Past | None = None) -> Site:
    """Run every stage up to the plan of the site. Errors in content are diagnostics and raise nothing.

    `contents` are the files, by default those of the project's folder. Without a `past` the site has no history; checks and
    comparisons need none.
    """
    contents = contents or Folder(project.root, project.content)
    project = _by_real_name(project, contents)
    layout = project.options.layout
    found = discover(contents, layout.folders, project.excluded, project.language)
    return load_tree(project, set_aside(found, contents, layout), past)


def _by_real_name(project: Project, contents: Contents) -> Project:
    """A project whose option `path` is written as the folder's own name is, which may be in another form."""
    path = project.options.path
    if not path or path.isascii():
        return project
    folders = {str(folder) for uri in contents.walk(project.excluded).files for folder in PurePosixPath(uri).parents}
    real = find(by_composed(folders), path) or path
    return replace(project, options=project.options.model_copy(update={"path": real}))


def load_tree(project: Project, tree: SourceTree, past: Past | None = None) -> Site:
    """Run every stage after the first on the files of a tree.

    Published records go through the stages by themselves, so that findings on them reveal nothing of the rest.
    """
    options, day = project.options, today()
    everything, problems = read_handbook(tree)
    public = published(tree, everything, options)
    history = past.read(project, everything, hidden_records(everything, options), day) if past else NO_HISTORY
    complete = _examine(project, tree, everything, problems, day, history)
    handbook = without_small_groups(public.handbook if public else everything, options, day)
    files, found = (public.tree, public.problems) if public else (tree, problems)
    shown = complete if handbook is everything else _examine(project, files, handbook, found, day, history)
    # Only what is published is rendered, however large the rest is.
    bounds = tuple(check_bounds(shown.linked, shown.matrices))
    diagnostics = settle((*complete.found, *bounds), options.severity)
    return Site(
        project=project,
        tree=tree,
        linked=shown.linked,
        whole=complete.linked,
        as_written=without_small_groups(public.as_written, options, day) if public else handbook,
        matrices=shown.matrices,
        coverage=coverage(shown.linked),
        plan=shown.plan,
        diagnostics=diagnostics,
        public_diagnostics=diagnostics if shown is complete else settle((*shown.found, *bounds), options.severity),
        outcomes=shown.outcomes,
        hidden=public.hidden if public else NO_HIDDEN_NAMES,
        records=len(everything.records),
    )


class _Examined(NamedTuple):
    """A handbook after all stages, and its diagnostics."""

    linked: LinkedHandbook
    matrices: tuple[Matrix, ...]
    plan: SitePlan
    outcomes: tuple[Outcome, ...]
    found: tuple[Diagnostic, ...]


def _examine(
    project: Project, tree: SourceTree, handbook: Handbook, problems: Iterable[Diagnostic], day: date, history: History
) -> _Examined:
    """Link, derive and plan a handbook. `problems` are the diagnostics of its files."""
    graph, link_problems = link(handbook)
    linked = PlainHandbook(handbook, graph, project.options, day, history)
    all_matrices = matrices(linked)
    places = AddressStyle(project.directories, project.languages)
    naming = Naming(tree, handbook, project.options.layout, places, project.settings, project.site_url)
    plan, plan_problems = plan_site(
        linked, all_matrices, places, naming, attribute_lists=project.attribute_lists, forms=project.has_forms
    )
    checked = outcomes(linked)
    found = (
        *problems,
        *link_problems,
        *check_individual_goals(handbook, project.options),
        *findings(checked),
        *check_named(linked),
        *check_embeds(linked, all_matrices),
        *check_folder(tree, project.options.layout),
        *check_names(tree, handbook, project.options),
        *plan_problems,
        *SourceLinks(tree, handbook, plan).check(),
    )
    return _Examined(linked, all_matrices, plan, checked, found)

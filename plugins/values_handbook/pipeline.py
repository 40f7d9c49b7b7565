"""The one place that composes the stages: from a project's files to everything that its site is made of.

::

    discover   files of records and pages, links out of the project refused            source
    read       YAML into models; nodes with places where something is wrong            source, model
    link       references resolved, back-references, cycles                            link
    publish    what is not to be published taken out, and what few people answered     link, derive
    remember   what changed from commit to commit; in builds of a site only            changelog
    derive     matrices, coverage, checks                                              derive
    plan       pages, addresses, redirects, collisions                                 plan

Each stage returns its result and its diagnostics, and goes on past a bad record. All of them run in every build: they take
0.2 s for 1,000 goals. What takes longer comes after them, and is done only where it must be::

    reuse      which pages of the last build are still right                           reuse
    render     the others: views, templates, Markdown; on all processors               render
    hand over  pages and files to MkDocs, which puts the theme around them             mkdocs_adapter

What is remembered, where, and what it depends on::

    what git tells of the past        .cache/values-handbook/   the commit that is checked out (changelog.stored)
                                      and memory
    pages, matrices, handbook.json    .cache/values-handbook/   answers to what was asked for them (reuse.pages), and
                                      and memory                what shapes all of them (reuse.fingerprint)
    the records of a file             memory                    the file (model.read)
    Markdown of a text                memory                    the text (render.context)
    compiled templates                memory                    their source (reuse.bytecode)
    the theme around a kind of page   one build                 what is the same for all of them (theme_skeleton)

What lies in `.cache/` is read only with the seal of the user who builds (`caching.files`), whose key lies outside of the
project, in `~/.cache/values-handbook/`; there a command also notes which files it is changing (`files.journal`).

A page's own code knows nothing of it. It learns all that it says from a handbook that notes what it is asked
(`derive.tracked`); whoever adds a page has only to ask there. The option `cache: false` turns off what is kept in files and
between builds, and `.cache/` may be deleted at any time.
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
from values_handbook.derive.evaluation.scores import without_small_groups
from values_handbook.derive.history import NO_HISTORY
from values_handbook.derive.linked_handbook import LinkedHandbook, PlainHandbook
from values_handbook.derive.standing.health import Health, health
from values_handbook.diagnostics import Diagnostic, Severity, settle
from values_handbook.link.build import link
from values_handbook.link.hidden_names import NO_HIDDEN_NAMES
from values_handbook.link.publish import hidden_records, published
from values_handbook.model.read import read_handbook
from values_handbook.model.set_aside import set_aside
from values_handbook.plan.addresses import AddressStyle
from values_handbook.plan.check_embeds import check_embeds
from values_handbook.plan.check_folder import check_folder
from values_handbook.plan.check_names import check_names
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
"""Errors about more than anybody can build, which not even a preview builds."""


@dataclass(frozen=True)
class Site:
    """Everything known of a handbook before the first page is rendered.

    `linked` is what may be published, `whole` everything that could be read; `as_written` are the published records with the
    names of hidden ones in them. `diagnostics` are those of everything, `public_diagnostics` those of what is published, as
    somebody gets them who has nothing else; `outcomes` tell whom of the published records each check asked. `hidden` is what
    could tell of hidden records. `records` is the number of all that could be read, published or not.
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
        """Those of them that pages may show: they say nothing of hidden records."""
        return tuple(item for item in self.public_diagnostics if item.severity is Severity.ERROR)

    @cached_property
    def health(self) -> Health:
        """Whom the checks asked of what is published, and who passed."""
        return health(self.outcomes, self.public_diagnostics, self.project.options)

    @property
    def is_bounded(self) -> bool:
        """Whether MkDocs can make the site at all: a preview shows other errors, these would hold it up for ever."""
        return self.tree.is_bounded and not any(item.code in UNBOUNDED for item in self.errors)


def load(project: Project, contents: Contents | None = None, past: Past | None = None) -> Site:
    """Run every stage up to the plan of the site. Never raises for what a contributor wrote.

    `contents` are the files where they are not those of the project's folder, such as those of an earlier revision. Without
    a `past` the site knows no history: whoever checks or compares a handbook needs none.
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
    """Run every stage after the first, on files that need not be those on disk.

    What may be published goes through the stages by itself: what the checks find of it says nothing of the rest.
    """
    options, day = project.options, today()
    everything, problems = read_handbook(tree)
    public = published(tree, everything, options)
    history = past.read(project, everything, hidden_records(everything, options), day) if past else NO_HISTORY
    all_of_it = _examine(project, tree, everything, problems, day, history)
    handbook = without_small_groups(public.handbook if public else everything, options, day)
    files, found = (public.tree, public.problems) if public else (tree, problems)
    shown = all_of_it if handbook is everything else _examine(project, files, handbook, found, day, history)
    # Only what is published is rendered, however large the rest is.
    bounds = tuple(check_bounds(shown.linked, shown.matrices))
    return Site(
        project=project,
        tree=tree,
        linked=shown.linked,
        whole=all_of_it.linked,
        as_written=public.as_written if public else everything,
        matrices=shown.matrices,
        coverage=coverage(shown.linked),
        plan=shown.plan,
        diagnostics=settle((*all_of_it.found, *bounds), options.severity),
        public_diagnostics=settle((*shown.found, *bounds), options.severity),
        outcomes=shown.outcomes,
        hidden=public.hidden if public else NO_HIDDEN_NAMES,
        records=len(everything.records),
    )


class _Examined(NamedTuple):
    """A handbook after all stages, and what is wrong with it."""

    linked: LinkedHandbook
    matrices: tuple[Matrix, ...]
    plan: SitePlan
    outcomes: tuple[Outcome, ...]
    found: tuple[Diagnostic, ...]


def _examine(
    project: Project, tree: SourceTree, handbook: Handbook, problems: Iterable[Diagnostic], day: date, history: History
) -> _Examined:
    """Link, derive and plan a handbook. `problems` are what is wrong with its files."""
    graph, link_problems = link(handbook)
    linked = PlainHandbook(handbook, graph, project.options, day, history)
    made = matrices(linked)
    places = AddressStyle(project.directories, project.languages)
    naming = Naming(tree, handbook, project.options.layout, places, project.settings, project.site_url)
    plan, plan_problems = plan_site(linked, made, places, naming, attribute_lists=project.attribute_lists)
    asked = outcomes(linked)
    found = (
        *problems,
        *link_problems,
        *findings(asked),
        *check_named(linked),
        *check_embeds(linked, made),
        *check_folder(tree, project.options.layout),
        *check_names(tree, handbook, project.options),
        *plan_problems,
        *SourceLinks(tree, handbook, plan).check(),
    )
    return _Examined(linked, made, plan, asked, found)

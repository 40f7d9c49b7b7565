"""The plan of the site: the generated pages, the address of each record, and redirects from earlier addresses."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import quote

from values_handbook.derive.accountability.waiting import answers_for_something
from values_handbook.derive.evaluation.sheets import sheet_subjects
from values_handbook.diagnostics import Diagnostic, Related, Span, diagnostic
from values_handbook.diagnostics.lines import decode
from values_handbook.model.locate import locate_record
from values_handbook.model.proposals import NEVER_KINDS
from values_handbook.model.record import Key
from values_handbook.overviews import FORMER_NAMES, OVERVIEWS, function_at
from values_handbook.plan.addresses import Address, AddressStyle
from values_handbook.plan.anchors import anchors_of
from values_handbook.plan.navigation import navigation_order
from values_handbook.taxonomy import KINDS, WHERE_USED, part_anchor

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from values_handbook.derive.alignment.matrices import Matrix
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.layout import Layout
    from values_handbook.model.record import Record
    from values_handbook.overviews import Overview
    from values_handbook.plan.naming import Naming
    from values_handbook.source.files import SourceFile

Role = Literal["home", "record", "index", "matrix", "matrices", "overview", "owner", "sheet", "form"]

FEED = "changes.xml"
"""The feed of what changed, a file in the handbook's folder."""


def matrix_file(identifier: str) -> str:
    """The file of a matrix as CSV, in the handbook's folder."""
    return f"matrices/{identifier}.csv"


IDS_FILE = "propose/ids.json"
"""The file of the ids that forms suggest, in the handbook's folder."""


def form_file(kind: str) -> str:
    """The file of what the records of a kind hold, which their form loads, in the handbook's folder."""
    return f"propose/{kind}.json"


def calendar_file(team: Key | None = None) -> str:
    """The file of the calendar of a team, or of all, in the handbook's folder."""
    return f"{KINDS['team'].folder}/{team.id}/calendar.ics" if team is not None else "calendar.ics"


class PlannedPage(NamedTuple):
    """A page to be made. `subject` is the record's key as text, the kind's name, the matrix's id, or the role again.

    `key` is the record that a page is all about: what it says of itself, or, on the page of an owner, what waits for it.
    """

    source_path: str
    role: Role
    subject: str
    in_navigation: bool
    key: Key | None = None


class Redirect(NamedTuple):
    """An earlier address (a source path that would be written there) and the record that it leads to now."""

    source_path: str
    key: Key


@dataclass(frozen=True)
class SitePlan:
    """The pages of a site, and the addresses of everything in it.

    `layout` gives the source paths of pages, `places` their addresses. `winners` maps the source paths of pages that are
    not made to those of the contributors' pages that stand in their place; `handwritten` maps those of them that hold
    records to the anchors that the contributor's page has. `former` are the overviews that had another source path, by each
    of these, unless a contributor's page is there. `filled` are the source paths of overviews that have something to show.
    """

    pages: tuple[PlannedPage, ...]
    redirects: tuple[Redirect, ...]
    layout: Layout
    places: AddressStyle
    attribute_lists: bool
    winners: Mapping[str, str]
    handwritten: Mapping[str, frozenset[str]]
    former: Mapping[str, str]
    filled: frozenset[str]
    _addresses: dict[tuple[Key, str], Address] = field(init=False, repr=False, default_factory=dict)

    def address(self, key: Key, behaviour: str = "") -> Address:
        """The address of a record, or of one part of it: a behaviour, a sign, a measure."""
        found = self._addresses.get((key, behaviour))
        if found is None:
            found = self._addresses[key, behaviour] = self._find(key, behaviour)
        return found

    def _find(self, key: Key, behaviour: str) -> Address:
        source = self.layout.page_of(key)
        anchor = part_anchor(key.kind, behaviour) if KINDS[key.kind].own_page else key.id
        anchors = self.handwritten.get(source)
        if anchors is not None and anchor not in anchors:
            anchor = ""
        return Address(self.places.url(source), anchor)

    def section(self, kind: str) -> Address:
        """The address of a kind's index page."""
        return self.page(self.layout.section(kind))

    def matrix(self, identifier: str) -> Address:
        """The address of a matrix's page; that of the index of all matrices for `index`."""
        return self.page(self.layout.matrix(identifier))

    def csv(self, matrix: str) -> Address:
        """The address of a matrix as CSV."""
        return self.file(matrix_file(matrix))

    def overview(self, name: str) -> Address:
        """The address of an overview. Check `has_overview` first, unless the link stands beside content of the page."""
        path = self.layout.overview(name)
        return self.page(self.winners.get(path, path))

    def current_path(self, path: str) -> str:
        """The source path of the page that has, or had, a source path."""
        return self.layout.overview(self.former[path]) if path in self.former else path

    def has_overview(self, name: str) -> bool:
        """Whether an overview is there as a page, generated or written by hand."""
        path = self.layout.overview(name)
        return path in self.planned or path in self.winners

    @property
    def overviews(self) -> tuple[str, ...]:
        """The names of the overviews that are there as pages."""
        return tuple(filter(self.has_overview, OVERVIEWS))

    def owner(self, key: Key) -> Address:
        """The address of the page of what a person answers for, else of the record, as for a team."""
        path = self.layout.own_page(key)
        return self.page(path) if path in self.planned or path in self.winners else self.address(key)

    def feed(self) -> Address:
        """The address of the feed of what changed."""
        return self.file(FEED)

    def calendar(self, team: Key | None = None) -> Address:
        """The address of the calendar file of a team, or of all."""
        return self.file(calendar_file(team))

    def sheet(self, subject: Key) -> Address:
        """The address of the conversation sheets of a team or a person."""
        return self.page(self.layout.sheet(subject))

    def form(self, kind: str) -> Address | None:
        """The address of the form for a kind; None where there is none."""
        path = self.layout.form(kind)
        return self.page(path) if path in self.planned or path in self.winners else None

    def page(self, source_path: str) -> Address:
        """The address of a page by its source path."""
        return Address(self.places.url(source_path))

    def file(self, path: str) -> Address:
        """The address of a generated file that is no page; `path` is seen from the handbook's folder."""
        return Address(quote(self.output_file(path)))

    def file_of_site(self, path: str) -> Address:
        """The address of a file by its path from the site's root, such as a script."""
        return Address(quote(path))

    def output_file(self, path: str) -> str:
        """The file in the site that a generated file is written to."""
        return self.places.generated(self.layout.below(path))

    def is_home(self, source_path: str) -> bool:
        """Whether a page is the handbook's home page, or the contributors' page in its place."""
        return self.places.output(source_path) == self.places.output(self.layout.home)

    @cached_property
    def navigation(self) -> Mapping[str, tuple[str, int]]:
        """The section of an automatic navigation and the position of each page in it, by source paths."""
        return navigation_order(self.layout)

    @cached_property
    def planned(self) -> Mapping[str, PlannedPage]:
        """The pages to be made, by their source paths."""
        return {page.source_path: page for page in self.pages}


def plan_site(
    linked: LinkedHandbook,
    matrices: Collection[Matrix],
    places: AddressStyle,
    naming: Naming,
    *,
    attribute_lists: bool = False,
    forms: bool = False,
) -> tuple[SitePlan, tuple[Diagnostic, ...]]:
    """The plan of a handbook's site. A hand-written page that is written to the file of a generated one wins.

    `naming` says which pages anything names: those are made even where they have nothing to show. `forms` says whether
    there are forms that propose a change.
    """
    place = places.output
    layout = linked.options.layout
    written = {place(page.uri): page for page in linked.handbook.pages}
    former = {layout.overview(old): name for old, name in FORMER_NAMES.items()}
    for path in [path for path in former if place(path) in written]:
        # A contributor's page that holds an overview under its former name keeps its place.
        written.setdefault(place(layout.overview(former.pop(path))), written[place(path)])
    shown = {layout.overview(name): function_at(item.has_content)(linked) for name, item in _overview_pages()}
    unwanted = {path for path, content in shown.items() if not content and place(path) not in written}
    wanted = {path: path for path in unwanted} | {path: layout.overview(name) for path, name in former.items()}
    unwanted -= {wanted[path] for path in naming.anywhere(wanted)}
    pages = (page for page in _pages(linked, matrices, layout, forms=forms) if page.source_path not in unwanted)
    possible = {page.source_path: page for page in pages}
    for path in naming.in_navigation(possible):
        possible[path] = possible[path]._replace(in_navigation=True)
    winners = {path: written[place(path)] for path in possible if place(path) in written}
    made = tuple(page for path, page in possible.items() if path not in winners)
    taken = {*written, *(place(page.source_path) for page in made)}
    redirects, collisions = _redirects(linked, layout, lambda path: place(path) in taken)
    holding = {layout.page_of(record.key) for record in linked.handbook} & winners.keys()
    read_anchors = partial(anchors_of, handbook=linked.handbook, attribute_lists=attribute_lists)
    anchors = {path: read_anchors(decode(winners[path].data)) for path in holding}
    names = {path: page.uri for path, page in winners.items()}
    filled = _filled(linked, shown)
    plan = SitePlan(made, tuple(redirects), layout, places, attribute_lists, names, anchors, former, filled)
    return plan, (*collisions, *_missing_anchors(linked, plan, winners))


def _filled(linked: LinkedHandbook, shown: Mapping[str, object]) -> frozenset[str]:
    """The overviews that have something to show, of `shown`; before the first record only their explanations are there."""
    if not linked.handbook.records:
        return frozenset()
    without_past = frozenset() if linked.history else {linked.options.layout.overview("changes")}
    return frozenset(path for path, content in shown.items() if content) - without_past


def _pages(
    linked: LinkedHandbook, matrices: Collection[Matrix], layout: Layout, *, forms: bool
) -> Iterator[PlannedPage]:
    yield PlannedPage(layout.home, "home", "home", True)
    for kind in KINDS.values():
        records = linked.handbook.of(kind.name)
        if records or kind.name not in WHERE_USED:
            yield PlannedPage(layout.section(kind.name), "index", kind.name, bool(records))
        if kind.own_page:
            for record in records:
                yield PlannedPage(layout.own_page(record.key), "record", str(record.key), False, record.key)
    for record in linked.handbook.of("person") if linked.options.people_pages else ():
        if answers_for_something(linked, record.key):
            yield PlannedPage(layout.own_page(record.key), "owner", str(record.key), False, record.key)
    is_filled = any(matrix.rows and matrix.columns for matrix in matrices)
    yield PlannedPage(layout.matrix("index"), "matrices", "matrices", is_filled)
    for matrix in matrices:
        yield PlannedPage(layout.matrix(matrix.id), "matrix", matrix.id, False)
    for name, _ in _overview_pages():
        # A navigation that a contributor has ordered gets one of them alone; see `handover`.
        yield PlannedPage(layout.overview(name), "overview", name, name == "changes" and bool(linked.history))
    for subject in sheet_subjects(linked):
        yield PlannedPage(layout.sheet(subject), "sheet", str(subject), False)
    for name in KINDS if forms else ():
        # A form leads back to the index page of its kind.
        if name not in NEVER_KINDS and (linked.handbook.of(name) or name not in WHERE_USED):
            yield PlannedPage(layout.form(name), "form", name, False)


def _overview_pages() -> list[tuple[str, Overview]]:
    return [(name, overview) for name, overview in OVERVIEWS.items() if overview.is_page]


def _redirects(
    linked: LinkedHandbook, layout: Layout, is_taken: Callable[[str], bool]
) -> tuple[list[Redirect], list[Diagnostic]]:
    """Redirects from earlier addresses, and the earlier ids that are in use, or claimed by two records.

    Where people have no pages, the addresses of these lead to the people: a bookmark may be older than the option.
    """
    owners = () if linked.options.people_pages else linked.handbook.of("person")
    redirects = [
        Redirect(layout.own_page(person.key), person.key)
        for person in owners
        if answers_for_something(linked, person.key) and not is_taken(layout.own_page(person.key))
    ]
    found: list[Diagnostic] = []
    claimed: dict[Key, Record] = {}
    for record in linked.handbook:
        for index, old in enumerate(record.fields.formerly):
            earlier = Key(record.kind, old)
            holder = linked.handbook.by_key.get(earlier) or claimed.get(earlier)
            if holder is not None:
                found.append(_collision(record, index, old, holder))
                continue
            claimed[earlier] = record
            if _has_page(linked, record) and not is_taken(layout.own_page(earlier)):
                redirects.append(Redirect(layout.own_page(earlier), record.key))
    return redirects, found


def _has_page(linked: LinkedHandbook, record: Record) -> bool:
    """Whether a record has, or had under an earlier id, a page of its own."""
    return KINDS[record.kind].own_page or (record.kind == "person" and answers_for_something(linked, record.key))


def _collision(record: Record, index: int, old: str, holder: Record) -> Diagnostic:
    headline = f"the earlier id `{old}` belongs to the {holder.kind} `{holder.id}`"
    related = (Related(locate_record(holder), f"the {holder.kind} `{holder.id}`"),)
    place = locate_record(record, ("formerly", index))
    help_line = "an earlier id leads to one record: take it out of one of the two"
    return diagnostic("earlier-id-in-use", headline, place, related=related, help=help_line)


def _missing_anchors(linked: LinkedHandbook, plan: SitePlan, winners: Mapping[str, SourceFile]) -> Iterator[Diagnostic]:
    """Anchors that something links to and that a hand-written page in the place of a generated one lacks."""
    if not plan.handwritten:
        return
    reported: set[tuple[str, str]] = set()
    for reference in linked.graph.references:
        target = reference.target
        wanted = part_anchor(target.kind, reference.behaviour) if KINDS[target.kind].own_page else target.id
        path = plan.layout.page_of(reference.target)
        if not wanted or path not in plan.handwritten or wanted in plan.handwritten[path] or (path, wanted) in reported:
            continue
        reported.add((path, wanted))
        page = winners[path]
        kind = KINDS[reference.target.kind]
        embed = f"record: {reference.target}" if kind.own_page else f"section: {kind.folder}"
        headline = f"something links to `#{wanted}`, which this page does not have"
        anchor = f"a heading with `{{#{wanted}}}`" if plan.attribute_lists else f'`<span id="{wanted}"></span>`'
        help_line = f"add {anchor}, or the embed `{embed}`"
        yield diagnostic("missing-anchor", headline, Span.of_file(page.path), help=help_line)

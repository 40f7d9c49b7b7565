"""What all pages of one build share."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from values_handbook.derive.tracked import DependencyLog, TrackedHandbook
from values_handbook.diagnostics.lines import decode
from values_handbook.labels import labels_of
from values_handbook.labels.direction import direction_of
from values_handbook.plan.anchors import page_title
from values_handbook.plan.source_links import SourceLinks
from values_handbook.prose import Target, place
from values_handbook.render.context.page import PageContext
from values_handbook.render.context.prose import ProseCache, bound
from values_handbook.render.context.references import RECORD
from values_handbook.render.html import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from values_handbook.derive.alignment.matrices import Matrix
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.derive.query import Question
    from values_handbook.derive.standing.upkeep import Upkeep
    from values_handbook.diagnostics import Diagnostic
    from values_handbook.labels import Labels
    from values_handbook.labels.direction import Direction
    from values_handbook.model.record import Key, Record
    from values_handbook.pipeline import Site
    from values_handbook.plan.addresses import Address


T = TypeVar("T")


MOST_ONCE = 10_000
"""Parts shared by pages, most of them links, that are cached: with 10,000 goals all would take 40 MiB."""


@dataclass
class SiteContext:
    """What all pages of one build share."""

    site: Site
    prose: ProseCache = field(default_factory=ProseCache)
    log: DependencyLog = field(default_factory=DependencyLog)
    _titles: dict[Key, str] = field(default_factory=dict)
    _once: dict[Any, tuple[Any, tuple[Question, ...]]] = field(default_factory=dict)

    @cached_property
    def labels(self) -> Labels:
        """The labels in the site's language, in the vocabulary that the team chose, with its own words."""
        options = self.site.project.options
        return labels_of(self.site.project.language, options.labels, options.vocabulary)

    @cached_property
    def direction(self) -> Direction:
        """The direction of the site's pages, which may be in a language that no labels ship for."""
        return direction_of(self.site.project.language)

    @cached_property
    def linked(self) -> LinkedHandbook:
        """The published handbook, which records reads as dependencies."""
        return TrackedHandbook(self.site.linked, self.log)

    def once(self, place: Any, make: Callable[[], T]) -> T:
        """A part that many pages share, rendered for the first of them. All of them get its dependencies."""
        if place not in self._once:
            bound(self._once, MOST_ONCE)
            with self.log.apart() as questions:
                part = make()
            self._once[place] = (part, tuple(questions))
        part, dependencies = self._once[place]
        self.log.note_all(dependencies)
        return part

    def forget(self) -> None:
        """Drop all shared parts."""
        self._once.clear()
        self.prose.blocks.clear()
        self.prose.inlines.clear()

    def page_title(self, uri: str) -> str:
        """The title of a hand-written page, else its name."""
        self.log.note("page_title", uri)
        return self._page_titles.get(uri, uri)

    def has_overview(self, name: str) -> bool:
        """Whether an overview page exists."""
        self.log.note("has_overview", name)
        return self.site.plan.has_overview(name)

    def address(self, key: Key, behaviour: str = "") -> Address:
        """The address of a record, or of one behaviour of it."""
        self.log.note("address", key, behaviour)
        return self.site.plan.address(key, behaviour)

    def matrix(self, identifier: str) -> Matrix:
        """A matrix by its id."""
        self.log.note("everything")
        return next(matrix for matrix in self.site.matrices if matrix.id == identifier)

    def matrices(self) -> tuple[Matrix, ...]:
        """All matrices."""
        self.log.note("everything")
        return self.site.matrices

    def page_address(self, uri: str) -> Address:
        """The address of a hand-written page."""
        return self.site.plan.page(uri)

    def find(self, href: str, record: Record) -> Address | None:
        """The address that a relative link in a record leads to, or None."""
        self.log.note("find", href, record.key)
        return self.sources.find(href, record)

    def named(self, href: str) -> tuple[Key, str] | None:
        """The record, and the behaviour, that `value:candor#write-it-down` names; None where it names none."""
        self.log.note("named", href)
        return self.sources.record(href)

    def source_of(self, key: Key) -> tuple[str, int]:
        """The file in the content folder that a record stands in, and its line."""
        self.log.note("source_of", key)
        record = self.site.linked.record(key)
        return record.file.uri, record.line

    def findings_of(self, key: Key) -> tuple[Diagnostic, ...]:
        """The findings of the content checks on a record."""
        self.log.note("findings_of", key)
        return self._findings.get(key, ())

    def found_under(self, code: str) -> int:
        """How many findings there are under a code."""
        self.log.note("found_under", code)
        return sum(item.code == code for item in self.site.public_diagnostics)

    def upkeep(self) -> Upkeep:
        """The open questions of the content checks."""
        self.log.note("everything")
        return self.site.upkeep

    def support_of(self, value: Key) -> Mapping[str, int]:
        """How many current records of each kind support a value."""
        self.log.note("support_of", value)
        return next((dict(item.counts) for item in self.site.coverage.support if item.value == value), {})

    @cached_property
    def _page_titles(self) -> dict[str, str]:
        return {page.uri: page_title(decode(page.data), page.uri) for page in self.site.linked.handbook.pages}

    @cached_property
    def _findings(self) -> Mapping[Key, tuple[Diagnostic, ...]]:
        """The findings by the records that they are in."""
        starts: defaultdict[str, list[tuple[int, Key]]] = defaultdict(list)
        for record in self.site.linked.handbook:
            starts[record.file.path].append((record.line, record.key))
        found: defaultdict[Key, list[Diagnostic]] = defaultdict(list)
        for item in self.site.public_diagnostics:
            before = [key for line, key in starts.get(item.span.path, ()) if line <= item.span.line]
            if before:
                found[before[-1]].append(item)
        return {key: tuple(items) for key, items in found.items()}

    @cached_property
    def sources(self) -> SourceLinks:
        """Relative links by the source files that they name."""
        return SourceLinks(self.site.tree, self.site.linked.handbook, self.site.plan)

    def title(self, key: Key) -> str:
        """A record's title as plain text."""
        self.log.note("title", key)
        found = self._titles.get(key)
        if found is None:
            with self.log.apart():
                found = self._titles[key] = self._title(key)
        return found

    def _title(self, key: Key) -> str:
        fields = self.linked.record(key).fields
        is_marked_up = key.kind == "guideline" and not fields.title
        return self.plain(fields.heading) if is_marked_up else fields.heading

    def plain(self, text: str) -> str:
        """Inline Markdown as plain text. A link to a record without a text of its own shows the record's title."""
        prose = self.prose.inline(text)
        if not any(link.is_empty for link in prose.links):
            return prose.plain
        return text_of(place(prose, "", self._titled, self.labels))

    def _titled(self, href: str) -> Target | None:
        """The text of a link without one: a title, or a text without resolved links, since two may name one another."""
        found = self.named(href) if RECORD.match(href) else None
        if found is None:
            return None
        key, behaviour = found
        fields = self.linked.record(key).fields
        part = fields.part_heading(behaviour) if behaviour else fields.heading_text
        return Target("", part.text if part.is_plain else self.prose.inline(part.text).plain)

    def on(self, page: str, prefix: str = "") -> PageContext:
        """The context of one page, by its address from the site's root. `prefix` sets the ids of an embed apart."""
        return PageContext(self, page, prefix)

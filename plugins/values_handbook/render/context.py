"""What every view is built with: links, prose and people, ready for the page that they stand on."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from markupsafe import Markup, escape

from values_handbook.derive.alignment.sight import line_of_sight
from values_handbook.derive.observed import Log, Observed
from values_handbook.diagnostics.lines import decode
from values_handbook.labels import labels_of
from values_handbook.labels.direction import apart, direction_of
from values_handbook.model.taxonomy import KINDS
from values_handbook.plan.addresses import relative
from values_handbook.plan.anchors import page_title
from values_handbook.plan.source_links import SourceLinks
from values_handbook.prose import Prose, Target, place, render_block, render_inline
from values_handbook.prose.shortcodes import icon
from values_handbook.render.html import text_of, turned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from values_handbook.derive.alignment.matrices import Matrix
    from values_handbook.derive.alignment.sight import LineOfSight
    from values_handbook.derive.linked import Linked
    from values_handbook.derive.questions import Question
    from values_handbook.derive.standing.health import Health
    from values_handbook.diagnostics import Diagnostic
    from values_handbook.labels import Labels
    from values_handbook.labels.direction import Direction
    from values_handbook.model.locate import Path
    from values_handbook.model.record import Key, Record
    from values_handbook.pipeline import Site
    from values_handbook.plan.addresses import Address

T = TypeVar("T")

_RECORD = re.compile(rf"(?:{'|'.join(KINDS)}):")
_ICON = re.compile(r"[a-z0-9]+(?:[/-][a-z0-9-]+)+\Z")


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link to a record or page, or a plain name where `href` is empty. In a template it prints itself."""

    title: str
    href: str = ""
    kind: str = ""

    def __html__(self) -> str:
        # Links are a third of what pages print; a macro of the templates takes eight times as long.
        title = escape(self.title)
        return f'<a href="{escape(self.href)}">{title}</a>' if self.href else title


MOST_TEXTS = 3_000
"""Texts of a form that are remembered; then those are forgotten, and the next ones are. 1,000 goals have 2,500."""
MOST_ONCE = 10_000
"""The same for what many pages show alike, most of it links: of 10,000 goals it would take 40 MiB."""


@dataclass
class ProseCache:
    """Each distinct text rendered once, whatever the number of places that show it."""

    blocks: dict[str, Prose] = field(default_factory=dict)
    inlines: dict[str, Prose] = field(default_factory=dict)

    def block(self, text: str) -> Prose:
        """Markdown."""
        found = self.blocks.get(text)
        if found is None:
            _bound(self.blocks, MOST_TEXTS)
            found = self.blocks[text] = render_block(text)
        return found

    def inline(self, text: str) -> Prose:
        """Inline Markdown."""
        found = self.inlines.get(text)
        if found is None:
            _bound(self.inlines, MOST_TEXTS)
            found = self.inlines[text] = render_inline(text)
        return found


def _bound(remembered: dict[Any, Any], most: int) -> None:
    if len(remembered) >= most:
        remembered.clear()


@dataclass
class SiteContext:
    """What all pages of one build share."""

    site: Site
    prose: ProseCache = field(default_factory=ProseCache)
    log: Log = field(default_factory=Log)
    _titles: dict[Key, str] = field(default_factory=dict)
    _once: dict[Any, tuple[Any, tuple[Question, ...]]] = field(default_factory=dict)

    @cached_property
    def labels(self) -> Labels:
        """The labels in the site's language, with those of the team."""
        return labels_of(self.site.project.language, self.site.project.options.labels)

    @cached_property
    def direction(self) -> Direction:
        """The direction of the site's pages, which may be in a language that no labels ship for."""
        return direction_of(self.site.project.language)

    @cached_property
    def linked(self) -> Linked:
        """The published handbook, which notes what is asked of it."""
        return Observed(self.site.linked, self.log)

    def once(self, place: Any, make: Callable[[], T]) -> T:
        """What many pages show alike, made for the first of them; all depend on what was asked for it."""
        if place not in self._once:
            _bound(self._once, MOST_ONCE)
            with self.log.apart() as noted:
                made = make()
            self._once[place] = (made, tuple(noted))
        made, asked = self._once[place]
        self.log.note_all(asked)
        return made

    def forget(self) -> None:
        """Let go of what was rendered."""
        self._once.clear()
        self.prose.blocks.clear()
        self.prose.inlines.clear()

    def page_title(self, uri: str) -> str:
        """What a hand-written page is called: its own title, or its name."""
        self.log.note("page_title", uri)
        return self._page_titles.get(uri, uri)

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
        """What the checks say of a record."""
        self.log.note("findings_of", key)
        return self._findings.get(key, ())

    def found_under(self, code: str) -> int:
        """How many findings there are under a code."""
        self.log.note("found_under", code)
        return sum(item.code == code for item in self.site.public_diagnostics)

    def health(self) -> Health:
        """Whom the checks asked, and who passed."""
        self.log.note("everything")
        return self.site.health

    def support_of(self, value: Key) -> Mapping[str, int]:
        """How many current records of each kind support a value."""
        self.log.note("support_of", value)
        return next((dict(item.counts) for item in self.site.coverage.support if item.value == value), {})

    @cached_property
    def _page_titles(self) -> dict[str, str]:
        return {page.uri: page_title(decode(page.data), page.uri) for page in self.site.linked.handbook.pages}

    @cached_property
    def _findings(self) -> Mapping[Key, tuple[Diagnostic, ...]]:
        """The findings by their places in the files."""
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
        """What a link without a text shows: a title, or a text without looking up its links: two may name one another."""
        found = self.named(href) if _RECORD.match(href) else None
        if found is None:
            return None
        key, behaviour = found
        fields = self.linked.record(key).fields
        behaviours = getattr(fields, "behaviours", ())
        part = next((item for item in behaviours if behaviour and item.id == behaviour), fields)
        is_plain = part.title or key.kind == "question"
        return Target("", part.heading if is_plain else self.prose.inline(part.heading).plain)

    def on(self, page: str, prefix: str = "") -> PageContext:
        """The context of one page, by its address from the site's root. `prefix` sets the ids of an embed apart."""
        return PageContext(self, page, prefix)


@dataclass
class PageContext:
    """Links, prose and people for one page."""

    shared: SiteContext
    page: str
    prefix: str = ""
    _used: Counter[str] = field(default_factory=Counter)
    _links: dict[tuple[Key, str], LinkView] = field(default_factory=dict)
    _depth: int = field(init=False)

    def __post_init__(self) -> None:
        self._depth = self.page.count("/")

    @property
    def linked(self) -> Linked:
        """The published handbook."""
        return self.shared.linked

    @property
    def t(self) -> Labels:
        """The labels."""
        return self.shared.labels

    def href(self, address: Address) -> str:
        """A link from this page."""
        return relative(address, self.page)

    def link(self, key: Key, behaviour: str = "") -> LinkView:
        """A link to a record, or to a behaviour of it, with its title."""
        found = self._links.get((key, behaviour))
        if found is None:
            # A relative address is the same on all pages that lie equally deep.
            place = "link", key, behaviour, self._depth
            found = self._links[key, behaviour] = self.shared.once(place, lambda: self._link(key, behaviour))
        return found

    def _link(self, key: Key, behaviour: str) -> LinkView:
        title = self._behaviour_title(key, behaviour) if behaviour else self.shared.title(key)
        return LinkView(title, self.href(self.shared.address(key, behaviour)), key.kind)

    def sight(self, goal: Key) -> LineOfSight:
        """The line of sight of a goal, which its own page shows, and those of its teams."""
        return self.shared.once(("sight", goal), lambda: line_of_sight(self.linked, goal))

    def links(self, keys: Iterable[Key]) -> tuple[LinkView, ...]:
        """Links to several records."""
        return tuple(self.link(key) for key in keys)

    def section(self, kind: str) -> LinkView:
        """A link to a kind's index page."""
        return LinkView(self.t(f"kinds-{kind}"), self.href(self.shared.site.plan.section(kind)), kind)

    def _behaviour_title(self, key: Key, behaviour: str) -> str:
        fields = self.linked.record(key).fields
        for item in getattr(fields, "behaviours", ()):
            if item.id == behaviour:
                return item.title or self.shared.plain(item.heading)
        return behaviour

    def who(self, record: Record, name: str, path: Path | None = None) -> tuple[LinkView, ...]:
        """The people, teams and plain names of a field; `path` leads to it where it lies deeper than the record."""
        part: object = record.fields
        for step in path or ():
            part = part[step] if isinstance(step, int) else getattr(part, step)  # type: ignore[index]
        words = getattr(part, name, None) or getattr(part, f"{name}_", None) or ()
        listed = words if isinstance(words, tuple) else (words,)
        found = []
        for index, word in enumerate(listed):
            place_of = (*(path or ()), name, index) if isinstance(words, tuple) else (*(path or ()), name)
            reference = self.linked.graph.at(record.key, place_of)
            if reference is not None:
                found.append(self.link(reference.target))
            elif not self.linked.graph.leads_nowhere(record.key, place_of) or name != "owner":
                found.append(self.text(word))
        return tuple(found)

    def text(self, words: str) -> LinkView:
        """A plain text of a record, set apart where it is read against the page."""
        return LinkView(apart(words, self.shared.direction))

    def block(self, record: Record, name: str, text: str | None) -> Markup:
        """Markdown of a record's field, placed on this page."""
        return self._place(record, name, self.shared.prose.block(text), "div") if text else Markup()

    def inline(self, record: Record, name: str, text: str | None) -> Markup:
        """Inline Markdown of a record's field, placed on this page."""
        return self._place(record, name, self.shared.prose.inline(text), "bdi") if text else Markup()

    def _place(self, record: Record, name: str, prose: Prose, element: str) -> Markup:
        """A text on this page; in an element that turns it around where it is read in the other direction."""
        html = place(prose, self._prefix(record, name), lambda href: self.resolve(href, record), self.t)
        return turned(html, prose.plain, self.shared.direction, element)

    def _prefix(self, record: Record, name: str) -> str:
        """What sets the ids of a text apart from those of all others on this page."""
        prefix = f"{self.prefix}{record.kind}-{record.id}-{name}-"
        self._used[prefix] += 1
        if self._used[prefix] > 1:
            prefix = f"{prefix}{self._used[prefix]}-"
        return prefix

    def resolve(self, href: str, record: Record) -> Target | None:
        """Where a link in a record's prose leads, from this page; None where it leads nowhere."""
        if _RECORD.match(href):
            return self.resolve_record(href)
        address = self.shared.find(href, record)
        return Target(self.href(address), str(address)) if address is not None else None

    def resolve_record(self, href: str) -> Target | None:
        """Where `value:candor` or `value:candor#write-it-down` leads, from this page."""
        found = self.shared.named(href)
        if found is None:
            return None
        link = self.link(*found)
        return Target(link.href, link.title)

    def icon(self, name: str | None) -> Markup:
        """A Material icon by its name, or an emoji as it is."""
        if not name:
            return Markup()
        svg = icon(name.replace("/", "-")) if _ICON.match(name) else None
        if svg:
            return Markup('<span class="twemoji" aria-hidden="true">{}</span>').format(Markup(svg))
        return (
            Markup()
            if _ICON.match(name)
            else Markup('<span class="hb-emoji" aria-hidden="true">{}</span>').format(name)
        )

"""The context of views: links, prose and people, relative to the page that they stand on."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markupsafe import Markup

from values_handbook.derive.alignment.sight import line_of_sight
from values_handbook.labels.direction import apart
from values_handbook.plan.addresses import relative
from values_handbook.prose import Prose, Target, place
from values_handbook.prose.shortcodes import icon
from values_handbook.render.context.link import LinkView
from values_handbook.render.context.references import RECORD
from values_handbook.render.html import turned

if TYPE_CHECKING:
    from collections.abc import Iterable

    from values_handbook.derive.alignment.sight import LineOfSight
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.labels import Labels
    from values_handbook.model.record import Key, Record
    from values_handbook.plan.addresses import Address
    from values_handbook.render.context.site import SiteContext
    from values_handbook.taxonomy import Path


_ICON = re.compile(r"[a-z0-9]+(?:[/-][a-z0-9-]+)+\Z")


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
    def linked(self) -> LinkedHandbook:
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
        title = self._part_title(key, behaviour) if behaviour else self.shared.title(key)
        value = key.id if key.kind == "value" else ""
        return LinkView(title, self.href(self.shared.address(key, behaviour)), key.kind, value)

    def sight(self, goal: Key) -> LineOfSight:
        """The line of sight of a goal, which its own page shows, and those of its teams."""
        return self.shared.once(("sight", goal), lambda: line_of_sight(self.linked, goal))

    def links(self, keys: Iterable[Key]) -> tuple[LinkView, ...]:
        """Links to several records."""
        return tuple(self.link(key) for key in keys)

    def section(self, kind: str) -> LinkView:
        """A link to a kind's index page."""
        return LinkView(self.t(f"kinds-{kind}"), self.href(self.shared.site.plan.section(kind)), kind)

    def overview(self, name: str) -> LinkView | None:
        """A link to an overview page; None where it would be empty and does not exist."""
        if not self.shared.has_overview(name):
            return None
        return LinkView(self.t(f"{name}-page"), self.href(self.shared.site.plan.overview(name)))

    def _part_title(self, key: Key, behaviour: str) -> str:
        found = self.linked.record(key).fields.part_heading(behaviour)
        return found.text if found.is_plain else self.shared.plain(found.text)

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
        """A text on this page; in an element with its own direction where it is read in the other one."""
        html = place(prose, self._prefix(record, name), lambda href: self.resolve(href, record), self.t)
        return turned(html, prose.plain, self.shared.direction, element)

    def _prefix(self, record: Record, name: str) -> str:
        """The prefix that makes the ids of a text unique on this page."""
        prefix = f"{self.prefix}{record.kind}-{record.id}-{name}-"
        self._used[prefix] += 1
        if self._used[prefix] > 1:
            prefix = f"{prefix}{self._used[prefix]}-"
        return prefix

    def resolve(self, href: str, record: Record) -> Target | None:
        """Where a link in a record's prose leads, from this page; None where it leads nowhere."""
        if RECORD.match(href):
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

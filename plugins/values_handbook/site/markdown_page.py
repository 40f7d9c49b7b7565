"""Pages that an engine renders from Markdown: their embeds and references, and hidden records that they must not name.

The engine passes Markdown through `mark_embeds`, its HTML through `clean`, and the cleaned HTML through `place_embeds`.
"""

from __future__ import annotations

import posixpath
import re
from html import escape, unescape
from typing import TYPE_CHECKING

from values_handbook.diagnostics.lines import split_lines
from values_handbook.link.build import NAMES_A_RECORD
from values_handbook.link.embeds import find_embeds, parse_embed
from values_handbook.render.escape_search_attributes import shield
from values_handbook.render.html import below_heading
from values_handbook.render.search import EXCLUDED

if TYPE_CHECKING:
    from collections.abc import Callable

    from values_handbook.model.embed import EmbedSpec
    from values_handbook.prose import Target
    from values_handbook.render.renderer import PageRenderer
    from values_handbook.site.hidden_places import HiddenPlaces

_MARKER = re.compile(r'<div data-handbook-embed="(\d+)"></div>')
_RAW_LINK = re.compile(r"""(<a\b[^<>]*?)\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_BRACKETED = re.compile(rf"<({NAMES_A_RECORD.pattern}[a-z0-9#-]+)>(?:</\1>)?")


class MarkdownPage:
    """One page, while its Markdown is rendered. `uri` is its source path; `embeds` are those that `mark_embeds` found."""

    def __init__(self, uri: str, renderer: PageRenderer, hidden: HiddenPlaces) -> None:
        self.uri = uri
        self.embeds: list[EmbedSpec | None] = []
        self._renderer = renderer
        self._hidden = hidden

    @property
    def is_reference(self) -> bool:
        """Whether it holds the reference of all codes."""
        return any(spec is not None and spec.overview == "codes" for spec in self.embeds)

    def mark_embeds(self, markdown: str) -> str:
        """The page's Markdown with a marker in the place of each embed."""
        marked, self.embeds = mark_embeds(markdown)
        return marked

    def clean(self, html: str) -> str:
        """The page's HTML with the references in raw HTML resolved, and without what names or leads to hidden records."""
        context = self._renderer.shared.on(self._renderer.site.plan.page(self.uri).page)
        return self._hidden.clean(link_raw(html, context.resolve_record), self.uri)

    def place_embeds(self, html: str) -> str:
        """The page's HTML with each marker replaced by its part of the handbook."""

        def place(match: re.Match[str]) -> str:
            number = int(match[1])
            spec = self.embeds[number] if number < len(self.embeds) else None
            if spec is None:
                return ""
            # On a hand-written page, the search plugin of the theme finds all of an embed.
            return str(shield(self._renderer.embed(spec, self.uri, number + 1))).replace(f"{EXCLUDED}>", ">")

        return _MARKER.sub(place, html) if self.embeds else html

    def add_mission(self, html: str) -> str:
        """The HTML of the home page with the organization's mission below its heading, unless an embed shows it."""
        organization = self._renderer.site.linked.options.organization
        if not organization or any(spec and spec.overview == "mission" for spec in self.embeds):
            return html
        return below_heading(html, shield(self._renderer.mission()))

    def link(self, href: str) -> tuple[str, str] | None:
        """The source path of a record's page, seen from this page, and the record's title; None for an unknown record."""
        shared = self._renderer.shared
        found = shared.sources.record(href)
        if found is None:
            return None
        key, behaviour = found
        plan = shared.site.plan
        anchor = plan.address(key, behaviour).anchor
        source = plan.layout.page_of(key)
        path = posixpath.relpath(plan.winners.get(source, source), posixpath.dirname(self.uri) or ".")
        return f"{path}#{anchor}" if anchor else path, shared.on(self.uri).link(key, behaviour).title

    def real_name(self, href: str) -> str:
        """A relative link with the name that its file has on disk, which may be composed of other characters."""
        return self._renderer.shared.sources.by_real_name(href, self.uri)

    def is_hidden(self, href: str) -> bool:
        """Whether a link leads to what is not published."""
        return self._hidden.has(href, self.uri)

    def without_hidden_names(self, text: str) -> str:
        """A text without the names of records that are not published."""
        return self._renderer.site.hidden.without_names(text)


def mark_embeds(markdown: str) -> tuple[str, list[EmbedSpec | None]]:
    """Markdown with a marker in the place of each embed, and what each embed shows; None for one that is not valid.

    Markdown never sees what is placed: a large table costs nothing, and no extension can change it.
    """
    found = find_embeds(markdown)
    if not found:
        return markdown, []
    lines = split_lines(markdown)
    specs = []
    for number, embed in reversed(list(enumerate(found))):
        specs.append(parse_embed("", embed)[0])
        lines[embed.first : embed.last + 1] = ["", f'<div data-handbook-embed="{number}"></div>', ""]
    return "\n".join(lines), specs[::-1]


def link_raw(html: str, target_of: Callable[[str], Target | None]) -> str:
    """HTML in which references to records, which Markdown passes on in raw HTML, are links; unknown ones are removed.

    `<value:candor>`, a link in the Markdown of records, is raw HTML to the Markdown of pages.
    """

    def link_attribute(match: re.Match[str]) -> str:
        href = unescape(match[2] or match[3] or match[4] or "").strip()
        if not NAMES_A_RECORD.match(href):
            return match[0]
        target = target_of(href)
        return f'{match[1]} href="{escape(target.url)}"' if target is not None else match[1]

    def link_brackets(match: re.Match[str]) -> str:
        target = target_of(match[1])
        return f'<a href="{escape(target.url)}">{escape(target.title)}</a>' if target is not None else ""

    if not NAMES_A_RECORD.search(html):
        return html
    return _BRACKETED.sub(link_brackets, _RAW_LINK.sub(link_attribute, html))

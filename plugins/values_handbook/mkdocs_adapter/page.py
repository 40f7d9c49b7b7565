"""A generated page as a real page of MkDocs: table of contents, search, edit link, and every event as ever."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

from markupsafe import Markup, escape
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.meta import get_data

from values_handbook.render.html import Heading, headings
from values_handbook.render.rendered import ids_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from values_handbook.render.rendered import RenderedPage
    from values_handbook.reuse.stored import StoredPage


class HandbookPage(Page):
    """A page whose body is made from records instead of Markdown.

    Themes print titles, descriptions and tags as they are, so that all three are escaped here; a theme that escapes a
    title itself, as Material does in the footer, leaves one alone that says it is escaped.
    """

    def __init__(self, title: str | None, file: File, config: MkDocsConfig, made: Callable[[], StoredPage]) -> None:
        self._begin(made)
        super().__init__(title, file, config)

    def _begin(self, made: Callable[[], StoredPage]) -> None:
        self._changed: str | None = None
        self._is_rendered = False
        self._make = made
        self.is_fed = False

    @cached_property
    def _made(self) -> StoredPage:
        return self._make()

    @property
    def rendered(self) -> RenderedPage:
        """What was read off the body."""
        return self._made.page

    @property
    def content(self) -> str | None:
        """The content: the body, as long as nobody has set another. It is not held here, since there may be 10,000."""
        if not self._is_rendered:
            return None
        return self._made.body if self._changed is None else self._changed

    @content.setter
    def content(self, html: str | None) -> None:
        self._changed = html if self._is_rendered and html is not None and html != self._made.body else None

    @property
    def is_as_made(self) -> bool:
        """Whether the content is the body, to which nobody has added anything."""
        return self._changed is None

    def read_source(self, config: MkDocsConfig) -> None:
        """Set what other plugins and the theme read of a page before it is rendered."""
        rendered = self.rendered
        self.meta = {"title": as_html(rendered.title)}
        if rendered.description:
            self.meta["description"] = as_html(rendered.description)
        if rendered.tags:
            self.meta["tags"] = [as_html(tag) for tag in rendered.tags]
        if rendered.boost is not None:
            self.meta["search"] = {"boost": rendered.boost}
        added = config.plugins.on_page_read_source(page=self, config=config)
        self.markdown, settings = get_data(added or "")
        self.meta.update(settings)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set content and table of contents; Markdown that another plugin added is rendered below the body."""
        added_toc: Iterable[AnchorLink] = ()
        added, anchors = "", set[str]()
        self._is_rendered = True
        if self.markdown and self.markdown.strip():
            super().render(config, files)
            added, added_toc, anchors = self.content or "", self.toc, self.present_anchor_ids or set()
        self.content = self._made.body + added if added else None
        levels = levels_of(config)
        own = (link_to(heading) for heading in self.rendered.headings if heading.level in levels)
        self.toc = TableOfContents([*contents(own), *added_toc])
        self.present_anchor_ids = anchors | set(self.rendered.ids)


def adopt(page: Page, made: Callable[[], StoredPage]) -> None:
    """Make a page one of ours where it is none, or none any more. It stands in the navigation, and cannot be replaced.

    `section-index` changes the class of a page to one that is also a section. One without pages below it goes on as a page
    under its own title, instead of that of a folder.
    """
    if isinstance(page, HandbookPage):
        return
    kind = type(page)
    if isinstance(page, Section) and not page.children:
        vars(page).pop("title", None)
        kind = Page
    page.__class__ = _also_ours(kind)
    assert isinstance(page, HandbookPage)
    page._begin(made)


@cache
def _also_ours(kind: type[Page]) -> type[HandbookPage]:
    """The class of generated pages that are also of another plugin's class."""
    return HandbookPage if kind is Page else type(f"Handbook{kind.__name__}", (HandbookPage, kind), {})


def keep_escaped(page: Page) -> None:
    """Have the theme print the title of a hand-written page as it is: a heading may name a record.

    Material strips the tags of a title that does not stand in the metadata, which makes tags of what was escaped.
    """
    if "title" not in page.meta and "&" in (page.title or "") and not page.is_homepage:
        page.meta["title"] = page.title


def take_in(page: Page, before: str, after: str, config: MkDocsConfig) -> None:
    """Have MkDocs and the theme know the anchors and headings that embeds brought into a page."""
    brought = set(ids_of(after)) - set(ids_of(before))
    page.present_anchor_ids = (page.present_anchor_ids or set()) | brought
    levels = levels_of(config)
    links = dict(_by_anchor(page.toc))
    found = [heading for heading in headings(after) if heading.id in brought and heading.level in levels]
    if found:
        links |= {heading.id: link_to(heading) for heading in found}
        ordered = (links[heading.id] for heading in headings(after) if heading.id in links)
        page.toc = TableOfContents(contents(ordered))


def _by_anchor(links: Iterable[AnchorLink]) -> Iterator[tuple[str, AnchorLink]]:
    for link in links:
        yield link.id, AnchorLink(link.title, link.id, link.level)
        yield from _by_anchor(link.children)


def levels_of(config: MkDocsConfig) -> range:
    """The levels of headings that a table of contents shows: the setting `toc_depth`, such as `3` or `2-4`."""
    depth = str((config.mdx_configs.get("toc") or {}).get("toc_depth", 6))
    top, _, bottom = depth.rpartition("-")
    return range(int(top or 1), int(bottom) + 1)


def as_html(text: str) -> Markup:
    """A text for elements and for attributes in double quotes. MkDocs' own search shows any further escape as it is."""
    return Markup(str(escape(text)).replace("&#39;", "'"))


def link_to(heading: Heading) -> AnchorLink:
    """The entry of a heading in a table of contents."""
    return AnchorLink(as_html(heading.title), heading.id, heading.level)


def contents(links: Iterable[AnchorLink]) -> list[AnchorLink]:
    """A table of contents: each link below the nearest one above it whose heading is larger."""
    roots: list[AnchorLink] = []
    open_ones: list[AnchorLink] = []
    for link in links:
        while open_ones and open_ones[-1].level >= link.level:
            open_ones.pop()
        (open_ones[-1].children if open_ones else roots).append(link)
        open_ones.append(link)
    return roots

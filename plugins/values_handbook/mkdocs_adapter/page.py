"""Generated pages as pages of MkDocs, with table of contents, search, edit link and all events of plugins."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

from markupsafe import Markup
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.meta import get_data

from values_handbook.render.html import Heading, headings
from values_handbook.render.rendered import ids_of
from values_handbook.site.head import PageHead, as_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from values_handbook.render.rendered import RenderedPage
    from values_handbook.reuse.stored import StoredPage


class HandbookPage(Page):
    """A page whose body is rendered from records instead of Markdown. `load` returns the rendered page.

    Themes print titles, descriptions and tags unescaped, so all three are escaped here. They are `Markup`, which a theme
    that escapes titles itself, as Material does in the footer, does not escape again.
    """

    def __init__(self, title: str | None, file: File, config: MkDocsConfig, load: Callable[[], StoredPage]) -> None:
        self._begin(load)
        super().__init__(title, file, config)

    def _begin(self, load: Callable[[], StoredPage]) -> None:
        self._changed: str | None = None
        self._is_rendered = False
        self._load = load
        self.is_indexed = False

    @cached_property
    def _stored(self) -> StoredPage:
        return self._load()

    @property
    def rendered(self) -> RenderedPage:
        """The page's title, description, headings and search entries; its body is in `content`."""
        return self._stored.page

    @property
    def content(self) -> str | None:
        """The rendered body, unless a plugin has set another. It is not stored here, since there may be 10,000 pages."""
        if not self._is_rendered:
            return None
        return self._stored.body if self._changed is None else self._changed

    @content.setter
    def content(self, html: str | None) -> None:
        self._changed = html if self._is_rendered and html is not None and html != self._stored.body else None

    @property
    def is_index(self) -> bool:
        """Whether it is the index of its folder; of a section that is no folder, themes would take it for the first page."""
        return super().is_index and not getattr(self.parent, "is_folded", False)

    @property
    def is_unchanged(self) -> bool:
        """Whether the content is the rendered body, which no plugin has changed."""
        return self._changed is None

    def read_source(self, config: MkDocsConfig) -> None:
        """Set the metadata that other plugins and the theme read before a page is rendered."""
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
        self.content = self._stored.body + added if added else None
        levels = levels_of(config)
        own = (link_to(heading) for heading in self.rendered.headings if heading.level in levels)
        self.toc = TableOfContents([*contents(own), *added_toc])
        self.present_anchor_ids = anchors | set(self.rendered.ids)


def adopt(page: Page, load: Callable[[], StoredPage]) -> None:
    """Change the class of a page to `HandbookPage`, unless it is one. The navigation holds the page, so it stays the object.

    `section-index` changes the class of a page to one that is also a section. A section without pages below it becomes a
    page again, with its own title instead of the folder's.
    """
    if isinstance(page, HandbookPage):
        return
    kind = type(page)
    if isinstance(page, Section) and not page.children:
        vars(page).pop("title", None)
        kind = Page
    page.__class__ = _handbook_class(kind)
    assert isinstance(page, HandbookPage)
    page._begin(load)


@cache
def _handbook_class(kind: type[Page]) -> type[HandbookPage]:
    """The class of generated pages that also inherits from another plugin's class."""
    return HandbookPage if kind is Page else type(f"Handbook{kind.__name__}", (HandbookPage, kind), {})


def keep_escaped(page: Page) -> None:
    """Keep the title of a hand-written page escaped: a heading may hold the title of a record.

    Material strips the tags of a title that is not in the metadata, and unescapes the rest.
    """
    if "title" not in page.meta and "&" in (page.title or "") and not page.is_homepage:
        page.meta["title"] = page.title


def head_of(page: Page) -> PageHead:
    """What the head of a page is made from: of a generated page its plain texts, of any other what MkDocs knows."""
    rendered = page.rendered if isinstance(page, HandbookPage) else None
    title = rendered.title if rendered else Markup(page.title or "").striptags()
    description = rendered.description if rendered else str(page.meta.get("description", ""))
    return PageHead(page.file.src_uri, page.url, title, description, page.canonical_url or "")


def add_embedded_headings(page: Page, before: str, after: str, config: MkDocsConfig) -> None:
    """Add the anchors and headings of embeds to what MkDocs and the theme know of a page.

    `before` is the HTML without the embeds, `after` with them.
    """
    added = set(ids_of(after)) - set(ids_of(before))
    page.present_anchor_ids = (page.present_anchor_ids or set()) | added
    levels = levels_of(config)
    links = dict(_by_anchor(page.toc))
    found = [heading for heading in headings(after) if heading.id in added and heading.level in levels]
    if found:
        links |= {heading.id: link_to(heading) for heading in found}
        ordered = (links[heading.id] for heading in headings(after) if heading.id in links)
        page.toc = TableOfContents(contents(ordered))


def _by_anchor(links: Iterable[AnchorLink]) -> Iterator[tuple[str, AnchorLink]]:
    for link in links:
        yield link.id, AnchorLink(link.title, link.id, link.level)
        yield from _by_anchor(link.children)


def levels_of(config: MkDocsConfig) -> range:
    """The levels of headings in a table of contents, from the setting `toc_depth`, such as `3` or `2-4`."""
    depth = str((config.mdx_configs.get("toc") or {}).get("toc_depth", 6))
    top, _, bottom = depth.rpartition("-")
    return range(int(top or 1), int(bottom) + 1)


def link_to(heading: Heading) -> AnchorLink:
    """The entry of a heading in a table of contents."""
    return AnchorLink(as_html(heading.title), heading.id, heading.level)


def contents(links: Iterable[AnchorLink]) -> list[AnchorLink]:
    """A table of contents: each link is a child of the nearest link before it with a larger heading."""
    roots: list[AnchorLink] = []
    open_ones: list[AnchorLink] = []
    for link in links:
        while open_ones and open_ones[-1].level >= link.level:
            open_ones.pop()
        (open_ones[-1].children if open_ones else roots).append(link)
        open_ones.append(link)
    return roots

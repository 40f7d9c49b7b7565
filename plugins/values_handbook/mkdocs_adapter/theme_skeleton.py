"""Renders the theme's page template once for each `SkeletonKey`, and fills the resulting skeleton for each page.

A thousand goal pages differ in their title, description, addresses, table of contents and body; everything else that the
theme prints is the same for all pages in one folder. For each key the template is rendered once with a mark in each of these
places, and each page is written by filling the marks.

It is used only where it is safe: for generated pages outside the navigation, with nothing in their metadata or template
context that another plugin added. The first and the last page of every key are rendered both ways; any difference turns
skeletons off for the key, and is logged.
"""

from __future__ import annotations

import copy
import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateNotFound
from markupsafe import Markup, escape
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.toc import AnchorLink, TableOfContents

from values_handbook.mkdocs_adapter.page import HandbookPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from jinja2 import Environment, Template

log = get_plugin_logger("values-handbook")

_OF_EACH_PAGE = ("page", "build_date_utc")
_KNOWN_META = {"title", "description", "search"}
# A mark survives printing, and its look shows what a template did to it: escape it, or strip its tags.
_MARK = "\ue000{}<i>&amp;</i>\ue001"
_CONTENT = "\ue000content<h1\ue001"
_LOOKS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("<i>&amp;</i>", str),
    ("&lt;i&gt;&amp;amp;&lt;/i&gt;", lambda value: str(escape(value))),
    ("&amp;", lambda value: str(escape(Markup(value).striptags()))),
    ("&", lambda value: str(Markup(value).striptags())),
)
_CONTENTS = "\ue000contents<h1\ue001"
_OF_A_PAGE = frozenset({"content", "title", "description", "canonical", "edit", "anchor", "contents"})
_OF_AN_ITEM = frozenset({"anchor", "heading", "contents"})
_LOOK_OF: dict[str, Callable[[str], str]] = {**dict(_LOOKS), "<h1": str}
_SLOT = re.compile("\ue000([a-z-]+)(" + "|".join(re.escape(look) for look, _ in _LOOKS) + "|<h1)\ue001")

Slot = tuple[str, "Callable[[str], str]"]


@dataclass(frozen=True, slots=True)
class SkeletonKey:
    """Everything that the theme's output depends on besides the marked places."""

    folder: str
    is_index: bool
    has_description: bool
    has_contents: bool
    has_canonical: bool
    has_edit: bool


@dataclass(frozen=True, slots=True)
class ThemeSkeleton:
    """The theme's output for a key: fixed text, with a slot after each piece but the last."""

    pieces: tuple[str, ...]
    slots: tuple[Slot, ...]

    def fill(self, values: Mapping[str, str]) -> str:
        """The output for one page."""
        parts = [self.pieces[0]]
        for (name, look), piece in zip(self.slots, self.pieces[1:], strict=True):
            parts += (look(values[name]), piece)
        return "".join(parts)


@dataclass(slots=True)
class ThemeSkeletons:
    """The skeletons of one build."""

    environment: Environment
    _last: dict[SkeletonKey, HandbookPage] = field(default_factory=dict)
    _by_key: dict[SkeletonKey, ThemeSkeleton | None] = field(default_factory=dict)
    _common: dict[SkeletonKey, dict[str, Any]] = field(default_factory=dict)
    _items: ThemeSkeleton | None = None
    _parents: ThemeSkeleton | None = None
    _between: str = ""
    _between_lower: str = ""

    def expect(self, pages: Iterable[HandbookPage]) -> None:
        """Remember the last page of every key. All pages have their bodies by now."""
        for page in pages:
            if (key := skeleton_key(page)) is not None:
                self._last[key] = page

    def render(self, template: Template, context: dict[str, Any]) -> str:
        """The output for a page: from the skeleton of its key where there is one, else from the template."""
        page = context.get("page")
        key = skeleton_key(page) if isinstance(page, HandbookPage) else None
        if key is None or not isinstance(page, HandbookPage) or not self._is_common(key, context):
            return template.render(context)
        if key not in self._by_key:
            self._by_key[key] = self._build(key, template, context, page)
        skeleton = self._by_key[key]
        return template.render(context) if skeleton is None else skeleton.fill(self._values(page))

    def _is_common(self, key: SkeletonKey, context: dict[str, Any]) -> bool:
        """Whether a context equals that of the first page of the key, except for the page and the clock."""
        others = {name: value for name, value in context.items() if name not in _OF_EACH_PAGE}
        common = self._common.setdefault(key, others)
        return others.keys() == common.keys() and all(
            value is common[name] or value == common[name] for name, value in others.items()
        )

    def _build(
        self, key: SkeletonKey, template: Template, context: dict[str, Any], page: HandbookPage
    ) -> ThemeSkeleton | None:
        """The skeleton of a key, if filling it gives the template's output for the first and the last page."""
        skeleton = self._build_skeleton(template.render({**context, "page": _with_marks(page)}), key)
        for checked in (page, self._last.get(key, page)):
            if skeleton is None or skeleton.fill(self._values(checked)) != _render_page(template, context, checked):
                log.info(
                    f"The theme prints more of '{checked.file.src_uri}' than can be filled in; such pages take longer."
                )
                return None
        return skeleton

    def _build_skeleton(self, output: str, key: SkeletonKey) -> ThemeSkeleton | None:
        """The rendered output cut at its marks; None where the table of contents cannot be found."""
        if not key.has_contents:
            return _cut_at_marks(output, _OF_A_PAGE)
        first, second = (_item(self.environment, link) for link in _contents_with_marks())
        parent = AnchorLink(Markup(_MARK.format("heading")), _MARK.format("anchor"), 2)
        parent.children.extend(_contents_with_marks())
        above = _cut_list_out(_item(self.environment, parent), first, second)
        around = _cut_list_out(output, first, second)
        if above is None or around is None:
            return None
        self._items, self._parents = _cut_at_marks(first, _OF_AN_ITEM), _cut_at_marks(above[0], _OF_AN_ITEM)
        self._between, self._between_lower = around[1], above[1]
        return _cut_at_marks(around[0], _OF_A_PAGE)

    def _values(self, page: HandbookPage) -> dict[str, str]:
        links = list(page.toc)
        return {
            "content": page.content or "",
            "title": str(page.meta["title"]),
            "description": str(page.meta.get("description", "")),
            "canonical": page.canonical_url or "",
            "edit": page.edit_url or "",
            "anchor": links[0].id if links else "",
            "contents": self._between.join(self._link(link) for link in links),
        }

    def _link(self, link: AnchorLink) -> str:
        """An item of the table of contents, with those below it."""
        skeleton = self._parents if link.children else self._items
        if skeleton is None:
            return _item(self.environment, link)
        below = self._between_lower.join(map(self._link, link.children))
        return skeleton.fill({"anchor": link.id, "heading": link.title, "contents": below})


def reuse_skeletons(environment: Environment, skeletons: ThemeSkeletons) -> None:
    """Make the environment return page templates that render through the skeletons.

    MkDocs gets the template of a page by its name alone, while templates get one another with their own name as `parent`.
    """
    original = environment.get_template

    def get_template(name: Any, parent: str | None = None, globals: Any = None) -> Any:
        template = original(name, parent, globals)
        return template if parent is not None else _SkeletonTemplate(template, skeletons)

    environment.get_template = get_template  # type: ignore[method-assign]


class _SkeletonTemplate:
    """A page template that renders through the skeletons; in everything else it is the template itself."""

    def __init__(self, template: Template, skeletons: ThemeSkeletons) -> None:
        self._template = template
        self._skeletons = skeletons

    def render(self, context: dict[str, Any]) -> str:
        """The output for a page."""
        return self._skeletons.render(self._template, context)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._template, name)


def skeleton_key(page: HandbookPage) -> SkeletonKey | None:
    """The key of a page; None for one whose output depends on more than the marked places."""
    in_navigation = page.parent or page.previous_page or page.next_page or page.is_homepage
    if in_navigation or not page.meta.keys() <= _KNOWN_META or "<h1" not in (page.content or ""):
        return None
    return SkeletonKey(
        folder=posixpath.dirname(page.url.rstrip("/")),
        is_index=page.is_index,
        has_description=bool(page.meta.get("description")),
        has_contents=bool(len(page.toc)),
        has_canonical=bool(page.canonical_url),
        has_edit=bool(page.edit_url),
    )


def _with_marks(page: HandbookPage) -> HandbookPage:
    """A stand-in for a page, with a mark in every place that is filled."""
    marked = copy.copy(page)
    marked.meta = {**page.meta, "title": Markup(_MARK.format("title"))}
    marked.title = marked.meta["title"]
    marked.content = _CONTENT
    if page.meta.get("description"):
        marked.meta["description"] = Markup(_MARK.format("description"))
    if page.canonical_url:
        marked.canonical_url = _MARK.format("canonical")
    if page.edit_url:
        marked.edit_url = _MARK.format("edit")
    marked.toc = TableOfContents(_contents_with_marks() if len(page.toc) else [])
    return marked


def _contents_with_marks() -> list[AnchorLink]:
    """Two links, so that the text between two items can be found."""
    return [AnchorLink(Markup(_MARK.format("heading")), _MARK.format(name), 2) for name in ("anchor", "second")]


def _item(environment: Environment, link: AnchorLink) -> str:
    """An item of the table of contents as Material's template prints it; a mark in a theme without such a template."""
    try:
        return environment.get_template("partials/toc-item.html", "main.html").render(toc_item=link)
    except TemplateNotFound:
        return _CONTENTS


def _cut_list_out(output: str, first: str, second: str) -> tuple[str, str] | None:
    """A text with a mark in place of two items, and the text between them; None where they do not occur exactly once."""
    start, end = output.find(first), output.find(second)
    if start < 0 or end < start or output.count(first) > 1:
        return None
    return f"{output[:start]}{_CONTENTS}{output[end + len(second) :]}", output[start + len(first) : end]


def _cut_at_marks(output: str, known: frozenset[str]) -> ThemeSkeleton | None:
    """A text cut at its marks; None where a mark was changed beyond recognition, or is unknown."""
    parts = _SLOT.split(output)
    pieces, names, looks = parts[::3], parts[1::3], parts[2::3]
    # Material derives the address of the source from that of the edit button: `| replace("edit", "raw")`.
    if "\ue000" in "".join(pieces) or not known.issuperset(names):
        return None
    return ThemeSkeleton(tuple(pieces), tuple((name, _LOOK_OF[look]) for name, look in zip(names, looks, strict=True)))


def _render_page(template: Template, context: dict[str, Any], page: HandbookPage) -> str:
    """The template's own output for a page."""
    was_active, page.active = page.active, True
    try:
        return template.render({**context, "page": page})
    finally:
        page.active = was_active

"""What chats and social networks show of a link to a page (Open Graph, https://ogp.me)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from markupsafe import Markup

from values_handbook.mkdocs_adapter.page import HandbookPage, as_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from values_handbook.model.record import Record
    from values_handbook.render.renderer import PageRenderer

_TAG = Markup('<meta property="{}" content="{}">')


def describe_link(output: str, page: Page, config: MkDocsConfig, renderer: PageRenderer) -> str:
    """A page whose head says what a link to it shows. One that says so already, by whatever means, is left alone.

    Pages of goals are: there are hundreds, and what they say in their titles and descriptions, links show as well.
    """
    planned = renderer.site.plan.planned.get(page.file.src_uri)
    key = planned.key if planned else None
    if not page.canonical_url or (key and key.kind == "goal") or 'property="og:' in output:
        return output
    record = renderer.site.linked.record(key) if key else None
    tags = "".join(_TAG.format(name, as_html(text)) for name, text in _said(page, config, record) if text)
    return output.replace("</head>", f"{tags}</head>", 1)


def _said(page: Page, config: MkDocsConfig, record: Record | None) -> Iterator[tuple[str, str]]:
    rendered = page.rendered if isinstance(page, HandbookPage) else None
    title = rendered.title if rendered else Markup(page.title or "").striptags()
    described = rendered.description if rendered else str(page.meta.get("description", ""))
    yield "og:type", "article" if record else "website"
    yield "og:site_name", config.site_name
    yield "og:title", title
    yield "og:description", described or config.site_description or ""
    yield "og:url", page.canonical_url or ""
    day = _published(record) if record else None
    yield "article:published_time", day.isoformat() if day else ""


def _published(record: Record) -> date | None:
    """The day since which a record holds: when a value was adopted, a case decided, a review made."""
    day = getattr(record.fields, "adopted", None) or getattr(record.fields, "date", None)
    return day if isinstance(day, date) else None

"""Elements for the head of a page: what links to the page show (Open Graph, https://ogp.me), and where the feed is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup, escape

from values_handbook.plan.addresses import relative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.model.record import Record
    from values_handbook.pipeline import Site
    from values_handbook.render.renderer import PageRenderer

_TAG = Markup('<meta property="{}" content="{}">')


class PageHead(NamedTuple):
    """What the head of a page is made from. Texts are plain; `canonical_url` is empty in a site without an address."""

    source_path: str
    url: str
    title: str
    description: str
    canonical_url: str


def as_html(text: str) -> Markup:
    """A text for elements and for attributes in double quotes. MkDocs' own search shows any further escape as it is."""
    return Markup(str(escape(text)).replace("&#39;", "'"))


def add_open_graph(output: str, page: PageHead, site: Site) -> str:
    """The HTML of a whole page with Open Graph tags in its head. Tags that it has already, from any source, are kept alone.

    Pages of goals get none: there are hundreds, and links show the same from their titles and descriptions.
    """
    planned = site.plan.planned.get(page.source_path)
    key = planned.key if planned else None
    if not page.canonical_url or (key and key.kind == "goal") or 'property="og:' in output:
        return output
    record = site.linked.record(key) if key else None
    tags = "".join(_TAG.format(name, as_html(text)) for name, text in _open_graph(page, site, record) if text)
    return _add_to_head(output, tags)


def _open_graph(page: PageHead, site: Site, record: Record | None) -> Iterator[tuple[str, str]]:
    yield "og:type", "article" if record else "website"
    yield "og:site_name", site.project.site_name
    yield "og:title", page.title
    yield "og:description", page.description or site.project.site_description
    yield "og:url", page.canonical_url
    day = _published(record) if record else None
    yield "article:published_time", day.isoformat() if day else ""


def _published(record: Record) -> date | None:
    """The day since which a record holds: when a value was adopted, a case decided, a review made."""
    day = getattr(record.fields, "adopted", None) or getattr(record.fields, "date", None)
    return day if isinstance(day, date) else None


def has_feed(site: Site) -> bool:
    """Whether the site has a feed of changes: its addresses are absolute, and there are changes."""
    return bool(site.project.site_url and site.linked.history.records)


def add_feed_link(output: str, page: PageHead, renderer: PageRenderer) -> str:
    """The HTML of a whole page with a link to the feed in its head, by which feed readers find it."""
    address = relative(renderer.site.plan.feed(), page.url)
    title = escape(renderer.shared.labels("changes-page"))
    return _add_to_head(output, f'<link rel="alternate" type="application/atom+xml" title="{title}" href="{address}">')


def lists_changes(source_path: str, site: Site) -> bool:
    """Whether a page is that of the changes, generated or written by hand in its place."""
    changes = site.plan.layout.overview("changes")
    return source_path == site.plan.winners.get(changes, changes)


def _add_to_head(output: str, elements: str) -> str:
    """A page with elements at the end of its head; one without a head stays as it is."""
    return output.replace("</head>", f"{elements}</head>", 1)

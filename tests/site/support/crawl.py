"""Looking at every page of a built site as a browser and a reader without a mouse would: what is broken?

No network: files are looked up as a plain web server serves them from below the path of `site_url`.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from tests.site.support.dom import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.site.support.building import Page, Site, Target
    from tests.site.support.dom import Element

_RESOURCES = {
    "img": "src",
    "script": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "embed": "src",
    "input": "src",
    "object": "data",
    "image": "href",
    "use": "href",
    "link": "href",
}
"""What a browser fetches by itself, and the attribute that names it."""

_NO_REQUEST = ("canonical", "alternate", "prev", "next", "edit", "help")
"""Relations of a `<link>` that nothing is fetched for."""

_STYLE_URL = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")
_REFRESH = re.compile(r"\d+;\s*url=(.+)", re.IGNORECASE)


def broken_links(site: Site) -> Iterator[str]:
    """Links that lead to nothing, and links whose anchor is not there."""
    for page in _all(site):
        for element, address in _links(page):
            if (what := _broken(site, site.resolve(page.url, address), address)) is not None:
                yield f"{page.url}: {what} <{element.tag}> {address}"


def _all(site: Site) -> Iterator[Page]:
    for url in site.urls:
        yield site.page(url)


def _links(page: Page) -> Iterator[tuple[Element, str]]:
    """What a reader can follow, and what leads machines on."""
    for element in page.root.walk():
        if (element.tag in ("a", "area") and "href" in element.attributes) or (
            element.tag == "link" and element.get("rel") in ("canonical", "prev", "next")
        ):
            yield element, element["href"]
        elif element.tag == "form" and "action" in element.attributes:
            yield element, element["action"]
        elif element.tag == "meta" and (found := _REFRESH.match(element.get("content"))):
            yield element, found[1]


def _broken(site: Site, target: Target, written: str = "") -> str | None:
    """What is wrong with where a link leads. A path that leaves the site's own path leads nowhere."""
    if target.outside:
        parts = urlsplit(target.outside)
        if parts.scheme == "webcal" and written.startswith("webcal"):
            address = parts._replace(scheme=urlsplit(site.site_url).scheme).geturl()
            return _broken(site, site.resolve("", address), address)
        is_elsewhere = parts.scheme == "mailto" or (
            parts.scheme in ("http", "https") and written.startswith(parts.scheme)
        )
        return None if is_elsewhere else "nowhere"
    file = site.file_of(target.path)
    if file is None:
        return "no page"
    if target.anchor and target.anchor != "__top" and file.suffix == ".html":
        return None if target.anchor in site.page(target.path).anchors else "no anchor"
    return None


def missing_resources(site: Site) -> Iterator[str]:
    """Scripts, styles, images and the like that are not among the site's files."""
    for where, target in _resources(site):
        if not target.outside and site.file_of(target.path) is None:
            yield f"{where}: {target}"


def foreign_requests(site: Site) -> Iterator[str]:
    """What a browser would fetch from another host by itself."""
    for where, target in _resources(site):
        if target.outside:
            yield f"{where}: {target}"
    for page in _all(site):
        # Material's script asks the forge for its stars where this component stands, and a CDN for mermaid.
        for element in page.root.walk():
            if element.get("data-md-component") == "source" or "mermaid" in element.classes:
                yield f"{page.url}: {element.tag} {element.attributes}"


def _resources(site: Site) -> Iterator[tuple[str, Target]]:
    for page in _all(site):
        for element in page.root.walk():
            for address in _fetched(element):
                if not address.startswith(("data:", "#")):
                    yield page.url, site.resolve(page.url, address)
    for path in site.files("*.css"):
        for first, second in _STYLE_URL.findall(site.read(path)):
            if not (first or second).startswith(("data:", "#")):
                yield path, site.resolve(path, first or second)


def _fetched(element: Element) -> Iterator[str]:
    name = _RESOURCES.get(element.tag, "")
    if name in element.attributes and not (element.tag == "link" and element.get("rel") in _NO_REQUEST):
        yield element[name]
    for candidate in filter(None, element.get("srcset").split(",")):
        yield candidate.split()[0]
    for first, second in _STYLE_URL.findall(element.get("style")):
        yield first or second
    if element.tag == "style":
        for first, second in _STYLE_URL.findall("".join(child for child in element.children if isinstance(child, str))):
            yield first or second
    if "ping" in element.attributes or "background" in element.attributes:
        yield element.get("ping") or element.get("background")


def repeated_ids(site: Site) -> Iterator[str]:
    """Ids that stand twice on a page, and names of ids in what the page says that are not there."""
    for page in _all(site):
        counts = Counter(page.root.ids())
        yield from (f"{page.url}: #{name} {count} times" for name, count in counts.items() if count > 1)
    for page in site.pages():
        for element in page.article.walk():
            for attribute in ("for", "aria-labelledby", "aria-describedby", "headers", "list"):
                for name in element.get(attribute).split():
                    if name not in page.anchors:
                        yield f"{page.url}: {attribute}={name} names nothing"


def broken_markup(site: Site) -> Iterator[str]:
    """Tags that do not match, and blocks in paragraphs."""
    for page in site.pages():
        yield from (f"{page.url}: {flaw}" for flaw in page.document.flaws)


def broken_indexes(site: Site) -> Iterator[str]:
    """Entries of the search index, of handbook.json and of the site map that lead nowhere."""
    for location in site.search:
        if (what := _broken(site, site.resolve("", location))) is not None:
            yield f"search: {what} {location}"
    for key, record in site.records.items():
        if (what := _broken(site, site.resolve("", record["url"]))) is not None:
            yield f"handbook.json: {key} {what} {record['url']}"
    for element in parse(site.read("sitemap.xml")).root.all("loc"):
        address = element.text
        if (what := _broken(site, site.resolve("", urljoin(site.site_url, address)))) is not None:
            yield f"sitemap.xml: {what} {address}"


def clicks_from_home(site: Site, *, only_articles: bool = False) -> dict[str, int]:
    """How many clicks each page is away from home, by its own links or also by those of the theme's navigation."""
    home = site.address("index.md")
    found = {home: 0}
    waiting = deque([home])
    while waiting:
        page = site.page(waiting.popleft())
        for element in (page.article if only_articles else page.root).all("a[href]"):
            target = page.to(element)
            if not target.outside and target.path not in found and target.path in site.urls:
                found[target.path] = found[page.url] + 1
                waiting.append(target.path)
    return found

"""Writing a handbook, building it as a team would, and reading the site that comes out."""

from __future__ import annotations

import csv
import fcntl
import io
import json
import logging
import os
import re
from dataclasses import dataclass, field
from functools import cached_property
from textwrap import dedent
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin, urlsplit

import yaml
from click.testing import CliRunner
from mkdocs.__main__ import cli

from tests.site.support.dom import Document, Element, parse
from tests.site.support.rules import FOLDERS, HAS_PAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    import pytest

TODAY = "1795392000"
"""2026-11-23, in seconds since 1970: the day of every build."""

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_WARNING = re.compile(r"^WARNING\s+-\s+(.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Style:
    """How a site is addressed: with directories or with files, and where it lies on its host."""

    name: str
    directories: bool = True
    site_url: str = "https://example.org/handbook/"

    @property
    def config(self) -> dict[str, Any]:
        return {"use_directory_urls": self.directories, "site_url": self.site_url}


DIRECTORIES = Style("directories below a path")
FILES = Style("files below a path", directories=False)
AT_THE_ROOT = Style("directories at the root", site_url="https://example.org/")
STYLES = (DIRECTORIES, FILES, AT_THE_ROOT)


@dataclass(frozen=True)
class Target:
    """Where a link leads: a path from the site's root and an anchor, or out of the site (`outside` is its address)."""

    path: str = ""
    anchor: str = ""
    outside: str = ""

    def __str__(self) -> str:
        return self.outside or (f"{self.path}#{self.anchor}" if self.anchor else self.path)


@dataclass(frozen=True, eq=False)
class Page:
    """A page of the site. `url` is its address from the site's root, without a leading slash."""

    site: Site
    url: str
    html: str

    @cached_property
    def document(self) -> Document:
        return parse(self.html)

    @property
    def root(self) -> Element:
        return self.document.root

    @cached_property
    def article(self) -> Element:
        """What the page says, without the theme's frame."""
        return self.root.one("article.md-content__inner")

    @property
    def title(self) -> str:
        """The heading, as it is read out."""
        return self.article.first("h1").heard.removesuffix("¶").rstrip()

    @cached_property
    def anchors(self) -> frozenset[str]:
        names = {element["name"] for element in self.root.all("a[name]")}
        return frozenset({*self.root.ids(), *names})

    def to(self, element: Element) -> Target:
        """Where a link or a resource of the page leads."""
        return self.site.resolve(self.url, element.get("href") or element.get("src"))

    def links(self, part: Element | None = None) -> dict[str, list[Element]]:
        """The links of the page, or of a part of it, by where they lead."""
        found: dict[str, list[Element]] = {}
        for element in (part or self.root).all("a[href]"):
            found.setdefault(str(self.to(element)), []).append(element)
        return found


@dataclass(frozen=True, eq=False)
class Site:
    """A built site. `log` is what MkDocs said, `status` its exit status."""

    root: Path
    status: int
    log: str
    site_url: str = "https://example.org/handbook/"
    directories: bool = True
    _pages: dict[str, Page] = field(default_factory=dict, repr=False)
    _resolved: dict[tuple[str, str], Target] = field(default_factory=dict, repr=False)

    @property
    def warnings(self) -> list[str]:
        return _WARNING.findall(self.log)

    def files(self, pattern: str = "*") -> list[str]:
        """The files of the site, by their paths."""
        return sorted(path.relative_to(self.root).as_posix() for path in self.root.rglob(pattern) if path.is_file())

    @cached_property
    def urls(self) -> list[str]:
        """The addresses of all pages, those that only redirect among them."""
        return [self._url(path) for path in self.files("*.html")]

    def _url(self, path: str) -> str:
        is_index = path == "index.html" or path.endswith("/index.html")
        return path.removesuffix("index.html") if self.directories and is_index else path

    def pages(self) -> Iterator[Page]:
        """All pages but redirects."""
        for url in self.urls:
            page = self.page(url)
            if "md-content__inner" in page.html:
                yield page

    def page(self, url: str) -> Page:
        """The page at an address from the site's root."""
        if url not in self._pages:
            path = self.file_of(url)
            assert path is not None, f"there is no page {url!r}; the log says:\n{self.log}"
            self._pages[url] = Page(self, url, path.read_text(encoding="utf-8"))
        return self._pages[url]

    def file_of(self, path: str) -> Path | None:
        """The file that a plain web server gives for a path below the site's root."""
        found = self.root / unquote(path)
        if path == "" or path.endswith("/"):
            found = found / "index.html"
        return found if found.is_file() else None

    def address(self, source_path: str) -> str:
        """The address of a page by its source path: the rule of MkDocs for both styles."""
        stem = source_path.removesuffix(".md")
        if not self.directories:
            return f"{stem}.html"
        return "" if stem == "index" else stem.removesuffix("/index") + "/"

    def address_of(self, kind: str, identifier: str, behaviour: str = "") -> str:
        """The address of a record, as the table of the content format gives it, with its anchor."""
        if HAS_PAGE[kind]:
            page = self.address(f"{FOLDERS[kind]}/{identifier}.md")
            return f"{page}#{behaviour}" if behaviour else page
        return f"{self.address(f'{FOLDERS[kind]}/index.md')}#{identifier}"

    def page_of(self, kind: str, identifier: str = "") -> Page:
        """The page that holds a record; without an id the index page of its kind."""
        name = identifier if identifier and HAS_PAGE[kind] else "index"
        return self.page(self.address(f"{FOLDERS[kind]}/{name}.md"))

    def part_of(self, kind: str, identifier: str) -> Element:
        """The part of the site that shows a record: its page, or the part of a page that stands below its heading."""
        page = self.page_of(kind, identifier)
        if HAS_PAGE[kind]:
            return page.article
        heading = page.article.by_id(identifier)
        return next(element for element in heading.ancestors() if element.tag == "article")

    def resolve(self, url: str, href: str) -> Target:
        """Where a link on the page `url` leads, as a browser finds it."""
        if (url, href) not in self._resolved:
            self._resolved[url, href] = self._resolve(url, href)
        return self._resolved[url, href]

    def _resolve(self, url: str, href: str) -> Target:
        base = self.site_url or "https://nowhere.invalid/"
        absolute = urljoin(urljoin(base, url), href)
        parts = urlsplit(absolute)
        home = urlsplit(base)
        if (parts.scheme, parts.netloc) != (home.scheme, home.netloc) or not parts.path.startswith(home.path):
            return Target(outside=absolute)
        return Target(parts.path.removeprefix(home.path), unquote(parts.fragment))

    def read(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    @cached_property
    def json(self) -> Any:
        return json.loads(self.read("handbook.json"))

    @cached_property
    def records(self) -> dict[str, Any]:
        """The records of handbook.json by `kind:id`."""
        return {f"{record['kind']}:{record['id']}": record for record in self.json["records"]}

    def csv(self, matrix: str) -> list[list[str]]:
        return list(csv.reader(io.StringIO(self.read(f"matrices/{matrix}.csv"), newline=""), strict=True))

    def matrix(self, identifier: str) -> Table:
        """A matrix as its page shows it."""
        page = self.page(self.address(f"matrices/{identifier}.md"))
        return Table(page, page.article.one("table.hb-matrix"))

    @cached_property
    def search(self) -> dict[str, Any]:
        """The entries of the search index by their addresses."""
        return {entry["location"]: entry for entry in json.loads(self.read("search/search_index.json"))["docs"]}


@dataclass(frozen=True, eq=False)
class Table:
    """A matrix in a page, read as a screen reader would: by its scopes."""

    page: Page
    element: Element

    @property
    def caption(self) -> str:
        return self.element.one("caption").text

    @cached_property
    def column_heads(self) -> list[Element]:
        """The heads of the columns that hold alignments: not the corner and not the total."""
        return self.element.all("thead th[scope=col]")[1:-1]

    @cached_property
    def rows(self) -> list[Element]:
        """The rows that stand for something."""
        return [row for row in self.element.all("tbody tr") if row.all("th[scope=row]")]

    @property
    def foot(self) -> list[str]:
        """The totals of the columns, and their sum."""
        return [cell.text for cell in self.element.all("tfoot td")]

    @cached_property
    def by_place(self) -> dict[str, Element]:
        """The rows by where their heads lead."""
        found = {self.leads_to(row.one("th[scope=row]")): row for row in self.rows}
        assert len(found) == len(self.rows), "two rows lead to one place"
        return found

    def row(self, name: str) -> Element:
        """The row whose head leads to a place."""
        return self.by_place[name]

    def leads_to(self, head: Element) -> str:
        """Where the first link of a head leads."""
        return str(self.page.to(head.first("a")))

    def cells(self, row: Element) -> list[Element]:
        """The cells of a row without its total."""
        return row.all("td")[:-1]

    def groups(self) -> dict[str, list[str]]:
        """The rows by the headings that they stand under."""
        found: dict[str, list[str]] = {}
        title = ""
        for row in self.element.all("tbody tr"):
            heads = row.all("th[scope=row]")
            if heads:
                found.setdefault(title, []).append(heads[0].first("a").text)
            else:
                title = row.text
        return found


def write(root: Path, files: Mapping[str, str | None], options: Mapping[str, Any] | None = None, **config: Any) -> Path:
    """Write a handbook: `files` are paths below `content/` with their (dedented) text, `options` the plugin's.

    A path without a text is left out, such as the home page that is there by default.
    """
    settings: dict[str, Any] = {
        "site_name": "Handbook",
        "docs_dir": "content",
        "theme": {"name": "material", "font": False, "features": ["content.action.edit"]},
        "plugins": ["search", {"values-handbook": dict(options or {})}],
        "validation": {"links": {"anchors": "warn", "unrecognized_links": "warn"}},
        **DIRECTORIES.config,
        **config,
    }
    (root / "content").mkdir(parents=True, exist_ok=True)
    for name, text in {"index.md": "# Home\n", **files}.items():
        if text is None:
            continue
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8", newline="")
    (root / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    return root


def build(root: Path, output: Path, *, strict: bool = False, directories: bool | None = None) -> Site:
    """Run `mkdocs build` on a handbook; `directories` chooses another address style than its mkdocs.yml."""
    command = ["build", "--config-file", str(root / "mkdocs.yml"), "--site-dir", str(output)]
    command += ["--strict"] if strict else []
    if directories is not None:
        command.append("--use-directory-urls" if directories else "--no-directory-urls")
    log = logging.getLogger("mkdocs")
    before = list(log.handlers)
    result = CliRunner().invoke(cli, command, env={"SOURCE_DATE_EPOCH": TODAY, "NO_MKDOCS_2_WARNING": "1"})
    for handler in set(log.handlers) - set(before):
        log.removeHandler(handler)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    settings = _settings(root / "mkdocs.yml")
    style = settings.get("use_directory_urls") != "false" if directories is None else directories
    return Site(output, result.exit_code, _COLOUR.sub("", result.output), settings.get("site_url", ""), style)


def built_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Site]) -> Site:
    """A site that the first process of tests which asks for it makes in an empty folder; the others read what it left."""
    run = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        run = run.parent
    folder = run / "sites" / name
    folder.mkdir(parents=True, exist_ok=True)
    note = folder.with_name(f"{name}.json")
    with folder.with_name(f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not note.exists():
            site = make(folder)
            told = str(site.root), site.status, site.log, site.site_url, site.directories
            note.write_text(json.dumps(told), encoding="utf-8")
    root, status, log, site_url, directories = json.loads(note.read_text(encoding="utf-8"))
    return Site(folder / root, status, log, site_url, directories)


def _settings(path: Path) -> dict[str, Any]:
    """The settings of a mkdocs.yml, all scalars as text, whatever their tags."""
    loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert isinstance(loaded, dict)
    return loaded

"""The sites that the tests look at, each built once for the whole run."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.site import rich
from tests.site.support.building import AT_THE_ROOT, DIRECTORIES, FILES, Site, Style, build, built_once, write
from tests.site.support.records import Handbook

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"

REAL = ("18f", "kubernetes", "sourcegraph")
RICH = {"rich": DIRECTORIES, "rich, with files": FILES, "rich, at the root": AT_THE_ROOT}
BOOKS = ("sample", "sample, with files", *REAL, "kubernetes, with files", "generated", *RICH)
"""The handbooks that are crawled. Those whose name ends so are built without directories as addresses."""


@dataclass(frozen=True)
class Book:
    """A handbook: its built site, and what its YAML says."""

    name: str
    site: Site
    handbook: Handbook


def one_worker(name: str) -> Any:
    """A parameter for a book: all tests of one book run in one process, so that it is built once."""
    return pytest.param(name, marks=pytest.mark.xdist_group(name))


@pytest.fixture(scope="session")
def books(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Book]:
    """The handbooks of `BOOKS` by name, each built when it is first asked for."""
    built: dict[str, Book] = {}

    def book(name: str) -> Book:
        if name not in built:
            site = built_once(tmp_path_factory, name.replace(", ", "-").replace(" ", "-"), partial(_build, name))
            built[name] = Book(name, site, Handbook(_given(name) or site.root.parent))
        assert built[name].site.status == 0, built[name].site.log
        return built[name]

    return book


def _build(name: str, folder: Path) -> Site:
    """Build a handbook in an empty folder, in which it is written first unless it is given."""
    root = _given(name)
    if root is None:
        root = folder
        if name in RICH:
            _write_rich(folder, RICH[name])
        else:
            script = _shared("bench/make_handbook.py", "it makes a handbook of 60 goals")
            subprocess.run([sys.executable, str(script), "--n", "60", "--out", str(folder)], check=True)
    return build(root, folder / "site", directories=False if name.endswith("with files") else None)


def _given(name: str) -> Path | None:
    """The folder of a handbook's mkdocs.yml; none for those that must be written first."""
    short = name.partition(",")[0]
    if short == "sample":
        return ROOT
    return None if short in ("rich", "generated") else _shared(f"handbooks/{short}", f"it is the handbook of {short}")


def _shared(path: str, what: str) -> Path:
    if not (SHARED / path).exists():
        pytest.skip(f"{SHARED / path} is missing: {what}")
    return SHARED / path


def _write_rich(folder: Path, style: Style) -> None:
    plugins = ["search", "tags", {"values-handbook": rich.OPTIONS}]
    extensions = ["attr_list", "md_in_html", "admonition"]
    edit = "https://example.com/edit/main/content/"
    write(folder, rich.FILES, **style.config, edit_uri=edit, plugins=plugins, markdown_extensions=extensions)


@pytest.fixture(scope="session")
def sample(books: Callable[[str], Book]) -> Book:
    """The handbook in `content/`."""
    return books("sample")


@pytest.fixture(params=[one_worker(name) for name in RICH])
def rich_book(request: pytest.FixtureRequest, books: Callable[[str], Book]) -> Book:
    """The handbook that uses everything, in every style of addresses."""
    return books(request.param)


@pytest.fixture(scope="session")
def make(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Site]:
    """Builds a handbook from its files: `make({"values/candor.yml": "title: Candor"}, {"format": 1}, site_url=…)`."""

    def made(
        files: Mapping[str, str | None],
        options: Mapping[str, Any] | None = None,
        *,
        strict: bool = False,
        fails: bool = False,
        **config: Any,
    ) -> Site:
        root = tmp_path_factory.mktemp("handbook")
        site = build(write(root, files, options, **config), root / "site", strict=strict)
        assert (site.status != 0) == fails, site.log
        return site

    return made

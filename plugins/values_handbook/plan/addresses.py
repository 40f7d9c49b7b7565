"""Where everything stands in the site."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote


@dataclass(frozen=True, slots=True)
class Address:
    """A place in the site: a page's address from the site's root, without a leading slash, and an anchor on it.

    The home page is the empty address where addresses are directories.
    """

    page: str
    anchor: str = ""

    def __str__(self) -> str:
        return f"{self.page}#{self.anchor}" if self.anchor else self.page


def page_url(source_path: str, *, directories: bool) -> str:
    """The address of a page by its source path, as MkDocs makes it: `goals/x.md` is `goals/x/`, or `goals/x.html`."""
    path = PurePosixPath(canonical(source_path))
    folder = "" if path.parent == PurePosixPath(".") else f"{path.parent}/"
    if not directories:
        return quote(f"{folder}{path.stem}.html")
    return quote(folder if path.stem == "index" else f"{folder}{path.stem}/")


def output_path(source_path: str, *, directories: bool) -> str:
    """The file in the site that a page is written to."""
    path = PurePosixPath(canonical(source_path))
    if not directories or path.stem == "index":
        return str(path.with_suffix(".html"))
    return str(path.with_suffix("") / "index.html")


def canonical(source_path: str) -> str:
    """The source path that two pages share if MkDocs writes them to one file: README is index, any suffix `.md`."""
    path = PurePosixPath(source_path)
    stem = "index" if path.stem == "README" else path.stem
    return str(path.with_name(f"{stem}.md"))


def relative(address: Address | str, page: str) -> str:
    """An address as a link on another page, both from the site's root."""
    up = "../" * page.count("/")
    return f"{up}{address}" or "./"

"""Addresses in the site, and the files that pages are written to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from values_handbook.source.languages import Languages


@dataclass(frozen=True, slots=True)
class Address:
    """A place in the site: a page's address from the site's root, without a leading slash, and an anchor on it.

    The home page is the empty address where addresses are directories.
    """

    page: str
    anchor: str = ""

    def __str__(self) -> str:
        return f"{self.page}#{self.anchor}" if self.anchor else self.page


@dataclass(frozen=True, slots=True)
class AddressStyle:
    """How source paths become addresses: in one of MkDocs' two styles, and by the language that is built, if any."""

    directories: bool = True
    languages: Languages | None = None

    def url(self, source_path: str) -> str:
        """The address of a page by its source path."""
        return page_url(self._placed(source_path), directories=self.directories)

    def output(self, source_path: str) -> str:
        """The file in the site that a page is written to."""
        return output_path(self._placed(source_path), directories=self.directories)

    def generated(self, path: str) -> str:
        """The file in the site that a generated file is written to which is no page."""
        return self._placed(path)

    def asset(self, path: str) -> str:
        """The file in the site that a contributor's file is copied to."""
        return self.languages.asset(path) if self.languages is not None else path

    def canonical(self, source_path: str) -> str:
        """The source path that two pages share if MkDocs writes them to one file."""
        path = canonical(source_path)
        return self.languages.neutral(path) if self.languages is not None else path

    def _placed(self, path: str) -> str:
        return self.languages.placed(path) if self.languages is not None else path


def page_url(source_path: str, *, directories: bool) -> str:
    """The address of a page by its source path, as MkDocs makes it: `goals/x.md` is `goals/x/`, or `goals/x.html`."""
    folder, stem = _split(source_path)
    if not directories:
        return quote(f"{folder}{stem}.html")
    return quote(folder if stem == "index" else f"{folder}{stem}/")


def output_path(source_path: str, *, directories: bool) -> str:
    """The file in the site that a page is written to."""
    folder, stem = _split(source_path)
    return f"{folder}{stem}.html" if not directories or stem == "index" else f"{folder}{stem}/index.html"


def canonical(source_path: str) -> str:
    """The source path that two pages share if MkDocs writes them to one file: README is index, any suffix `.md`."""
    folder, stem = _split(source_path)
    return f"{folder}{stem}.md"


def _split(source_path: str) -> tuple[str, str]:
    """The folder of a page, with a slash, and its name without the suffix: ten times as fast as a path object."""
    folder, slash, name = source_path.rpartition("/")
    dot = name.rfind(".")
    stem = name[:dot] if 0 < dot < len(name) - 1 else name
    return folder + slash, "index" if stem == "README" else stem


def relative(address: Address | str, page: str) -> str:
    """An address as a link on another page, both from the site's root."""
    up = "../" * page.count("/")
    return f"{up}{address}" or "./"

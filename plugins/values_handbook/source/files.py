"""Finding the files of a handbook: records, hand-written pages, and what merely looks like one of them."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.diagnostics import Diagnostic, Span, diagnostic
from values_handbook.diagnostics.suggest import closest
from values_handbook.files.folder import TooLargeError
from values_handbook.source.contents import read_within
from values_handbook.source.front_matter import front_matter_problem
from values_handbook.source.walking import NOT_READABLE, reason_of, unreadable
from values_handbook.source.yaml_text import MAX_BYTES, too_large, utf8_problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from values_handbook.source.contents import Contents
    from values_handbook.source.folders import RecordFolders

RECORD_SUFFIXES = (".yml", ".yaml")
MOST_PAGE_BYTES = 1 << 24
"""What a hand-written page may have: a branch may hold gigabytes of nothing in a few kilobytes."""
NAVIGATION_FILES = frozenset((".pages", ".nav.yml", ".nav.yaml"))
"""The files in which `awesome-pages` and `awesome-nav` read the navigation of a folder; `SUMMARY.md` is a page."""
PAGE_SUFFIXES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
_TRANSLATION = re.compile(r".+\.[a-z]{2,3}(?:[-_][A-Za-z0-9]+)*\Z")


class SourceFile(NamedTuple):
    """A file of the handbook as it was read.

    `path` is relative to the folder of mkdocs.yml, `uri` to the content folder; both use `/`. `kind` is the name of the
    kind of record that it holds, and empty for a page. `skipped` are the numbers of items of its list that are not read.
    """

    path: str
    uri: str
    data: bytes
    kind: str = ""
    skipped: frozenset[int] = frozenset()

    @property
    def stem(self) -> str:
        """The name without folders and suffix."""
        return self.uri.rpartition("/")[2].rpartition(".")[0]


@dataclass(frozen=True, slots=True)
class SourceTree:
    """Everything that was found: the input of all later stages.

    `assets` are the other files that the site gets as they are, `hidden` those inside the content folder that it must not
    get; both are paths in the content folder. `unread_kinds` are the kinds of which a file could not be read.
    `is_bounded` is false where links of folders lead out of the project or round in a circle. `language` is that of the
    site, in which figures are written. `navigation` are files of navigation plugins, which may name pages.
    """

    records: tuple[SourceFile, ...]
    pages: tuple[SourceFile, ...]
    assets: frozenset[str]
    hidden: frozenset[str]
    unread_kinds: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]
    is_bounded: bool = True
    language: str = "en"
    navigation: tuple[SourceFile, ...] = ()

    @property
    def uris(self) -> list[str]:
        """The paths of all that was found, in the content folder."""
        return [*(file.uri for file in (*self.records, *self.pages)), *self.assets, *self.hidden]


@dataclass(slots=True)
class _Finds:
    records: list[SourceFile] = field(default_factory=list)
    pages: list[SourceFile] = field(default_factory=list)
    navigation: list[SourceFile] = field(default_factory=list)
    assets: set[str] = field(default_factory=set)
    hidden: set[str] = field(default_factory=set)
    unread_kinds: set[str] = field(default_factory=set)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def discover(
    contents: Contents, folders: RecordFolders, excluded: Callable[[str], bool], language: str = "en"
) -> SourceTree:
    """Read the records and pages of a content folder.

    `folders` says which folders hold records of which kind. `excluded` says of a path inside the content folder that MkDocs
    leaves it out. Files are in the order of their paths.
    """
    walked = contents.walk(excluded)
    finds = _Finds(hidden=walked.hidden, diagnostics=walked.diagnostics)
    finds.unread_kinds.update(kind for uri in walked.hidden for kind in folders.kinds_in(uri))
    for uri in sorted(walked.files):
        if uri.rpartition("/")[2] in NAVIGATION_FILES:
            if (data := read_within(contents, uri, MAX_BYTES)) is not None:
                finds.navigation.append(SourceFile(f"{contents.prefix}{uri}", uri, data))
        elif not excluded(uri):
            _take(contents, f"{contents.prefix}{uri}", uri, folders, finds)
    assets = frozenset(finds.assets - finds.hidden)
    return SourceTree(
        records=tuple(finds.records),
        pages=tuple(finds.pages),
        assets=assets,
        hidden=frozenset(finds.hidden),
        unread_kinds=frozenset(finds.unread_kinds),
        diagnostics=tuple(finds.diagnostics),
        is_bounded=walked.is_bounded,
        language=language,
        navigation=tuple(finds.navigation),
    )


def _take(contents: Contents, shown: str, uri: str, folders: RecordFolders, finds: _Finds) -> None:
    """Read one file if it is a record or a page."""
    name = uri.rpartition("/")[2]
    stem, suffix = posixpath.splitext(name)
    suffix = suffix.lower()
    if suffix in PAGE_SUFFIXES:
        if (data := _read(contents, shown, uri, finds, MOST_PAGE_BYTES)) is not None:
            finds.pages.append(SourceFile(shown, uri, data))
            if found := utf8_problem(shown, data) or front_matter_problem(shown, data):
                finds.diagnostics.append(found)
        else:
            finds.hidden.add(uri)
        return
    finds.assets.add(uri)
    if suffix not in RECORD_SUFFIXES:
        return
    top = folders.top(uri)
    if "/" not in folders.inside(uri) and _TRANSLATION.match(stem):
        top = stem.partition(".")[0]
    if top not in folders.kinds:
        _hint_misspelt(top, shown, uri, folders, finds)
        return
    finds.hidden.add(uri)
    if _TRANSLATION.match(stem):
        headline = f"`{name}` is kept for translations and is not read in this version"
        help_line = "keep the record in one language for now, or rename the file"
        finds.diagnostics.append(diagnostic("translation-file", headline, Span.of_file(shown), help=help_line))
    elif (data := _read(contents, shown, uri, finds, MAX_BYTES)) is not None:
        finds.records.append(SourceFile(shown, uri, data, folders.kinds[top]))
    else:
        finds.unread_kinds.add(folders.kinds[top])


def _hint_misspelt(top: str, shown: str, uri: str, folders: RecordFolders, finds: _Finds) -> None:
    near = [folder for folder, kind in folders.kinds.items() if top.lower() in (kind, folder)]
    near = near or closest(top.lower(), folders.kinds, cutoff=0.75)
    if not near:
        return
    finds.hidden.add(uri)
    headline = f"`{top}` is no folder of records, so this file is not read"
    place = Span.of_file(shown)
    finds.diagnostics.append(diagnostic("misspelt-folder", headline, place, help=f"did you mean `{near[0]}`?"))


def _read(contents: Contents, shown: str, uri: str, finds: _Finds, limit: int) -> bytes | None:
    """The bytes of a file; None (and a diagnostic) where it cannot be read or is larger than `limit`."""
    try:
        return contents.read(uri, limit)
    except OSError as error:
        finds.diagnostics.append(unreadable(shown, reason_of(error), NOT_READABLE))
    except TooLargeError as error:
        finds.diagnostics.append(too_large(shown, error.size, limit))
    return None

"""Pages of an earlier build, as stored in a file of `.cache/values-handbook/`.

The bodies of the pages and the numbers of their questions come first, for which JSON would take most of the time. The index
follows, a line of JSON for each page with their sizes, and at the end the place of the index.
"""

from __future__ import annotations

import json
import os
import zlib
from array import array
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from values_handbook.caching.files import open_file, save_file
from values_handbook.model.record import Key
from values_handbook.render.html import Heading
from values_handbook.render.rendered import RenderedPage
from values_handbook.render.search import SearchEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from values_handbook.derive.query import Question

NAME = "pages.stored"
"""The name of the file."""
_PLACE = 8
"""Bytes for the place of the index."""


class StoredPage(NamedTuple):
    """A page whose body is stored separately, perhaps compressed, and the numbers of the questions that it depends on."""

    page: RenderedPage
    text: str | bytes
    dependencies: Sequence[int]

    @classmethod
    def of(cls, page: RenderedPage, dependencies: Sequence[int] = (), *, packed: bool = False) -> StoredPage:
        """The stored form of a page."""
        text = zlib.compress(_data(page.body), 1) if packed else page.body
        return cls(page._replace(body=""), text, dependencies)

    @property
    def body(self) -> str:
        """The page's body."""
        return self.text if isinstance(self.text, str) else _text(zlib.decompress(self.text))


@dataclass(slots=True)
class StoredPages:
    """The results of one build: pages by their source paths, and other files by their paths in the site.

    `answers` returns the answers to `questions`, and may compute them only then. `everything` is the answer that covers all
    others: while it is the same, no other needs to be compared, and the files are valid as well. Where it is another one, a
    file is still valid if it has a mark in `marks`, and that is the same.
    """

    everything: str = ""
    questions: list[Question] = field(default_factory=list)
    answers: Callable[[], list[Any]] = field(default=list, compare=False)
    pages: dict[str, StoredPage] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)


def load(root: Path, fingerprint: str) -> StoredPages:
    """The pages stored for a project under a fingerprint; an empty object where there are none that can be read.

    Raises OSError and UntrustedError as `open_file` does.
    """
    if (file := open_file(root, NAME)) is None:
        return StoredPages()
    with file, suppress(Exception):
        start = file.tell()
        end = file.seek(-_PLACE, os.SEEK_END)
        place = int.from_bytes(file.read())
        file.seek(start + place)
        head, *entries = file.read(end - start - place).splitlines()
        data = json.loads(head)
        if data["fingerprint"] == fingerprint:
            file.seek(start)
            pages = dict(_page(json.loads(entry), file.read) for entry in entries)
            files = {path: _text(file.read(size)) for path, size in data["files"].items()}
            questions = [_question(question) for question in data["questions"]]
            answers = partial(data.__getitem__, "answers")
            return StoredPages(data["everything"], questions, answers, pages, files, data["marks"])
    return StoredPages()


def save(root: Path, fingerprint: str, stored: StoredPages) -> None:
    """Store pages for later builds. Errors of a folder that cannot be written to are ignored."""
    save_file(root, NAME, lambda put: _write(_Bulk(put), fingerprint, stored))


def _write(bulk: _Bulk, fingerprint: str, stored: StoredPages) -> None:
    entries = [_to_json(_entry(path, page, bulk)) for path, page in stored.pages.items()]
    data = {
        "fingerprint": fingerprint,
        "everything": stored.everything,
        "questions": stored.questions,
        "answers": stored.answers(),
        "marks": stored.marks,
        "files": {path: bulk.add(_data(text)) for path, text in stored.files.items()},
    }
    place = bulk.size
    bulk.add(b"\n".join((_to_json(data), *entries)))
    bulk.add(place.to_bytes(_PLACE))


def _to_json(data: object) -> bytes:
    return json.dumps(data, separators=(",", ":")).encode()


class _Bulk:
    """Writes a file piece by piece, so that it is never in memory as a whole; `size` is the number of bytes so far."""

    def __init__(self, put: Callable[[bytes], object]) -> None:
        self._put = put
        self.size = 0

    def add(self, data: bytes) -> int:
        """Write a piece. Returns its size."""
        self._put(data)
        self.size += len(data)
        return len(data)


def _question(data: Iterable[Any]) -> Question:
    return tuple(Key(*part) if isinstance(part, list) else part for part in data)


def _entry(path: str, stored: StoredPage, bulk: _Bulk) -> list[Any]:
    """The entry of a page in the index, with the sizes of its body and of the numbers of its questions, in the bulk."""
    is_packed = isinstance(stored.text, bytes)
    size = bulk.add(_data(stored.text) if isinstance(stored.text, str) else stored.text)
    return [path, is_packed, size, bulk.add(array("I", stored.dependencies).tobytes()), stored.page]


def _page(entry: Iterable[Any], read: Callable[[int], bytes]) -> tuple[str, StoredPage]:
    path, is_packed, size, dependencies_size, page = entry
    text = read(size)
    dependencies = array("I")
    dependencies.frombytes(read(dependencies_size))
    title, description, tags, body, headings, ids, search, boost = page
    parts = tuple(Heading(*heading) for heading in headings), tuple(ids), tuple(SearchEntry(*found) for found in search)
    found = RenderedPage(title, description, tuple(tags), body, *parts, boost)
    return path, StoredPage(found, text if is_packed else _text(text), dependencies)


def _data(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")

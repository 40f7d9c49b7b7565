"""Pages of an earlier build, as they lie in a file of `.cache/values-handbook/`.

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

NAME = "pages.kept"
"""The file that they lie in."""
_PLACE = 8
"""Bytes for the place of the index."""


class StoredPage(NamedTuple):
    """A page, its body apart from the rest and perhaps packed, and the numbers of the questions that were asked for it."""

    page: RenderedPage
    text: str | bytes
    asked: Sequence[int]

    @classmethod
    def of(cls, page: RenderedPage, asked: Sequence[int] = (), *, packed: bool = False) -> StoredPage:
        """A page as it is kept."""
        text = zlib.compress(_data(page.body), 1) if packed else page.body
        return cls(page._replace(body=""), text, asked)

    @property
    def body(self) -> str:
        """The page's body."""
        return self.text if isinstance(self.text, str) else _text(zlib.decompress(self.text))


@dataclass(slots=True)
class StoredPages:
    """What one build made: pages by their source paths, and other files by their paths in the site.

    `answers` gives those to the `questions` that were asked for the pages; it may find them only then. `everything` is the
    answer that covers all others: while it is the same, no other needs to be compared, and the files are right as well.
    """

    everything: str = ""
    questions: list[Question] = field(default_factory=list)
    answers: Callable[[], list[Any]] = field(default=list, compare=False)
    pages: dict[str, StoredPage] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)


def load(root: Path, fingerprint: str) -> StoredPages:
    """What was kept for a project under a fingerprint; nothing where there is none that can be read.

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
            return StoredPages(data["everything"], questions, partial(data.__getitem__, "answers"), pages, files)
    return StoredPages()


def save(root: Path, fingerprint: str, kept: StoredPages) -> None:
    """Keep pages for later builds. A folder that cannot be written to is none."""
    save_file(root, NAME, lambda put: _write(_Bulk(put), fingerprint, kept))


def _write(bulk: _Bulk, fingerprint: str, kept: StoredPages) -> None:
    entries = [_dumped(_entry(path, page, bulk)) for path, page in kept.pages.items()]
    data = {
        "fingerprint": fingerprint,
        "everything": kept.everything,
        "questions": kept.questions,
        "answers": kept.answers(),
        "files": {path: bulk.add(_data(text)) for path, text in kept.files.items()},
    }
    place = bulk.size
    bulk.add(b"\n".join((_dumped(data), *entries)))
    bulk.add(place.to_bytes(_PLACE))


def _dumped(data: object) -> bytes:
    return json.dumps(data, separators=(",", ":")).encode()


class _Bulk:
    """The bytes of a file, piece after piece, so that it is never in memory as a whole; `size` are those so far."""

    def __init__(self, put: Callable[[bytes], object]) -> None:
        self._put = put
        self.size = 0

    def add(self, data: bytes) -> int:
        """Write a piece; its size."""
        self._put(data)
        self.size += len(data)
        return len(data)


def _question(data: Iterable[Any]) -> Question:
    return tuple(Key(*part) if isinstance(part, list) else part for part in data)


def _entry(path: str, kept: StoredPage, bulk: _Bulk) -> list[Any]:
    """The entry of a page in the index, with the sizes of its body and of the numbers of its questions, in the bulk."""
    is_packed = isinstance(kept.text, bytes)
    size = bulk.add(_data(kept.text) if isinstance(kept.text, str) else kept.text)
    return [path, is_packed, size, bulk.add(array("I", kept.asked).tobytes()), kept.page]


def _page(entry: Iterable[Any], read: Callable[[int], bytes]) -> tuple[str, StoredPage]:
    path, is_packed, size, asked_size, page = entry
    text = read(size)
    asked = array("I")
    asked.frombytes(read(asked_size))
    title, description, tags, body, headings, ids, search, boost = page
    made = tuple(Heading(*heading) for heading in headings), tuple(ids), tuple(SearchEntry(*found) for found in search)
    found = RenderedPage(title, description, tuple(tags), body, *made, boost)
    return path, StoredPage(found, text if is_packed else _text(text), asked)


def _data(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")

"""Pages of an earlier build, as they lie in a file of `.cache/values-handbook/`.

The file starts with a checksum and the place of its index. The bodies of the pages and the numbers of their questions come
first, for which JSON would take most of the time; the index, a line of JSON for each page, has their sizes.
"""

from __future__ import annotations

import json
import zlib
from array import array
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple
from zlib import crc32

from values_handbook.caching.files import replace_file
from values_handbook.model.record import Key
from values_handbook.render.html import Heading
from values_handbook.render.rendered import RenderedPage
from values_handbook.render.search import SearchEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from values_handbook.derive.questions import Question

NAME = "pages.kept"
"""The file that they lie in."""
_HEAD = 32
"""Bytes for the checksum and the place of the index, as decimal numbers."""


class KeptPage(NamedTuple):
    """A page, its body apart from the rest and perhaps packed, and the numbers of the questions that were asked for it."""

    page: RenderedPage
    text: str | bytes
    asked: Sequence[int]

    @classmethod
    def of(cls, page: RenderedPage, asked: Sequence[int] = (), *, packed: bool = False) -> KeptPage:
        """A page as it is kept."""
        text = zlib.compress(_data(page.body), 1) if packed else page.body
        return cls(page._replace(body=""), text, asked)

    @property
    def body(self) -> str:
        """The page's body."""
        return self.text if isinstance(self.text, str) else _text(zlib.decompress(self.text))


@dataclass(slots=True)
class Kept:
    """What one build made: pages by their source paths, and other files by their paths in the site.

    `answers` gives those to the `questions` that were asked for the pages; it may find them only then. `everything` is the
    answer that covers all others: while it is the same, no other needs to be compared, and the files are right as well.
    """

    everything: str = ""
    questions: list[Question] = field(default_factory=list)
    answers: Callable[[], list[Any]] = field(default=list, compare=False)
    pages: dict[str, KeptPage] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)


def load(folder: Path, fingerprint: str) -> Kept:
    """What was kept under a fingerprint; nothing where there is none, or none that can be read."""
    with suppress(Exception), (folder / NAME).open("rb") as file:
        check, place = map(int, file.read(_HEAD).split())
        file.seek(place)
        index = file.read()
        head, *entries = index.splitlines()
        data = json.loads(head)
        if data["fingerprint"] == fingerprint:
            file.seek(_HEAD)
            bulk = _Pieces(file)
            pages = dict(_page(json.loads(entry), bulk) for entry in entries)
            files = {path: _text(bulk.next(size)) for path, size in data["files"].items()}
            questions = [_question(question) for question in data["questions"]]
            if check == crc32(index, bulk.check):
                return Kept(data["everything"], questions, partial(data.__getitem__, "answers"), pages, files)
    return Kept()


def save(folder: Path, fingerprint: str, kept: Kept) -> None:
    """Keep pages for later builds. A folder that cannot be written to is none."""
    replace_file(folder, NAME, lambda file: _write(file, fingerprint, kept))


def _write(file: BinaryIO, fingerprint: str, kept: Kept) -> None:
    file.write(b" " * _HEAD)
    bulk = _Pieces(file)
    entries = [_dumped(_entry(path, page, bulk)) for path, page in kept.pages.items()]
    data = {
        "fingerprint": fingerprint,
        "everything": kept.everything,
        "questions": kept.questions,
        "answers": kept.answers(),
        "files": {path: bulk.add(_data(text)) for path, text in kept.files.items()},
    }
    index = b"\n".join((_dumped(data), *entries))
    place = file.tell()
    file.write(index)
    file.seek(0)
    file.write(b"%d %d" % (crc32(index, bulk.check), place))


def _dumped(data: object) -> bytes:
    return json.dumps(data, separators=(",", ":")).encode()


class _Pieces:
    """The bulk of a file, piece after piece, so that it is never in memory as a whole; `check` is its checksum so far."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.check = 0

    def add(self, data: bytes) -> int:
        """Write a piece; its size."""
        self._file.write(data)
        self.check = crc32(data, self.check)
        return len(data)

    def next(self, size: int) -> bytes:
        """Read the next piece."""
        data = self._file.read(size)
        self.check = crc32(data, self.check)
        return data


def _question(data: Iterable[Any]) -> Question:
    return tuple(Key(*part) if isinstance(part, list) else part for part in data)


def _entry(path: str, kept: KeptPage, bulk: _Pieces) -> list[Any]:
    """The entry of a page in the index, with the sizes of its body and of the numbers of its questions, in the bulk."""
    is_packed = isinstance(kept.text, bytes)
    size = bulk.add(_data(kept.text) if isinstance(kept.text, str) else kept.text)
    return [path, is_packed, size, bulk.add(array("I", kept.asked).tobytes()), kept.page]


def _page(entry: Iterable[Any], bulk: _Pieces) -> tuple[str, KeptPage]:
    path, is_packed, size, asked_size, page = entry
    text = bulk.next(size)
    asked = array("I")
    asked.frombytes(bulk.next(asked_size))
    title, description, tags, body, headings, ids, search, boost = page
    made = tuple(Heading(*heading) for heading in headings), tuple(ids), tuple(SearchEntry(*found) for found in search)
    found = RenderedPage(title, description, tuple(tags), body, *made, boost)
    return path, KeptPage(found, text if is_packed else _text(text), asked)


def _data(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")

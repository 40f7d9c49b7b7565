"""Pages of an earlier build, as they lie in a file of `.cache/values-handbook/`.

The file is data and not a pickle: whoever can place a file in a repository must not be able to run code. Its first line is
a checksum of the rest, its second is JSON; below lie the bodies of the pages and the numbers of their questions, for which
JSON would take most of the time.
It can be deleted at any time, and nothing that is wrong with it makes a build fail. It is written under another name and
then renamed, so that two builds at once do not harm each other: the last one's stays.
"""

from __future__ import annotations

import json
import os
import tempfile
from array import array
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from values_handbook.model.record import Key
from values_handbook.render.html import Heading
from values_handbook.render.rendered import RenderedPage
from values_handbook.render.search import SearchEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from values_handbook.derive.questions import Question

FOLDER = ".cache/values-handbook"
"""Where kept pages lie, beside mkdocs.yml."""
NAME = "pages.kept"
"""The file that they lie in."""


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page, and the numbers of the questions that were asked for it."""

    page: RenderedPage
    asked: Sequence[int]


@dataclass(slots=True)
class Kept:
    """What one build made: pages by their source paths, and other files by their paths in the site.

    `answers` are those to the `questions` that were asked for the pages. `everything` is the answer that covers all others:
    while it is the same, no other needs to be compared, and the files are right as well.
    """

    everything: str = ""
    questions: list[Question] = field(default_factory=list)
    answers: list[Any] = field(default_factory=list)
    pages: dict[str, KeptPage] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)


def load(folder: Path, fingerprint: str) -> Kept:
    """What was kept under a fingerprint; nothing where there is none, or none that can be read."""
    with suppress(Exception):
        check, index, bulk = _lines((folder / NAME).read_bytes())
        if int(bytes(check)) != crc32(bulk, crc32(index)):
            return Kept()
        data = json.loads(bytes(index))
        if data["fingerprint"] == fingerprint:
            questions = [_question(question) for question in data["questions"]]
            pages = {path: _read(entry, bulk) for path, entry in data["pages"].items()}
            files = {path: _text(bulk[start:end]) for path, (start, end) in data["files"].items()}
            return Kept(data["everything"], questions, data["answers"], pages, files)
    return Kept()


def save(folder: Path, fingerprint: str, kept: Kept) -> None:
    """Keep pages for later builds. A folder that cannot be written to is none."""
    bulk = bytearray()
    data = {
        "fingerprint": fingerprint,
        "everything": kept.everything,
        "questions": kept.questions,
        "answers": kept.answers,
        "pages": {path: _written(page, bulk) for path, page in kept.pages.items()},
        "files": {path: _added(bulk, _data(text)) for path, text in kept.files.items()},
    }
    index = json.dumps(data, separators=(",", ":")).encode()
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")
        _replace(folder / NAME, index, bulk)


def _lines(content: bytes) -> tuple[memoryview, memoryview, memoryview]:
    """The first two lines, and what is below; nothing is copied."""
    first = content.index(b"\n")
    second = content.index(b"\n", first + 1)
    view = memoryview(content)
    return view[:first], view[first + 1 : second], view[second + 1 :]


def _replace(path: Path, index: bytes, bulk: bytearray) -> None:
    number, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(number, "wb") as file:
            file.writelines((b"%d\n" % crc32(bulk, crc32(index)), index, b"\n", bulk))
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _question(data: Iterable[Any]) -> Question:
    return tuple(Key(*part) if isinstance(part, list) else part for part in data)


def _written(kept: KeptPage, bulk: bytearray) -> list[Any]:
    """The entry of a page in the index; its body and the numbers of its questions are added to the bulk."""
    start, middle = _added(bulk, _data(kept.page.body))
    _, end = _added(bulk, array("I", kept.asked).tobytes())
    return [start, middle, end, *kept.page._replace(body="")]


def _added(bulk: bytearray, data: bytes) -> tuple[int, int]:
    """Where data lies that is added to the bulk."""
    start = len(bulk)
    bulk += data
    return start, len(bulk)


def _data(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _text(data: memoryview) -> str:
    return str(data, "utf-8", "surrogatepass")


def _read(entry: Sequence[Any], bulk: memoryview) -> KeptPage:
    start, middle, end, *fields = entry
    title, description, tags, _, headings, ids, search, boost = fields
    asked = array("I")
    asked.frombytes(bulk[middle:end])
    body = _text(bulk[start:middle])
    made = tuple(Heading(*heading) for heading in headings), tuple(ids), tuple(SearchEntry(*found) for found in search)
    return KeptPage(RenderedPage(title, description, tuple(tags), body, *made, boost), asked)

"""In the Markdown of records nothing runs, restyles the page, takes a name of the theme's, or asks another host."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from zlib import crc32

import pytest

from tests.safety.building import MATERIAL, Build, build, write_handbook
from tests.safety.filling import base_records, filled
from tests.safety.reading import Page, dangers
from tests.safety.vectors import MARKDOWN, VECTORS, naughty_strings
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

pytestmark = pytest.mark.xdist_group("safety-markdown")

RECORDS = 15
"""Records of each kind; each field of each has another text."""
OWN_CLASSES = re.compile(
    r"hb-[a-z_-]+|admonition(?:-title)?|note|tip|important|info|warning|caution|danger|failure|highlight|twemoji"
    r"|task-list-(?:item|control|indicator)|footnote(?:-ref|-backref)?|headerlink"
)
PYGMENTS = re.compile(r"[a-z]{1,3}[0-9]?")
OWN_IDS = re.compile(
    rf"_[a-z0-9-]+|(?:{'|'.join(KINDS)})-[a-z0-9-]+-[a-z_]+(?:-[a-z0-9_]+)*-.*|(?:was-)?(?:r|base-)[a-z0-9-]+"
)
RECORD_IDS = {"write-it-down", "log-it"}
PAGES = {
    "index.md": "# Home\n\n"
    + "".join(f"```handbook\n{part}: {kind}\n```\n\n" for kind in KINDS for part in ("cards", "list"))
}


def saying(texts: Sequence[str], number: int) -> Callable[[str, str], str]:
    """One of the texts in each Markdown field: another one for each record, and another order in each field."""

    def text(place: str, form: str) -> str:
        if form in ("inline", "block"):
            return texts[(number + 11 * crc32(place.encode())) % len(texts)]
        return "https://example.org/" if form == "address" else "word"

    return text


def handbook(root: Path, texts: Sequence[str]) -> Build:
    """A handbook built with the texts in its Markdown fields."""
    records: dict[str, list[dict[str, Any]]] = base_records()
    for kind in KINDS:
        records[kind] += [filled(kind, f"r{number}", saying(texts, number)) for number in range(RECORDS)]
    done = build(write_handbook(root, records, PAGES, MATERIAL), "--quiet")
    assert done.status == 0, done.output
    return done


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    """The pages of a handbook whose Markdown breaks out of where it stands, if anything lets it."""
    texts = (*MARKDOWN, *VECTORS, *naughty_strings())
    return {name: Page(html) for name, html in handbook(tmp_path_factory.mktemp("hostile"), texts).pages.items()}


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    """The same pages with words."""
    words = [f"word {number}" for number in range(len(MARKDOWN))]
    return {name: Page(html) for name, html in handbook(tmp_path_factory.mktemp("harmless"), words).pages.items()}


def test_markdown_neither_runs_nor_asks_another_host(hostile: dict[str, Page], harmless: dict[str, Page]) -> None:
    assert hostile.keys() == harmless.keys()
    found = {name: set(dangers(page)) - set(dangers(harmless[name])) for name, page in hostile.items()}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    for name, page in hostile.items():
        assert page.scripts == harmless[name].scripts, name
        assert page.comments == harmless[name].comments, name


def test_markdown_keeps_the_page_whole(hostile: dict[str, Page], harmless: dict[str, Page]) -> None:
    frame = {
        "html",
        "head",
        "body",
        "main",
        "article",
        "header",
        "footer",
        "form",
        "link",
        "meta",
        "title",
        "input",
        "label",
        "h1",
        "base",
    }
    for name, page in hostile.items():
        counts = [_counted(shown, frame) for shown in (page, harmless[name])]
        # A list of tasks brings check boxes of its own.
        for count in counts:
            count.pop("input"), count.pop("label")
        assert counts[0] == counts[1], name


def _counted(page: Page, tags: set[str]) -> dict[str, int]:
    return {tag: sum(element.tag == tag for element in page.elements) for tag in tags}


def test_markdown_sets_no_class(hostile: dict[str, Page], harmless: dict[str, Page]) -> None:
    theirs = {token for page in harmless.values() for token in _values(page, "class")}
    for name, page in hostile.items():
        for token in set(_values(page, "class")) - theirs:
            assert OWN_CLASSES.fullmatch(token) or PYGMENTS.fullmatch(token), f"{token!r} on {name}"


def test_markdown_takes_no_name_of_the_page(hostile: dict[str, Page], harmless: dict[str, Page]) -> None:
    theirs = {token for page in harmless.values() for key in ("id", "name", "for") for token in _values(page, key)}
    for name, page in hostile.items():
        for key in ("id", "name", "for", "aria-controls", "aria-labelledby", "headers", "list", "form", "usemap"):
            for token in set(_values(page, key)) - theirs - RECORD_IDS:
                assert OWN_IDS.fullmatch(token), f"{key}={token!r} on {name}"
        ids = _values(page, "id")
        assert len(ids) == len(set(ids)), name


def _values(page: Page, attribute: str) -> list[str]:
    return [
        token
        for item in page.elements
        for name, value in item.attributes
        if name == attribute
        for token in value.split()
    ]

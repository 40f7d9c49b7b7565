"""A text alone in a field: nothing before it and nothing behind it, in every text field of every kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zlib import crc32

from tests.safety.building import write_handbook
from tests.safety.filling import base_records, filled
from tests.safety.reading import Page, ambiguities, dangers
from tests.safety.vectors import VECTORS
from values_handbook.link.several import has_commas, parts_of
from values_handbook.model.figures import has_number, looks_like_ratio, read_figure
from values_handbook.pipeline import load
from values_handbook.project import read_project
from values_handbook.render.renderer import PageRenderer
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    Fill = Callable[[str, str], str | None]


RECORDS = 25
"""Records of each kind: with them every field has had 25 of the texts, and the fields of a kind all of them."""


def bodies(root: Path, fills: Iterable[Fill]) -> dict[str, str]:
    """The bodies of all generated pages of a handbook with a record of each kind for each way to fill it."""
    records = base_records()
    for number, fill in enumerate(fills):
        for kind in KINDS:
            records[kind].append(filled(kind, f"r{number}", fill))
    site = load(read_project(write_handbook(root, records))[0])
    assert site.errors == ()
    renderer = PageRenderer(site)
    return {page.source_path: renderer.page(page).body for page in site.plan.pages}


def saying(texts: Sequence[str], number: int) -> Fill:
    """One of the texts alone in each plain field: another one for each record, and another order in each field."""

    def text(place: str, form: str) -> str:
        if form in ("plain", "name"):
            return texts[(number + 7 * crc32(place.encode())) % len(texts)]
        return "https://example.org/" if form == "address" else "word"

    return text


def lists_names(text: str) -> bool:
    """Whether a text reads as several names of several words each."""
    parts = parts_of(text) if has_commas(text) else []
    return len(parts) > 1 and all(" " in part for part in parts)


def in_letters(number: int) -> str:
    """Another word for each number, without a digit."""
    return str(number).translate(str.maketrans("0123456789", "abcdefghij"))


def test_no_text_alone_in_a_field_makes_an_element(tmp_path: Path) -> None:
    # A figure shows a bar, which a word does not; labels of periods that are read alike are one period. A text with a number
    # beside figures gets a note, so that its twin has a number as well; one that lists names gets another.
    texts = [
        text for text in VECTORS if read_figure(text) is None and not looks_like_ratio(text) and not lists_names(text)
    ]
    alone = [*{" ".join(text.split()): text for text in texts}.values()]
    words = [f"word {number if has_number(text) else in_letters(number)}" for number, text in enumerate(alone)]
    hostile = bodies(tmp_path / "hostile", (saying(alone, number) for number in range(RECORDS)))
    twins = bodies(tmp_path / "twins", (saying(words, number) for number in range(RECORDS)))
    differing: dict[str, Any] = {}
    for name, body in hostile.items():
        page, twin = Page(body), Page(twins[name])
        wrong = [*dangers(page), *ambiguities(body)]
        if wrong or page.shapes != twin.shapes:
            differing[name] = wrong
    assert differing == {}

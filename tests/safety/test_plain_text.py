"""Plain text shows exactly as written, whatever it holds: in every text field of every kind, wherever a theme prints it.

Each handbook is built twice, once with texts that break out of where they stand, and once with harmless words in their
place. Both sites must have the same elements with the same attributes; only what they say may differ.
"""

from __future__ import annotations

import csv
import io
import re
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

from tests.safety.building import MATERIAL, PLAIN, Build, build, write_handbook
from tests.safety.filling import base_records, filled, texts
from tests.safety.reading import Page, collapsed, dangers, scheme_of
from tests.safety.vectors import NAUGHTY_FILE, VECTORS, naughty_strings
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    Records = dict[str, list[dict[str, Any]]]
    Say = Callable[[Sequence[str], str], str]

pytestmark = pytest.mark.xdist_group("safety-plain-text")

TOGETHER = 60
"""Texts in one field: more make fewer pages, and an error in one still shows as a difference of the whole."""
UNSHOWN = {
    "question.question", "goal.measures.unit", "objective.measures.unit", "review.culture.today", "review.culture.wanted",
}  # fmt: skip
"""A question with a title of its own shows that, a text has no unit, and of a word that is a key only the start fits."""
IN_NAVIGATION = ["values/r0.md", "goals/r1.md", "teams/r2.md", "cases/r3.md", "matrices/hostile.md"]
PAGES = {
    "index.md": "# Home\n\n```handbook\ncascade\n```\n\n```handbook\nmap\n```\n\n```handbook\nfirst-day\n```\n\n```handbook\ndue\n```\n\n```handbook\nrecognitions\n```\n\n```handbook\ncosts\n```\n\n```handbook\nhealth\n```\n\n```handbook\nscorecard\n```\n\n"
    + "".join(f"```handbook\n{part}: {kind}\n```\n\n" for kind in KINDS for part in ("cards", "list")),
    "titles.md": "# About [](value:r0)\n\n## Of [](goal:r1)\n\n## Odd [](team:r3)\n\n### And [](case:r3)\n\nSee [](team:r2).\n",
    "embedded.md": "# Embedded\n\n```handbook\nrecord: value:r1\n```\n\n```handbook\nmatrix: hostile\n```\n",
    "tags.md": "# Tags\n\n<!-- material/tags -->\n",
}


def followed(vectors: Sequence[str], token: str) -> str:
    """The texts with a token behind each, so that a text starts with one of them."""
    return "".join(f"{text} {token} " for text in vectors).rstrip()


def led(vectors: Sequence[str], token: str) -> str:
    """The texts with a token before each, so that a text ends with one of them."""
    return " ".join(f"{token} {text}" for text in vectors)


def chunks(vectors: Sequence[str]) -> list[Sequence[str]]:
    """The texts, some at a time."""
    return [vectors[start : start + TOGETHER] for start in range(0, len(vectors), TOGETHER)]


def records_saying(say: Say, vectors: Sequence[str]) -> Records:
    """A handbook in which every plain text of every kind says each of the texts once, with a token of its own."""
    records = base_records()
    for kind in KINDS:
        for number, group in enumerate(chunks(vectors)):
            records[kind].append(filled(kind, f"r{number}", want(say, group, kind, number)))
    # A figure shows its unit, a text does not.
    for number, group in enumerate(chunks(vectors)):
        figures = {"title": "Figures", "baseline": 1, "target": 9, "current": 3, "unit": say(group, f"qunit{number}q")}
        # Pages without tags are filled into a shell of the theme.
        title = say(group, f"qfilled{number}q")
        records["goal"].append({"id": f"figures-{number}", "title": title, "summary": "word", "measures": [figures]})
    return records


def want(say: Say, group: Sequence[str], kind: str, number: int) -> Callable[[str, str], str]:
    """What each field of one record says."""

    def text(place: str, form: str) -> str:
        if form in ("plain", "name"):
            return say(group, f"q{kind}{number}{place.replace('.', 'x').replace('_', 'y')}q")
        return "https://example.org/" if form == "address" else "word"

    return text


def harmless(say: Say) -> Say:
    """The same with words in place of the texts."""
    return lambda group, token: say(["word"] * len(group), token)


class Twins:
    """A handbook of dangerous texts and its harmless twin, as they were built with one theme."""

    def __init__(self, root: Path, config: dict[str, Any], say: Say, vectors: Sequence[str]) -> None:
        self.has_tags = "tags" in config["plugins"]
        self.records = records_saying(say, vectors)
        self.title = say(VECTORS, "qmatrixq")
        self.hostile = self._built(root / "hostile", config, self.records, self.title)
        words = harmless(say)
        self.harmless = self._built(
            root / "harmless", config, records_saying(words, vectors), words(VECTORS, "qmatrixq")
        )
        self.pages = {name: Page(html) for name, html in self.hostile.pages.items()}
        self.twins = {name: Page(html) for name, html in self.harmless.pages.items()}

    @staticmethod
    def _built(root: Path, config: dict[str, Any], records: Records, title: str) -> Build:
        matrix = {"id": "hostile", "title": title, "rows": "goal", "columns": "value", "group_by": "period"}
        *others, handbook = config["plugins"]
        options = {**handbook["values-handbook"], "matrices": [matrix], "periods": {title: _YEAR}}
        navigation = [*(name for name in PAGES), {"Records": IN_NAVIGATION}]
        settings = {**config, "nav": navigation, "plugins": [*others, {"values-handbook": options}]}
        done = build(write_handbook(root, records, PAGES, settings), "--quiet")
        assert done.status == 0, done.output
        return done

    def page_of(self, kind: str, identifier: str) -> Page:
        """The page that shows a record."""
        folder = KINDS[kind].folder
        return self.pages[f"{folder}/{identifier}/index.html" if KINDS[kind].own_page else f"{folder}/index.html"]

    def filled_records(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """The records that hold texts, with their kinds."""
        for kind, found in self.records.items():
            yield from ((kind, record) for record in found if not record["id"].startswith("base-"))


_YEAR = {"start": "2026-01-01", "end": "2026-12-31"}


@pytest.fixture(
    scope="module",
    params=[(MATERIAL, followed, (*VECTORS, *naughty_strings())), (PLAIN, led, VECTORS)],
    ids=["material", "mkdocs"],
)
def twins(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Twins:
    config, say, vectors = request.param
    return Twins(tmp_path_factory.mktemp("twins"), config, say, vectors)


def test_the_naughty_strings_are_there() -> None:
    if not NAUGHTY_FILE.is_file():
        pytest.skip(f"there is no {NAUGHTY_FILE}: only the own list is tried; put the file there to try all")
    assert len(naughty_strings()) > 500


def test_there_are_enough_texts_and_fields_to_trust() -> None:
    assert len(VECTORS) >= 150
    assert {kind: len(dict(texts(kind))) for kind in KINDS if len(dict(texts(kind))) < 10} == {}


def test_no_text_makes_an_element_or_an_attribute(twins: Twins) -> None:
    assert twins.pages.keys() == twins.twins.keys()
    assert [name for name, page in twins.pages.items() if page.shapes != twins.twins[name].shapes] == []


def test_no_text_runs_restyles_or_asks_another_host(twins: Twins) -> None:
    for name, page in twins.pages.items():
        assert set(dangers(page)) <= set(dangers(twins.twins[name])), name
        assert page.scripts == twins.twins[name].scripts, name
        assert page.comments == twins.twins[name].comments, name


def test_attributes_differ_in_nothing_but_titles_and_labels(twins: Twins) -> None:
    spoken = {"title", "aria-label", "alt", "content", "value", "placeholder", "data-label"}
    differing = set()
    for name, page in twins.pages.items():
        for mine, other in zip(page.elements, twins.twins[name].elements, strict=True):
            pairs = zip(mine.attributes, other.attributes, strict=True)
            differing |= {(mine.tag, attribute) for (attribute, here), (_, there) in pairs if here != there}
    # Anchors in hand-written pages and in the list of tags are made from the titles and tags themselves.
    tags = {("h1", "id"), ("h2", "id"), ("h3", "id"), ("a", "href"), ("span", "id")}
    # A poster has one of three sizes of type, by the amount of text on it.
    sizes = {("section", "class")}
    # The script of a matrix shows these as text: the titles that rows are filtered by, and what groups are called.
    shown = {("div", "data-matrix"), ("tbody", "data-group")}
    assert {pair for pair in differing if pair[1] not in spoken} <= tags | sizes | shown


def test_every_text_is_read_on_its_page_just_as_it_was_written(twins: Twins) -> None:
    missing = set()
    for kind, record in twins.filled_records():
        read = twins.page_of(kind, record["id"]).text
        unshown = UNSHOWN if "figures" not in record["id"] else set()
        # Only pages have tags, and only Material shows them.
        unshown = unshown | {f"{kind}.tags"} if not (KINDS[kind].own_page and twins.has_tags) else unshown
        places = {f"{kind}.{place}" for place, text in _said(record) if collapsed(text) not in read}
        missing |= {(record["id"], place) for place in places - unshown}
    assert missing == set()


def _said(part: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """The texts of a record that hold a token, with the dotted names of their fields."""
    if isinstance(part, dict):
        for name, below in part.items():
            yield from _said(below, f"{place}.{name}".lstrip(".") if not re.match(r"\d", name) else place)
    elif isinstance(part, list):
        for below in part:
            yield from _said(below, place)
    elif isinstance(part, str) and re.search(r"\bq\w+q\b", part):
        yield place, part


def test_titles_are_whole_wherever_the_theme_prints_them(twins: Twins) -> None:
    for kind, record in twins.filled_records():
        page = twins.page_of(kind, record["id"])
        if KINDS[kind].own_page:
            assert collapsed(page.titles[0]) == f"{collapsed(record['title'])} - Handbook"


def test_titles_in_the_navigation_are_whole(twins: Twins) -> None:
    titles = {record["id"]: collapsed(record["title"]) for kind, record in twins.filled_records() if kind == "goal"}
    page = twins.pages["teams/r2/index.html"]
    assert page.text.count(titles["r1"]) >= 1
    labels = [value for element in page.elements for name, value in element.attributes if name == "aria-label"]
    for label in labels:
        if label.startswith("Previous: "):
            assert collapsed(label) == f"Previous: {titles['r1']}"


def test_titles_in_headings_of_pages_are_whole(twins: Twins) -> None:
    page = twins.pages["titles/index.html"]
    title = next(collapsed(record["title"]) for kind, record in twins.filled_records() if kind == "value")
    assert collapsed(page.titles[0]) == f"About {title} - Handbook"
    assert f"About {title}" in page.text


def test_a_matrix_is_called_what_mkdocs_yml_says(twins: Twins) -> None:
    for name in ("matrices/hostile/index.html", "embedded/index.html", "matrices/index.html"):
        assert collapsed(twins.title) in twins.pages[name].text, name


def test_redirects_say_the_title_and_lead_inside(twins: Twins) -> None:
    for kind, record in twins.filled_records():
        if KINDS[kind].own_page and "formerly" in record:
            page = twins.pages[f"{KINDS[kind].folder}/was-{record['id']}/index.html"]
            assert collapsed(record["title"]) in page.text
            assert not any(
                scheme_of(value) for item in page.elements if item.tag == "a" for _, value in item.attributes
            )


def test_search_finds_every_title_as_text(twins: Twins) -> None:
    entries = twins.hostile.json("search/search_index.json")["docs"]
    # Material's script puts what stands here into the page as HTML; the one of MkDocs escapes it.
    for entry in entries if twins.has_tags else ():
        for text in (entry["title"], entry["text"], *entry.get("tags", ())):
            assert re.findall(r"<(?!/?(?:p|code|pre|li|ol|ul|sub|sup)>)", text) == [], text
    found = {entry["location"]: collapsed(unescape(entry["title"])) for entry in entries}
    for kind, record in twins.filled_records():
        if KINDS[kind].own_page:
            named = f" – {KINDS[kind].singular}" if twins.has_tags else ""
            assert found[f"{KINDS[kind].folder}/{record['id']}/"] == collapsed(record["title"]) + named


def test_machines_read_every_text_as_it_was_written(twins: Twins) -> None:
    document = twins.hostile.json("handbook.json")
    found = {(item["kind"], item["id"]): item for item in document["records"]}
    for kind, record in twins.filled_records():
        read = dict(_said(found[kind, record["id"]]["fields"]))
        assert {place: collapsed(text) for place, text in read.items()} == {
            place: collapsed(text) for place, text in _said(record)
        }
        assert collapsed(found[kind, record["id"]]["title"]) == collapsed(record["title"])


def test_a_spreadsheet_reads_titles_as_text(twins: Twins) -> None:
    table = twins.hostile.files["matrices/goals-by-values.csv"].decode()
    rows = {row[0]: row for row in csv.reader(io.StringIO(table, newline=""), strict=True)}
    for kind, record in twins.filled_records():
        if kind == "goal":
            title = rows[record["id"]][1]
            assert title.removeprefix("'") == record["title"] or collapsed(title) == collapsed(record["title"])
    assert not [cell for row in rows.values() for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]

"""handbook.json: everything that the handbook says, for machines."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from tests.site.conftest import BOOKS, Book, one_worker
from tests.site.support import rules
from tests.site.support.records import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.site.support.building import Site
    from tests.site.support.records import Record


@pytest.fixture(params=[one_worker(name) for name in BOOKS])
def book(request: pytest.FixtureRequest, books: Callable[[str], Book]) -> Book:
    return books(request.param)


def test_it_is_what_its_published_schema_says(book: Book) -> None:
    schema = json.loads(book.site.read("handbook.schema.json"))
    Draft202012Validator.check_schema(schema)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(book.site.json)] == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("format",), 2),
        (("records", 0, "url"), "/values/candor/"),
        (("records", 0, "kind"), "virtue"),
        (("records", 0, "source", "line"), 0),
        (("records", 0, "surprise"), 1),
        (("matrices", "goals-by-values", "cells", 0, "strength"), "medium"),
        (("matrices", "goals-by-values", "cells", 0, "weight"), 5),
    ],
)
def test_its_schema_is_not_satisfied_by_anything(sample: Book, path: tuple[str | int, ...], value: object) -> None:
    document = json.loads(sample.site.read("handbook.json"))
    part = document
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value
    schema = json.loads(sample.site.read("handbook.schema.json"))
    assert not Draft202012Validator(schema).is_valid(document)


def test_it_names_its_format_and_its_site(book: Book) -> None:
    assert book.site.json["format"] == 1
    assert book.site.json["generator"].startswith("values-handbook ")
    assert book.site.json["site_url"] == book.site.site_url


def test_it_holds_every_record_once(book: Book) -> None:
    assert sorted(f"{item['kind']}:{item['id']}" for item in book.site.json["records"]) == sorted(book.handbook.records)


def test_its_records_are_in_the_order_that_the_site_shows(book: Book) -> None:
    """By kind; then by `order` and by file, but recognitions, cases and reviews the newest first."""
    for kind in rules.FOLDERS:
        shown = book.handbook.of(kind)
        if kind in ("recognition", "case", "review"):
            shown = sorted(shown, key=lambda record: str(record.data["date"]), reverse=True)
        found = [item["id"] for item in book.site.json["records"] if item["kind"] == kind]
        assert found == [record.id for record in shown]
    kinds = [item["kind"] for item in book.site.json["records"]]
    assert kinds == sorted(kinds, key=list(rules.FOLDERS).index)


@pytest.mark.parametrize("kind", rules.ON_ONE_PAGE)
def test_its_order_is_that_of_the_page_that_holds_a_kind(rich_book: Book, kind: str) -> None:
    ids = [record["id"] for record in rich_book.site.json["records"] if record["kind"] == kind]
    on_page = [name for name in rich_book.site.page_of(kind).article.ids() if name in ids]
    # Do's and don'ts stand by value on their page; its table has them in this order.
    if kind == "guideline":
        page = rich_book.site.page_of(kind)
        on_page = list(
            dict.fromkeys(
                page.to(link).anchor for link in page.article.first("table").all("a") if page.to(link).anchor in ids
            )
        )
    assert on_page == ids


def test_every_url_is_the_records_address(book: Book) -> None:
    found = {key: record["url"] for key, record in book.site.records.items()}
    assert found == {key: book.site.address_of(*key.split(":")) for key in book.handbook.records}


def test_every_source_is_the_file_and_the_line_of_the_record(book: Book) -> None:
    found = {key: (record["source"]["file"], record["source"]["line"]) for key, record in book.site.records.items()}
    assert found == {key: (record.file, record.line) for key, record in book.handbook.records.items()}


def test_every_title_is_as_written(book: Book) -> None:
    for key, record in book.handbook.records.items():
        if "title" in record.data or "question" in record.data:
            assert book.site.records[key]["title"] == record.title


def test_every_reference_of_the_records_is_there_and_no_other(book: Book) -> None:
    found = Counter(
        (key, item["field"], item["to"], item.get("strength", ""))
        for key, record in book.site.records.items()
        for item in record["refs"]
    )
    meant = [item for item in book.handbook.references if not item.source.startswith("page:")]
    assert found == Counter((item.source, item.field, item.to, item.strength) for item in meant)


def test_every_reference_has_its_back_reference_and_no_other(book: Book) -> None:
    found = Counter(
        (item["from"], item["field"], key) for key, record in book.site.records.items() for item in record["backrefs"]
    )
    assert found == Counter((item.source, item.field, item.target) for item in book.handbook.references)


def test_references_and_back_references_mirror_each_other(book: Book) -> None:
    there = Counter(
        (key, item["to"].partition("#")[0]) for key, record in book.site.records.items() for item in record["refs"]
    )
    back = Counter(
        (item["from"], key)
        for key, record in book.site.records.items()
        for item in record["backrefs"]
        if not item["from"].startswith("page:")
    )
    assert there == back


def test_every_field_is_as_written(book: Book) -> None:
    for key, record in book.handbook.records.items():
        fields = book.site.records[key]["fields"]
        for name, written in _to_be_told(record).items():
            assert name in fields, f"{key}.{name}"
            assert _says(fields[name], written, name), f"{key}.{name}: {fields[name]!r} is not {written!r}"


def _to_be_told(record: Record) -> dict[str, Any]:
    """What a record says, but for the scores of teams with fewer than five answers."""
    if record.kind != "review":
        return record.data
    hidden = ("score", "note", "n", "distribution", "favourable")
    scores = [
        {
            key: value
            for key, value in item.items()
            if key not in hidden or "team" not in item or int(item.get("n", 5)) >= 5
        }
        for item in record.items("scores")
    ]
    return {**record.data, "scores": scores} if scores else record.data


def _says(found: Any, written: Any, name: str = "") -> bool:
    """Whether JSON says what YAML says; people may write short what the format has long."""
    if isinstance(found, list) and not isinstance(written, list):
        return (
            _says(found, [written], name)
            if not _is_short(written, name)
            else _says(found, _expanded(written, name), name)
        )
    if isinstance(written, list):
        items = [part for item in written for part in (_expanded(item, name) if _is_short(item, name) else [item])]
        return (
            isinstance(found, list) and len(found) == len(items) and all(map(_says, found, items, [name] * len(items)))
        )
    if isinstance(written, dict):
        if set(written) <= set(rules.FOLDERS) | {"check"} and isinstance(found, str):
            return found == ":".join(*written.items())
        return isinstance(found, dict) and all(
            key in found and _says(found[key], item, key) for key, item in written.items()
        )
    if isinstance(found, dict):
        short = {"behaviours": "text", "quotes": "text", "links": "url", "measures": "title", "values": "value"}
        short |= {"objectives": "objective", "tensions": "with"}
        return bool(found[short[name]] == written)
    return _is_same(found, written)


def _is_short(item: Any, name: str) -> bool:
    """Whether alignments are written as ids with their strengths: `{candor: strong}`."""
    return name in rules.ALIGNMENTS and isinstance(item, dict) and rules.ALIGNMENTS[name] not in item


def _expanded(item: dict[str, str], name: str) -> list[dict[str, str]]:
    return [{rules.ALIGNMENTS[name]: target, "strength": strength} for target, strength in item.items()]


def _is_same(found: Any, written: str) -> bool:
    if isinstance(found, bool):
        return written == str(found).lower()
    if isinstance(found, int | float):
        return float(written.rstrip("% ")) == found
    is_time = isinstance(found, str) and found == f"{written.replace(' ', 'T')}:00"
    return is_time or bool(found == written) or (isinstance(found, str) and words(found) == words(written))


DEFAULTS = [
    ("value:kindness", "status", "adopted"),
    ("value:courage", "status", "proposed"),
    ("value:kindness", "publish", True),
    ("value:kindness", "id", "kindness"),
    ("objective:lonely", "status", "active"),
    ("goal:alone", "status", "active"),
    ("goal:calmer-deploys", "status", "achieved"),
    ("goal:calm-deploys", "level", "team"),
    ("goal:organization", "level", "organization"),
    ("goal:of-a-person", "level", "individual"),
    ("goal:organization", "values", [{"value": "candor", "strength": "moderate"}]),
    ("goal:organization", "objectives", [{"objective": "trusted-services", "strength": "moderate"}]),
    (
        "objective:fast-answers",
        "values",
        [{"value": "craft", "strength": "strong"}, {"value": "candor", "strength": "tension"}],
    ),
    (
        "review:2026-q3",
        "decisions",
        [
            {
                "title": "Nothing",
                "status": "declined",
                "owner": ["care", "platform-lead"],
                "changes": ["objective:trusted-services"],
            }
        ],
    ),
    ("recognition:stayed-late", "to", ["team:sre"]),
]


@pytest.mark.parametrize(("key", "name", "value"), DEFAULTS, ids=[f"{name} of {key}" for key, name, _ in DEFAULTS])
def test_defaults_are_filled_in(rich_book: Book, key: str, name: str, value: object) -> None:
    assert rich_book.site.records[key]["fields"][name] == value


def test_a_measure_gets_its_direction_from_baseline_and_target(make: Callable[..., Site]) -> None:
    measures = "[{title: a, baseline: 1, target: 2}, {title: b, baseline: 20%, target: 5%}, {title: c, baseline: 0, target: 0}]"
    site = make({"goals/g.yml": f"{{title: G, measures: {measures}}}\n"})
    found = site.records["goal:g"]["fields"]["measures"]
    assert [item["direction"] for item in found] == ["increase", "decrease", "keep"]
    assert [item["baseline"] for item in found] == [1, 20, 0]


def test_absent_fields_are_left_out(rich_book: Book) -> None:
    assert set(rich_book.site.records["objective:lonely"]["fields"]) == {"id", "title", "status", "publish"}


def test_a_score_of_a_small_group_is_left_out(rich_book: Book) -> None:
    scores = rich_book.site.records["review:2026-h1"]["fields"]["scores"]
    assert [item.get("score") for item in scores] == [3.5, None, 4.75, 2.25]
    assert "A note of a small group." not in rich_book.site.read("handbook.json")


def test_coverage_counts_what_supports_each_value(book: Book) -> None:
    current = {record.key for kind in rules.FOLDERS for record in book.handbook.current(kind)}
    expected = []
    for value in book.handbook.current("value"):
        sources = {
            item.source
            for item in book.handbook.references
            if item.target == value.key and item.field == "values" and item.strength != "tension"
        }
        kinds = ("goal", "objective", "guideline", "practice", "recognition")
        counts = {kind: sum(source.startswith(f"{kind}:") for source in sources & current) for kind in kinds}
        expected.append({"id": value.id, **counts})
    assert book.site.json["coverage"]["values"] == expected


def test_coverage_names_what_stands_alone(book: Book) -> None:
    def aligned(record: Record) -> bool:
        return bool(book.handbook.alignments(record, "values"))

    served = {value for goal in book.handbook.current("goal") for value in book.handbook.alignments(goal, "values")}
    coverage = book.site.json["coverage"]
    assert coverage["values_without_goal"] == [
        value.id for value in book.handbook.current("value") if value.id not in served
    ]
    for kind in ("objective", "goal"):
        alone = [record.id for record in book.handbook.current(kind) if not aligned(record)]
        assert coverage[f"{kind}s_without_value"] == alone


def test_diagnostics_are_told_with_their_places(make: Callable[..., Site]) -> None:
    site = make(
        {
            "values/candor.yml": "title: Candor\nformerly: frankness\ndescription: See [there](../nowhere.md).\n",
            "objectives/trust.yml": "title: Trust\nvalues: [frankness]\n",
        }
    )
    found = {item["code"]: item for item in site.json["diagnostics"]}
    warning = found["dead-link"]
    assert (warning["severity"], warning["file"], warning["line"], warning["column"]) == (
        "warning",
        "content/values/candor.yml",
        3,
        26,
    )
    assert (warning["end_line"], warning["end_column"]) == (3, 39)
    hint = found["earlier-id"]
    assert (hint["severity"], hint["file"], hint["line"], hint["column"]) == (
        "note",
        "content/objectives/trust.yml",
        2,
        10,
    )
    assert "candor" in hint["help"]


def test_without_a_site_url_it_says_so(make: Callable[..., Site]) -> None:
    site = make({"values/candor.yml": "title: Candor\n"}, site_url="")
    assert site.json["site_url"] == ""
    assert site.records["value:candor"]["url"] == "values/candor/"

"""What a file holds, as nodes with their places."""

from __future__ import annotations

import pytest

from tests.source.reading import places, plain, read, walk
from values_handbook.nodes import Mapping, Scalar, Sequence


def test_texts_stay_texts_whatever_they_look_like() -> None:
    text = "title: 2026\nunit: no\nversion: 1.10\nwhen: 1:30\ndate: 2026-11-23\nabsent: ~\nempty:\nquoted: 'null'\n"
    root = read(text).root
    assert isinstance(root, Mapping)
    values = [value for _, value in root.pairs]
    assert [value.value for value in values if isinstance(value, Scalar)] == [
        *("2026", "no", "1.10", "1:30", "2026-11-23", "~", "", "null")
    ]
    assert [value.is_absent for value in values if isinstance(value, Scalar)] == [*[False] * 5, True, True, False]


def test_every_node_knows_where_it_stands() -> None:
    text = (
        "title: Candor\nvalues:\n  - value: candor\n    why: |\n      a\n\n      b\n\n\ntags: [a, {b: c}]  # x\nlast:\n"
    )
    found = {(type(node).__name__, tuple(node.at)) for node in walk(read(text).root)}
    assert {
        ("Mapping", (1, 1, 11, 6)),
        ("Scalar", (1, 8, 1, 14)),
        ("Sequence", (3, 3, 7, 8)),
        ("Mapping", (3, 5, 7, 8)),
        ("Scalar", (4, 10, 7, 8)),
        ("Sequence", (10, 7, 10, 18)),
        ("Mapping", (10, 11, 10, 17)),
        ("Scalar", (11, 6, 11, 6)),
    } <= found


def test_merging_is_a_key_like_any_other() -> None:
    assert plain(read("a: &x {b: c}\n<<: *x\n").root) == {"a": {"b": "c"}, "<<": {"b": "c"}}


def test_an_alias_stands_for_what_its_anchor_marks() -> None:
    file = read("a: &x [1, 2]\nb: *x\nc: &y text\n? *y\n: d\n")
    assert plain(file.root) == {"a": ["1", "2"], "b": ["1", "2"], "c": "text", "text": "d"}
    assert file.diagnostics == ()


def test_both_styles_of_collections_are_distinguished() -> None:
    root = read("{a: {b: c}}").root
    assert isinstance(root, Mapping)
    assert root.flow
    block = read("a: b").root
    assert isinstance(block, Mapping)
    assert not block.flow


def test_the_places_of_a_fixed_line_are_those_of_the_file() -> None:
    file = read("quotes:\n  - {text: We ship, then we learn, by: Platform lead}\n")
    root = file.root
    assert isinstance(root, Mapping)
    assert isinstance(root.pairs[0][1], Sequence)
    quote = root.pairs[0][1].items[0]
    assert isinstance(quote, Mapping)
    assert [(key.value, key.at.column, value.at.column, value.at.end_column) for key, value in quote.pairs] == [
        ("text", 6, 12, 34),
        ("by", 36, 40, 53),
    ]


def test_nesting_has_a_bound() -> None:
    assert read("a: " + "[" * 31 + "]" * 31).diagnostics == ()
    file = read("title: x\ntitle: y\na: " + "[" * 32 + "]" * 32)
    assert places(file) == ["duplicate-key 2:1", "too-deep 3:35"]
    assert file.root is None


@pytest.mark.parametrize("text", ["[" * 100_000, "{" * 100_000, "[{" * 50_000, "? " * 100_000, "- " * 100_000])
def test_deep_nesting_ends_at_the_bound(text: str) -> None:
    assert "too-deep" in " ".join(places(read(text)))


def test_aliases_have_a_bound_in_all_they_repeat() -> None:
    levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    levels += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    file = read("\n".join(levels))
    assert {item.code for item in file.diagnostics} == {"too-many-aliases"}
    assert sum(1 for _ in walk(file.root)) < 12_000


def test_an_alias_inside_of_its_own_anchor_is_an_error() -> None:
    file = read("tags: &all [culture, *all]\n")
    assert places(file) == ["recursive-alias 1:22"]
    assert plain(file.root) == {"tags": ["culture", ""]}


def test_a_second_document_is_an_error_that_shows_the_first() -> None:
    file = read("---\ntitle: Candor\n---\ntitle: Craft\nsummary: Be #1\n")
    assert places(file) == ["several-documents 3:1"]
    assert file.diagnostics[0].related[0].span.line == 1
    assert plain(file.root) == {"title": "Candor"}


def test_a_key_that_is_there_twice_shows_both_places() -> None:
    file = read("a:\n  b: 1\n  c: 2\n  b: 3\n")
    assert places(file) == ["duplicate-key 4:3"]
    assert file.diagnostics[0].related[0].span.line == 2
    assert plain(file.root) == {"a": {"b": "1", "c": "2"}}


@pytest.mark.parametrize(
    ("text", "place", "value"),
    [
        ("a: !!str 2026", "1:4", "2026"),
        ("a: !important thing", "1:4", "!important thing"),
        ("a: !!python/object/apply:os.system [ls]", "1:4", ["ls"]),
        ("a: !<tag:example.org,2026:x> b", "1:4", "b"),
        ("a: ! b", "1:4", "! b"),
        ("a: [!!int 3]", "1:5", ["3"]),
        ("a: !x {b: c}", "1:4", {"b": "c"}),
    ],
)
def test_every_tag_is_an_error(text: str, place: str, value: object) -> None:
    file = read(text)
    assert places(file) == [f"yaml-tag {place}"]
    assert plain(file.root) == {"a": value}


@pytest.mark.parametrize("text", ["[a]: b", "{a: b}: c", "? - a\n: b", "&x [a]: b\n"])
def test_a_key_that_is_no_text_is_an_error(text: str) -> None:
    assert "complex-key" in " ".join(places(read(text)))


def test_a_tag_that_hides_bytes_is_an_error_as_well() -> None:
    assert places(read("title: x\na: !%ED%A0%80 x")) == ["unquoted-start 2:4"]

"""What holds for every file, found out with files that nobody would write."""

from __future__ import annotations

import random
from typing import Any

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.source.reading import places, plain, read, walk
from values_handbook import nodes
from values_handbook.diagnostics.lines import split_lines
from values_handbook.nodes import Mapping, Node, Scalar, Sequence
from values_handbook.source.plain_records import read_plain
from values_handbook.source.yaml_nodes import YamlFile, read_yaml

PIECES = st.sampled_from(
    [
        *("title", "values", "candor", "We say: so", "a", "text", "- ", "-", ": ", ":", "\n", "\n  ", "\n    ", " "),
        *('"', "'", "#", " #", "# ", "[", "]", "{", "}", ", ", "&a ", "*a", "!x ", "!!str ", "|", ">", "|\n", ">\n"),
        *("\\", "\\0", "\\ud83d\\ude00", "\t", "\r", "\r\n", "\u00a0", "\u2028", "\ufeff", "\x85", "\x07", "é", "😀"),
        *("---\n", "...\n", "<<: ", "? ", "%", "@", "`", "**x**", "* x", "<<<<<<< a\n", "=======\n", ">>>>>>> b\n"),
        *("title: Candor\n", "values:\n  - candor\n", "quotes: [{text: a, b, by: c}]\n", 'why: "a\n  b"\n'),
    ]
)
MESSY = st.lists(PIECES, max_size=40).map("".join)

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)
DATA: st.SearchStrategy[Any] = st.recursive(
    WORDS | st.none() | st.integers() | st.booleans(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)
RECORDS = st.dictionaries(WORDS, DATA, min_size=1, max_size=5)


def assert_places_lie_inside(file: YamlFile, text: str) -> None:
    """Each place in the file, and not before its own start."""
    lines = split_lines(text.removeprefix("\ufeff"))
    found = [item.span for item in file.diagnostics] + [two.span for item in file.diagnostics for two in item.related]
    ranges = [(at.line, at.column, at.end_line, at.end_column) for at in found]
    for line, column, end_line, end_column in ranges + [tuple(node.at) for node in walk(file.root)]:
        assert (1, 1) <= (line, column) <= (end_line, end_column)
        assert end_line <= len(lines)
        assert column <= len(lines[line - 1]) + 1
        assert end_column <= len(lines[end_line - 1]) + 1


@given(st.binary(max_size=200))
@settings(max_examples=300, deadline=None)
def test_no_bytes_whatsoever_raise(data: bytes) -> None:
    file = read_yaml("x.yml", data)
    assert file.root is not None or file.diagnostics
    assert read_plain(data) is None or not file.diagnostics


@given(MESSY)
@settings(max_examples=1500, deadline=None)
@example("? a:")
@example("title: {a" + "...\n" * 30 + ": b} te")
@example('"\\ud83d')
@example("a: >\n\n\n")
@example("- &a\n- *a\n")
def test_whatever_is_typed_places_lie_inside_the_file_and_each_problem_has_a_remedy(text: str) -> None:
    file = read(text)
    assert_places_lie_inside(file, text)
    assert file.root is not None or file.diagnostics
    assert file.diagnostics or not file.broken
    assert all(item.headline and item.help for item in file.diagnostics)
    assert list(file.diagnostics) == sorted(file.diagnostics, key=lambda item: item.sort_key)
    if not file.diagnostics:
        assert_plain_texts_stand_at_their_places(file.root, text)


def assert_plain_texts_stand_at_their_places(root: Node | None, text: str) -> None:
    """The text at the place of a plain text is its value, once its lines are folded."""
    lines = split_lines(text.removeprefix("\ufeff"))
    for node in walk(root):
        if not isinstance(node, Scalar) or node.style:
            continue
        at = node.at
        inner = lines[at.line - 1 : at.end_line]
        inner[-1] = inner[-1][: at.end_column - 1]
        inner[0] = inner[0][at.column - 1 :]
        assert folded(inner) == node.value


def folded(lines: list[str]) -> str:
    """Lines of a plain text as YAML joins them: a blank line is a line feed, else there is a space between two."""
    joined, blank = lines[0].strip(" \t"), 0
    for line in lines[1:]:
        if not line.strip(" \t"):
            blank += 1
            continue
        joined += ("\n" * blank or " ") + line.strip(" \t")
        blank = 0
    return joined


@given(RECORDS, st.booleans())
@settings(max_examples=300, deadline=None)
@example({"-@": None}, False)
def test_what_yaml_writes_reads_as_yaml_reads_it(data: dict[str, Any], flow: bool) -> None:
    text = yaml.dump(data, default_flow_style=flow, sort_keys=False)
    node = yaml.compose(text, Loader=yaml.BaseLoader)
    file = read(text)
    assert places(file) == [place for place in places(file) if place.startswith("folded-list")]
    assert node is not None
    assert file.root is not None
    assert_same(file.root, node)


def assert_same(ours: Node, theirs: yaml.Node) -> None:
    if isinstance(ours, Scalar):
        assert isinstance(theirs, yaml.ScalarNode)
        assert (ours.value, ours.style) == (theirs.value, theirs.style or "")
        assert ours.at[:2] == (theirs.start_mark.line + 1, theirs.start_mark.column + 1)
    elif isinstance(ours, Sequence):
        assert isinstance(theirs, yaml.SequenceNode)
        for one, other in zip(ours.items, theirs.value, strict=True):
            assert_same(one, other)
    elif isinstance(ours, Mapping):
        assert isinstance(theirs, yaml.MappingNode)
        for (key, value), (other_key, other_value) in zip(ours.pairs, theirs.value, strict=True):
            assert_same(key, other_key)
            assert_same(value, other_value)


def assert_plain_reading_is_the_close_one(text: str) -> None:
    found = read_plain(text.encode("utf-8"))
    if found is None:
        return
    file = read(text)
    assert not file.diagnostics
    root = file.root
    expected = list(enumerate(root.items)) if isinstance(root, Sequence) else [(None, root)]
    assert [(record.item, record.data) for record in found] == [
        (item, nodes.plain(node)) for item, node in expected if node
    ]
    for record, (_, node) in zip(found, expected, strict=True):
        assert isinstance(node, Mapping)
        assert not node.pairs or record.line == node.pairs[0][0].at.line


@given(st.lists(PIECES, max_size=12).map("".join) | MESSY)
@settings(max_examples=1500, deadline=None)
@example("- {a: b}\n-\n  c: |\n    - x\n")
@example("a: >\n  b\n\n  c\n? d\n: e\n")
@example("a: &x b\n")
@example("a: b\n---\nc: d\n")
@example("[]")
def test_a_file_is_read_without_places_only_as_it_is_read_with_them(text: str) -> None:
    assert_plain_reading_is_the_close_one(text)


@given(RECORDS, st.booleans())
@settings(max_examples=300, deadline=None)
def test_what_yaml_writes_is_read_alike_with_places_and_without(data: dict[str, Any], flow: bool) -> None:
    assert_plain_reading_is_the_close_one(yaml.dump(data, default_flow_style=flow, sort_keys=False, allow_unicode=True))
    assert_plain_reading_is_the_close_one(yaml.dump([data, data], default_flow_style=flow, sort_keys=False))


def test_an_ordinary_record_is_read_without_places() -> None:
    assert read_plain(RECORD.encode()) is not None


RECORD = """\
title: Candor
summary: We say what we see
why: It is cheaper to hear it early
behaviours:
  - Raise a risk the day you see it
  - Write it down
  - id: share-it
    title: Share it
group: Principles
quotes:
  - {text: We ship early, by: Platform lead}
tags: [culture, craft]
gives_up: Some comfort
values:
  - value: kindness
    strength: strong
order: 3
"""

BREAKAGES: tuple[tuple[str, str, str], ...] = (
    ("title: Candor", "title: CEO: Candor", "unquoted-colon"),
    ("title: Candor", "title:Candor", "missing-space"),
    ("title: Candor", "title Candor", "missing-colon"),
    ("We say what we see", '"We" say what we see', "quote-closes-early"),
    ("We say what we see", '"We say what we see', "unclosed-quote"),
    ("It is cheaper", "**It** is cheaper", "unquoted-start"),
    ("It is cheaper", "It is #1 cheaper", "unquoted-hash"),
    ("  - Raise a risk", "  -Raise a risk", "missing-space"),
    ("  - Raise a risk", "  - [ ] Raise a risk", "unquoted-start"),
    ("  - Write it", "\t- Write it", "tab-indentation"),
    ("  - Write it", "  -\u00a0Write it", "no-break-space"),
    ("  - Write it down", "  - &write it down", "unquoted-start"),
    ("    title: Share it", "   title: Share it", "wrong-indentation"),
    ("    title: Share it", "    title: 'It's shared'", "quote-closes-early"),
    ("group: Principles", "group: #1", "unquoted-hash"),
    ("group: Principles", "group: *principles", "unknown-alias"),
    ("We ship early", "We ship early, often", "comma-in-braces"),
    ("We ship early", "@all ship: early", "unquoted-start"),
    ("[culture, craft]", "[culture, craft", "unclosed-bracket"),
    ("[culture, craft]", "[culture, #craft]", "unquoted-start"),
    ("gives_up: Some", "gives_up: !Some", "yaml-tag"),
    ("gives_up: Some comfort", 'gives_up: "C:\\dir"', "unknown-escape"),
    ("    strength: strong", "     strength: strong", "wrong-indentation"),
    ("order: 3", "title: 3", "duplicate-key"),
    ("order: 3", "order:3", "missing-space"),
)


def broken_in(breakages: list[tuple[str, str, str]]) -> tuple[str, set[tuple[str, int]]]:
    """The record with these breakages, at most one of a line, and the code and line that each is reported with."""
    lines = RECORD.splitlines()
    expected: set[tuple[str, int]] = set()
    for old, new, code in breakages:
        index = next((n for n, line in enumerate(lines) if old in line and line in RECORD.splitlines()), None)
        if index is not None and index + 1 not in {line for _, line in expected}:
            lines[index] = lines[index].replace(old, new)
            expected.add((code, index + 1))
    return "\n".join(lines) + "\n", expected


def test_each_breakage_alone_is_reported() -> None:
    for breakage in BREAKAGES:
        text, expected = broken_in([breakage])
        assert {(item.code, item.span.line) for item in read(text).diagnostics} == expected, breakage


@given(st.integers(0, 2**32), st.integers(2, len(BREAKAGES)))
@settings(max_examples=400, deadline=None)
def test_breaking_more_lines_tells_each_of_them_and_nothing_else(seed: int, number: int) -> None:
    chosen = random.Random(seed).sample(BREAKAGES, number)
    text, expected = broken_in(chosen)
    found = {(item.code, item.span.line) for item in read(text).diagnostics}
    assert found == expected, text


@given(st.integers(0, 2**32))
@settings(max_examples=200, deadline=None)
def test_a_repaired_record_reads_as_the_unbroken_one_but_for_the_broken_lines(seed: int) -> None:
    chosen = random.Random(seed).sample(BREAKAGES, 4)
    text, expected = broken_in(chosen)
    whole, broken = plain(read(RECORD).root), plain(read(text).root)
    assert list(whole) == list(broken) or any(code == "duplicate-key" for code, _ in expected), text

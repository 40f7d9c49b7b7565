"""Mistakes of people who write YAML, each with its code, its place and the line that fixes it.

A case is a text, the diagnostics as `code line:column`, and the fixed lines in their order. With these lines
the text has to read without a diagnostic.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tests.source.reading import fixed_lines, places, plain, read


class Mistakes(NamedTuple):
    """A text with mistakes in it."""

    text: str
    places: str
    fixed: tuple[str, ...] = ()


COLON = [
    Mistakes("title: CEO: grow", "unquoted-colon 1:11", ('title: "CEO: grow"',)),
    Mistakes("title: CEO: grow # note", "unquoted-colon 1:11", ('title: "CEO: grow" # note',)),
    Mistakes("title: x:", "unquoted-colon 1:9", ('title: "x:"',)),
    Mistakes("title: 10:30: standup", "unquoted-colon 1:13", ('title: "10:30: standup"',)),
    Mistakes('title: a "b": c', "unquoted-colon 1:13", ("title: 'a \"b\": c'",)),
    Mistakes('title: it\'s "b": c', "unquoted-colon 1:16", ("title: 'it''s \"b\": c'",)),
    Mistakes("title: C:\\dir: x", "unquoted-colon 1:14", ("title: 'C:\\dir: x'",)),
    Mistakes("- KR: CEO: grow", "unquoted-colon 1:5", ('- "KR: CEO: grow"',)),
    Mistakes("- note: a: b", "unquoted-colon 1:10", ('- note: "a: b"',)),
    Mistakes("- Name: a: b\n  Owner: c", "unquoted-colon 1:10", ('- Name: "a: b"',)),
    Mistakes("why:\n  CEO: grow: now", "unquoted-colon 2:6", ('  "CEO: grow: now"',)),
    Mistakes(
        "why: We say\n  and do: always\na: b",
        "unquoted-colon 2:9",
        ('why: "We say', '  and do: always"'),
    ),
    Mistakes(
        "why:\n  We say\n\n  more and do: always  # x\na: b",
        "unquoted-colon 4:14",
        ('  "We say', '  more and do: always"  # x'),
    ),
]

HASH = [
    Mistakes("title: Be #1", "unquoted-hash 1:11", ('title: "Be #1"',)),
    Mistakes("title: Be #1 # really", "unquoted-hash 1:11", ('title: "Be #1" # really',)),
    Mistakes("title: CEO: be #1", "unquoted-colon 1:11", ('title: "CEO: be #1"',)),
    Mistakes("channel: #retro", "unquoted-hash 1:10", ('channel: "#retro"',)),
    Mistakes("- #retro", "unquoted-hash 1:3", ('- "#retro"',)),
    Mistakes("- KR: Be #1", "unquoted-hash 1:10", ('- "KR: Be #1"',)),
    Mistakes("title: a ##1", "unquoted-hash 1:10", ('title: "a ##1"',)),
    Mistakes("a: x #y\r\nb: z\rc: #d", "unquoted-hash 1:6, unquoted-hash 3:4", ('a: "x #y"', 'c: "#d"')),
    Mistakes("tags: [a, #b]", "unquoted-start 1:11", ('tags: [a, "#b"]',)),
    Mistakes("x: {a: be #1, b: c}", "unquoted-hash 1:11", ('x: {a: "be #1", b: c}',)),
    Mistakes("title: We are\n  #1 in candor\na: b", "unquoted-hash 2:3", ('title: "We are', '  #1 in candor"')),
    Mistakes("title: We are\n  very #1 in it\na: b", "unquoted-hash 2:8", ('title: "We are', '  very #1 in it"')),
    Mistakes("- We are\n  #1 in\n  #2 out", "unquoted-hash 2:3", ('- "We are', '  #2 out"')),
    Mistakes("why: We are\n  #1 in it\n  and more\na: b", "unquoted-hash 2:3", ('why: "We are', '  and more"')),
    Mistakes("why: We are # x\n  and more\na: b", "unquoted-hash 1:13", ('why: "We are # x', '  and more"')),
]

NO_HASH = [
    "title: text#tag",
    "title: a # comment",
    "title: a ## comment",
    "title: a #",
    "title: x\n#owner: y\na: b",
    "why: #note\n  - a",
    "why: #note\n  a: b",
    "- #first\n  title: x",
    'title: "a" #x',
    "title: 'a #x'",
    "tags: [a, b] #x",
    "why: |\n  a #1\n  #2\nb: c",
    "why: > #x\n  a #1\nb: c",
    'why: "a\n  b #1"\nb: c',
    "values:\n  - a\n  #- b\n  - c",
    "- title: x\n  #owner: y\n  a: b",
    "# see #1 and #2\ntitle: x",
    "#!shebang\ntitle: x",
]

STARTS = [
    Mistakes(f"title: {text}", "unquoted-start 1:8", (f'title: "{text}"',))
    for text in (
        *(
            "[Draft] Candor",
            "[a](b)",
            "{a: b} text",
            "**x** y",
            "*x* y",
            "`x` y",
            "@x",
            "%x",
            "> x",
            ">N20 teams",
            "| x",
        ),
        *("& b", "&a &b", "!a!b c", "] x", "} x", ", x", "? x", "- x", "-", "&friends", "&co are we", "{name}"),
    )
]

QUOTES = [
    Mistakes('title: "Candor" is key', "quote-closes-early 1:15", ("title: '\"Candor\" is key'",)),
    Mistakes("title: 'It's fine'", "quote-closes-early 1:11", ('title: "It\'s fine"',)),
    Mistakes('title: "Say "no" early"', "quote-closes-early 1:13", ("title: 'Say \"no\" early'",)),
    Mistakes('title: "Candor" and "craft"', "quote-closes-early 1:15", ('title: \'"Candor" and "craft"\'',)),
    Mistakes("title: 'don't' or 'won't'", "quote-closes-early 1:12", ("title: \"'don't' or 'won't'\"",)),
    Mistakes("title: 'All teams' needs'", "quote-closes-early 1:18", ('title: "All teams\' needs"',)),
    Mistakes('- "Candor" is: key', "quote-closes-early 1:10", ("- '\"Candor\" is: key'",)),
    Mistakes('title: "a" b  # c', "quote-closes-early 1:10", ("title: '\"a\" b'  # c",)),
    Mistakes(
        'why: "We say "no"\n  early"\na: b',
        "quote-closes-early 1:14",
        ('why: \'We say "no"', "  early'"),
    ),
    Mistakes('title: "open\na: b', "unclosed-quote 1:8", ('title: "open"',)),
    Mistakes('title: "open\na: "b"', "unclosed-quote 1:8", ('title: "open"',)),
    Mistakes('title: "open\na: b "c"\n- d\ne: "f"', "unclosed-quote 1:8, yaml-syntax 3:1", ('title: "open"',)),
    Mistakes('title: "open\n  more\na: b', "unclosed-quote 1:8", ('  more"',)),
    Mistakes("title: 'tis so\na: don't", "unclosed-quote 1:8", ('title: "\'tis so"',)),
    Mistakes('title: "C:\\dir"', "unknown-escape 1:11", ("title: 'C:\\dir'",)),
    Mistakes('title: "it\'s \\"C:\\users\\""', "unknown-escape 1:18", ("title: 'it''s \"C:\\users\"'",)),
]

SPACES = [
    Mistakes("title:Candor", "missing-space 1:6", ("title: Candor",)),
    Mistakes("title:Candor\na: b", "missing-space 1:6", ("title: Candor",)),
    Mistakes("a: b\ntitle:Candor", "missing-space 2:6", ("title: Candor",)),
    Mistakes("title:Candor\nowner:cto", "missing-space 1:6, missing-space 2:6", ("title: Candor", "owner: cto")),
    Mistakes("- title:Candor\n  owner: cto", "missing-space 1:8", ("- title: Candor",)),
    Mistakes("- title:Candor\n- title: b", "missing-space 1:8", ("- title: Candor",)),
    Mistakes("-title: Candor\n", "missing-space 1:1", ("- title: Candor",)),
    Mistakes("-candor\n-craft", "missing-space 1:1, missing-space 2:1", ("- candor", "- craft")),
    Mistakes("values:\n  -candor\n  -craft", "missing-space 2:3, missing-space 3:3", ("  - candor", "  - craft")),
    Mistakes("values:\n  -candor", "missing-space 2:3", ("  - candor",)),
    Mistakes("values:\n-candor\n-craft", "missing-space 2:1, missing-space 3:1", ("- candor", "- craft")),
    Mistakes("values:\n  - candor\n  -craft", "missing-space 3:3", ("  - craft",)),
    Mistakes("period:\n  start:1\n  end:2", "missing-space 2:8, missing-space 3:6", ("  start: 1", "  end: 2")),
    Mistakes("x: {revision:2, date:2026}", "missing-space 1:13", ("x: {revision: 2, date: 2026}",)),
    Mistakes("title Candor\na: b", "missing-colon 1:5", ("title: Candor",)),
    Mistakes("\ttitle: x", "tab-indentation 1:1", ("title: x",)),
    Mistakes("a: b\n\ttitle: x", "tab-indentation 2:1", ("title: x",)),
    Mistakes("tags:\n\t- a\n\t- b\nc: d", "tab-indentation 2:1", ("  - a", "  - b")),
    Mistakes("tags:\n  -\ta", "tab-indentation 2:4", ("  - a",)),
    Mistakes("why: a\n\tb\nc: d", "tab-indentation 2:1", ("  b",)),
    Mistakes("title:\u00a0Candor", "no-break-space 1:7", ("title: Candor",)),
    Mistakes("a: b\ntitle:\u2003Candor\nc: d", "no-break-space 2:7", ("title: Candor",)),
    Mistakes("tags:\n  -\u00a0a\n  -\u00a0b", "no-break-space 2:4, no-break-space 3:4", ("  - a", "  - b")),
    Mistakes("tags:\n\u00a0\u00a0- a\nb: c", "no-break-space 2:1", ("  - a",)),
    Mistakes("a: b\nowner\u00a0: c", "no-break-space 2:6", ("owner: c",)),
    Mistakes("a: b\n\u200bowner: c", "no-break-space 2:1", ("owner: c",)),
]

NO_SPACES = [
    "title:\tCandor",
    "title: -5 degrees",
    "-x: y",
    "target:\n  -5",
    "note:\n  --strict is on",
    "about:\n  value:candor",
    "guarded_by: [value:candor, check:x]",
    "guarded_by:\n  - value:candor\n  - check:goal-without-value",
    "links:\n  https://example.org",
    "tags: [owner:sre]",
    "summary: 10\u00a0km\u200b of\u3000it",
    "title: a\tb",
]

LISTS = [
    Mistakes("values:\n  * candor\n  * craft", "list-bullet 2:3, list-bullet 3:3", ("  - candor", "  - craft")),
    Mistakes("why: Steps\n  - a\n  - b", "folded-list 2:3"),
    Mistakes("why: Steps\n  * a\n  * b", "folded-list 2:3"),
    Mistakes("tags:\n  - a\n   - b", "wrong-indentation 3:4", ("  - b",)),
]

NO_LISTS = [
    "why: |\n  - a\n  - b",
    "why: >\n  - a\n\n  - b",
    "why: >\n  Steps:\n\n    - a\n    - b",
    "why: >\n  A text - with a dash - is\n  none, and 2. is none either.",
    "why: Steps\n\n  - a\n\n  - b",
    "why: A long text that somebody wrapped at a place where it happens to have\n  - as here - a dash.",
]

BRACES = [
    Mistakes(
        "x:\n  - {text: We ship, then we learn, by: Platform lead}",
        "comma-in-braces 2:19",
        ('  - {text: "We ship, then we learn", by: Platform lead}',),
    ),
    Mistakes("x: {text: a, b, c, by: d}", "comma-in-braces 1:12", ('x: {text: "a, b, c", by: d}',)),
    Mistakes("x: {text: We ship, then}", "comma-in-braces 1:18", ('x: {text: "We ship, then"}',)),
    Mistakes("values: {candor, craft}", "comma-in-braces 1:9", ("values: [candor, craft]",)),
    Mistakes("x: {text: a: b, by: c}", "unquoted-colon 1:12", ('x: {text: "a: b", by: c}',)),
    Mistakes("x: {text: @a, by: `c`}", "unquoted-start 1:11", ('x: {text: "@a", by: "`c`"}',)),
    Mistakes("x: {text: see [a] b, by: c}", "comma-in-braces 1:15", ('x: {text: "see [a] b", by: c}',)),
    Mistakes('x: {text: "a" b, by: c}', "quote-closes-early 1:13", ("x: {text: '\"a\" b', by: c}",)),
    Mistakes("x: [a, 'it's', b]", "quote-closes-early 1:11", ('x: [a, "it\'s", b]',)),
    Mistakes("title: {{ name }}", "complex-key 1:9", ('title: "{{ name }}"',)),
    Mistakes("values: [candor, craft\na: b", "unclosed-bracket 1:9", ("values: [candor, craft]",)),
    Mistakes("values: [candor,\n  craft\na: b", "unclosed-bracket 1:9", ("  craft]",)),
    Mistakes("x: {a: b\nc: d", "unclosed-bracket 1:4", ("x: {a: b}",)),
]

LAYOUT = [
    Mistakes("title: A\n summary: B", "wrong-indentation 2:2", ("summary: B",)),
    Mistakes("values:\n  - value: a\n   strength: b", "wrong-indentation 3:4", ("    strength: b",)),
    Mistakes("values:\n  - a\n - b", "wrong-indentation 3:2", ("  - b",)),
    Mistakes("values:\n  a: strong\n   b: weak", "wrong-indentation 3:4", ("  b: weak",)),
    Mistakes("why: We say,\nearly\nand kindly.\na: b", "wrong-indentation 2:1", ("  early", "  and kindly.")),
    Mistakes("why: |\n   a\n  b\nc: d", "wrong-indentation 3:3", ("   b",)),
    Mistakes("<<<<<<< HEAD\ntitle: a\n=======\ntitle: b\n>>>>>>> x", "merge-conflict 1:1"),
]

SIGNS = [
    Mistakes("a: *word", "unknown-alias 1:4", ('a: "*word"',)),
    Mistakes("a: [*word]", "unknown-alias 1:5", ('a: ["*word"]',)),
    Mistakes("a: !important thing", "yaml-tag 1:4", ('a: "!important thing"',)),
    Mistakes("a: !!str 2026", "yaml-tag 1:4", ("a: 2026",)),
]

ALL = [*COLON, *HASH, *STARTS, *QUOTES, *SPACES, *LISTS, *BRACES, *LAYOUT, *SIGNS]


@pytest.mark.parametrize("case", ALL, ids=lambda case: repr(case.text))
def test_a_mistake_is_reported_with_its_fixed_lines(case: Mistakes) -> None:
    file = read(case.text)
    assert ", ".join(places(file)) == case.places
    assert tuple(line for item in file.diagnostics for line in fixed_lines(item).values()) == case.fixed


@pytest.mark.parametrize("case", [case for case in ALL if case.fixed], ids=lambda case: repr(case.text))
def test_the_fixed_lines_repair_the_file(case: Mistakes) -> None:
    file = read(case.text)
    lines = case.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for item in file.diagnostics:
        for number, line in fixed_lines(item).items():
            lines[number - 1] = line
    repaired = read("\n".join(lines))
    assert set(places(repaired)) <= {place for place in places(file) if place.startswith("yaml-syntax")}
    assert plain(repaired.root) == plain(file.root)


@pytest.mark.parametrize("text", [*NO_HASH, *NO_SPACES, *NO_LISTS])
def test_valid_texts_are_left_alone(text: str) -> None:
    assert places(read(text)) == []


@pytest.mark.parametrize("text", ["values: [\n  candor, #ours\n  craft\n]", "tags: [a, #b\n  c]"])
def test_a_hash_in_brackets_over_lines_is_reported_without_a_guess_where_its_text_ends(text: str) -> None:
    (item,) = read(text).diagnostics
    assert item.code == "unquoted-hash"
    assert fixed_lines(item) == {}


def test_a_text_with_a_list_is_led_to_the_bar() -> None:
    (item,) = read("why: We do:\n  - a\n  - b\n").diagnostics
    assert (item.code, fixed_lines(item)) == ("unquoted-colon", {})
    assert "`|`" in item.help


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("why: >\n  - a\n  - b", "why: |"),
        ("why: >-  # x\n  - a\n  more\n", "why: |-  # x"),
        ("why: >+\n  Steps:\n\n  1. a\n  2. b", "why: |+"),
    ],
)
def test_a_fold_that_should_keep_its_lines_is_a_warning_and_stays_a_fold(text: str, fixed: str) -> None:
    file = read(text)
    (item,) = file.diagnostics
    assert (item.code, item.severity, item.span.line, item.span.column) == ("folded-list", "warning", 1, 6)
    assert fixed_lines(item) == {1: fixed}
    assert "- a - b" in str(plain(file.root)) or "more" in text or "1. a 2. b" in str(plain(file.root))


def test_the_side_of_a_conflict_that_is_kept_is_read() -> None:
    text = "a: 1\n<<<<<<< HEAD\nb: 2\n||||||| base\nb: 0\n=======\nb: 3\n>>>>>>> x\nc: x: y\n"
    file = read(text)
    assert places(file) == ["merge-conflict 2:1", "unquoted-colon 9:5"]
    assert plain(file.root) == {"a": "1", "b": "2", "c": "x: y"}


def test_all_mistakes_of_a_file_are_reported_in_one_run() -> None:
    text = """\
title: CEO: grow
summary: "We" say
channel: #retro
values:
  - candor
  -craft
\ttags: [a, b
why: >
  - a
  - b
owner:cto
quotes:
  - {text: a, b, by: c}
  - @d
gives_up: speed
 order: 3
title: again
"""
    assert places(read(text)) == [
        "unquoted-colon 1:11",
        "quote-closes-early 2:13",
        "unquoted-hash 3:10",
        "missing-space 6:3",
        "tab-indentation 7:1",
        "unclosed-bracket 7:8",
        "folded-list 8:6",
        "missing-space 11:6",
        "comma-in-braces 13:13",
        "unquoted-start 14:5",
        "wrong-indentation 16:2",
        "duplicate-key 17:1",
    ]


def test_mistakes_above_an_unreadable_line_are_reported_as_well() -> None:
    file = read("title: Be #1\ntitle: x\nwhy: a: b\n- culture\nsummary: x: y\n")
    assert places(file) == ["unquoted-hash 1:11", "duplicate-key 2:1", "unquoted-colon 3:7", "yaml-syntax 4:1"]
    assert file.root is None
    assert file.broken


def test_fifty_mistakes_are_fixed_and_then_reading_ends() -> None:
    file = read("".join(f"k{n}: a: b\n" for n in range(60)))
    assert len(file.diagnostics) == 51
    assert file.diagnostics[-1].code == "yaml-syntax"


def test_messages_are_free_of_the_words_of_the_grammar() -> None:
    jargon = ("block mapping", "token", "simple key", "scalar", "flow ", "node", "indicator")
    messages = [item.headline + item.help for case in ALL for item in read(case.text).diagnostics]
    assert [text for text in messages if any(word in text for word in jargon)] == []

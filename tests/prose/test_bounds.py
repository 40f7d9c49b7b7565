"""Text that no one would write neither breaks a build nor holds it up: beyond the bounds it is shown as it is."""

from __future__ import annotations

import sys
import time

import pytest

from tests.prose.placed import place
from values_handbook.prose import find_links, render_block, render_inline

MEBIBYTE = 1 << 20
SECONDS = 8
"""On a machine four times as slow as the one that the bounds were measured on, where the worst took 2.6 s."""

REPEATED = [
    *(
        "`",
        "`a",
        "[",
        "![",
        "](",
        "[a](",
        "[a][b]",
        "*",
        "*a_ ",
        "**a ",
        "_",
        "~",
        "<",
        "<a ",
        "<!--",
        "<?",
        "&",
        "\\",
    ),
    *(
        ":",
        ":a:",
        "://",
        "http://a ",
        "www.a.b ",
        "a@b.c ",
        "@",
        "> ",
        "- ",
        "-\n",
        "1) a\n",
        "  - a\n",
        "# a\n",
        "|",
    ),
    *(
        "|a|b|\n|-|-|\n",
        "[^a]",
        "[^a]: ",
        "[a]: b\n",
        "\n",
        "    a\n",
        "```\n",
        "~~~a\n",
        "<div>",
        "<b>",
        "<ul><li>",
    ),
    *(
        "<a href='value:x'>",
        '<a title="',
        "<details>\n\n",
        "[x](value:a) ",
        "> [!NOTE]\n",
        "- [ ] a\n",
        "a",
        "é",
        "😀",
    ),
]
NESTED = {
    "images in images": "![" * 3000 + "](x)" * 3000,
    "links in links": "[" * 3000 + "](x)" * 3000,
    "quotes in quotes": "> " * 3000 + "a",
    "lists in lists": "\n".join("  " * depth + "- a" for depth in range(300)),
    "footnotes in footnotes": "[^0]" + "".join(f"\n\n[^{n}]: [^{n + 1}]" for n in range(2000)),
    "emphasis in emphasis": "*a **b " * 3000 + "c** d*" * 3000,
    "a wide table": "|a" * 8000 + "|\n" + "|-" * 8000 + "|\n" + "|b" * 8000 + "|",
    "an end of brackets": "a" * 900_000 + "[" * 30_000,
}


def in_time(text: str) -> None:
    for render in (render_block, render_inline):
        start = time.process_time()
        place(render(text), "p-", lambda href: None)
        assert time.process_time() - start < SECONDS
    start = time.process_time()
    find_links(text)
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("piece", REPEATED)
def test_a_mebibyte_of_anything_is_rendered_in_time(piece: str) -> None:
    in_time((piece * (MEBIBYTE // len(piece) + 1))[:MEBIBYTE])


@pytest.mark.parametrize("text", NESTED.values(), ids=NESTED.keys())
def test_deep_nesting_is_rendered_in_time(text: str) -> None:
    in_time(text)


@pytest.mark.parametrize("text", ["[" * 100_000, "> " * 200 + "a", "<b>" * 50_000])
def test_what_is_beyond_the_bounds_is_shown_as_it_is(text: str) -> None:
    shown = text.replace("<", "&lt;").replace(">", "&gt;")
    assert place(render_block(text), "p-", lambda href: None) == f"<p>{shown}</p>\n"
    assert render_block(text).plain == text
    assert render_block(text).links == ()
    assert find_links(text) == ()


def test_ten_levels_of_lists_are_within_the_bounds() -> None:
    text = "\n".join("  " * depth + f"- {depth}" for depth in range(10))
    assert render_block(text).html.count("<ul>") == 10


def test_a_long_text_that_people_write_is_within_the_bounds() -> None:
    text = "We say [what we see](value:candor), early and *kindly*; see https://example.org.\n\n" * 5000
    assert len(render_block(text).links) == 5000
    assert len(find_links(text)) == 10_000


def test_a_deep_stack_is_no_reason_to_fail() -> None:
    def deeper(levels: int) -> str:
        return deeper(levels - 1) if levels else render_block("- [a](value:b) **c** ![d *e*](f.png)").plain

    depth = sys.getrecursionlimit() - len_of_stack() - 30
    assert deeper(depth) in ("a c d e", "- [a](value:b) **c** ![d *e*](f.png)")


def len_of_stack() -> int:
    frame, count = sys._getframe(), 0
    while frame.f_back:
        frame, count = frame.f_back, count + 1
    return count


@pytest.mark.parametrize("text", ["", " ", "\n", "\x00", "\ud800", "\x01\x02\x05", "\r", "\ufeff", "a\x00b"])
def test_odd_characters_are_no_error(text: str) -> None:
    html = place(render_block(text), "p-", lambda href: None) + place(render_inline(text), "p-", lambda href: None)
    html.encode()
    assert not set(html) & set(map(chr, range(9)))

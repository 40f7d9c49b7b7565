"""Nothing in record prose runs, restyles the page, names a part of it, or loads anything from another host.

Judged by a parser of its own: what the browser would be given, not what the sanitizer says of itself.
"""

from __future__ import annotations

import json
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.prose.judging import BLOCK_ELEMENTS, everything_wrong, wrongs
from tests.prose.placed import place
from tests.prose.vectors import vectors
from values_handbook.prose import Prose, Target, find_links, render_block, render_inline
from values_handbook.prose.sanitizing import MARK

NAUGHTY = Path(__file__).parents[3] / "shared" / "naughty-strings.json"


@pytest.mark.parametrize(
    "html",
    [
        "<script>x</script>",
        "<p onclick='x'>a</p>",
        "<p style='color:red'>a</p>",
        "<p class='md-banner'>a</p>",
        "<p id='x'>a</p>",
        "<a href='javascript:x'>a</a>",
        "<a href='//host/x'>a</a>",
        "<img src='https://host/x.png'>",
        "<img src='/site/x.png' srcset='https://host/x.png'>",
        "<input type='text'>",
        "<form action='https://host'></form>",
        "<svg onload='x'></svg>",
        "<p>open",
        "<p>a</b></p>",
        "</p>",
    ],
)
def test_the_judge_sees_what_is_wrong(html: str) -> None:
    assert wrongs(html, BLOCK_ELEMENTS)


@pytest.mark.parametrize("text", vectors())
def test_no_injection_gets_through(text: str) -> None:
    assert everything_wrong(text) == []


def test_there_are_enough_injections_to_trust() -> None:
    assert len(set(vectors())) > 150


@pytest.mark.skipif(not NAUGHTY.exists(), reason="../shared/naughty-strings.json is not beside this checkout")
def test_no_naughty_string_gets_through() -> None:
    strings = json.loads(NAUGHTY.read_text(encoding="utf-8"))
    assert len(strings) > 500
    assert {text: wrong for text in strings if (wrong := everything_wrong(text))} == {}


@pytest.mark.parametrize(
    "before", ["", "- ", "> ", "1. ", "# ", "a ", "| a |\n|---|\n| ", "> [!NOTE]\n> ", "[^1]\n\n[^1]: "]
)
def test_no_injection_gets_through_in_another_block(before: str) -> None:
    assert {text: wrong for text in vectors() if (wrong := everything_wrong(before + text))} == {}


def test_no_injection_gets_through_beside_another() -> None:
    everything = vectors()
    for first, second in zip(everything, everything[7:] + everything[:7], strict=True):
        assert everything_wrong(f"{first} {second}") == [], (first, second)
        assert everything_wrong(f"{first}\n\n{second}\n\n```\na\n```\n- [x] b :smile:") == [], (first, second)


@pytest.mark.parametrize(
    "href",
    [
        "javascript:x",
        "JAVASCRIPT:x",
        "java&#9;script:x",
        "vbscript:x",
        "data:x",
        "file:x",
        "blob:x",
        "tel:1",
        "a:b",
        "",
    ],
)
def test_a_link_to_nowhere_keeps_its_text_only(href: str) -> None:
    prose = render_block(f"[a]({href}) <a href='{href}'>b</a>")
    assert place(prose, "p-", lambda asked: Target("/site/", "")) == "<p>a b</p>\n"
    assert prose.links == ()


@pytest.mark.parametrize(
    "href",
    [
        "//a.org/x",
        r"/\a.org/x",
        r"\\a.org/x",
        r"\/a.org/x",
        "&#9;//a.org/x",
        "/&#9;/a.org/x",
        "/&#10;\\a.org/x",
        " //a.org/x",
    ],
)
def test_an_address_without_a_scheme_but_with_a_host_leaves_the_site(href: str) -> None:
    prose = render_block(f"<a href='{href}'>a</a> <img src='{href}' alt='b'>")
    link = '<a href="https://a.org/x">'
    assert place(prose, "p-", lambda asked: Target("/site/", "")) == f"<p>{link}a</a> {link}b</a></p>\n"
    assert prose.links == ()


PIECES = st.sampled_from(
    [
        *vectors(),
        *(
            "*",
            "**",
            "_",
            "~",
            "`",
            "```\n",
            "[",
            "]",
            "](",
            ")",
            "![",
            "<",
            ">",
            "&",
            "\\",
            "\n",
            "\n\n",
            " ",
            '"',
            "'",
            "=",
        ),
        *(
            "> ",
            "- ",
            "1. ",
            "- [x] ",
            "# ",
            "|",
            "\n|-|-|\n",
            "[^1]",
            "[^1]: ",
            "> [!NOTE]\n> ",
            "    ",
            "\t",
        ),
        *(
            "[a](value:candor)",
            "[](goal:x#y)",
            "[b]: value:z\n",
            "[c][b]",
            "<value:x>",
            "[a](#b)",
            "![a](b.png)",
        ),
        *(
            "<a href='value:x'>",
            "</a>",
            "<a id=b>",
            "<div>",
            "</div>",
            "<p>",
            "<table>",
            "<td>",
            "<b>",
            "</b>",
            "<!--",
            "-->",
        ),
        *(
            "<a title='",
            '<div title="',
            "<img src=",
            "<vh-slot n=",
            ":smile:",
            ":material-forum:",
            "https://a.b/",
            "a@b.c",
        ),
        *(
            "&#1;",
            "&#2;",
            "&#5;",
            "\x01",
            "\x02",
            "\x05",
            "\x00",
            "\u2028",
            "\ufeff",
            "\x0c",
            "\r",
            "😀",
            "ß",
        ),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=12).map("".join))


@settings(deadline=None, max_examples=400)
@given(TEXTS)
def test_no_text_at_all_gets_anything_through(text: str) -> None:
    assert everything_wrong(text) == []


def texts_of(prose: Prose) -> str:
    """The text of rendered prose as another parser reads it."""
    html = str(place(prose, "p-", lambda href: None))
    reader = HTMLParser(convert_charrefs=True)
    parts: list[str] = []
    reader.handle_data = parts.append  # type: ignore[method-assign,assignment]
    reader.feed(html)
    reader.close()
    return "".join(parts)


@settings(deadline=None, max_examples=200)
@given(TEXTS)
def test_the_plain_text_is_text_that_the_page_shows(text: str) -> None:
    prose = render_block(text)
    assert not re.search(r"[\x01-\x08]", prose.plain) and MARK not in prose.plain
    shown = "".join(texts_of(prose).split())
    assert set("".join(prose.plain.split())) <= set(shown) | set(unescape(text))
    if not re.search(r"!\[|<img|\[\^|//|<image|www", text):
        assert "".join(prose.plain.split()) == shown


@settings(deadline=None, max_examples=200)
@given(TEXTS)
def test_what_is_announced_is_found_without_rendering(text: str) -> None:
    for render, inline in ((render_block, False), (render_inline, True)):
        announced = {link.href for link in render(text).links}
        assert announced <= {link.href for link in find_links(text, inline=inline)}

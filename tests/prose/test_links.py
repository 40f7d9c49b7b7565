"""Every link of a text is found, with the very place of its address, and nothing in code is taken for one."""

from __future__ import annotations

import re
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from values_handbook.prose import ProseLink, find_links, render_block, render_inline
from values_handbook.taxonomy import KINDS


def lines_of(text: str) -> list[str]:
    return re.split(r"\r\n|\r|\n", text)


def found(text: str, **options: bool) -> list[tuple[str, int, int]]:
    return [(link.href, link.line, link.column) for link in find_links(text, **options)]


PLACES = {
    "in a paragraph": ("a [b](value:c) d", [("value:c", 0, 6)]),
    "on a later line of it": ("a\nb\n  c [d](value:e)", [("value:e", 2, 8)]),
    "behind code points beyond the first plane": ("😀 [é](value:c)", [("value:c", 0, 6)]),
    "after CRLF and CR": ("a\r\nb\r[c](value:d)", [("value:d", 2, 4)]),
    "after what is no line end in YAML's prose": ("a\u2028b\x0c[c](value:d)", [("value:d", 0, 8)]),
    "in a heading": ("# [a](value:b) ##", [("value:b", 0, 6)]),
    "in an underlined heading": ("a\n[b](value:c)\n===", [("value:c", 1, 4)]),
    "in nested lists": ("- a\n  - b\n\n    [c](value:d)", [("value:d", 3, 8)]),
    "in a quote": ("> a\n> [b](value:c)\nlazy [d](value:e)", [("value:c", 1, 6), ("value:e", 2, 9)]),
    "in an alert": ("> [!NOTE]\n> [b](value:c)", [("value:c", 1, 6)]),
    "in a task": ("- [ ] [a](value:b)", [("value:b", 0, 10)]),
    "in equal cells of a table": (
        "| a | b |\n|---|---|\n| [x](value:c) | [x](value:c) |",
        [("value:c", 2, 6), ("value:c", 2, 21)],
    ),
    "in a cell beside the same as code": (
        "| a | b |\n|---|---|\n| `[x](value:c)` | [x](value:c) |",
        [("value:c", 2, 23)],
    ),
    "in a cell with an escaped bar": (
        "| a |\n|---|\n| x \\| [y](value:c) |",
        [("value:c", 2, 11)],
    ),
    "after tabs": ("-\ta\n\n\t[b](value:c)", [("value:c", 2, 5)]),
    "in a footnote": ("a[^1]\n\n[^1]: b [c](value:d)", [("value:d", 2, 12)]),
    "in emphasis": ("**[a](value:b)**", [("value:b", 0, 6)]),
    "with the same address as text": ("[value:a](value:a)", [("value:a", 0, 10)]),
    "with a title": ('[a](value:b "value:b")', [("value:b", 0, 4)]),
    "in angle brackets": ("[a]( <value:b> )", [("value:b", 0, 6)]),
    "on the line after its bracket": ("[a](\nvalue:b)", [("value:b", 1, 0)]),
    "with brackets in its text": ("[a [b] `]` c](value:d)", [("value:d", 0, 14)]),
    "around an image": ("[![a](b.png)](value:c)", [("value:c", 0, 14), ("b.png", 0, 6)]),
    "as a reference": ("[a][b] and [b]\n\n[b]: value:c 'd'", [("value:c", 2, 5), ("value:c", 2, 5)]),
    "as a reference whose address is on the next line": ("[a]\n\n[a]:\n  <value:b>", [("value:b", 3, 3)]),
    "as a reference in a quote": ("[a]\n\n> [a]: value:b", [("value:b", 2, 7)]),
    "as an address in brackets": ("a <value:b>", [("value:b", 0, 3)]),
    "as a bare address": ("see https://a.org/b.", [("https://a.org/b", 0, 4)]),
    "as a name, whose address is not written": ("a\nwww.b.org", [("http://www.b.org", 1, -1)]),
    "as an anchor of HTML": ('a <a class="b" href="value:c">d</a>', [("value:c", 0, 21)]),
    "as an anchor over lines": ("<a\n  href='value:c'>d</a>", [("value:c", 1, 8)]),
    "as an anchor in a block of HTML": (
        "<div>\n<a href=value:c>d</a> <img src='e.png'>\n</div>",
        [("value:c", 1, 8), ("e.png", 1, 32)],
    ),
    "with an entity, so that it stands nowhere as such": ("[a](value&#58;b)", [("value:b", 0, -1)]),
    "with a backslash": (r"[a](value:b\_c)", [("value:b_c", 0, -1)]),
    "leading nowhere": ("[a](javascript:b)", [("javascript:b", 0, 4)]),
    "as an image": ("![a](b.png)", [("b.png", 0, 5)]),
}


@pytest.mark.parametrize(("text", "places"), PLACES.values(), ids=PLACES.keys())
def test_a_link_is_found(text: str, places: list[tuple[str, int, int]]) -> None:
    assert found(text) == places


NO_LINKS = {
    "code in a line": "`[a](value:b)`",
    "a fence": "```\n[a](value:b)\n```",
    "indented code": "a\n\n    [a](value:b)",
    "a fence in a list": "- a\n  ```\n  [a](value:b)\n  ```",
    "a comment": "<!-- [a](value:b) <a href='value:b'> -->",
    "an escaped bracket": r"\[a](value:b)",
    "a definition that nothing uses": "[a]: value:b",
    "a bare record, which is words": "value:b and goal:c",
    "another attribute": "<a data-href='value:b' title=\"href='value:b'\">c</a>",
}


@pytest.mark.parametrize("text", NO_LINKS.values(), ids=NO_LINKS.keys())
def test_no_link_is_found_in(text: str) -> None:
    assert found(text) == []


def test_a_link_without_a_text_is_told() -> None:
    links = find_links("[](value:a) [ ](value:b) [c](value:d) ![](e.png) [![](f.png)](value:g) <a href='value:h'></a>")
    assert [link.href for link in links if link.is_empty] == ["value:a", "value:b", "value:h"]
    assert [link.href for link in links if link.is_image] == ["e.png", "f.png"]


def test_in_a_line_blocks_are_no_blocks() -> None:
    assert found("# [a](value:b)\n    [c](value:d)", inline=True) == [("value:b", 0, 6), ("value:d", 1, 8)]


def test_front_matter_is_no_prose_but_keeps_its_lines() -> None:
    page = '\ufeff---\r\n# a comment\r\ntitle: "[a](value:b)"\r\n---\r\n[c](value:d)\r\n'
    assert found(page) == [("value:d", 4, 4)]


def test_a_rule_at_the_start_of_a_text_is_no_front_matter() -> None:
    assert found("---\n[a](value:b)\n\n---\n") == [("value:b", 1, 4)]


CONTAINERS = dedent(
    """\
    !!! note "A [title](value:a)"

        First.

        [b](value:b)

        ??? tip
            [c](value:c)

            [d](value:d)

    === "Tab"

        - [e](value:e)

        ```
        [no](value:no)
        ```

    ```
    !!! note

        [no](value:no)
        ```

        [no](value:no)
    ```
    [f](value:f)
    """
)


def test_the_bodies_of_admonitions_and_tabs_of_a_page_are_read() -> None:
    lines = CONTAINERS.split("\n")
    links = find_links(CONTAINERS, page=True)
    assert [link.href for link in links] == [f"value:{letter}" for letter in "abcdef"]
    assert all(lines[link.line][link.column :].startswith(link.href) for link in links)


def test_in_a_record_they_are_code_as_on_the_forge() -> None:
    assert [link.href for link in find_links(CONTAINERS)] == ["value:a", "value:f"]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_record_can_be_linked(kind: str) -> None:
    assert render_inline(f"[a]({kind}:b#c)").links == (ProseLink(f"{kind}:b#c", 0, 4, False, False),)


def test_rendering_tells_the_links_that_depend_on_the_page() -> None:
    prose = render_block(
        "[a](value:b) https://c.org [d](../e.md#f) ![g](h.png) [i](mailto:j) [k](javascript:l) [m](#n)"
    )
    assert [link.href for link in prose.links] == ["value:b", "../e.md#f", "h.png", "#n"]


def test_links_to_places_of_the_same_text_are_not_among_them() -> None:
    assert render_block('[a](#b) <span id="b">c</span> [d](#e%20f) [g](#h)').links[0].href == "#e%20f"


HREFS = st.sampled_from(["value:a", "goal:b#c", "../d.md", "https://e.org/f", "#g", "h.png", "javascript:i"])
LINKS = st.builds(
    lambda form, href, text: form.replace("HREF", href).replace("TEXT", text),
    st.sampled_from(
        [
            "[TEXT](HREF)",
            "[TEXT]( <HREF> 'TEXT')",
            "[](HREF)",
            "![TEXT](HREF)",
            "<a href='HREF'>TEXT</a>",
            "<HREF>",
            "`[TEXT](HREF)`",
            "[TEXT][r]",
            "[r]: HREF",
        ]
    ),
    HREFS,
    st.sampled_from(["a", "b *c*", "value:a", "😀", "`d`", ""]),
)
AROUND = st.sampled_from(
    [
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "- ",
        "> ",
        "\n> ",
        "  ",
        "\t",
        "# ",
        "| ",
        "\n|-|-|\n",
        "\n```\n",
        "\n    ",
        "[^1]",
        "\n[^1]: ",
    ]
)
TEXTS = st.lists(st.one_of(LINKS, AROUND, st.text(max_size=4)), max_size=14).map("".join)


@settings(deadline=None, max_examples=500)
@given(TEXTS, st.booleans())
def test_a_place_is_where_the_address_stands(text: str, inline: bool) -> None:
    lines = lines_of(text)
    for link in find_links(text, inline=inline):
        assert 0 <= link.line < len(lines)
        if link.column >= 0:
            assert lines[link.line][link.column : link.column + len(link.href)] == link.href


@settings(deadline=None, max_examples=500)
@given(TEXTS)
def test_references_found_are_those_rendered(text: str) -> None:
    def records(links: tuple[ProseLink, ...] | list[ProseLink]) -> list[ProseLink]:
        return [link for link in links if link.href.split(":")[0] in KINDS]

    assert records(find_links(text)) == records(render_block(text).links)
    assert records(find_links(text, inline=True)) == records(render_inline(text).links)

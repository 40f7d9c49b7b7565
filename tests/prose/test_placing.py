"""A text rendered once is put on many pages: its ids get a prefix, its links go where they lead from there."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from tests.prose.placed import place
from values_handbook.labels import labels_of
from values_handbook.prose import Target, excerpt, render_block, render_inline
from values_handbook.prose.document import _render


def nowhere(href: str) -> None:
    return None


def test_a_link_gets_the_address_that_its_page_needs() -> None:
    prose = render_inline("See [candor](value:candor).")
    for url in ("../values/candor/", "values/candor/"):
        assert place(prose, "p-", lambda href, url=url: Target(url, "Candor")) == f'See <a href="{url}">candor</a>.'  # type: ignore[misc]


def test_a_link_is_asked_for_as_written() -> None:
    asked: list[str] = []

    def resolve(href: str) -> None:
        asked.append(href)

    place(
        render_block("[a](value:b#c) [d](<e f.md?g&h#ü>) <a href='i&amp;j'>k</a> ![l](m.png) [n](/o)"),
        "p-",
        resolve,
    )
    assert asked == ["value:b#c", "e f.md?g&h#ü", "i&j", "m.png", "/o"]


def test_an_empty_link_shows_the_title_of_its_target() -> None:
    prose = render_inline("See [](value:candor), [ ](value:candor).")
    target = Target("../x/", "Candor <& more>")
    assert place(prose, "p-", lambda href: target) == (
        'See <a href="../x/">Candor &lt;&amp; more&gt;</a>, <a href="../x/">Candor &lt;&amp; more&gt; </a>.'
    )


def test_a_link_that_leads_nowhere_keeps_its_text() -> None:
    prose = render_inline('a [*b* `c`](value:d "e") [](value:f) g')
    assert place(prose, "p-", nowhere) == "a <em>b</em> <code>c</code>  g"


def test_an_image_of_the_site_gets_its_address() -> None:
    prose = render_inline('![A "cat"](cat.png "Tom") <img src="dog.png" width="20">')
    assert place(prose, "p-", lambda href: Target(f"../{href}", "")) == (
        '<img src="../cat.png" alt="A &#34;cat&#34;" title="Tom"> <img src="../dog.png" alt="" width="20">'
    )


def test_an_image_that_is_not_there_leaves_its_text() -> None:
    assert place(render_inline(r"![A \<cat>](cat.png)"), "p-", nowhere) == "A &lt;cat&gt;"


def test_addresses_and_prefixes_are_escaped() -> None:
    prose = render_block('<p id="x">[a](value:b)</p>\n\n[c](value:d)')
    html = place(prose, '"<', lambda href: Target('"><b>', ""))
    assert 'id="&#34;&lt;x"' in html
    assert 'href="&#34;&gt;&lt;b&gt;"' in html


def test_ids_and_references_to_them_get_the_prefix() -> None:
    prose = render_block('<p id="x">a</p> <a name="ü">b</a> <a href="#x">c</a> <a href="#%C3%BC">d</a> [e](#y)')
    assert place(prose, "goal-g-why-", nowhere) == (
        '<p id="goal-g-why-x">a</p> <a name="goal-g-why-ü">b</a> <a href="#goal-g-why-x">c</a> '
        '<a href="#goal-g-why-%C3%BC">d</a> [e](#y)'
    )


def test_a_fragment_that_the_text_has_not_is_asked_for() -> None:
    prose = render_block("[a](#measures)")
    assert place(prose, "p-", lambda href: Target("#_measures", "") if href == "#measures" else None) == (
        '<p><a href="#_measures">a</a></p>\n'
    )


def test_an_id_stands_once() -> None:
    prose = render_block('<b id="x">a</b><b id="x">b</b><a id="x" name="x">c</a>')
    assert place(prose, "p-", nowhere) == '<p><b id="p-x">a</b><b>b</b>c</p>\n'


def test_details_of_one_name_stay_together() -> None:
    html = place(render_block('<details name="x"></details><details name="x"></details>'), "p-", nowhere)
    assert html.count('name="p-x"') == 2


def test_cells_know_their_heads() -> None:
    prose = render_block('<table><tr><th id="a">1</th><td headers="a b">2</td></tr></table>')
    assert '<th id="p-a">1</th><td headers="p-a p-b">' in place(prose, "p-", nowhere)


def test_two_texts_on_one_page_share_no_id() -> None:
    prose = render_block("a[^1]\n\n[^1]: b")
    first, second = place(prose, "goal-a-why-", nowhere), place(prose, "goal-b-why-", nowhere)
    assert first != second
    assert first.replace("goal-a-", "goal-b-") == second


def test_the_result_is_markup_for_templates() -> None:
    assert isinstance(place(render_inline("a & b"), "p-", nowhere), Markup)


def test_the_result_is_the_same_in_every_process() -> None:
    code = (
        "from values_handbook.labels import english_labels; from values_handbook.prose import *;"
        "p = render_block('# a\\n- [x] :material-forum: [b](value:c) <i id=d class=e>f</i>[^1]\\n\\n[^1]: g');"
        "print(p.html, p.plain, place(p, 'p-', lambda href: None, english_labels()))"
    )
    runs = {subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout for _ in range(2)}
    assert len(runs) == 1


def test_importing_the_package_imports_no_renderer() -> None:
    code = (
        "import sys, values_handbook.prose;"
        "print(sorted({'markdown_it', 'nh3', 'pygments', 'pymdownx', 'material', 'mkdocs'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.strip() == b"[]"


@given(st.text(alphabet="abcé ,.;:'\"()?/%-–—’€!=#|{}$^+0", max_size=30))
def test_a_text_of_words_alone_is_rendered_as_any_other(text: str) -> None:
    """The short cut for texts without markup, which is most of them, shows nothing of itself."""
    assert render_inline(text) == _render(text, inline=True)


@pytest.mark.parametrize(
    ("length", "cut"),
    [
        (99, "One, two three."),
        (15, "One, two three."),
        (14, "One, two…"),
        (9, "One, two…"),
        (8, "One…"),
        (5, "One…"),
        (3, "On…"),
    ],
)
def test_an_excerpt_ends_after_a_word(length: int, cut: str) -> None:
    assert excerpt("One, two three.", length) == cut


@given(st.text(), st.integers(1, 40))
def test_an_excerpt_keeps_to_its_length(text: str, length: int) -> None:
    plain = " ".join(text.split())
    cut = excerpt(plain, length)
    assert len(cut) <= length
    assert cut == plain or (cut.endswith("…") and plain.startswith(cut[:-1]))


def test_the_few_words_of_markdown_are_in_the_language_of_the_site() -> None:
    prose = render_block("> [!WARNING]\n> a\n\n- [x] b\n- [ ] c[^1]\n\n[^1]: d")
    assert prose.plain == "a b c d"
    english, german = (str(place(prose, "p-", nowhere, labels=labels_of(code))) for code in ("en", "de"))
    for words in (
        ('admonition-title">Warning<', 'admonition-title">Warnung<'),
        ('aria-label="Completed task" checked', 'aria-label="Erledigte Aufgabe" checked'),
        ('aria-label="Incomplete task"', 'aria-label="Offene Aufgabe"'),
        ('title="Back to reference 1"', 'title="Zurück zur Textstelle 1"'),
    ):
        assert words[0] in english
        assert words[1] in german

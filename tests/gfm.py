"""What GitHub's own parser (cmark-gfm) makes of a Markdown text, and what a forge finds in it afterwards."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

import cmarkgfm
from cmarkgfm.cmark import Options

_IN_CODE = frozenset({"code", "pre"})
_REFERENCES = re.compile(
    r"(?<![\w`])@\w[\w-]*|(?<!\w)[#!$%~&^][\w\"]|\b(?:GH|[A-Z][A-Z0-9_]+)-\d|:[\w+-]+:|\[\w+:\w|\b[0-9a-f]{7,40}\b|\bgh-\d"
)
"""Mentions and references, which GitHub and GitLab look for in the text of the parsed document."""


@dataclass
class Rendered(HTMLParser):
    """A rendered text: its elements, the addresses in it, and the words outside of code."""

    tags: set[str] = field(default_factory=set)
    addresses: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.addresses += [value or "" for name, value in attributes if name in ("href", "src", "srcset", "action")]
        if tag in _IN_CODE:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _IN_CODE:
            self._open.remove(tag)

    def handle_data(self, data: str) -> None:
        if not self._open:
            self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.tags.add("!--")

    @property
    def references(self) -> set[str]:
        """What a forge would take for a mention or a reference."""
        return {found for data in self.words for found in _REFERENCES.findall(data)}


def render_gfm(text: str) -> str:
    """HTML as GitHub's parser writes it, with all HTML of the text itself left in."""
    options = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
    html: str = cmarkgfm.github_flavored_markdown_to_html(text, options)
    return html


def read_gfm(text: str) -> Rendered:
    """A text as GitHub's parser reads it."""
    rendered = Rendered()
    rendered.feed(render_gfm(text))
    rendered.close()
    return rendered

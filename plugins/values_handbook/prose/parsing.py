"""Markdown to tokens: the dialect, its bounds, and where each address stands in its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import autolink, html_inline, image, link
from mdit_py_plugins.footnote import footnote_plugin

from .autolinks import autolinks
from .rendering import MarkdownRenderer
from .shortcodes import shortcodes

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

MAX_NESTING = 40
"""Levels of blocks in blocks, a list taking two. What is deeper than half of it, people cannot follow."""

_MAX_WORK = 150_000
_EASY = 8_000
_COSTS = dict.fromkeys("!*_~`:&\\|>", 1) | {"\n": 3, "[": 4, "<": 5, "@": 6, "://": 6, "www.": 6}
"""What parsing and sanitizing take at worst for each, in 10 µs, measured on texts of nothing else."""

_MOST_OF_LATIN = 50_000
_LATIN = re.compile("[\x80-\xbf]")
"""Characters for which the sanitizer takes quadratic time (its serializer looks for U+00A0 by its first byte)."""
_UNFIT = re.compile("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class ParsedMarkdown:
    """The tokens of a text, and what the parser knows besides."""

    tokens: list[Token]
    env: dict[str, Any]

    @property
    def references(self) -> dict[str, dict[str, Any]]:
        """Definitions by label, each with `href` and `map`: its first line, and the one after it."""
        found: dict[str, dict[str, Any]] = self.env.get("references", {})
        return found


def parse(text: str, *, inline: bool = False) -> ParsedMarkdown | None:
    """The tokens of a text, or None where it is beyond what people write: then it is shown as it is."""
    text = fit(text)
    if len(text) > _EASY and _work(text) > _MAX_WORK:
        return None
    env: dict[str, Any] = {}
    try:
        tokens = _markdown().parseInline(text, env) if inline else _markdown().parse(text, env)
    except Exception:
        # A text is no reason for a handbook not to build: rules recurse, and a caller may be deep in the stack.
        return None
    return None if any(token.level >= MAX_NESTING - 2 for token in tokens) else ParsedMarkdown(tokens, env)


def fit(text: str) -> str:
    """`text` with U+FFFD for control characters and lone surrogates: HTML has none, and `marks` are such."""
    return _UNFIT.sub("\ufffd", text)


def render(parsed: ParsedMarkdown) -> str:
    """The tokens as HTML that is not yet safe; `parsed.env` then holds the fragments of `rendering`."""
    markdown = _markdown()
    html: str = markdown.renderer.render(parsed.tokens, markdown.options, parsed.env)
    return html


def _work(text: str) -> int:
    work = sum(cost * text.count(mark) for mark, cost in _COSTS.items())
    is_latin = not text.isascii() and len(_LATIN.findall(text)) > _MOST_OF_LATIN
    return work + _MAX_WORK * is_latin + is_latin


@cache
def _markdown() -> MarkdownIt:
    options = {
        "html": True,
        "maxNesting": MAX_NESTING,
        "tasklists": True,
        "alerts": True,
        "strikethrough_single_tilde": True,
        "store_labels": True,
    }
    markdown = MarkdownIt("commonmark", options, renderer_cls=MarkdownRenderer)
    markdown.enable(["table", "strikethrough"])
    markdown.use(footnote_plugin, inline=False)
    # The plugin brings render rules of its own; ours have the theme's markup.
    markdown.renderer.rules = MarkdownRenderer(markdown).rules  # type: ignore[attr-defined]
    markdown.core.ruler.push("alert_titles", _empty_alert_titles)
    markdown.use(autolinks)
    markdown.use(shortcodes)
    for name, rule, placed in (
        ("link", link, _destination),
        ("image", image, _destination),
        ("autolink", autolink, _after_bracket),
        ("html_inline", html_inline, _start),
    ):
        markdown.inline.ruler.at(name, _noting(rule, placed))
    # Addresses stay as written: which of them lead anywhere is decided in one place, `addresses`.
    markdown.normalizeLink = markdown.normalizeLinkText = str  # type: ignore[method-assign,assignment]
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]
    return markdown


def _empty_alert_titles(state: StateCore) -> None:
    """Take the English titles out of alerts: which words stand there depends on the site's language."""
    for alert, token, title in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        if token.type == "alert_title_open":
            token.meta, title.children = alert.meta, []


def _noting(
    rule: Callable[[StateInline, bool], bool], placed: Callable[[StateInline, int], int]
) -> Callable[[StateInline, bool], bool]:
    """`rule`, noting in its token's `meta["at"]` where in the inline text the address starts."""

    def noting(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            # Text that was pending stands before the rule's first token.
            token = next(token for token in state.tokens[count : count + 2] if token.type != "text")
            token.meta["at"] = placed(state, start)
        return True

    return noting


def _start(state: StateInline, start: int) -> int:
    return start


def _after_bracket(state: StateInline, start: int) -> int:
    return start + 1


def _destination(state: StateInline, start: int) -> int:
    """The place of `address` in `[text](<address> "title")`; of no meaning where the token has a label."""
    is_image = state.src[start] == "!"
    at: int = state.md.helpers.parseLinkLabel(state, start + is_image, not is_image) + 2
    while at < state.posMax and state.src[at] in " \t\n":
        at += 1
    return at + state.src.startswith("<", at)

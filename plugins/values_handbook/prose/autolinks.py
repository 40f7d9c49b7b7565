"""Bare addresses become links, as GitHub makes them (https://github.github.com/gfm/#autolinks-extension-).

linkify-it takes as long again as all of the parsing (0.15 ms for 100 words), is quadratic in `://://…`, and
links `README.md`, as `.md` is a country; GitHub does not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.common.utils import isLinkClose, isLinkOpen
from markdown_it.token import Token

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline

_HOST_AND_REST = re.compile(r"[\w.-]+[^\s<]*")
_BARE = re.compile(
    r"(?<![^\s*_~(])www\.[\w-]+\.[^\s<]+"
    r"|(?<![\w.+-])(?P<mail>[A-Za-z0-9.+_-]+@[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+)(?<![_-])(?![\w-])"
)
_ENTITY = re.compile(r"&[A-Za-z0-9]{1,32};")
"""HTML knows none with a longer name."""
_LONGEST_ENTITY = 34


def autolinks(md: MarkdownIt) -> None:
    """Teach `md` bare addresses: `https://…` among the inline rules, `www.…` and mail addresses after them.

    The first must come before emphasis, or `https://host/__init__.py` loses its underscores; the others
    cannot, as `w` starts no inline rule and the name in a mail address may hold `_`.
    """
    md.inline.ruler.before("newline", "bare_url", _bare_url)
    md.core.ruler.after("inline", "bare_names", _bare_names)


def _bare_url(state: StateInline, silent: bool) -> bool:
    colon = state.pos
    if silent or state.linkLevel > 0 or not state.src.startswith("://", colon):
        return False
    if not (scheme := _scheme_before(state)):
        return False
    rest = _HOST_AND_REST.match(state.src, colon + 3, state.posMax)
    if rest is None or not (tail := _without_punctuation(rest[0])):
        return False
    state.pending = state.pending[: -len(scheme)]
    url = f"{scheme}://{tail}"
    opening = state.push("link_open", "a", 1)
    opening.attrs = {"href": url}
    opening.meta["at"] = colon - len(scheme)
    state.push("text", "", 0).content = url
    state.push("link_close", "a", -1)
    state.pos = colon + 3 + len(tail)
    return True


def _scheme_before(state: StateInline) -> str:
    for scheme in ("https", "http"):
        start = state.pos - len(scheme)
        if state.src.endswith(scheme, 0, state.pos) and state.pending.endswith(scheme):
            return "" if start and state.src[start - 1].isalnum() else scheme
    return ""


def _without_punctuation(url: str) -> str:
    """`url` without the punctuation of the sentence around it: `(see https://host/a_(b)).`."""
    end, unopened = len(url), url.count(")") - url.count("(")
    while end:
        last = url[end - 1]
        if last in "?!.,:*_~'\"[]":
            end -= 1
        elif last == ")" and unopened > 0:
            end, unopened = end - 1, unopened - 1
        elif last == ";":
            entity = url.rfind("&", max(0, end - _LONGEST_ENTITY), end)
            end = entity if entity >= 0 and _ENTITY.fullmatch(url, entity, end) else end - 1
        else:
            break
    return url[:end]


def _bare_names(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and token.children and ("www." in token.content or "@" in token.content):
            token.children = list(_with_names_linked(token.children))


def _with_names_linked(tokens: list[Token]) -> Iterator[Token]:
    within = 0
    for token in tokens:
        if token.type == "text" and not within:
            yield from _split(token)
            continue
        if token.type == "link_open" or (token.type == "html_inline" and isLinkOpen(token.content)):
            within += 1
        elif token.type == "link_close" or (token.type == "html_inline" and isLinkClose(token.content)):
            within = max(0, within - 1)
        yield token


def _split(token: Token) -> Iterator[Token]:
    done = 0
    for match in _BARE.finditer(token.content):
        name = match["mail"] or _without_punctuation(match[0])
        yield token.copy(content=token.content[done : match.start()])
        yield Token("link_open", "a", 1, {"href": ("mailto:" if match["mail"] else "http://") + name})
        yield token.copy(content=name)
        yield Token("link_close", "a", -1)
        done = match.start() + len(name)
    yield token.copy(content=token.content[done:]) if done else token

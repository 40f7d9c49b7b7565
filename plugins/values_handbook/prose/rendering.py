"""Tokens to HTML, in the markup that the theme's stylesheet knows.

Raw HTML of authors is in it, so it is to be sanitized. Parts that an author may not write (icons, check
boxes, footnote references, highlighted code) stand aside as fragments, and a slot holds the place of each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markdown_it.common.normalize_url import normalizeLink
from markdown_it.renderer import RendererHTML

from .addresses import Reach, judge
from .highlighting import MOST_OF_TEXT, highlight
from .models import END, PREFIX, WORD
from .sanitizing import MARK, SLOT, tame

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

    Rule = Callable[[Token, EnvType], str | None]

_LOOKS = {"important": "important info", "caution": "caution danger"}
"""Kinds of alerts that Material has no colours for, with the nearest that it has."""


class Fragment(NamedTuple):
    """Finished HTML for a slot, its text, and the HTML to use in a link, if that must be another."""

    html: str
    plain: str = ""
    in_link: str | None = None


class MarkdownRenderer(RendererHTML):
    """markdown-it's renderer with the rules below.

    Fragments gather in `env["fragments"]`; `env["inline"]` is set for inline texts.
    """

    def __init__(self, parser: object = None) -> None:
        super().__init__(parser)
        rules: dict[str, Callable[..., str]] = self.rules  # type: ignore[assignment]
        for name, rule in _RULES.items():
            rules[name] = self._before(rules.get(name, self.renderToken), rule)

    @staticmethod
    def _before(usual: Callable[..., str], rule: Rule) -> Callable[..., str]:
        """`rule` first; where it gives None, it has changed the token for `usual`."""

        def render(tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
            html = rule(tokens[idx], env)
            return usual(tokens, idx, options, env) if html is None else html

        return render


def _slot(env: EnvType, fragment: Fragment) -> str:
    fragments = env.setdefault("fragments", [])
    fragments.append(fragment)
    return f'<{SLOT} n="{MARK}{len(fragments) - 1}"></{SLOT}>'


def _word(label: str, number: int | str = "") -> str:
    """The mark of a word that depends on the site's language."""
    return f"{WORD}{label}{END}{number}{END}"


def _address(token: Token, env: EnvType) -> None:
    """An address out of the site as browsers and feeds like it; one inside stays as written, to be looked up."""
    name = "src" if token.type == "image" else "href"
    reach, address = judge(str(token.attrs[name]))
    if reach is Reach.OUTSIDE:
        token.attrs[name] = normalizeLink(address)


def _raw(token: Token, env: EnvType) -> str:
    return tame(token.content, inline="inline" in env)


def _icon(token: Token, env: EnvType) -> str:
    return _slot(env, Fragment(f'<span class="twemoji">{token.content}</span>'))


def _code(token: Token, env: EnvType) -> str:
    # The wrapper passes the sanitizer, so HTML left open before it puts no block into a paragraph.
    env["code"] = env.get("code", 0) + len(token.content)
    info = token.info if env["code"] <= MOST_OF_TEXT else ""
    html = f"<span></span>{highlight(token.content, info)}"
    return f'<div class="{MARK}highlight"><pre>{_slot(env, Fragment(html, token.content))}</pre></div>\n'


def _cell(token: Token, env: EnvType) -> None:
    if style := str(token.attrs.pop("style", "")):
        token.attrs["align"] = style.removeprefix("text-align:")


def _list(token: Token, env: EnvType) -> None:
    # GitHub's class for a list of tasks; the theme goes by the items.
    token.attrs.pop("class", None)


def _item(token: Token, env: EnvType) -> str | None:
    if "checked" not in token.meta:
        return None
    is_done = token.meta["checked"]
    state = f'aria-label="{_word("task-done" if is_done else "task-open")}"{" checked" if is_done else ""}'
    box = f'<input type="checkbox" disabled {state}><span class="task-list-indicator"></span>'
    label = Fragment(f'<label class="task-list-control">{box}</label>')
    return f'<li class="{MARK}task-list-item">{_slot(env, label)} '


def _alert(token: Token, env: EnvType) -> str:
    kind = token.meta["kind"].lower()
    return f'<div class="{MARK}admonition {_LOOKS.get(kind, kind)}">\n'


def _alert_title(token: Token, env: EnvType) -> str:
    title = Fragment(_word(f"alert-{token.meta['kind'].lower()}"))
    return f'<p class="{MARK}admonition-title">{_slot(env, title)}'


def _note_reference(token: Token, env: EnvType) -> str:
    number, note = _numbers(token)
    start = f'<sup id="{PREFIX}fnref{number}:{note}">'
    link = f'<a class="footnote-ref" href="#{PREFIX}fn:{note}">{note}</a>'
    return _slot(env, Fragment(f"{start}{link}</sup>", in_link=f"{start}{note}</sup>"))


def _note_return(token: Token, env: EnvType) -> str:
    number, note = _numbers(token)
    address = f'href="#{PREFIX}fnref{number}:{note}" title="{_word("footnote-back", note)}"'
    # U+FE0E, or telephones show the arrow as an emoji.
    return " " + _slot(env, Fragment(f'<a class="footnote-backref" {address}>↩\ufe0e</a>', in_link=""))


def _numbers(token: Token) -> tuple[str, int]:
    """Which of the references to its note this is (the first has no number), and the note's number."""
    count = token.meta.get("subId", 0)
    return (str(count + 1) if count else ""), token.meta["id"] + 1


_RULES: dict[str, Rule] = {
    "link_open": _address,
    "image": _address,
    "s_open": lambda token, env: "<del>",
    "s_close": lambda token, env: "</del>",
    "softbreak": lambda token, env: " " if "inline" in env else "\n",
    "hardbreak": lambda token, env: " " if "inline" in env else "<br>\n",
    "html_inline": _raw,
    "html_block": _raw,
    "icon": _icon,
    "fence": _code,
    "code_block": _code,
    "th_open": _cell,
    "td_open": _cell,
    "bullet_list_open": _list,
    "ordered_list_open": _list,
    "list_item_open": _item,
    "alert_open": _alert,
    "alert_title_open": _alert_title,
    "footnote_ref": _note_reference,
    "footnote_block_open": lambda token, env: f'<div class="{MARK}footnote">\n<hr>\n<ol>\n',
    "footnote_block_close": lambda token, env: "</ol>\n</div>\n",
    "footnote_open": lambda token, env: f'<li id="fn:{token.meta["id"] + 1}">\n',
    "footnote_close": lambda token, env: "</li>\n",
    "footnote_anchor": _note_return,
}

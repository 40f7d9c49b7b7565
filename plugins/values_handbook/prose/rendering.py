"""Tokens to HTML, in the markup that the theme's stylesheet knows.

Raw HTML of authors is in it, so it is to be sanitized. Parts that an author may not write (icons, check boxes, footnote
references, highlighted code) stand aside as fragments, and a slot holds the place of each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markdown_it.common.normalize_url import normalizeLink
from markdown_it.renderer import RendererHTML

from .addresses import Reach, judge
from .highlighting import highlight
from .marks import PREFIX
from .sanitizing import MARK, SLOT, tame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

_LOOKS = {"important": "important info", "caution": "caution danger"}
"""Kinds of alerts that Material has no colours for, with the nearest that it has."""


class Fragment(NamedTuple):
    """Finished HTML for a slot, and its text."""

    html: str
    plain: str = ""
    is_link: bool = False


class Renderer(RendererHTML):
    """Render rules by token type. Fragments gather in `env["fragments"]`; `env["inline"]` is set for inline texts."""

    def _slot(self, env: EnvType, fragment: Fragment) -> str:
        fragments = env.setdefault("fragments", [])
        fragments.append(fragment)
        return f'<{SLOT} n="{MARK}{len(fragments) - 1}"></{SLOT}>'

    def link_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        token = tokens[idx]
        token.attrs["href"] = _encoded(str(token.attrs["href"]))
        return self.renderToken(tokens, idx, options, env)

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        token = tokens[idx]
        token.attrs["src"] = _encoded(str(token.attrs["src"]))
        return super().image(tokens, idx, options, env)

    def s_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return "<del>"

    def s_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return "</del>"

    def softbreak(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return " " if "inline" in env else "\n"

    def hardbreak(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return " " if "inline" in env else "<br>\n"

    def html_inline(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return tame(tokens[idx].content, inline="inline" in env)

    def html_block(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return tame(tokens[idx].content)

    def icon(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return self._slot(env, Fragment(f'<span class="twemoji">{tokens[idx].content}</span>'))

    def fence(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        code = tokens[idx].content
        # The wrapper passes the sanitizer, so that HTML left open before it cannot put a block into a paragraph.
        slot = self._slot(env, Fragment(f"<span></span>{highlight(code, tokens[idx].info)}", plain=code))
        return f'<div class="{MARK}highlight"><pre>{slot}</pre></div>\n'

    code_block = fence

    def th_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        token = tokens[idx]
        if style := str(token.attrs.pop("style", "")):
            token.attrs["align"] = style.removeprefix("text-align:")
        return self.renderToken(tokens, idx, options, env)

    td_open = th_open

    def bullet_list_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        # GitHub's class for lists of tasks: the theme goes by their items.
        tokens[idx].attrs.pop("class", None)
        return self.renderToken(tokens, idx, options, env)

    ordered_list_open = bullet_list_open

    def list_item_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        token = tokens[idx]
        if "checked" not in token.meta:
            return self.renderToken(tokens, idx, options, env)
        token.attrs["class"] = f"{MARK}task-list-item"
        return self.renderToken(tokens, idx, options, env) + self._slot(env, _check_box(token.meta["checked"])) + " "

    def alert_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        kind = tokens[idx].meta["kind"].lower()
        return f'<div class="{MARK}admonition {_LOOKS.get(kind, kind)}">\n'

    def alert_title_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return f'<p class="{MARK}admonition-title">'

    def footnote_ref(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        number, note = _reference(tokens[idx])
        link = f'<a class="footnote-ref" href="#{PREFIX}fn:{note}">{note}</a>'
        return self._slot(env, Fragment(f'<sup id="{PREFIX}fnref{number}:{note}">{link}</sup>', is_link=True))

    def footnote_block_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return f'<div class="{MARK}footnote">\n<hr>\n<ol>\n'

    def footnote_block_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return "</ol>\n</div>\n"

    def footnote_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return f'<li id="fn:{tokens[idx].meta["id"] + 1}">\n'

    def footnote_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return "</li>\n"

    def footnote_anchor(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        number, note = _reference(tokens[idx])
        title = f"Back to reference {note}"
        link = f'<a class="footnote-backref" href="#{PREFIX}fnref{number}:{note}" title="{title}">↩\ufe0e</a>'
        return " " + self._slot(env, Fragment(link, is_link=True))


def _encoded(href: str) -> str:
    """An address out of the site as browsers and feeds like it; one inside stays as written, to be looked up."""
    reach, address = judge(href)
    return normalizeLink(address) if reach is Reach.OUTSIDE else href


def _check_box(checked: bool) -> Fragment:
    state = ' aria-label="Completed task" checked' if checked else ' aria-label="Incomplete task"'
    box = f'<input type="checkbox" disabled{state}><span class="task-list-indicator"></span>'
    return Fragment(f'<label class="task-list-control">{box}</label>')


def _reference(token: Token) -> tuple[str, int]:
    """Which of the references to its note this is (the first has no number), and the note's number."""
    count = token.meta.get("subId", 0)
    return (str(count + 1) if count else ""), token.meta["id"] + 1


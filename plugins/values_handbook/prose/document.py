"""The two ways to render a text: as Markdown, and as the inline Markdown of one line."""

from __future__ import annotations

import re

from markupsafe import escape

from .addresses import Reach, judge
from .models import Prose

_MARKUP = re.compile(r"[\\`*_~\[<>&@\x00-\x1f\ud800-\udfff\ufeff]|[^\S ]|:(?! |$)|www\.|^ | $|  ")
"""What makes more of an inline text than its words. Most rationales have none, and rendering takes 0.1 ms."""


def render_block(text: str) -> Prose:
    """Markdown as the forge shows it, for fields of type Markdown.

    Never raises. A text that no one would write (thousands of brackets, lists 20 deep) is shown as it is.
    """
    return _render(text, inline=False)


def render_inline(text: str) -> Prose:
    """Inline Markdown without a paragraph around it: what makes a block stays text, line breaks are spaces.

    Of raw HTML stays what may stand in a line. Never raises.
    """
    return _render(text, inline=True) if _MARKUP.search(text) else Prose(text, (), text)


def _render(text: str, *, inline: bool) -> Prose:
    # markdown-it, nh3 and Pygments take longer to import than all the rest, and many commands render nothing.
    from .find import links_of
    from .marking import is_own, mark_places
    from .parsing import parse, render
    from .sanitizing import sanitize

    parsed = parse(text, inline=inline)
    if parsed is None:
        return _as_it_is(text, inline=inline)
    if inline:
        parsed.env["inline"] = True
    found = list(links_of(parsed, text))
    marked = mark_places(sanitize(render(parsed), inline=inline), parsed.env.get("fragments", []))
    inside = (link for link in found if judge(link.href)[0] is Reach.INSIDE)
    links = tuple(link for link in inside if not is_own(link.href, marked.ids))
    return Prose(marked.html.strip() if inline else marked.html, links, marked.plain)


def _as_it_is(text: str, *, inline: bool) -> Prose:
    from .parsing import fit

    plain = " ".join(fit(text).split())
    html = str(escape(plain))
    return Prose(html if inline else f"<p>{html}</p>\n", (), plain)

"""Code with the classes of Pygments, which the theme's stylesheet colours."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import escape

if TYPE_CHECKING:
    from pygments.formatter import Formatter
    from pygments.lexer import Lexer

_MAX_LENGTH = 50_000
"""Longer code stays plain: some lexers are quadratic."""

_LANGUAGE = re.compile(r"[\w#+.-]+")


def highlight(code: str, info: str) -> str:
    """`<code>` with the code; `info` is what stands after the fence (`python title="x"`). An unknown language is plain."""
    language = _LANGUAGE.match(info.strip())
    lexer = _lexer(language[0].lower()) if language and len(code) <= _MAX_LENGTH else None
    if lexer is None:
        return f"<code>{escape(code)}</code>"
    import pygments

    return f"<code>{pygments.highlight(code, lexer, _formatter())}</code>"


@cache
def _lexer(language: str) -> Lexer | None:
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None


@cache
def _formatter() -> Formatter[str]:
    from pygments.formatters.html import HtmlFormatter

    return HtmlFormatter(nowrap=True)

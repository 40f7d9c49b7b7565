"""Code with the classes of Pygments, which the theme's stylesheet colours."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import Any

from markupsafe import escape

_MAX_LENGTH = 50_000
"""Longer code stays plain: some lexers are quadratic."""

_LANGUAGE = re.compile(r"[\w#+.-]+")


def highlight(code: str, info: str) -> str:
    """`<code>` with the code, plain where the language is not known.

    `info` is what stands behind the fence: a language and whatever else (`python title="x"`).
    """
    language = _LANGUAGE.match(info.strip())
    lexer = _lexer(language[0].lower()) if language and len(code) <= _MAX_LENGTH else None
    if lexer is None:
        return f"<code>{escape(code)}</code>"
    return f"<code>{import_module('pygments').highlight(code, lexer, _formatter())}</code>"


@cache
def _lexer(language: str) -> Any:
    try:
        return import_module("pygments.lexers").get_lexer_by_name(language, stripnl=False)
    except import_module("pygments.util").ClassNotFound:
        return None


@cache
def _formatter() -> Any:
    return import_module("pygments.formatters.html").HtmlFormatter(nowrap=True)

"""Code with the classes of Pygments, which the theme's stylesheet colours."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import Any

from markupsafe import escape

MOST_OF_TEXT = 20_000
"""Characters of code in one text that get colours; what comes after them is plain."""
MOST = 2_000
"""Characters of a block of code. Nearly all lexers look ahead, so that a block of 20,000 characters may take a minute."""
LONGEST_LINE = 300
_MANY_BLANK_LINES = re.compile(r"(?:[ \t]*\n){6}")
_MOST_OF_HARD = 500
_HARD = frozenset({"C#", "aspx-cs", "Nemerle", "Easytrieve", "Crystal"})
"""Lexers that take more than 0.1 s for what is within these bounds, by their names: they get shorter texts."""
_NEVER = frozenset({"MCSchema", "Pug", "Systemd", "X++"})
"""Lexers that take more than 0.1 s for 500 characters, or seconds."""

_LANGUAGE = re.compile(r"[\w#+.-]+")


def highlight(code: str, info: str) -> str:
    """`<code>` with the code, plain where the language is not known, and where it may take long to read the code.

    `info` is what stands behind the fence: a language and whatever else (`python title="x"`).
    """
    language = _LANGUAGE.match(info.strip())
    lexer = _lexer(language[0].lower()) if language and _is_easy(code) else None
    if lexer is None or lexer.name in _NEVER or (lexer.name in _HARD and len(code) > _MOST_OF_HARD):
        return f"<code>{escape(code)}</code>"
    return f"<code>{import_module('pygments').highlight(code, lexer, _formatter())}</code>"


def _is_easy(code: str) -> bool:
    """Whether any lexer reads the code in no time: whatever repeats without end is what they look ahead in."""
    return (
        len(code) <= MOST and max(map(len, code.split("\n"))) <= LONGEST_LINE and _MANY_BLANK_LINES.search(code) is None
    )


@cache
def _lexer(language: str) -> Any:
    try:
        return import_module("pygments.lexers").get_lexer_by_name(language, stripnl=False, handlecodeblocks=False)
    except import_module("pygments.util").ClassNotFound:
        return None


@cache
def _formatter() -> Any:
    return import_module("pygments.formatters.html").HtmlFormatter(nowrap=True)

"""The change document in the text of an issue, which anybody may have written."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from values_handbook.editing.apply.document import parse_document
from values_handbook.editing.rename_target import CannotEditError

if TYPE_CHECKING:
    from markdown_it.token import Token

    from values_handbook.editing.apply.document import ChangeDocument

MAX_BYTES = 65_536
"""Bytes of an issue's text; GitHub takes as many characters."""
_FORM = "make the proposal with the form of the handbook, which writes this block"


def document_in(text: bytes) -> ChangeDocument:
    """The change document in the one block of code marked `json`. Raises CannotEditError with what is wrong.

    Blocks are found as forges find them, so that what people see there is what counts: a block within an HTML comment or
    within another block of code is none.
    """
    if len(text) > MAX_BYTES:
        raise CannotEditError(
            f"the text of the issue has {len(text):,} bytes, more than {MAX_BYTES:,}; make several proposals of it"
        )
    try:
        lines = text.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise CannotEditError(f"the text of the issue is not UTF-8 at byte {error.start + 1}") from error
    return parse_document(_block(lines))


def _block(text: str) -> str:
    found = [token for token in _markdown().parse(text) if token.type == "fence" and _language(token) == "json"]
    if not found:
        raise CannotEditError(f"the issue holds no change document in a block of code marked `json`; {_FORM}")
    if len(found) > 1:
        numbers = " and ".join(str(_first_line(token)) for token in found[:10])
        raise CannotEditError(
            f"the issue holds {len(found)} blocks of code marked `json`, at lines {numbers}; keep only the one of the form"
        )
    (token,) = found
    line = _first_line(token)
    if token.level:
        raise CannotEditError(f"the block of code at line {line} stands in a list or a quotation; move it out of it")
    if not _is_closed(token):
        raise CannotEditError(
            f"the block of code at line {line} does not end; put {token.markup} on a line of its own below it"
        )
    return token.content


def _language(token: Token) -> str:
    return (token.info.split() or [""])[0].lower()


def _first_line(token: Token) -> int:
    assert token.map is not None
    return token.map[0] + 1


def _is_closed(token: Token) -> bool:
    """Whether a line ends the block, rather than the end of the text."""
    assert token.map is not None
    first, end = token.map
    return end - first == token.content.count("\n") + 2


@cache
def _markdown() -> MarkdownIt:
    """A parser of blocks alone: what stands inside of paragraphs does not matter here."""
    return MarkdownIt("commonmark").disable(["inline", "reference"])

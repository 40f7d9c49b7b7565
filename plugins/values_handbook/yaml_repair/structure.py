"""What the format leaves out of YAML: twin and nested keys, several documents, and what grows without bound."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from values_handbook.nodes import Range, Scalar
from values_handbook.yaml_repair.slip import Slip

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DEPTH = 32
MAX_ALIASED = 10_000

_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)


def duplicate_key(key: Scalar, first: Scalar) -> Slip:
    """A key that the mapping has already."""
    return Slip(
        "duplicate-key",
        f"the key `{key.value}` is there twice",
        key.at,
        "keep one of the two; several entries of one field are a list below it",
        related=((first.at, "first here"),),
    )


def complex_key(at: Range) -> Slip:
    """A list or a mapping in the place of a key."""
    return Slip(
        "complex-key",
        "a list or braces stand where the name of a field is expected",
        at,
        "put the text in quotes if the brackets belong to it",
    )


def second_document(at: Range, first: Range) -> Slip:
    """A `---` after the first document."""
    return Slip(
        "several-documents",
        "`---` starts a second document, and a file holds one",
        at,
        "remove this line; several records in one file are a list, each starting with `- `",
        related=((first, "the first one starts here"),),
    )


def too_deep(at: Range) -> Slip:
    """Nesting beyond the bound; nothing after it is read."""
    return Slip("too-deep", f"lists and fields are nested more than {MAX_DEPTH} deep", at, "write it flatter")


def recursive_alias(name: str, at: Range) -> Slip:
    """An alias inside of what it stands for."""
    return Slip("recursive-alias", f"`*{name}` stands inside of `&{name}` itself", at, "write out what is meant")


def too_many_aliases(name: str, at: Range) -> Slip:
    """An alias that would blow the file up."""
    headline = f"with `*{name}` the aliases of this file repeat more than {MAX_ALIASED:,} entries"
    return Slip("too-many-aliases", headline, at, "write out what is meant, or split the file")


def escaped_nul(at: Range, source: str) -> Slip:
    r"""A NUL written as `\0`, `\x00` or alike in a text with double quotes; `source` is the text with its quotes."""
    line, column = at.line, at.column
    place = next((match for match in _escapes(source) if match[0] in r"\0 \x00 \u0000 \U00000000"), None)
    if place is not None:
        before = re.split("\r\n|\r|\n", source[: place.start()])
        line += len(before) - 1
        column = len(before[-1]) + (1 if len(before) > 1 else column)
        at = Range(line, column, line, column + len(place[0]))
    return Slip("forbidden-character", "the character NUL is not allowed in a text", at, "delete it")


def _escapes(source: str) -> Iterator[re.Match[str]]:
    return _ESCAPE.finditer(source)

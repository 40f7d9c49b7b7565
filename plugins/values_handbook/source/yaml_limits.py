"""The problems of valid YAML that the content format does not allow: duplicate keys, several documents, unbounded growth."""

from __future__ import annotations

import re

from values_handbook.nodes import MAX_DEPTH, Range, Scalar
from values_handbook.yaml_repair import Problem

MAX_ALIASED = 10_000

_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)


def duplicate_key(key: Scalar, first: Scalar) -> Problem:
    """The problem of a key that the mapping has already."""
    return Problem(
        "duplicate-key",
        f"the key `{key.value}` is there twice",
        key.at,
        "keep one of the two; several entries of one field are a list below it",
        related=((first.at, "first here"),),
    )


def complex_key(at: Range) -> Problem:
    """The problem of a list or a mapping in the place of a key."""
    return Problem(
        "complex-key",
        "a list or braces stand where the name of a field is expected",
        at,
        "put the text in quotes if the brackets belong to it",
    )


def second_document(at: Range, first: Range) -> Problem:
    """The problem of a `---` after the first document."""
    return Problem(
        "several-documents",
        "`---` starts a second document, and a file holds one",
        at,
        "remove this line; several records in one file are a list, each starting with `- `",
        related=((first, "the first one starts here"),),
    )


def too_deep(at: Range) -> Problem:
    """The problem of too deep nesting; nothing after it is read."""
    return Problem("too-deep", f"lists and fields are nested more than {MAX_DEPTH} deep", at, "write it flatter")


def recursive_alias(name: str, at: Range) -> Problem:
    """The problem of an alias inside of its own anchor."""
    return Problem("recursive-alias", f"`*{name}` stands inside of `&{name}` itself", at, "write out what is meant")


def too_many_aliases(name: str, at: Range) -> Problem:
    """The problem of an alias that repeats too many nodes."""
    headline = f"with `*{name}` the aliases of this file repeat more than {MAX_ALIASED:,} entries"
    return Problem("too-many-aliases", headline, at, "write out what is meant, or split the file")


def escaped_nul(at: Range, source: str) -> Problem:
    r"""The problem of a NUL written as `\0`, `\x00` or alike. `source` is the text with its double quotes."""
    line, column = at.line, at.column
    place = next((match for match in _ESCAPE.finditer(source) if match[0] in r"\0 \x00 \u0000 \U00000000"), None)
    if place is not None:
        before = re.split("\r\n|\r|\n", source[: place.start()])
        line += len(before) - 1
        column = len(before[-1]) + (1 if len(before) > 1 else column)
        at = Range(line, column, line, column + len(place[0]))
    return Problem("forbidden-character", "the character NUL is not allowed in a text", at, "delete it")

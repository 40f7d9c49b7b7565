"""What the parser and the rules find in a YAML file: problems with the lines that fix them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.nodes import Range

if TYPE_CHECKING:
    from values_handbook.diagnostics import Diagnostic
    from values_handbook.nodes import Node, Scalar


class Problem(NamedTuple):
    """A problem at a place of the text, 1-based, with the lines that fix it.

    `fix` holds 0-based line numbers with their new text; it never changes the number of lines. A problem without a
    `code` is fixed and not reported.
    """

    code: str
    headline: str
    at: Range
    advice: str = ""
    fix: tuple[tuple[int, str], ...] = ()
    related: tuple[tuple[Range, str], ...] = ()
    shown: bool = True
    """Whether `fix` is what the author should write. If False, it only lets the parser continue."""

    also: str = ""
    """A last line of help, below the fixed lines."""


class Indicator(NamedTuple):
    """A character to which YAML gives a meaning: `!` a tag, `&` an anchor without an alias, `*` an alias without an anchor.

    `>` and `|` announce a block text. Before a number with nothing below it, as in `>5`, they are part of a figure.
    """

    character: str
    name: str
    at: Range
    is_plain: bool = True
    """Whether a text without quotes follows, or nothing."""


@dataclass(slots=True)
class ParsedYaml:
    """A text that libyaml accepts, with the places where a problem may hide. Ranges are those of the parsed text."""

    root: Node | None = None
    problems: list[Problem] = field(default_factory=list)
    wrapped: list[Scalar] = field(default_factory=list)
    """Plain and folded texts over several lines."""
    dashed: list[Scalar] = field(default_factory=list)
    """Plain texts that start with a hyphen."""
    keyless: list[Node] = field(default_factory=list)
    """Entries in braces without a colon and a value."""
    swallowing: list[Scalar] = field(default_factory=list)
    """Texts in quotes that may contain fields or list items."""
    indicators: list[Indicator] = field(default_factory=list)
    too_deep: bool = False


class Repaired(NamedTuple):
    """The nodes of a repaired text and its problems. Ranges are those of the text as it was given."""

    root: Node | None
    """None where the text holds nothing, or a place of it cannot be repaired."""
    diagnostics: tuple[Diagnostic, ...]
    is_broken: bool
    """Whether libyaml refuses the text as it was given, so that the nodes are a guess."""


def on_line(index: int, column: int, width: int = 1) -> Range:
    """The range of `width` characters of a line; `index` and `column` are 0-based."""
    return Range(index + 1, column + 1, index + 1, column + 1 + width)

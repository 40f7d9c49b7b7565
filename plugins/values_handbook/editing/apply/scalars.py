"""A text as a YAML scalar: in the style that stands there, where that can hold it, else in the plainest one that can."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from yaml.nodes import ScalarNode
from yaml.resolver import Resolver

from values_handbook.nodes import Mapping, Scalar
from values_handbook.source.yaml_nodes import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.model.record_shape import Shape

WIDTH = 120
"""Columns at which folded texts are wrapped, where they were not wrapped at more."""
_INDENT = 2
_CORE_NUMBER = re.compile(
    r"[-+]?(?:0o[0-7]+|0x[0-9a-fA-F]+|[0-9]+|(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)\Z"
)
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_FOLD = re.compile(r"(?<=[^ \t]) (?=[^ \t])")


class Room(NamedTuple):
    """Where a scalar stands.

    `indent` is the 0-based column of the key or the dash before it; `is_flow` says that it stands in brackets or braces,
    `is_key` that it is a key, and `is_last` that the file ends after it without a line break.
    """

    indent: int
    is_flow: bool = False
    is_key: bool = False
    is_last: bool = False


class Style(NamedTuple):
    """How a text was written: `mark` as in `Scalar.style`; `indent` is the 0-based column of the text of a block.

    `width` is that of its longest line; `is_wrapped` says that it has several, `keeps` that its header has a `+`.
    """

    mark: str
    indent: int = 0
    width: int = 0
    is_wrapped: bool = False
    keeps: bool = False


class ScalarText(NamedTuple):
    """A scalar: what stands on the line of its key, and the lines below it, indented, without their breaks."""

    head: str
    body: tuple[str, ...] = ()

    @property
    def keeps(self) -> bool:
        """Whether it is a block that keeps the blank lines behind it."""
        return self.head[:1] in ("|", ">") and self.head.endswith("+")


def as_scalar(text: str, shape: Shape, room: Room, style: Style | None = None) -> ScalarText:
    """A text as a scalar. `style` is that of the scalar which it replaces."""
    for made in _candidates(text, shape, room, style):
        if _reads_as(made, text, room):
            return made
    return ScalarText(_double(text))


def _candidates(text: str, shape: Shape, room: Room, style: Style | None) -> Iterator[ScalarText]:
    """The ways to write a text, the best one first; not all of them can hold it."""
    takes_blocks = not room.is_flow and not room.is_key and "\r" not in text
    if style is not None:
        if style.mark == "'":
            yield ScalarText(_single(text))
        elif style.mark == '"':
            yield ScalarText(_double(text))
        elif style.mark == ">" and takes_blocks:
            yield _block(">", _folded(text, style), text, room, style)
        elif style.is_wrapped and takes_blocks and not style.mark and _may_be_plain(text, shape, room):
            first, *others = _wrapped(text, max(style.width, WIDTH) - style.indent)
            yield ScalarText(first, tuple(" " * style.indent + line for line in others))
    is_block = style is not None and style.mark in ("|", ">")
    if takes_blocks and (is_block or "\n" in text):
        yield _block("|", text.removesuffix("\n").split("\n"), text, room, style)
    if "\n" not in text and "\r" not in text:
        if _may_be_plain(text, shape, room):
            yield ScalarText(text)
        yield ScalarText(_single(text) if '"' in text or "\\" in text else _double(text))


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _double(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _may_be_plain(text: str, shape: Shape, room: Room) -> bool:
    """Whether other readers take a text without quotes as ours does: some refuse tabs, or see a key behind `?` in braces."""
    return "\t" not in text and not (room.is_flow and "?" in text) and not is_ambiguous(text, shape)


def is_ambiguous(text: str, shape: Shape) -> bool:
    """Whether other readers take a text for people, written without quotes, for a number, a date, a flag or nothing."""
    return shape.is_prose and (
        text.lower() in _WORDS
        or _CORE_NUMBER.match(text) is not None
        or _resolver().resolve(ScalarNode, text, (True, False)) != "tag:yaml.org,2002:str"  # type: ignore[no-untyped-call]
    )


@cache
def _resolver() -> Resolver:
    return Resolver()


def _block(mark: str, lines: list[str], text: str, room: Room, style: Style | None) -> ScalarText:
    """A block scalar of these lines."""
    indent = style.indent if style is not None and style.mark in ("|", ">") else room.indent + _INDENT
    breaks = len(text) - len(text.rstrip("\n"))
    chomping = "-" if not breaks else ""
    if breaks > 1 and style is not None and style.keeps:
        chomping = "+"
    first = next((line for line in lines if line.strip(" ")), "")
    indicator = str(indent - room.indent) if first.startswith(" ") or (lines and not lines[0].strip(" ")) else ""
    margin = " " * indent
    return ScalarText(f"{mark}{indicator}{chomping}", tuple(margin + line if line else "" for line in lines))


def _folded(text: str, style: Style) -> list[str]:
    """The lines of a folded text: a break in it is a blank line more."""
    breaks = len(text) - len(text.rstrip("\n"))
    lines: list[str] = []
    for number, paragraph in enumerate(text.rstrip("\n").split("\n")):
        lines += [""] * (number > 0)
        lines += _wrapped(paragraph, max(style.width, WIDTH) - style.indent) if paragraph else []
    return lines + [""] * (breaks - 1)


def _wrapped(text: str, width: int) -> list[str]:
    """A text on lines of at most this width, as far as its spaces let it."""
    lines: list[str] = []
    for word in _FOLD.split(text):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _reads_as(made: ScalarText, text: str, room: Room) -> bool:
    """Whether a scalar is read as this text, without any diagnostic."""
    if room.is_flow:
        written = f"{{{made.head}: x, z: z}}\n" if room.is_key else f"{{k: {made.head}, z: z}}\n"
    else:
        margin = " " * room.indent
        first = f"{margin}{made.head}: x" if room.is_key else f"{margin}k: {made.head}"
        end = "" if room.is_last else f"\n{margin}z: z\n"
        written = "\n".join((first, *made.body)) + end
    read = read_yaml("", written.encode())
    if (
        read.diagnostics
        or not isinstance(read.root, Mapping)
        or len(read.root.pairs) != 1 + (not room.is_last or room.is_flow)
    ):
        return False
    key, value = read.root.pairs[0]
    found = key if room.is_key else value
    return isinstance(found, Scalar) and found.value == text and not found.is_absent

"""The text of a file and the nodes in it: where a node begins and ends, what shares it, and edits of whole lines."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from values_handbook.diagnostics.lines import LINE_BREAK
from values_handbook.editing.apply.scalars import Room, ScalarText, Style, as_scalar
from values_handbook.editing.edits import Edit, SourceText
from values_handbook.nodes import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from values_handbook.model.record_shape import Shape

_HEADER = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])(?=[ \t\r\n]|\Z)")
_BLANK_LINES = re.compile(r"(?:(?>\r\n|\r|\n)[ \t]*+(?=[\r\n]))+")


class SharedTextError(Exception):
    """A text that stands in several places by an alias cannot be changed in one of them."""

    def __init__(self, line: int) -> None:
        super().__init__(
            f"what stands on line {line} is used in several places by an alias; write it out where it is to change"
        )


class FileText:
    """The text of a file, and the edits of it. Edits must not overlap."""

    def __init__(self, data: bytes, root: Node) -> None:
        self.source = SourceText(data)
        self.text = self.source.text
        self.line_end = self.source.line_end
        self.edits: list[Edit] = []
        self.dash = 2
        """How much deeper than their key the dashes of new lists stand."""
        self._uses: Counter[tuple[int, ...]] = Counter()
        self._count(root)

    def _count(self, node: Node) -> None:
        self._uses[node.at] += isinstance(node, Scalar) or node.at[:2] != node.at[2:]
        if isinstance(node, Sequence):
            for item in node.items:
                self._count(item)
        elif isinstance(node, Mapping):
            for _, value in node.pairs:
                self._count(value)

    def is_shared(self, node: Node) -> bool:
        """Whether an alias uses a node in another place, too."""
        return self._uses[node.at] > 1 and not (isinstance(node, Scalar) and node.is_absent)

    def refuse_shared(self, node: Node) -> None:
        """Raise SharedTextError where a node is used in several places."""
        if self.is_shared(node):
            raise SharedTextError(node.at.line)

    def replace(self, start: int, end: int, text: str) -> None:
        """Plan an edit."""
        self.edits.append(Edit(start, end, text))

    def start(self, node: Node) -> int:
        """The offset of a node."""
        return self.source.offset(node.at.line, node.at.column)

    def end(self, node: Node) -> int:
        """The offset behind a node."""
        return self.source.offset(node.at.end_line, node.at.end_column)

    def column(self, offset: int) -> int:
        """The 0-based column of an offset."""
        return offset - self.line_start(offset)

    def line_start(self, offset: int) -> int:
        """The offset of the start of a line."""
        return max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1

    def end_of_line(self, offset: int) -> int:
        """The offset of the end of a line, before its break."""
        found = LINE_BREAK.search(self.text, offset)
        return found.start() if found else len(self.text)

    def next_line(self, offset: int) -> int:
        """The offset of the start of the next line, or of the end of the file."""
        found = LINE_BREAK.search(self.text, offset)
        return found.end() if found else len(self.text)

    def end_of_lines(self, node: Node, key: Scalar | None = None) -> int:
        """The end of the last line of what a node, or a field with this key, takes: with its comment.

        Blank lines behind a block that keeps them (`|+`) are part of it.
        """
        if key is not None and (self.is_shared(node) or (isinstance(node, Scalar) and node.is_absent)):
            return self.end_of_line(self.end(key))
        end = self.end_of_line(self.end(node))
        last = last_scalar(node)
        if last is not None and last.style in ("|", ">") and "+" in self.header(last):
            found = _BLANK_LINES.match(self.text, end)
            return found.end() if found else end
        return end

    def with_comments(self, end: int, column: int) -> int:
        """The end of the comments behind what ends at an offset, as far as they stand deeper than its 0-based column."""
        found = end
        while (line := self.next_line(end)) > end and line < len(self.text):
            end = self.end_of_line(line)
            text = self.text[line:end].strip(" ")
            if text and (not text.startswith("#") or self.text[line:end].index("#") <= column):
                break
            found = end if text else found
        return found

    def header(self, scalar: Scalar) -> str:
        """The header of a block, such as `|-`."""
        start = self.start(scalar)
        found = _HEADER.match(self.text, start)
        return found[0] if found else self.text[start : start + 1]

    def style(self, scalar: Scalar, room: Room) -> Style:
        """How a scalar is written."""
        lines = re.split(r"\r\n|\r|\n", self.text[self.start(scalar) : self.end(scalar)])
        if scalar.style in ("|", ">"):
            header = self.header(scalar)
            digit = next((int(sign) for sign in header if sign.isdigit()), 0)
            first = next((line for line in lines[1:] if line.strip()), "")
            indent = room.indent + digit if digit else len(first) - len(first.lstrip(" "))
            return Style(scalar.style, indent, max(map(len, lines[1:]), default=0), True, "+" in header)
        if len(lines) == 1:
            return Style(scalar.style)
        return Style(scalar.style, len(lines[1]) - len(lines[1].lstrip(" ")), max(map(len, lines)), is_wrapped=True)

    def gap(self, key: Scalar) -> int:
        """The offset behind the colon of a key."""
        return self.text.index(":", self.end(key)) + 1

    def rewrite(self, scalar: Scalar, text: str, shape: Shape, room: Room) -> None:
        """Write another text in the place of a scalar."""
        self.refuse_shared(scalar)
        start, end = self.start(scalar), self.end(scalar)
        after = self.end_of_line(end)
        room = room._replace(is_last=after == len(self.text))
        made = as_scalar(text, shape, room, self.style(scalar, room))
        if scalar.style not in ("|", ">"):
            self.replace(start, end, made.head)
            self._insert_body(made, after)
            return
        header_end = start + len(self.header(scalar))
        self.replace(start, header_end, made.head)
        after = self.end_of_line(header_end)
        stop = self.end_of_lines(scalar) if made.keeps else max(end, after)
        self.replace(after, stop, "".join(self.line_end + line for line in made.body))

    def _insert_body(self, made: ScalarText, at: int) -> None:
        if made.body:
            self.replace(at, at, "".join(self.line_end + line for line in made.body))

    def delete_lines(self, start: int, end: int) -> None:
        """Delete whole lines, from the start of one to the end of one, with the break before them.

        So what is inserted at the end of the last one, or of the one before, is in nobody's way.
        """
        if start == 0:
            self.replace(start, self.next_line(end), "")
        elif end == len(self.text):
            self.replace(self.end_of_line(len(self.text[:start].rstrip())), end, "")
        else:
            self.replace(start - (2 if self.text.startswith("\r\n", start - 2) else 1), end, "")

    def insert_below(self, end: int, lines: list[str]) -> None:
        """Insert lines below the one that ends at an offset."""
        self.replace(end, end, "".join(self.line_end + line for line in lines))

    def insert_before(self, start: int, lines: list[str]) -> None:
        """Insert lines in front of what begins at an offset; the first of them takes its column."""
        column = self.column(start)
        joined = self.line_end.join([lines[0][column:], *lines[1:]])
        self.replace(start, start, f"{joined}{self.line_end}{' ' * column}")


def last_scalar(node: Node) -> Scalar | None:
    """The last scalar of a node that is written in blocks."""
    while not isinstance(node, Scalar):
        inner: Node | None = None
        if isinstance(node, Sequence) and node.items:
            inner = node.items[-1]
        elif isinstance(node, Mapping) and node.pairs and not node.flow:
            inner = node.pairs[-1][1]
        if inner is None or inner.at[2:] != node.at[2:]:
            return None
        node = inner
    return node

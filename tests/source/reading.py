"""Reading texts as a contributor would have saved them, and what a test wants to see of the outcome."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from values_handbook.diagnostics.lines import split_lines
from values_handbook.nodes import Mapping, Node, Scalar, Sequence
from values_handbook.source.yaml_nodes import YamlFile, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.diagnostics import Diagnostic

SHARED = Path(__file__).parents[3] / "shared"
"""Real handbooks and strings that break software; not part of the repository."""

_FIXED = re.compile(r"(?:on line (\d+): |: )`(.*)`$")


def read(text: str) -> YamlFile:
    """A file with that text."""
    return read_yaml("content/values/candor.yml", text.encode("utf-8"))


def plain(node: Node | None) -> Any:
    """A node as texts, lists and dictionaries."""
    if node is None or isinstance(node, Scalar):
        return node and node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.value: plain(value) for key, value in node.pairs}


def places(file: YamlFile) -> list[str]:
    """Each diagnostic as `code line:column`."""
    return [f"{item.code} {item.span.line}:{item.span.column}" for item in file.diagnostics]


def fixed_lines(item: Diagnostic) -> dict[int, str]:
    """The fixed lines that a diagnostic shows, by their numbers."""
    found = (match for line in item.help.splitlines() if (match := _FIXED.search(line)))
    return {int(match[1] or item.span.line): match[2] for match in found}


def fix(text: str, item: Diagnostic) -> str:
    """The text with the fixed lines of a diagnostic put in place."""
    lines = split_lines(text)
    for number, line in fixed_lines(item).items():
        lines[number - 1] = line
    return "\n".join(lines)


def walk(node: Node | None) -> Iterator[Node]:
    """A node and all in it, keys too."""
    if node is None:
        return
    yield node
    if isinstance(node, Sequence):
        for item in node.items:
            yield from walk(item)
    elif isinstance(node, Mapping):
        for key, value in node.pairs:
            yield key
            yield from walk(value)


def shared(name: str) -> Path:
    """A file or folder of the shared material; the test is skipped where there is none."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"needs {name} in {SHARED}, which lies beside the checkout where the software is developed")
    return path

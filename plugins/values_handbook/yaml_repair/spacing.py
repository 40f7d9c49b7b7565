"""The space that is missing after `title:` or `-`, and the colon that is missing after a field's name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from values_handbook.nodes import Node, Range, Scalar, Sequence
from values_handbook.taxonomy import FIELD_NAMES, KINDS
from values_handbook.yaml_repair.lines import is_blank, split_line
from values_handbook.yaml_repair.problem import Problem, on_line

if TYPE_CHECKING:
    from collections.abc import Iterator

_SCHEMES = frozenset({*KINDS, "check", "page", "record"})
"""Words that start a reference such as `value:candor`, where no space is missing after the colon."""
_TIGHT_KEY = re.compile(r"([ \t]*(?:-[ \t]+)*)([A-Za-z_]\w*):(?!//)(?=[^\s:])")
_TIGHT_HYPHEN = re.compile(r"([ \t]*(?:-[ \t]+)*-)(?=[^\W\d]|[\"'*`@])")
_NO_COLON = re.compile(r"[ \t]*(?:-[ \t]+)*([a-z_]+)(?=[ \t]+[^\s:])")


def spacing_problems(lines: list[str], index: int) -> Iterator[Problem]:
    """The line with its missing space after `title:` or `-`."""
    line = lines[index]
    if (match := _TIGHT_KEY.match(line)) and match[2].lower() not in ("http", "https", "mailto"):
        yield _missing_space(index, line, match.end(), f"{match[2]}:")
    if match := _TIGHT_HYPHEN.match(line):
        yield _missing_space(index, line, match.end(), "-")


def missing_colons(lines: list[str], index: int) -> Iterator[Problem]:
    """`title Candor` with the missing colon."""
    line = lines[index]
    if (match := _NO_COLON.match(line)) and match[1] in FIELD_NAMES:
        fix = f"{line[: match.end()]}:{line[match.end() :]}"
        headline = f"a colon is missing after `{match[1]}`"
        yield Problem("missing-colon", headline, on_line(index, match.end() - 1), "add the colon", ((index, fix),))


def _missing_space(index: int, line: str, at: int, before: str) -> Problem:
    fix = f"{line[:at]} {line[at:]}"
    headline = f"a space is missing after `{before}`"
    return Problem("missing-space", headline, on_line(index, at - 1), "add the space", ((index, fix),))


def missing_spaces(
    lines: list[str], root: Node | None, dashed: list[Scalar], wrapped: list[Scalar]
) -> Iterator[Problem]:
    """Missing spaces in a text that libyaml accepts: `-candor` below a key, a file of `title:Candor`."""
    for scalar in dict.fromkeys([*_records(root), *dashed, *wrapped]):
        if scalar.style or not _starts_its_line(lines, scalar.at) or _is_other_key(lines, scalar):
            continue
        numbers = [n for n in range(scalar.at.line - 1, scalar.at.end_line) if not is_blank(lines[n])]
        if _are_items(lines, numbers) or _are_tight_keys(lines, numbers, scalar is root):
            for number in numbers:
                yield from spacing_problems(lines, number)
    for scalar in _items(root):
        if not _starts_its_line(lines, scalar.at) and _names_field(lines[scalar.at.line - 1]):
            yield from spacing_problems(lines, scalar.at.line - 1)


def _records(root: Node | None) -> list[Scalar]:
    return [root] if isinstance(root, Scalar) else []


def _items(root: Node | None) -> list[Scalar]:
    """Texts where a file should hold records."""
    found = root.items if isinstance(root, Sequence) else ()
    return [item for item in found if isinstance(item, Scalar) and not item.style]


def _starts_its_line(lines: list[str], at: Range) -> bool:
    return is_blank(lines[at.line - 1][: at.column - 1])


def _is_tight_hyphen(line: str) -> bool:
    """`-candor`, but neither `-5` nor `--strict`."""
    match = _TIGHT_HYPHEN.match(line)
    return match is not None and is_blank(match[1][:-1])


def _is_other_key(lines: list[str], scalar: Scalar) -> bool:
    """Whether the text is a key: `-x` may be one, `-title` is not."""
    after = lines[scalar.at.end_line - 1][scalar.at.end_column - 1 :]
    return after.lstrip(" \t").startswith(":") and scalar.value[1:] not in FIELD_NAMES


def _are_items(lines: list[str], numbers: list[int]) -> bool:
    """Whether the first line is an item without its space, and each other one is an item."""
    others = (split_line(lines[number]).has_hyphen or _is_tight_hyphen(lines[number]) for number in numbers[1:])
    return bool(numbers) and _is_tight_hyphen(lines[numbers[0]]) and all(others)


def _are_tight_keys(lines: list[str], numbers: list[int], is_root: bool) -> bool:
    """Whether each line starts with `word:word`: two at least, since `value:candor` alone may be a reference."""
    matches = [_TIGHT_KEY.match(lines[number]) for number in numbers]
    words = [match[2] for match in matches if match]
    if len(words) < len(numbers):
        return False
    return (is_root and words[0].lower() in FIELD_NAMES) or (len(words) > 1 and not _SCHEMES.issuperset(words))


def _names_field(line: str) -> bool:
    match = _TIGHT_KEY.match(line)
    return match is not None and match[2] in FIELD_NAMES

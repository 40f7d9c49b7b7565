"""Finds mistakes in YAML that people write by hand, explains them, and repairs them in memory. See README.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.yaml_repair.problem import Indicator, ParsedYaml, Problem, Repaired
from values_handbook.yaml_repair.quick_tests import has_cut, has_odd, may_be_joined, needs_repair
from values_handbook.yaml_repair.quoting import is_plain_safe, quoted
from values_handbook.yaml_repair.texts import quote_line

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "Indicator",
    "ParsedYaml",
    "Problem",
    "Repaired",
    "has_cut",
    "has_odd",
    "is_plain_safe",
    "may_be_joined",
    "quote_line",
    "quoted",
    "repair_yaml",
]


def repair_yaml(path: str, text: str, parsed: ParsedYaml | None, parse: Callable[[str], ParsedYaml | None]) -> Repaired:
    """Find and repair all problems of a text.

    `path` is for the diagnostics. `parsed` is what `parse` returns for the text, and `parse` returns None for a text
    that libyaml refuses. Never raises.
    """
    if parsed is not None and not needs_repair(text, parsed):
        return Repaired(parsed.root, (), is_broken=False)
    from values_handbook.yaml_repair.repair import TextRepair  # With its rules 20 ms, which most handbooks save.

    return TextRepair(path, text, parse).repair(parsed)

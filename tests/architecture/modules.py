"""The package's modules and what each imports, read from their source."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cache
from importlib.util import resolve_name
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
NAME = "values_handbook"
PACKAGE = ROOT / "plugins" / NAME


@dataclass(frozen=True)
class Import:
    """An import of a module by another. `typing` is one for type checkers alone, `late` one inside a function."""

    by: str
    of: str
    line: int
    typing: bool
    late: bool

    def __str__(self) -> str:
        return f"{self.by}, line {self.line}: {self.of}"


@dataclass(frozen=True)
class Module:
    """A module by its dotted name."""

    name: str
    path: Path

    @property
    def part(self) -> str:
        """The part of the package that it belongs to, such as `model`; empty for the package itself."""
        return part_of(self.name)

    @property
    def package(self) -> str:
        """The package that its relative imports start from."""
        return self.name if self.path.stem == "__init__" else self.name.rpartition(".")[0]

    def tree(self) -> ast.Module:
        """Its source, parsed."""
        return ast.parse(self.path.read_text(encoding="utf-8"), self.path)


def part_of(name: str) -> str:
    """`values_handbook.model.read` belongs to `model`."""
    return [*name.split("."), ""][1]


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the package."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        steps = path.relative_to(PACKAGE.parent).with_suffix("").parts
        found.append(Module(".".join(steps[:-1] if steps[-1] == "__init__" else steps), path))
    return tuple(found)


@cache
def imports() -> tuple[Import, ...]:
    """Every import of every module, those inside functions too; a module is named, not what is taken from it."""
    return tuple(found for module in modules() for found in _imports(module, module.tree()))


def _imports(module: Module, node: ast.AST, typing: bool = False, late: bool = False) -> Iterator[Import]:
    if isinstance(node, ast.Import):
        yield from (Import(module.name, alias.name, node.lineno, typing, late) for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        of = resolve_name("." * node.level + (node.module or ""), module.package)
        names = {f"{of}.{alias.name}" if f"{of}.{alias.name}" in _names() else of: None for alias in node.names}
        yield from (Import(module.name, name, node.lineno, typing, late) for name in names)
    elif isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        for statement in node.body:
            yield from _imports(module, statement, typing=True, late=late)
        for statement in node.orelse:
            yield from _imports(module, statement, typing, late)
    else:
        late = late or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for child in ast.iter_child_nodes(node):
            yield from _imports(module, child, typing, late)


@cache
def _names() -> frozenset[str]:
    return frozenset(module.name for module in modules())

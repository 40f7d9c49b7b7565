"""Each module can be imported first, and all but the adapter without MkDocs."""

from __future__ import annotations

import subprocess
import sys
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.architecture.modules import NAME, Import, imports, modules

LOADED = """
import importlib, sys

for name in sys.argv[1:]:
    importlib.import_module(name)
print(*sys.modules)
"""


def loaded_by(names: list[str]) -> set[str]:
    """The modules that are loaded after some have been imported one after the other, in a process of its own."""
    found = subprocess.run([sys.executable, "-c", LOADED, *names], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
    return set(found.stdout.split())


def loads(found: Import) -> set[str]:
    """What an import loads: a module, and the packages that it is in, but for those that are being loaded already."""
    steps = found.of.split(".")
    above = {".".join(steps[:count]) for count in range(1, len(steps))}
    return {found.of, *(name for name in above if not f"{found.by}.".startswith(f"{name}."))}


def test_each_module_can_be_imported_before_any_other() -> None:
    """Where no imports form a circle, what a module needs is complete when it is imported, whatever came before."""
    graph: dict[str, set[str]] = {module.name: set() for module in modules()}
    for found in imports():
        if not found.typing and not found.late and found.of in graph:
            graph[found.by] |= loads(found)
    assert_no_circle(graph)
    names = list(graph)
    assert loaded_by(names) >= set(names)
    assert loaded_by(names[::-1]) >= set(names)


def test_no_module_imports_itself_through_others_not_even_inside_functions() -> None:
    graph: dict[str, set[str]] = {module.name: set() for module in modules()}
    for found in imports():
        if not found.typing and found.of in graph:
            graph[found.by].add(found.of)
    assert_no_circle(graph)


def assert_no_circle(graph: dict[str, set[str]]) -> None:
    """Fail with the modules of a circle where some import one another."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"a circle of imports: {' ← '.join(error.args[1])}")


def test_nothing_but_the_adapter_loads_mkdocs_not_even_through_others() -> None:
    names = [module.name for module in modules() if module.part != "mkdocs_adapter"]
    assert f"{NAME}.pipeline" in names
    loaded = {name.partition(".")[0] for name in loaded_by(names)}
    assert NAME in loaded
    assert loaded.isdisjoint({"mkdocs", "material", "markdown"})

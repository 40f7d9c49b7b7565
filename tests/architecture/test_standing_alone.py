"""Each module can be imported first, and all but the adapter without MkDocs."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.architecture.modules import NAME, modules

ALONE = """
import importlib, sys

wrong = []
for name in sys.argv[1:]:
    for known in [known for known in sys.modules if known.partition(".")[0] == "values_handbook"]:
        del sys.modules[known]
    try:
        importlib.import_module(name)
    except ImportError as error:
        wrong.append(f"{name}: {error}")
print(*wrong, sep="\\n", end="")
"""
LOADED = """
import importlib, sys

for name in sys.argv[1:]:
    importlib.import_module(name)
print(*sys.modules)
"""
BATCHES = 4


def run(code: str, names: list[str]) -> str:
    """What Python code prints that gets the names of modules as its arguments, in a process of its own."""
    return subprocess.run([sys.executable, "-c", code, *names], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("batch", range(BATCHES))
def test_each_module_can_be_imported_before_any_other(batch: int) -> None:
    assert run(ALONE, [module.name for module in modules()][batch::BATCHES]) == ""


def test_nothing_but_the_adapter_loads_mkdocs_not_even_through_others() -> None:
    names = [module.name for module in modules() if module.part != "mkdocs_adapter"]
    assert f"{NAME}.pipeline" in names
    loaded = {name.partition(".")[0] for name in run(LOADED, names).split()}
    assert NAME in loaded
    assert loaded.isdisjoint({"mkdocs", "material", "markdown"})

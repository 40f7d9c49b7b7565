"""The direction of imports: a stage knows those before it and none after it, and only the adapter knows MkDocs."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest

from tests.architecture.modules import NAME, ROOT, imports, modules, part_of

MAY_IMPORT = {
    # Leaves
    "files": "",
    "diagnostics": "files",
    "labels": "",
    "forge": "",
    "caching": "files",
    "taxonomy": "",
    "prose": "taxonomy",
    "nodes": "",
    "overviews": "",
    "workshop": "",
    "yaml_repair": "diagnostics taxonomy nodes",
    # Stages, with the two that describe a project
    "source": "files diagnostics nodes yaml_repair",
    "model": "diagnostics prose taxonomy nodes yaml_repair source overviews",
    "options": "diagnostics labels taxonomy model",
    "project": "files diagnostics forge source options",
    "history": "files diagnostics source",
    "schemas": "diagnostics taxonomy model",
    "reference": "diagnostics taxonomy yaml_repair source model options",
    "link": "diagnostics prose taxonomy nodes yaml_repair source model options overviews",
    "derive": "diagnostics prose taxonomy model options link",
    "plan": "diagnostics prose taxonomy source model options link derive overviews",
    "compare": "diagnostics labels prose taxonomy model options link derive",
    "changelog": "files diagnostics caching taxonomy source model options project history link derive compare",
    "pipeline": "diagnostics source model options project link derive plan",
    "forms": "taxonomy nodes source model reference",
    "render": "forms diagnostics labels prose forge taxonomy workshop model options link derive plan compare overviews",
    "reuse": "files caching model link derive render",
    "editing": "files diagnostics prose taxonomy nodes source model options project history schemas link derive plan compare pipeline",
    "starting": "files forge source model history schemas derive editing",
    "export": "diagnostics taxonomy model options link derive plan render",
    "site": "forms derive diagnostics taxonomy model link plan render reuse export",
    "tally": "diagnostics labels taxonomy model derive",
    "sheets": "diagnostics taxonomy nodes model editing tally",
    "local": "compare editing project",
    # Edges
    "cli": "files diagnostics taxonomy labels prose forge workshop source model options project history schemas reference link derive plan compare changelog pipeline render editing starting export tally sheets local",
    "mkdocs_adapter": "files diagnostics forge source options project link derive changelog pipeline render reuse site",
}
"""What each part of the package may import besides itself. A part stands below everything that it imports."""

MAY_NAME = {
    "prose": "labels",
    "derive": "compare",
    "pipeline": "changelog",
    "render": "pipeline",
    "reuse": "pipeline",
    "export": "pipeline",
    "site": "prose pipeline",
    "mkdocs_adapter": "plan",
}
"""What a part may import besides for type checkers only: it is handed such objects and makes none."""


def test_each_part_of_the_package_is_in_the_table() -> None:
    assert {module.part for module in modules()} - {""} == set(MAY_IMPORT)


def test_the_table_knows_no_circles() -> None:
    above: set[str] = set()
    for part, allowed in MAY_IMPORT.items():
        assert set(allowed.split()) <= above, f"`{part}` stands above what it imports"
        above.add(part)


@pytest.mark.parametrize("part", MAY_IMPORT)
def test_a_part_imports_only_what_it_may(part: str) -> None:
    allowed = {part, "", *MAY_IMPORT[part].split()}
    named = allowed | set(MAY_NAME.get(part, "").split())
    wrong = [
        str(found)
        for found in imports()
        if part_of(found.by) == part
        and found.of.partition(".")[0] == NAME
        and part_of(found.of) not in (named if found.typing else allowed)
    ]
    assert not wrong, f"`{part}` may import {MAY_IMPORT[part] or 'no other part'}"


def test_only_the_adapter_imports_mkdocs_and_nobody_the_theme() -> None:
    engines = {"mkdocs": {"mkdocs_adapter"}, "markdown": {"mkdocs_adapter"}, "material": set(), "pymdownx": set()}
    for found in imports():
        package = found.of.partition(".")[0]
        assert part_of(found.by) in engines.get(package, {part_of(found.by)}), str(found)


def test_what_is_imported_from_others_is_a_declared_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = (*project["dependencies"], *project["optional-dependencies"]["sheets"])
    declared = {_plain(re.split(r"[<>=!\[; ]", line)[0]) for line in lines}
    brought = packages_distributions()
    for found in imports():
        package = found.of.partition(".")[0]
        if found.typing or package == NAME or package in sys.stdlib_module_names:
            continue
        # One of an extra may not be installed; then it is known by its own name.
        distributions = {_plain(name) for name in brought.get(package, [package])}
        # Pydantic's core is half of pydantic, at a version that pydantic alone chooses.
        assert distributions & (declared | {"pydantic-core"}), str(found)


def test_others_import_the_repair_of_yaml_as_a_whole() -> None:
    inner = f"{NAME}.yaml_repair."
    wrong = [str(found) for found in imports() if found.of.startswith(inner) and part_of(found.by) != "yaml_repair"]
    assert not wrong, "import what `yaml_repair/__init__.py` offers"


def _plain(name: str) -> str:
    """The name of a distribution as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()

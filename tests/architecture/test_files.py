"""What holds for all files: their size, and that what is said about the software is so."""

from __future__ import annotations

import re

import pytest

from tests.architecture.labels_table import PAGE, labels_page
from tests.architecture.modules import PACKAGE, ROOT
from tests.architecture.options_table import README, with_table
from values_handbook.cli.main import COMMANDS

LONGEST = 450
"""Lines of a file at most; most have fewer than 200."""
TASK = re.compile(r"^([a-z-]+):.*## ", re.MULTILINE)


def test_no_file_outgrows_its_neighbours() -> None:
    kinds = {".py", ".html", ".css", ".js", ".json"}
    lines = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in PACKAGE.rglob("*")
        if path.suffix in kinds and "__pycache__" not in path.parts
    }
    assert {path: count for path, count in lines.items() if count > LONGEST} == {}


def test_the_readme_tells_every_option_as_the_model_does() -> None:
    text = README.read_text(encoding="utf-8")
    assert text == with_table(text), "write the table anew: make readme"


def test_the_tables_of_labels_show_them_as_they_are() -> None:
    assert PAGE.read_text(encoding="utf-8") == labels_page(), "write the tables anew: make readme"


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_names_every_command(command: str) -> None:
    assert f"handbook {command}" in README.read_text(encoding="utf-8")


def test_contributors_are_told_every_task() -> None:
    tasks = set(TASK.findall((ROOT / "Makefile").read_text(encoding="utf-8"))) - {"help"}
    told = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert {task for task in tasks if f"`make {task}`" not in told} == set()


def test_no_file_holds_a_path_of_one_machine() -> None:
    for name in ("Makefile", ".ci/run", "constraints.txt", "pyproject.toml", "README.md", "CONTRIBUTING.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not re.search(r"(?<![\w.])/(?:work|home|root|Users)/|file://", text), name

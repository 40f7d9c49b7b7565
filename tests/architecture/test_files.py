"""What holds for all files: their size, and that what is said about the software is so."""

from __future__ import annotations

import ast
import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.architecture.documents import DOCS, DOCUMENTS
from tests.architecture.modules import PACKAGE, ROOT, modules
from values_handbook.cli.main import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path

LONGEST = {".py": 350, ".html": 350, ".css": 350, ".js": 350, ".json": 450}
"""Lines of a file at most; most have fewer than 200."""
CODE = re.compile(r"^(`{3,}).*?^\1|`[^`\n]+`", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)")
TASK = re.compile(r"^([a-z-]+):.*## ", re.MULTILINE)


def test_no_file_outgrows_its_neighbours() -> None:
    lines = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in PACKAGE.rglob("*")
        if path.suffix in LONGEST and "__pycache__" not in path.parts
    }
    assert {path: count for path, count in lines.items() if count > LONGEST[f".{path.rpartition('.')[2]}"]} == {}


def test_a_public_class_name_occurs_once() -> None:
    names = Counter(
        node.name for module in modules() for node in ast.walk(module.tree()) if isinstance(node, ast.ClassDef)
    )
    assert [name for name, count in names.items() if count > 1 and not name.startswith("_")] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_documents_that_are_made_from_code_are_up_to_date(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == DOCUMENTS[path](), "write the documents anew: make docs"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_page_lists_every_command(command: str) -> None:
    assert f"`handbook {command}" in (DOCS / "commands.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "path", [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS.glob("*.md")], ids=lambda path: path.name
)
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    text = CODE.sub("", path.read_text(encoding="utf-8"))
    for target, anchor in LINK.findall(text):
        other = (path.parent / target).resolve() if target else path
        assert other.exists(), target
        if anchor:
            assert anchor in {_anchor(heading) for heading in HEADING.findall(other.read_text(encoding="utf-8"))}, (
                anchor
            )


def _anchor(heading: str) -> str:
    """The anchor that forges give a heading."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def test_the_readme_links_to_every_page() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [page.name for page in DOCS.glob("*.md") if f"docs/{page.name})" not in text] == []


def test_contributing_lists_every_task() -> None:
    tasks = set(TASK.findall((ROOT / "Makefile").read_text(encoding="utf-8"))) - {"help"}
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert {task for task in tasks if f"`make {task}`" not in text} == set()


def test_no_file_holds_a_path_of_one_machine() -> None:
    for name in ("Makefile", ".ci/run", "constraints.txt", "pyproject.toml", "README.md", "CONTRIBUTING.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not re.search(r"(?<![\w.])/(?:work|home|root|Users)/|file://", text), name

"""The wheel carries all that it needs, and works where nothing else is."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from tests.architecture.modules import NAME, PACKAGE, ROOT
from tests.compare.repositories import git, repository
from values_handbook import __version__

if TYPE_CHECKING:
    from tests.packaging.environments import Environment

_COMMANDS = re.compile(r"```sh\n(.*?)```", re.DOTALL)
_EXAMPLE = re.compile(r"in `([\w/.-]+)`:\n\n```yaml\n(.*?)```", re.DOTALL)


def contents(wheel: Path, suffix: str) -> str:
    """The one file of the wheel whose name ends so."""
    with ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(suffix))
        return archive.read(name).decode()


def test_the_wheel_carries_every_file_of_the_package(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        carried = {name for name in archive.namelist() if name.startswith(f"{NAME}/")}
    files = (path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    assert carried == {path.relative_to(PACKAGE.parent).as_posix() for path in files}
    assert f"{NAME}/py.typed" in carried
    assert {path.rpartition(".")[2] for path in carried} >= {"html", "css", "json", "py"}
    assert f"{NAME}/starting/copied/.github/workflows/handbook.yml" in carried


def test_the_wheel_brings_the_plugin_and_the_command(wheel: Path) -> None:
    points = contents(wheel, "entry_points.txt")
    assert "values-handbook = values_handbook.mkdocs_adapter.plugin:HandbookPlugin" in points
    assert "handbook = values_handbook.cli.main:main" in points


def test_the_wheel_tells_its_version_and_licence(wheel: Path) -> None:
    told = contents(wheel, "METADATA")
    assert f"\nVersion: {__version__}\n" in told
    assert "\nLicense-Expression: MIT\n" in told
    assert contents(wheel, "licenses/LICENSE") == (ROOT / "LICENSE").read_text(encoding="utf-8")


@pytest.fixture
def quick_start(tmp_path: Path) -> Path:
    """A handbook in another folder: the files of the README's quick start."""
    found = _EXAMPLE.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    assert [name for name, _ in found] == ["mkdocs.yml", "content/values/candor.yml", "content/goals/no-surprises.yml"]
    for name, body in found:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(body, encoding="utf-8")
    return tmp_path


@pytest.mark.slow
def test_in_an_empty_environment_it_builds_and_checks_the_quick_start_of_the_readme(
    installed: Environment, quick_start: Path
) -> None:
    done = installed.run(quick_start, "mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
    page = (quick_start / "site/values/candor/index.html").read_text(encoding="utf-8")
    assert "We say what we see, early and kindly." in page
    assert 'href="../../goals/no-surprises/"' in page
    assert (quick_start / "site/matrices/goals-by-values.csv").read_text(encoding="utf-8").splitlines() == [
        "id,title,candor,total",
        "no-surprises,No surprises on release day,strong,9",
    ]
    assert (quick_start / "site/handbook.schema.json").is_file()
    assert (quick_start / "site/assets/handbook/handbook.css").is_file()

    done = installed.run(quick_start, "handbook", "check", "--strict")
    assert done.returncode == 0, done.stderr
    assert installed.run(quick_start, "handbook", "--version").stdout == f"handbook {__version__}\n"
    place = installed.run(quick_start, "python", "-c", f"import {NAME}; print({NAME}.__file__)").stdout
    assert place.startswith(str(installed.folder))


@pytest.mark.slow
def test_a_new_handbook_is_installed_checked_and_built_by_the_commands_of_its_readme(
    installed: Environment, wheel: Path, tmp_path: Path
) -> None:
    done = installed.run(tmp_path, "handbook", "init", "ours", "--example", "--source", str(wheel))
    assert done.returncode == 0, done.stderr
    folder = tmp_path / "ours"
    blocks = _COMMANDS.findall((folder / "README.md").read_text(encoding="utf-8"))
    commands = [line for block in blocks for line in block.splitlines() if "mkdocs serve" not in line]
    assert len(commands) >= 6
    repository(folder, {})
    for line in commands:
        done = shell(folder, line)
        assert done.returncode == 0, f"{line}\n{done.stderr}"
    assert (folder / "site/goals/no-surprises/index.html").is_file()
    assert "Answer every request within a day" in done.stdout, "the last one tells what the record before it changes"
    changed = {"content/goals/answer-every-request-within-a-day.yml", ".handbook/schemas/ids.json"}
    assert {line[2:].strip() for line in git(folder, "status", "--porcelain").splitlines()} == changed


def shell(folder: Path, line: str) -> subprocess.CompletedProcess[str]:
    """Run a command line in a folder, with this Python as `python3` and the versions of constraints.txt."""
    more = {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "PIP_CONSTRAINT": str(ROOT / "constraints.txt"),
    }
    quiet = {"PIP_QUIET": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(
        ["bash", "-c", line],
        cwd=folder,
        env={**os.environ, **more, **quiet},
        capture_output=True,
        text=True,
        check=False,
    )

"""The wheel, built once from a copy of the sources, and an empty environment that it is installed into."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.architecture.modules import ROOT
from tests.packaging.environments import Environment

if TYPE_CHECKING:
    from pathlib import Path

_SOURCES = ("plugins", "pyproject.toml", "README.md", "LICENSE")
_NOT_SOURCES = shutil.ignore_patterns("*.egg-info", "__pycache__")


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel. What lies about in the checkout from earlier builds takes no part in it."""
    sources = tmp_path_factory.mktemp("sources")
    for name in _SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, sources / name, ignore=_NOT_SOURCES)
        else:
            shutil.copy(ROOT / name, sources)
    made = tmp_path_factory.mktemp("wheel")
    words = ("wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", made, sources)
    subprocess.run((sys.executable, "-m", "pip", *words), check=True)
    (path,) = made.glob("*.whl")
    return path


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """An environment that holds the wheel, what it depends on, and nothing else."""
    environment = Environment(tmp_path_factory.mktemp("environment"))
    subprocess.run([sys.executable, "-m", "venv", environment.folder], check=True)
    done = environment.run(
        environment.folder, "pip", "install", "--quiet", "--constraint", str(ROOT / "constraints.txt"), str(wheel)
    )
    if done.returncode and os.environ.get("CI") != "true":
        pytest.skip(f"the packages that the wheel depends on cannot be installed here: {done.stderr.strip()[-300:]}")
    assert done.returncode == 0, done.stderr
    return environment

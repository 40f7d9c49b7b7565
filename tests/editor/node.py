"""Node and the packages that the tests in an editor need: installed on demand, below `.cache/`."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
INSTALLED = HERE.parents[1] / ".cache/editor"
"""Where the packages of `package-lock.json` are installed; `.ci/run` does the same."""
SERVER = INSTALLED / "node_modules/yaml-language-server/bin/yaml-language-server"
MANIFESTS = ("package.json", "package-lock.json")


def language_server() -> Path:
    """The program of the language server. Skips the test where there is no Node, or, if it is required, fails it."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        _do_without("there is no Node here; install Node 18 or later with npm")
    if not _is_installed() and (problem := _install()):
        _do_without(f"npm ci failed; connect to the network, or run it in .cache/editor\n{problem}")
    return SERVER


def _do_without(why: str) -> None:
    if os.environ.get("REQUIRE_NODE") == "1":
        pytest.fail(why)
    pytest.skip(why)


def _is_installed() -> bool:
    """Whether just these versions are installed."""
    return SERVER.is_file() and all(
        (INSTALLED / name).is_file() and (INSTALLED / name).read_bytes() == (HERE / name).read_bytes()
        for name in MANIFESTS
    )


def _install() -> str:
    """Install the packages; returns what npm says where it fails."""
    INSTALLED.mkdir(parents=True, exist_ok=True)
    for name in MANIFESTS:
        shutil.copy(HERE / name, INSTALLED / name)
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run(command, cwd=INSTALLED, capture_output=True, text=True, check=False)
    if done.returncode:
        (INSTALLED / MANIFESTS[-1]).unlink()  # The next run tries again.
    return done.stderr if done.returncode else ""

"""Node and the packages that tests run with it: installed on demand, below `.cache/`."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
INSTALLED = HERE.parents[1] / ".cache/node"
"""Where the packages of `package-lock.json` are installed; `.ci/run` does the same."""
MANIFESTS = ("package.json", "package-lock.json")


def node_package(path: str) -> Path:
    """A file of a package, such as `axe-core/axe.min.js`.

    Skips the test where there is no Node, or, if it is required, fails it.
    """
    if shutil.which("node") is None or shutil.which("npm") is None:
        _do_without("there is no Node here; install Node 20 or later with npm")
    INSTALLED.mkdir(parents=True, exist_ok=True)
    # Several processes run tests at once.
    with (INSTALLED / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not _is_installed() and (problem := _install()):
            _do_without(f"npm ci failed; connect to the network, or run it in .cache/node\n{problem}")
    return INSTALLED / "node_modules" / path


def _do_without(why: str) -> None:
    if os.environ.get("REQUIRE_NODE") == "1":
        pytest.fail(why)
    pytest.skip(why)


def _is_installed() -> bool:
    """Whether just these versions are installed."""
    return (INSTALLED / "node_modules").is_dir() and all(
        (INSTALLED / name).is_file() and (INSTALLED / name).read_bytes() == (HERE / name).read_bytes()
        for name in MANIFESTS
    )


def _install() -> str:
    """Install the packages; returns what npm says where it fails."""
    for name in MANIFESTS:
        shutil.copy(HERE / name, INSTALLED / name)
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run(command, cwd=INSTALLED, capture_output=True, text=True, check=False)
    if done.returncode:
        (INSTALLED / MANIFESTS[-1]).unlink()  # The next run tries again.
    return done.stderr if done.returncode else ""

"""Writes constraints.txt: the newest versions of all that the project asks for that any Python 3.11 can install.

`make constraints` runs it, with nothing but the standard library. Freezing an environment would take what fits the
Python at hand: pymdown-extensions 13 wants 3.11.5, and Debian 12 has 3.11.2.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).parents[2]
OLDEST = "3.11.0"
HEAD = "# Exact versions of everything in .venv, written by `make constraints`."


def asked_for() -> list[str]:
    """What pyproject.toml asks for, for use and for development."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [*project["dependencies"], *project["optional-dependencies"]["dev"]]


def newest(requirements: list[str], folder: Path) -> list[str]:
    """The requirements and all that they need in turn, as lines of exact versions. `folder` is for what that takes."""
    venv.create(folder, with_pip=True)
    pip = (folder / "bin/python", "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    subprocess.run((*pip, "--upgrade", "pip"), check=True)
    report = folder / "report.json"
    resolve = ("--dry-run", "--ignore-installed", "--only-binary", ":all:", "--python-version", OLDEST)
    subprocess.run((*pip, *resolve, "--report", report, *requirements), check=True)
    found = (item["metadata"] for item in json.loads(report.read_text(encoding="utf-8"))["install"])
    return [f"{item['name']}=={item['version']}" for item in sorted(found, key=lambda item: item["name"].lower())]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        lines = newest(asked_for(), Path(scratch))
    (ROOT / "constraints.txt").write_text("\n".join([HEAD, *lines, ""]), encoding="utf-8")
    print("constraints.txt is new; the next task installs what it says")

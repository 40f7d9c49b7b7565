"""Getting the competitors: each into a folder of its own below .cache/bench/tools/, once."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

from tests.benchmarks.measure import say
from tests.benchmarks.places import TOOLS

PATIENCE = 600
"""Seconds that an installation may take."""


class NotInstalledError(Exception):
    """A competitor is not here and cannot be had; the message says why."""


class Tool(Protocol):
    """Where the commands of a competitor come from."""

    def command(self, name: str) -> Path:
        """The path of a command, installed where it was missing. Raises `NotInstalledError`."""

    def version(self) -> str:
        """The version, once it is installed."""


class OwnEnvironment:
    """What `make` installed into .venv: MkDocs, Material, and this plugin."""

    def command(self, name: str) -> Path:
        return Path(sys.executable).with_name(name)

    def version(self) -> str:
        return ""


@dataclass(frozen=True)
class Pip:
    """A Python package in an environment of its own. `beside` are others that it needs."""

    package: str
    beside: tuple[str, ...] = ()

    @property
    def _folder(self) -> Path:
        return TOOLS / self.package

    def command(self, name: str) -> Path:
        packages = [self.package, *(f"{other}=={version(other)}" for other in self.beside)]
        pip: list[str | Path] = [
            self._folder / "bin/python",
            "-m",
            "pip",
            "install",
            "--quiet",
            "--retries",
            "1",
            *packages,
        ]
        _install("pip", self.package, self._folder, [sys.executable, "-m", "venv", self._folder], pip)
        return self._folder / "bin" / name

    def version(self) -> str:
        say_it = f"from importlib.metadata import version; print(version({self.package!r}))"
        return _output(self._folder / "bin/python", "-c", say_it)


@dataclass(frozen=True)
class Npm:
    """A package for Node."""

    package: str

    @property
    def _folder(self) -> Path:
        return TOOLS / self.package.rpartition("/")[2]

    def command(self, name: str) -> Path:
        if not shutil.which("npm"):
            raise NotInstalledError("not installed: no npm on PATH")
        self._folder.mkdir(parents=True, exist_ok=True)
        _install(
            "npm",
            self.package,
            self._folder,
            ["npm", "install", "--no-audit", "--no-fund", "--prefix", ".", self.package],
        )
        return self._folder / "node_modules/.bin" / name

    def version(self) -> str:
        told = (self._folder / "node_modules" / self.package / "package.json").read_text(encoding="utf-8")
        return str(json.loads(told)["version"])


@dataclass(frozen=True)
class OnPath:
    """A command that the system has or has not."""

    name: str

    def command(self, name: str) -> Path:
        if found := shutil.which(name):
            return Path(found)
        raise NotInstalledError(f"not installed: no {name} on PATH")

    def version(self) -> str:
        return _output(Path(self.name), "version").split()[1].split("+")[0].removeprefix("v")


def _install(installer: str, package: str, folder: Path, *commands: list[str | Path]) -> None:
    """Run the commands that install a package, unless they were run to the end before."""
    stamp = folder / ".ready"
    if stamp.exists():
        return
    say(f"installing {package}")
    try:
        for command in commands:
            cwd = folder if folder.exists() else None
            subprocess.run(command, cwd=cwd, capture_output=True, timeout=PATIENCE, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise NotInstalledError(f"not installed: {installer} could not get it") from error
    stamp.touch()


def _output(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

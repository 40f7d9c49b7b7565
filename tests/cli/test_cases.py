"""Runs every case: files in, what the command prints out.

A case is one file: a sentence, the files, then one or more runs, each with what it prints where it prints something::

    The check says where and how.
    === handbook/content/values/candor.yml
    sumary: We say what we see.
    === $ handbook -C handbook check
    === exits with 1
    === standard error
    …

`<folder>` stands for the folder of the files. Beside them lies `quiet.yml`, which turns all content checks off: the mkdocs.yml
of a case that is about something else inherits it.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.running import handbook
from values_handbook.diagnostics.catalogue import content

CASES = Path(__file__).parent / "cases"
QUIET = "".join(f"      {entry.code}: off\n" for entry in content.ENTRIES)
_HEAD = re.compile(r"^=== (.+)\n", re.MULTILINE)
_RUN = "$ handbook"
_RESULTS = ("exits with ", "standard output", "standard error")


@dataclass
class Run:
    """One run of the command, and what it is to print."""

    words: list[str]
    status: int = 0
    output: str = ""
    error: str = ""

    def expect(self, name: str, body: str) -> None:
        """Take a section of results."""
        if name.startswith("exits with "):
            self.status = int(name.removeprefix("exits with "))
        elif name == "standard output":
            self.output = body
        else:
            self.error = body


def read(path: Path) -> tuple[dict[str, str], list[Run]]:
    """The files and the runs of a case."""
    _, *parts = _HEAD.split(path.read_text(encoding="utf-8"))
    files: dict[str, str] = {}
    runs: list[Run] = []
    for name, body in zip(parts[::2], parts[1::2], strict=True):
        if name.startswith(_RUN):
            runs.append(Run(shlex.split(name)[2:]))
        elif name.startswith(_RESULTS):
            runs[-1].expect(name, body)
        else:
            files[name] = body
    return files, runs


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in sorted(CASES.glob("*.case"))])
def test_the_command_prints_what_the_case_says(path: Path, tmp_path: Path) -> None:
    files, runs = read(path)
    (tmp_path / "quiet.yml").write_text(f"plugins:\n  values-handbook:\n    severity:\n{QUIET}", encoding="utf-8")
    for name, body in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(body, encoding="utf-8")
    assert runs, "a case runs something"
    for run in runs:
        done = handbook(tmp_path, *run.words)
        assert done.stderr.replace(str(tmp_path), "<folder>") == run.error
        assert done.stdout.replace(str(tmp_path), "<folder>") == run.output
        assert done.returncode == run.status

"""Runs the commands of a workflow for real: those of its `run:` steps, in the order and under the conditions of its job.

What GitHub fills in is given: `values` are expressions with their values, such as `github.event.pull_request.base.sha`.
Steps that use an action are told apart and not run.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from tests.support import TODAY

if TYPE_CHECKING:
    from collections.abc import Mapping

_EXPRESSION = re.compile(r"\$\{\{ (.+?) \}\}")
_SHELLS = {
    "": ("bash", "-e"),
    "bash": ("bash", "--noprofile", "--norc", "-eo", "pipefail"),
    "python": (sys.executable,),
}
_BIN = Path(sys.executable).parent


@dataclass
class Ran:
    """What became of a job: the names of the steps that ran, those that failed, and all that they printed."""

    folder: Path
    steps: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    printed: str = ""

    @property
    def summary(self) -> str:
        """The summary of the job."""
        return (self.folder / "summary").read_text(encoding="utf-8")

    def temporary(self, name: str) -> str:
        """A file that a step left for others."""
        return (self.folder / name).read_text(encoding="utf-8")


def read_workflow(path: Path) -> dict[str, Any]:
    """A workflow, with all its scalars as text: YAML 1.1 takes `on` for a flag."""
    read: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return read


def command(folder: Path, name: str, body: str) -> None:
    """A command in a folder, to be found before the real one: its body in Python."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(f"#!{sys.executable}\n{body}", encoding="utf-8")
    (folder / name).chmod(0o755)


def environment(first: Path, more: Mapping[str, str]) -> dict[str, str]:
    """The environment of a command: those in `first` are found before those of this environment and of the system."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_", "CI_"))}
    path = os.pathsep.join((str(first), str(_BIN), os.environ["PATH"]))
    return {**kept, "SOURCE_DATE_EPOCH": TODAY, "GIT_CONFIG_GLOBAL": os.devnull, "PATH": path, **more}


class Job:
    """A job of a workflow, which runs in a folder with `temporary` for all that GitHub gives it."""

    def __init__(self, job: Mapping[str, Any], temporary: Path, values: Mapping[str, str]) -> None:
        self._job = job
        self._ran = Ran(temporary)
        self._values = dict(values)
        for name in ("summary", "output"):
            (temporary / name).write_text("", encoding="utf-8")

    def run(self, where: Path, **variables: str) -> Ran:
        """Run the steps in a folder."""
        temporary = self._ran.folder
        given = {
            "GITHUB_STEP_SUMMARY": str(temporary / "summary"),
            "GITHUB_OUTPUT": str(temporary / "output"),
            "RUNNER_TEMP": str(temporary),
            **variables,
        }
        base = environment(temporary / "bin", given | self._filled(self._job.get("env", {})))
        for step in self._job["steps"]:
            if self._holds(step.get("if", "${{ success() }}")):
                self._step(step, where, base)
        return self._ran

    def output(self, step: str, name: str) -> str:
        """What a step gave to others under a name."""
        return self._values.get(f"steps.{step}.outputs.{name}", "")

    def _step(self, step: Mapping[str, Any], where: Path, base: dict[str, str]) -> None:
        self._ran.steps.append(step["name"])
        if "run" not in step:
            return
        script = self._ran.folder / "script"
        script.write_text(step["run"], encoding="utf-8")
        done = subprocess.run(
            [*_SHELLS[step.get("shell", "")], script],
            cwd=where,
            env=base | self._filled(step.get("env", {})),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        self._ran.printed += done.stdout + done.stderr
        if done.returncode:
            self._ran.failed.append(step["name"])
        self._remember(step.get("id", ""), "failure" if done.returncode else "success")

    def _remember(self, step: str, outcome: str) -> None:
        self._values[f"steps.{step}.outcome"] = outcome
        output = self._ran.folder / "output"
        for line in output.read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition("=")
            self._values[f"steps.{step}.outputs.{name}"] = value
        output.write_text("", encoding="utf-8")

    def _filled(self, variables: Mapping[str, str]) -> dict[str, str]:
        return {name: _EXPRESSION.sub(lambda found: self._values[found[1]], value) for name, value in variables.items()}

    def _holds(self, condition: str) -> bool:
        """Whether a step runs: what is joined by `&&` are outcomes, outputs, and functions of the job's state."""
        found = _EXPRESSION.fullmatch(condition)
        assert found, condition
        succeeds = not self._ran.failed
        terms = found[1].split(" && ")
        # GitHub adds `success()` to a condition that asks for no state.
        if not any(term.endswith("()") for term in terms):
            terms.append("success()")
        return all({"success()": succeeds, "!cancelled()": True}.get(term, self._term(term)) for term in terms)

    def _term(self, term: str) -> bool:
        name, _, wanted = term.partition(" == ")
        value = self._values.get(name, "")
        return value == wanted.strip("'") if wanted else bool(value)

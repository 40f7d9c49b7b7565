"""What holds for the command as a whole: start, colours, progress, and what it does without."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import textwrap
from importlib import import_module
from typing import TYPE_CHECKING

import click
import pytest

import values_handbook
from tests.cli.running import environment, handbook, on_terminal
from tests.forking import HANDBOOK
from tests.support import MKDOCS
from values_handbook.cli.explain import first_sentence
from values_handbook.cli.main import COMMANDS, module_of
from values_handbook.diagnostics.catalogue import CATALOGUE

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = ("pydantic", "markdown", "markdown_it", "mkdocs", "nh3", "yaml", "jinja2", "pygments")
START = 0.25
"""Seconds until the command has started, as the design allows."""


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A handbook with an error."""
    (tmp_path / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    (tmp_path / "content/values").mkdir(parents=True)
    (tmp_path / "content/values/candor.yml").write_text("title: Candor\nsumary: Kindly.\n", encoding="utf-8")
    return tmp_path


def python(code: str, folder: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run Python code in a process of its own."""
    command = [sys.executable, "-c", textwrap.dedent(code), *words]
    return subprocess.run(command, cwd=folder, env=environment(**more), capture_output=True, text=True, check=False)


def test_the_version_is_told(tmp_path: Path) -> None:
    assert handbook(tmp_path, "--version").stdout == f"handbook {values_handbook.__version__}\n"


@pytest.mark.parametrize("words", [("--help",), ("--version",), ("explain",), ("explain", "cycle")], ids=" ".join)
def test_what_needs_no_handbook_loads_nothing_heavy(words: tuple[str, ...], tmp_path: Path) -> None:
    done = python(
        """
        import atexit, sys
        from values_handbook.cli.main import main
        sys.argv[0] = "handbook"
        atexit.register(lambda: print("\\nloaded:", *sys.modules, file=sys.stderr))
        main()
        """,
        tmp_path,
        *words,
    )
    assert done.returncode == 0
    loaded = set(done.stderr.partition("\nloaded: ")[2].split())
    assert "values_handbook.cli.main" in loaded
    assert loaded.isdisjoint(HEAVY)


def test_it_starts_at_once(tmp_path: Path) -> None:
    """Measured in processor time, the best of several starts: what else the machine does is not the command's fault."""
    code = """
        import subprocess, sys
        from resource import RUSAGE_CHILDREN, getrusage

        def spent():
            return sum(getrusage(RUSAGE_CHILDREN)[:2])

        def start():
            before = spent()
            subprocess.run([sys.argv[1], "--version"], check=True, stdout=subprocess.DEVNULL)
            return spent() - before

        print(min(start() for _ in range(5)))
        """
    assert float(python(code, tmp_path, str(HANDBOOK)).stdout) < START


def test_the_help_tells_what_each_command_tells_of_itself() -> None:
    for name, about in COMMANDS.items():
        command = import_module(module_of(name)).command
        assert isinstance(command, click.Command)
        assert command.name == name
        assert (command.help or "").splitlines()[0] == about


def test_without_a_code_every_code_is_listed_with_its_first_sentence(tmp_path: Path) -> None:
    listed = handbook(tmp_path, "explain").stdout.splitlines()
    assert [re.split(" {2,}", line) for line in listed] == [
        [entry.code, entry.severity, first_sentence(entry.meaning)] for entry in CATALOGUE.values()
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("One. Two.", "One."),
        ("A name such as `candor.de.yml` is kept. It stays.", "A name such as `candor.de.yml` is kept."),
        ("No end", "No end"),
        ("Why? So.", "Why?"),
    ],
)
def test_the_first_sentence_ends_before_a_space(text: str, sentence: str) -> None:
    assert first_sentence(text) == sentence


@pytest.mark.parametrize("code", CATALOGUE)
def test_each_code_is_explained(code: str, tmp_path: Path) -> None:
    done = python("from values_handbook.cli.main import main; main()", tmp_path, "explain", code)
    assert done.returncode == 0
    assert f"[{code}]" in done.stdout


def test_all_codes_are_given_to_machines(tmp_path: Path) -> None:
    given = json.loads(handbook(tmp_path, "explain", "--format", "json").stdout)
    assert [entry["code"] for entry in given] == list(CATALOGUE)
    assert set(given[0]) == {"code", "severity", "meaning", "why", "bad", "good", "belongs_to"}


def test_an_output_that_takes_no_such_letters_gets_escapes(tmp_path: Path) -> None:
    done = handbook(tmp_path, "explain", "missing-id", PYTHONIOENCODING="latin-1")
    assert done.returncode == 0
    assert r"\u8aa0\u5b9f" in done.stdout


def test_colours_are_for_terminals(broken: Path) -> None:
    assert "\x1b[1;31merror[unknown-field]" in on_terminal([HANDBOOK, "check"], broken)
    assert "\x1b[" not in handbook(broken, "check").stdout


@pytest.mark.parametrize("variables", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=str)
def test_colours_can_be_refused(variables: dict[str, str], broken: Path) -> None:
    shown = on_terminal([HANDBOOK, "check"], broken, **variables)
    assert "error[unknown-field]" in shown
    assert "\x1b[" not in shown


SLOW = """
import time
from values_handbook.cli import terminal
terminal.PATIENCE = {patience}
with terminal.progress("Reading the handbook"):
    time.sleep(0.3)
"""


def test_what_takes_long_says_so_on_a_terminal_and_leaves_no_trace(tmp_path: Path) -> None:
    shown = on_terminal([sys.executable, "-c", SLOW.format(patience=0.1)], tmp_path)
    line, blank, rest = shown.removeprefix("\r").split("\r")
    assert line == "Reading the handbook: 0 s"
    assert blank == " " * len(line)
    assert rest == ""


def test_what_is_quick_says_nothing(tmp_path: Path) -> None:
    assert on_terminal([sys.executable, "-c", SLOW.format(patience=2)], tmp_path) == ""
    assert python(SLOW.format(patience=0.1), tmp_path).stderr == ""


def test_the_check_runs_without_mkdocs(broken: Path) -> None:
    code = """
        import sys

        class Blocked:
            def find_spec(self, name, path=None, target=None):
                if name.partition(".")[0] in ("mkdocs", "material", "pymdownx"):
                    raise ModuleNotFoundError(f"No module named {name!r}", name=name)

        sys.meta_path.insert(0, Blocked())
        sys.argv[0] = "handbook"
        from values_handbook.cli.main import main
        main()
        """
    done = python(code, broken, "check")
    assert "error[unknown-field]" in done.stdout
    assert done.returncode == 1


def test_a_mistake_of_the_command_itself_is_told_apart(broken: Path) -> None:
    code = """
        import sys
        from values_handbook import pipeline
        pipeline.load = lambda project: 1 / 0
        sys.argv[0] = "handbook"
        from values_handbook.cli.main import main
        main()
        """
    done = python(code, broken, "check")
    assert done.returncode == 2
    assert "ZeroDivisionError" in done.stderr
    assert done.stderr.splitlines()[-1].startswith("handbook: this is a mistake in handbook itself")


def test_the_sample_handbook_stands_up_to_a_strict_check(request: pytest.FixtureRequest) -> None:
    done = handbook(request.config.rootpath, "check", "--strict")
    assert done.returncode == 0, done.stdout + done.stderr


def test_one_typo_among_sixty_goals_stands_at_the_end_of_a_short_output(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Handbook\ndocs_dir: content\nplugins:\n  - values-handbook\n")
    (tmp_path / "content/goals").mkdir(parents=True)
    for number in range(60):
        wrong = "sumary: Calm.\n" if number == 30 else ""
        (tmp_path / f"content/goals/goal-{number}.yml").write_text(f"title: Goal {number}\n{wrong}")
    done = handbook(tmp_path, "check")
    assert (done.returncode, done.stderr) == (1, "")
    notes, error, last = done.stdout.removesuffix("\n").split("\n\n")
    codes = re.findall(r"^note\[(.+?)\]", notes, re.MULTILINE)
    assert len(codes) == len(set(codes)) == len(notes.splitlines()) - 1
    assert error.splitlines()[:2] == [
        "error[unknown-field]: `sumary` is no field of a goal",
        "  --> content/goals/goal-30.yml:2:1",
    ]
    assert re.fullmatch(r"1 error, \d+ notes", last)
    everything = handbook(tmp_path, "check", "--notes").stdout
    assert everything.count("\nnote[") + 1 == int(last.split()[2])
    assert everything.rindex("error[") > everything.rindex("note[")
    alone = handbook(tmp_path, "check", "--errors-only")
    assert alone.returncode == 1
    assert alone.stdout == f"{error}\n\n1 error; {last.split(', ')[1]} not shown\n"


def test_close_asks_on_a_terminal_for_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    (tmp_path / "content/goals").mkdir(parents=True)
    goal = tmp_path / "content/goals/calm.yml"
    goal.write_text("title: Calm\n", encoding="utf-8")
    answers = "most\n0.7\nRehearsals  find more.\ncarry\n"
    shown = on_terminal([HANDBOOK, "close", "calm", "--date", "2026-11-20"], tmp_path, answers)
    assert "`most` is no score" in shown
    assert "What happens next" in shown
    assert goal.read_text(encoding="utf-8") == (
        "title: Calm\nstatus: missed\n"
        "closing: {date: 2026-11-20, score: 0.7, learned: Rehearsals find more., then: carry}\n"
    )

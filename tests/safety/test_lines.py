"""What is made of lines stays in its line: no text, no name of a file and no path adds one, steers a terminal, or is obeyed.

A terminal obeys control characters, a CI runner lines that start with `::`, a forge each line of CODEOWNERS, a spreadsheet
a cell that starts with `=`. Each format has to hold for every control character.
"""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.running import handbook
from tests.compare.repositories import commit, repository, write
from tests.safety.building import MATERIAL, build, write_handbook
from tests.support import MKDOCS
from values_handbook.export.codeowners import UnwritablePathError, codeowners
from values_handbook.pipeline import load
from values_handbook.project import read_project

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.xdist_group("safety-lines")

CONTROLS = [
    *map(chr, range(1, 32)), *map(chr, range(127, 160)),
    "\u200e", "\u200f", "\u2028", "\u2029", *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A)), "\ufeff",
]  # fmt: skip
COMMANDS = ["::error::forged", "##[error]forged", "##vso[task.complete]", "##teamcity[x]"]
CONFIG = MKDOCS + "repo_url: https://github.com/larkfold/handbook\n"
_OBEYED = re.compile(r"^\s*::|##(?:vso|teamcity)?\[", re.MULTILINE)


def escaped(character: str) -> str:
    """A character as YAML writes it between double quotes."""
    return f"\\u{ord(character):04x}"


def steering(output: str) -> set[str]:
    """The characters of an output that a terminal obeys, other than its line breaks."""
    return {it for it in output if it != "\n" and unicodedata.category(it) in ("Cc", "Zl", "Zp")} | {
        it
        for it in output
        if unicodedata.bidirectional(it) in ("LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI")
    }


def assert_safe(output: str) -> None:
    assert steering(output) == set()
    assert not _OBEYED.search(output), _OBEYED.search(output)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handbook with two commits in which every control character stands in texts, and commands where lines start."""
    texts = [
        f"{before}{escaped(it)}{command}" for it in CONTROLS for before, command in (("a", COMMANDS[0]), ("", "b"))
    ]
    texts += [command.replace("\\", "") for command in COMMANDS]
    values = [f'- id: v{number}\n  title: "{text}"\n  summary: "{text}"\n' for number, text in enumerate(texts)]
    files = {
        "mkdocs.yml": CONFIG,
        "content/people.yml": "- {id: kim, title: Kim, links: [https://github.com/kim]}\n",
        "content/values.yml": "".join(values),
        "content/goals/wrong.yml": 'title: "::error::x"\nlevel: "\\u001b[31m::error::x"\nvalues: ["##[error]y", "::warning::z"]\n',
        "content/practices.yml": f'- {{id: p, title: "::x", when: "{escaped(chr(27))}[2J", owner: "::error::nobody"}}\n',
    }
    root = repository(tmp_path_factory.mktemp("lines") / "handbook", files)
    write(root, {"content/values.yml": "".join(values).replace("summary: ", "owner: kim\n  why: ")})
    commit(root)
    return root


@pytest.mark.parametrize("words", [("check",), ("check", "--strict"), ("diff", "HEAD~1", "HEAD")], ids=" ".join)
def test_no_text_of_a_record_steers_a_terminal_or_is_a_command_to_ci(hostile: Path, words: tuple[str, ...]) -> None:
    done = handbook(hostile, *words)
    assert "forged" in done.stdout + done.stderr or "error[" in done.stdout + done.stderr
    assert_safe(done.stdout)
    assert_safe(done.stderr)


@pytest.mark.parametrize(
    "words",
    [
        ("new", "goal", "\x1b[31m::error::x"),
        ("rename", "value:\x1b[2J", "x"),
        ("explain", "\x1b[2J"),
        ("diff", "\x1b[2J"),
    ],
)
def test_no_argument_does_either(hostile: Path, words: tuple[str, ...]) -> None:
    done = handbook(hostile, *words)
    assert done.stdout + done.stderr
    assert_safe(done.stdout)
    assert_safe(done.stderr)


def test_an_annotation_is_one_line(hostile: Path) -> None:
    told = json.loads(handbook(hostile, "check", "--format", "json").stdout)
    lines = handbook(hostile, "check", "--format", "github").stdout.splitlines()
    assert len(lines) == len(told) > 0
    assert all(re.match(r"::(?:error|warning|notice) file=", line) for line in lines)
    assert not any(steering(line) or re.search(r"##(?:vso|teamcity)?\[", line) for line in lines)


@pytest.mark.parametrize(
    "words", [("check", "--format", "json"), ("diff", "HEAD~1", "HEAD", "--format", "json")], ids=" ".join
)
def test_json_is_ascii_and_holds_no_command(hostile: Path, words: tuple[str, ...]) -> None:
    output = handbook(hostile, *words).stdout
    assert json.loads(output)
    assert output.isascii()
    assert_safe(output)


def test_the_markdown_of_a_report_can_be_printed_to_a_log(hostile: Path) -> None:
    assert_safe(handbook(hostile, "diff", "HEAD~1", "HEAD", "--format", "markdown").stdout)


def with_folder(root: Path, name: str) -> Path:
    """A handbook with a folder of this name, in which a record has another owner than the values beside it."""
    files = {
        "mkdocs.yml": CONFIG,
        "content/people.yml": "".join(
            f"- {{id: {it}, title: {it}, links: [https://github.com/{it}]}}\n" for it in ("kim", "x")
        ),
        "content/values/candor.yml": "title: Candor\nowner: kim\n",
        f"content/values/{name}/content/values/candor.yml": "id: other\ntitle: Other\nowner: x\n",
    }
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def test_codeowners_newline(tmp_path: Path) -> None:
    """A folder is named so that CODEOWNERS would get a line of its own choosing."""
    done = handbook(with_folder(tmp_path, "x\n"), "codeowners")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "handbook: content/values/x\\n/content/values/candor.yml: CODEOWNERS cannot hold this path; rename the file or folder\n"
    )


def test_no_control_character_reaches_codeowners(tmp_path: Path) -> None:
    for number, character in enumerate(CONTROLS):
        project, _ = read_project(with_folder(tmp_path / str(number), f"x{character}"))
        with pytest.raises(UnwritablePathError):
            codeowners(load(project).whole, "github.com", str)


def test_names_of_files_do_not_reach_the_log_of_a_build_as_they_are(tmp_path: Path) -> None:
    names = [f"a{character}::error::forged{number}" for number, character in enumerate(CONTROLS)]
    pages = {
        "index.md": "# Home\n\n[x](\x1b[31mgone.md) [y](gone%0A::error::forged.md) [z](<##[error]forged.md>)\n",
        **{f"{name}.md": f"# {number}\n\n[x](gone.md)\n" for number, name in enumerate(names)},
        **{f"{name}.txt": "x" for name in names},
        **{f"goals/{name}.yml": f"id: g{number}\ntitle: G\nlevl: x\n" for number, name in enumerate(names[:40])},
    }
    config = {**MATERIAL, "plugins": ["search", "values-handbook"], "nav": [{"Home": "index.md"}]}
    write_handbook(tmp_path, {}, pages, config)
    broken = build(tmp_path)
    assert "no field" in broken.output
    assert_safe(broken.output)
    for path in (tmp_path / "content/goals").iterdir():
        path.unlink()
    built = build(tmp_path)
    assert built.status == 0
    assert "not included in the" in built.output
    assert "forged63" in built.output
    assert_safe(built.output)


@pytest.mark.parametrize(
    "title", ["=1+1", "+1", "-1", "@SUM(1)", "＝1+1", "＋1", "－1", "＠SUM(1)", "\u00a0=1+1", "\u3000＝1"]
)
def test_no_cell_of_a_matrix_is_a_formula(title: str, tmp_path: Path) -> None:
    records: dict[str, list[dict[str, Any]]] = {
        "value": [{"id": "v", "title": "V"}],
        "goal": [{"id": "g", "title": title, "values": ["v"]}],
    }
    write_handbook(tmp_path, records, {"index.md": "# Home\n"}, MATERIAL | {"plugins": ["values-handbook"]})
    assert build(tmp_path).status == 0
    text = (tmp_path / "site/matrices/goals-by-values.csv").read_text(encoding="utf-8")
    _, row = csv.reader(io.StringIO(text, newline=""))
    assert row[1] == f"'{title}"

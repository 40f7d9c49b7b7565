"""What an editor with the real yaml-language-server proposes and marks, with the schemas of the sample handbook."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import handbook
from tests.editor.server import Editor, editor
from tests.node.packages import node_package
from tests.support import MKDOCS
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SERVER = "yaml-language-server/bin/yaml-language-server"
# One server, and one installation: all tests of this file run in one process.
pytestmark = pytest.mark.xdist_group("editor")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample handbook with its schemas."""
    root = tmp_path_factory.mktemp("sample")
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.copytree(ROOT / "content", root / "content")
    assert handbook(root, "schema").returncode == 0
    return root


@pytest.fixture(scope="module")
def opened(sample: Path) -> Iterator[Editor]:
    """An editor that knows by its settings which schema is for which folder."""
    schemas = {
        (sample / f".handbook/schemas/{kind.name}.json").as_uri(): [
            f"content/{kind.folder}/**",
            f"content/{kind.folder}.yml",
        ]
        for kind in KINDS.values()
    }
    with editor(node_package(SERVER), sample, schemas) as found:
        yield found


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handbook of nothing but what `handbook new` writes, a record of each kind."""
    root = tmp_path_factory.mktemp("started")
    (root / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    (root / "content").mkdir()
    for kind in KINDS:
        assert handbook(root, "new", kind, "Say it: early").returncode == 0
    return root


@pytest.fixture(scope="module")
def plain(started: Path) -> Iterator[Editor]:
    """An editor without settings: it knows no more than what the first line of a file tells."""
    with editor(node_package(SERVER), started, {}) as found:
        yield found


def test_nothing_in_the_sample_handbook_is_marked(opened: Editor, sample: Path) -> None:
    files = sorted(sample.glob("content/**/*.yml"))
    assert len(files) > 40
    for path in files:
        name = path.relative_to(sample).as_posix()
        assert opened.diagnostics(name, path.read_text(encoding="utf-8")) == [], name


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        pytest.param("values/x.yml", "title: X\n|", {"summary", "behaviours", "status", "owner"}, id="fields"),
        pytest.param("people.yml", "- id: x\n  title: X\n  |", {"held_by", "team"}, id="fields-in-a-list"),
        pytest.param("goals/x.yml", "title: X\nmeasures:\n  - |", {"title", "lens", "target"}, id="fields-inside"),
        pytest.param("values/x.yml", "title: X\nstatus: |", {"proposed", "adopted", "retired"}, id="words"),
        pytest.param(
            "goals/x.yml",
            "title: X\nvalues:\n  - value: candor\n    strength: |",
            {"strong", "moderate", "weak", "tension", "supporting"},
            id="words-inside",
        ),
        pytest.param("goals/x.yml", "title: X\nparent: |", {"calmer-deploys", "know-why"}, id="ids"),
        pytest.param("goals/x.yml", "title: X\nowner: |", {"cto", "platform"}, id="ids-of-two-kinds"),
        pytest.param("goals/x.yml", "title: X\nvalues: [|]", {"candor", "candor#write-it-down"}, id="ids-in-brackets"),
        pytest.param("goals/x.yml", "title: X\nvalues:\n  - |", {"candor", "value", "strength"}, id="alignments"),
        pytest.param("reviews/x.yml", "title: X\nscope:\n  - |", {"value:candor", "team:platform"}, id="any-record"),
        pytest.param("pitfalls/x.yml", "title: X\nguarded_by: [|]", {"check:goal-without-value"}, id="checks"),
    ],
)
def test_the_editor_proposes(opened: Editor, name: str, text: str, expected: set[str]) -> None:
    assert opened.completions(f"content/{name}", text) >= expected


def test_the_editor_proposes_no_ids_of_other_kinds(opened: Editor) -> None:
    proposed = opened.completions("content/goals/y.yml", "title: Y\nparent: |")
    assert proposed.isdisjoint({"candor", "cto", "platform", "true", "null"})


@pytest.mark.parametrize(
    ("name", "text", "line", "message"),
    [
        ("values/w.yml", "title: X\nsumary: Y\n", 1, "Property sumary is not allowed."),
        ("values/w.yml", "summary: Y\n", 0, 'Missing property "title".'),
        ("values/w.yml", "title: [X]\n", 0, "a text is expected here"),
        ("values/w.yml", "title: X\nadopted: May\n", 1, "a date is expected here, such as 2026-11-23"),
        ("goals/w.yml", "- title: X\n  levl: team\n", 1, "Property levl is not allowed."),
        ("goals/w.yml", "title: X\nstatus: dnoe\n", 1, "Value is not accepted."),
        ("goals/w.yml", "title: X\nmeasures:\n  - title: Y\n    lense: ethics\n", 3, "Property lense is not allowed."),
    ],
)
def test_the_editor_marks_what_is_wrong(opened: Editor, name: str, text: str, line: int, message: str) -> None:
    found = opened.diagnostics(f"content/{name}", text)
    assert [(item["range"]["start"]["line"], item["message"][: len(message)]) for item in found] == [(line, message)]


@pytest.mark.parametrize("kind", KINDS)
def test_the_editor_knows_a_new_record_by_its_first_line(plain: Editor, started: Path, kind: str) -> None:
    folder = KINDS[kind].folder
    path = next(path for path in (started / "content").rglob("*.yml") if folder in (path.stem, path.parent.name))
    name, text = path.relative_to(started).as_posix(), path.read_text(encoding="utf-8")
    assert plain.diagnostics(name, text) == []
    indent = "  " if "\n- " in text else ""
    wrong = plain.diagnostics(name, f"{text}{indent}sumary: Kindly\n")
    assert [item["message"] for item in wrong] == ["Property sumary is not allowed."]

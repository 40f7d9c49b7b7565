"""What holds for every rename and every new record, whatever it is called and however others refer to it."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.editing.running import apply, contents
from tests.support import MKDOCS, TODAY
from values_handbook.diagnostics import Severity
from values_handbook.editing.opened import open_handbook
from values_handbook.link.build import link
from values_handbook.model.kinds import Value
from values_handbook.model.record import Key
from values_handbook.pipeline import load
from values_handbook.project import read_project
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from values_handbook.model.record import Handbook

ROOT = Path(__file__).parents[2]
NEW = "quite-another-word"
FORMERLY = re.compile(rb"^ *(?:formerly: \[[a-z0-9, -]+\]|id: quite-another-word)\r?\n", re.MULTILINE)


@pytest.fixture(autouse=True)
def on_a_fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)


def sample(folder: str) -> Path:
    """A copy of the sample handbook."""
    root = Path(folder)
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.copytree(ROOT / "content", root / "content")
    return root


def names(handbook: Handbook) -> Iterator[str]:
    """All that can be renamed."""
    for record in handbook:
        yield str(record.key)
        if isinstance(record.fields, Value):
            yield from (f"{record.key}#{item.id}" for item in record.fields.behaviours if item.id)


NAMES = sorted(names(open_handbook(ROOT).handbook))


def graph(root: Path, renamed: Callable[[str], str] = str) -> Counter[tuple[str, str, str]]:
    """All references of a handbook as text."""
    references = link(open_handbook(root).handbook)[0].references
    return Counter((renamed(str(item.source)), item.field, renamed(item.to)) for item in references)


def problems(root: Path) -> Counter[str]:
    """How often each code is told."""
    return Counter(item.code for item in load(read_project(root)[0]).diagnostics)


def renamed_as(name: str) -> Callable[[str], str]:
    """What a record or a behaviour is called after `name` was renamed."""
    if "#" in name:
        return lambda word: f"{name.partition('#')[0]}#{NEW}" if word == name else word
    new = name.partition(":")[0] + f":{NEW}"
    return lambda word: re.sub(rf"\A{re.escape(name)}(?=#|\Z)", new, word)


def old_id(name: str) -> str:
    return re.split("[#:]", name)[-1]


@settings(max_examples=6)
@given(st.sampled_from(NAMES))
def test_a_rename_changes_the_name_and_nothing_else(name: str) -> None:
    with TemporaryDirectory() as folder:
        root = sample(folder)
        files, linked, told = contents(root), graph(root, renamed_as(name)), problems(root)
        assert apply(root, ["rename", name, NEW]) == ""
        assert graph(root) == linked
        assert problems(root) == told
        for path, data in contents(root).items():
            before = files[path] if path in files else files[path.replace(NEW, old_id(name))]
            restored = data.replace(NEW.encode(), old_id(name).encode())
            assert restored == before or FORMERLY.sub(b"", restored) == FORMERLY.sub(b"", before)


@settings(max_examples=6)
@given(st.sampled_from(NAMES))
def test_renaming_back_gives_the_same_files_but_for_the_earlier_id(name: str) -> None:
    with TemporaryDirectory() as folder:
        root = sample(folder)
        before = contents(root)
        assert apply(root, ["rename", name, NEW]) == ""
        assert apply(root, ["rename", renamed_as(name)(name), old_id(name)]) == ""
        after = contents(root)
        assert after.keys() == before.keys()
        different = [path for path in after if after[path] != before[path]]
        assert len(different) == 1
        added = Counter(after[different[0]].splitlines()) - Counter(before[different[0]].splitlines())
        assert all(b"formerly: " in line or line.endswith(b"- " + NEW.encode()) for line in added)


FORMS = [
    "values: [candor]",
    "values: candor",
    "values: 'candor'",
    "values: {candor: strong, craft: weak}",
    'values:\n    - candor\n    - value: "candor-first"',
    "values: [{value: candor, rationale: 'It is [candor](value:candor), `value:candor`.'}]",
    "description: |\n    See [](value:candor) and\n\n        [](value:candor)\n\n    <a href='value:candor#write'>it</a>.",
    "description: >-\n    A [folded\n    one](value:candor#write) and <value:candor>",
    'description: "In \\"quotes\\" [it](value:candor)\\n[it](value:candor-first)"',
    "summary: Candor, not [this](value:candor-first) # candor",
    "links: [value:candor, {title: candor, url: 'value:candor'}]",
    "tags: [candor, value:candor]",
    'description: See [a page](../values/candor.md "candor") and [a file](/values/candor.yml).',
    "participation: {date: 2026-02-10, activity: candor, link: value:candor}",
]


@settings(max_examples=30)
@given(
    st.lists(st.tuples(st.sampled_from(FORMS), st.sampled_from(["", "  # candor", "\n"])), max_size=8),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.booleans(),
    st.sampled_from(["", "\ufeff"]),
)
def test_references_in_every_form_are_found(forms: list[tuple[str, str]], line_end: str, ends: bool, mark: str) -> None:
    lines = [f"- title: Goal {number}{after}\n  {form}" for number, (form, after) in enumerate(forms)]
    text = "\n".join([*lines, "- title: Last"]) + "\n" * ends
    with TemporaryDirectory() as folder:
        root = Path(folder)
        write(root / "mkdocs.yml", MKDOCS)
        write(root / "content/goals.yml", mark + text.replace("\n", line_end))
        for value in ("candor", "candor-first", "craft"):
            write(root / f"content/values/{value}.yml", "title: X\nbehaviours: [{id: write}]\n")
        before, linked = (root / "content/goals.yml").read_bytes(), graph(root, renamed_as("value:candor"))
        assert apply(root, ["rename", "value:candor", NEW]) == ""
        assert graph(root) == linked
        after = (root / "content/goals.yml").read_bytes()
        assert after.replace(NEW.encode(), b"candor") == before
        assert not problems(root)["earlier-id"]


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


TITLES = st.text(st.characters(codec="utf-8"), max_size=60) | st.text(":#-[]{}'\"|>*&!%@`, ab12", max_size=20)


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(list(KINDS)), TITLES, TITLES)
def test_a_new_record_of_any_title_is_valid_or_refused(kind: str, first: str, second: str) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        write(root / "mkdocs.yml", MKDOCS)
        (root / "content").mkdir()
        done = [title for title in (first, second) if not apply(root, ["new", kind, title])]
        site = load(read_project(root)[0])
        assert [item for item in site.diagnostics if item.severity is Severity.ERROR] == []
        assert sorted(record.fields.heading for record in site.linked.handbook) == sorted(
            " ".join(t.split()) for t in done
        )


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_starter_proposes_is_valid_too(kind: str, tmp_path: Path) -> None:
    root = sample(str(tmp_path))
    before = problems(root)
    assert apply(root, ["new", kind, "Say it early"]) == ""
    for path in root.glob("content/**/*.yml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"^( *)#(?=[a-z_]+:|  )", r"\1", text, flags=re.MULTILINE), encoding="utf-8")
    errors = [item for item in load(read_project(root)[0]).errors if item.code != "cycle"]
    assert errors == []
    assert set(problems(root)) - set(before) <= {"cycle", "goal-without-value", "value-without-goal"}
    assert Key(kind, "say-it-early") in open_handbook(root).handbook


def test_a_confirmation_leaves_nothing_to_confirm_and_changes_nothing_else() -> None:
    with TemporaryDirectory() as folder:
        root = sample(folder)
        linked, told = graph(root), problems(root)
        assert told["alignment-of-older-revision"] > 0
        for record in open_handbook(root).handbook:
            if record.kind in ("goal", "objective"):
                assert apply(root, ["confirm", str(record.key)]) == ""
        del told["alignment-of-older-revision"]
        assert problems(root) == told
        assert graph(root) == linked

"""Whatever bytes lie in a YAML file, a build ends with a site or with clear errors, and never with a traceback."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.examples import examples
from tests.safety.building import PLAIN, as_yaml, build, write_handbook
from tests.safety.filling import base_records, filled
from tests.safety.reading import ambiguities
from values_handbook.diagnostics.report.json import render_json
from values_handbook.diagnostics.report.source_lines import line_reader
from values_handbook.diagnostics.report.text import render_text
from values_handbook.export.csv import matrix_csv
from values_handbook.export.json import handbook_json
from values_handbook.pipeline import load
from values_handbook.project import read_project
from values_handbook.render.renderer import PageRenderer
from values_handbook.render.search import search_entries
from values_handbook.site.markdown_page import mark_embeds
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

CONFIG = {**PLAIN, "plugins": [{"values-handbook": {"organization": None, "matrices": [
    {"id": "mine", "rows": "review", "columns": "goal", "group_by": "owner", "where": {"status": "open"}}
]}}]}  # fmt: skip
SAMPLE = sorted((Path(__file__).parents[2] / "content").rglob("*.yml"))
SOME = examples(20)
FOLDERS = [kind.folder for kind in KINDS.values()]

ODD_SCALARS = st.sampled_from([
    "", "null", "~", "true", "no", "0", "-0", "012", "1e999", "-1e308", "1e308", "1e-320", "9" * 30, "47%", "NaN", ".inf",
    "2026-02-30", "0000-01-01", "9999-12-31", "0001-01-01", "2026-06-01 25:00", "2026-06-01T09:30", "2026", "2026-H2", "Q4 2026",
    "FREQ=DAILY;COUNT=99999", "FREQ=YEARLY;BYDAY=-53MO", "week on monday and", "month on fifth friday", "999999999 years", "0 days",
    "value:", ":", "#", "value:#", "value:base-value#", "check:", "check:nope", "base-value#x", "a:b:c", "../x", "http://[", "//[", "#x", "?",
    "\x00", "\x01", "\ud7ff", "\ufffe", "\u2028", "\U0010ffff", "[x](value:base-value)", "[](value:base-value)", "{0}", "{x!r}", "%s", "\\",
    "material/forum", "material/../x", "fontawesome/brands/github", "a/", "/a", "-/-", "<b>", "&#0;", "- [ ] x", "| a |\n|-|", "x" * 5000,
])  # fmt: skip
ODD_VALUES: st.SearchStrategy[Any] = st.recursive(
    st.one_of(ODD_SCALARS, st.text(max_size=20), st.integers(), st.floats(), st.booleans(), st.none()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)),
    max_leaves=5,
)


MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
"""Where files are written and deleted at once."""


@contextmanager
def project(files: dict[str, bytes]) -> Iterator[Path]:
    """A handbook with a record of each kind and some more files."""
    folder = Path(tempfile.mkdtemp(dir=MEMORY))
    try:
        yield write_handbook(folder, base_records(), files, CONFIG)
    finally:
        shutil.rmtree(folder)


def ends_well(files: dict[str, bytes]) -> None:
    """Load a handbook, render all that its site has, and tell all that is wrong."""
    with project(files) as root:
        site = load(read_project(root)[0])
        made = PageRenderer(site)
        for page in site.plan.pages:
            body = made.page(page).body
            assert ambiguities(body) == []
            list(search_entries(body, ""))
        for redirect in site.plan.redirects:
            made.redirect(redirect)()
        for matrix in site.matrices:
            matrix_csv(matrix, made.shared.title)
        handbook_json(site, made.shared).encode()
        made.errors()
        render_text(site.diagnostics, line_of=line_reader(root)).encode()
        render_json(site.diagnostics)
        for item in site.diagnostics:
            assert item.headline
            assert item.span.line >= 1
            assert item.span.column >= 1


@SOME
@given(st.sampled_from(FOLDERS), st.binary(max_size=200))
@example("values", b"\xff\xfe")
@example("values", b"\x00")
@example("goals", b"- &a [*a]")
def test_any_bytes(folder: str, data: bytes) -> None:
    ends_well({f"{folder}/x.yml": data})


YAML = st.lists(
    st.sampled_from([
        "title: ", "- ", "  ", "\n", "\n  ", "\n- ", ": ", "[", "]", "{", "}", ",", "'", '"', "|", ">", "|-\n  ", "&a ", "*a", "!!str ", "!x", "%YAML 1.2\n",
        "---\n", "...\n", "# x\n", "\t", "\r", "\r\n", "? ", "<<: ", "id: x", "values: ", "behaviours: ", "date: 2026-01-01", "x", "é", "\ufeff", "\x85", "\xa0",
        "value: base-value", "measures: ", "history: {2026-01-01: 3}", "- text: ", "strong", "~", "null", "@", "`", "\\",
    ]),
    max_size=30,
).map("".join)  # fmt: skip


@SOME
@given(st.sampled_from(FOLDERS), YAML)
def test_any_row_of_marks(folder: str, text: str) -> None:
    ends_well({f"{folder}/x.yml": text.encode()})


@st.composite
def changed_records(draw: st.DrawFn) -> dict[str, bytes]:
    """Records with every field, some of whose values are replaced by odd ones."""
    files = {}
    for number in range(draw(st.integers(1, 3))):
        kind = draw(st.sampled_from(list(KINDS)))
        target = draw(st.sampled_from(["base", "r0", "r1"]))
        record: Any = filled(
            kind, f"r{number}", lambda place, form: "https://x.example" if form == "address" else "word", target
        )
        for _ in range(draw(st.integers(1, 4))):
            _change(draw, record)
        files[f"{KINDS[kind].folder}/r{number}.yml"] = as_yaml(record).encode("utf-8", "replace")
    return files


def _change(draw: st.DrawFn, part: Any) -> None:
    """Replace, add or remove one thing somewhere in a record."""
    key = draw(st.sampled_from(list(part) if isinstance(part, dict) else range(len(part))))
    below = part[key]
    if isinstance(below, dict | list) and below and draw(st.booleans()):
        _change(draw, below)
    elif draw(st.integers(0, 9)) == 0:
        del part[key]
    else:
        part[key] = draw(ODD_VALUES)


@examples(50)
@given(changed_records())
def test_any_change_of_a_field(files: dict[str, bytes]) -> None:
    ends_well(files)


@st.composite
def damaged_files(draw: st.DrawFn) -> dict[str, bytes]:
    """A file of the sample handbook, with some of its bytes cut out, doubled or replaced."""
    path = draw(st.sampled_from(SAMPLE))
    data = path.read_bytes()
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        piece = draw(
            st.one_of(
                st.just(b""),
                st.just(data[start:end] * 2),
                st.binary(max_size=6),
                st.sampled_from([b"\t", b": ", b"\n", b"'", b'"', b" #", b"- "]),
            )
        )
        data = data[:start] + piece + data[end:]
    return {path.relative_to(path.parents[len(path.parts) - 2 - path.parts.index("content")]).as_posix(): data}


@SOME
@given(damaged_files())
def test_any_damage_to_a_file_of_the_sample(files: dict[str, bytes]) -> None:
    ends_well(files)


ASKED = st.lists(
    st.sampled_from([
        "record: ", "section: ", "matrix: ", "cards: ", "list: ", "cascade", "map", "first-day", "due", "recognitions", "costs", "health", "scorecard", "mission", "where: ", "limit: ", "{", "}", "[", "]", ": ", ", ", "\n", "\n  ", "- ",
        "value:base-value", "base-goal", "values", "goal", "goals-by-values", "status", "active", "team", "base-team", "3", "-1", "1e9", "period", "current", "'", '"', "#", "&a", "*a", "!!str",
    ]),
    max_size=12,
).map("".join)  # fmt: skip


@SOME
@given(ASKED, st.sampled_from(["```", "~~~", "````"]), st.sampled_from(["```", "~~~", "````", ""]))
def test_any_embed(asked: str, opening: str, closing: str) -> None:
    page = f"# x\n\n{opening}handbook\n{asked}\n{closing}\n\n[](value:base-value) <value:x> [x]({asked}\n"
    ends_well({"page.md": page.encode(), "values/index.md": page.encode()})
    with project({"page.md": page.encode()}) as root:
        made = PageRenderer(load(read_project(root)[0]))
        for number, spec in enumerate(mark_embeds(page)[1]):
            if spec is not None:
                assert ambiguities(made.embed(spec, "page.md", number)) == []


@pytest.mark.parametrize(
    "data", [b"\xff\xfe\x00", b"title: [", b"title: x\ntitle: y\n", b"- - -", b"title: x\norder: 1e308\n"]
)
def test_a_real_build_of_such_a_file_ends_with_errors_and_no_traceback(data: bytes, tmp_path: Path) -> None:
    done = build(write_handbook(tmp_path, base_records(), {"goals/x.yml": data}, CONFIG))
    assert done.status == 1
    assert "error[" in done.output
    assert "Traceback" not in done.output

"""What holds of any handbook: random ones load, link, add up and are shown, and none makes the software stumble."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.site.support import expected
from tests.site.support.records import Handbook
from values_handbook.derive.alignment.sight import CascadeNode, cascade
from values_handbook.export.json import handbook_json
from values_handbook.options import read_options
from values_handbook.pipeline import Site, load
from values_handbook.project import Project
from values_handbook.render.renderer import PageRenderer

if TYPE_CHECKING:
    from collections.abc import Iterator

Files = dict[str, Any]

SOME = examples(12)
STRENGTHS = st.sampled_from(["strong", "moderate", "weak", "tension"])


def ids(letter: str, count: int = 5) -> list[str]:
    return [f"{letter}{number}" for number in range(count)]


def few(names: list[str], most: int = 3) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(names), max_size=most, unique=True)


def one(names: list[str]) -> st.SearchStrategy[str]:
    """One of the names, or none of them."""
    return st.sampled_from(["", *names])


@st.composite
def alignments(draw: st.DrawFn, name: str, targets: list[str]) -> Any:
    """Alignments in each form that people write: ids, mappings, ids with strengths, or a mixture."""
    items: list[Any] = []
    for target in draw(few(targets)):
        strength = draw(STRENGTHS)
        items.append(
            draw(st.sampled_from([target, {name: target}, {name: target, "strength": strength}, {target: strength}]))
        )
    return items[0] if len(items) == 1 and draw(st.booleans()) else items


@st.composite
def handbooks(draw: st.DrawFn) -> Files:
    """Handbooks without an error: every reference leads to a record, and no goal is its own ancestor."""
    values, teams, people, goals, objectives = ids("v"), ids("t", 4), ids("p", 3), ids("g", 8), ids("o", 3)
    behaviours = [f"{value}#b" for value in values]
    status = st.sampled_from(["active", "paused", "achieved", "missed", "dropped"])
    ended = st.sampled_from(["", "2026-01-01", "2026-11-23", "2026-11-24"])
    prose = st.sampled_from(["", "See [](value:v0#b).", "[x](goal:g1), `[y](goal:g2)`", "[](team:t1) [](question:q0)"])
    return {
        "values": [
            {"id": name, "title": name, "behaviours": [{"id": "b", "text": "B", "teams": draw(few(teams))}], "ended": draw(ended),
             "status": draw(st.sampled_from(["adopted", "proposed", "retired"])), "description": draw(prose)}
            for name in values
        ],
        "teams": [
            {"id": name, "title": name, "parent": draw(one(teams[:number])), "lead": draw(one(people)), "members": draw(few(people)), "ended": draw(ended)}
            for number, name in enumerate(teams)
        ],
        "people": [{"id": name, "title": name, "team": draw(few(teams)), "owner": draw(one(teams))} for name in people],
        "objectives": [
            {"id": name, "title": name, "values": draw(alignments("value", values)), "status": draw(status), "parent": draw(one(objectives[:number]))}
            for number, name in enumerate(objectives)
        ],
        "goals": [
            {"id": name, "title": name, "parent": draw(one(goals[:number])), "team": draw(few(teams)), "owner": draw(few([*people, *teams])),
             "values": draw(alignments("value", [*values, "v0#b"])), "objectives": draw(alignments("objective", objectives)),
             "level": "organization", "status": draw(status), "ended": draw(ended), "summary": draw(prose), "follows": draw(one(goals[:number]))}
            for number, name in enumerate(goals)
        ],
        "practices": [{"id": name, "title": name, "values": draw(few([*values, *behaviours])), "audience": draw(few(teams))} for name in ids("c", 3)],
        "dos-and-donts": [{"id": name, "do": name, "values": draw(few([*values, *behaviours])), "teams": draw(few(teams)), "ended": draw(ended)} for name in ids("d", 3)],
        "recognitions": [
            {"id": name, "title": name, "date": "2026-01-01", "to": draw(few([*people, "A name"])) or ["A name"], "values": draw(few([*values, *behaviours])), "goals": draw(few(goals))}
            for name in ids("r", 3)
        ],
        "faq": [{"id": "q0", "question": "Q?", "answer": draw(prose) or "A.", "about": draw(few([f"value:{values[0]}", "goal:g0", "team:t0", "value:v1#b"]))}],
    }  # fmt: skip


def _sound(files: Files) -> Files:
    """A goal may name a value, or a behaviour of it, but one of them once; absent fields are left out."""
    for goal in files["goals"]:
        goal["values"] = _first_of_each(goal["values"])
    return {
        folder: [{key: value for key, value in record.items() if value != ""} for record in records]
        for folder, records in files.items()
    }


def _first_of_each(items: Any) -> list[Any]:
    kept: dict[str, Any] = {}
    for item in items if isinstance(items, list) else [items]:
        target = item if isinstance(item, str) else item.get("value", next(iter(item)))
        kept.setdefault(target.partition("#")[0], item)
    return list(kept.values())


def _write(files: Files, root: Path) -> Project:
    content = root / "content"
    content.mkdir()
    for folder, records in files.items():
        (content / f"{folder}.yml").write_text(
            yaml.safe_dump(records, sort_keys=False, allow_unicode=True), encoding="utf-8"
        )
    (content / "page.md").write_text("# Page\n\n[](value:v0), [](goal:g7)\n", encoding="utf-8")
    return Project(root=root, content=content, options=read_options({"severity": {"earlier-id": "off"}}))


def _keys(nodes: tuple[CascadeNode, ...]) -> Iterator[str]:
    for node in nodes:
        yield str(node.key)
        yield from _keys(node.children)


def _show(site: Site) -> None:
    """Render everything that a site holds."""
    renderer = PageRenderer(site)
    for planned in site.plan.pages:
        assert renderer.page(planned).body
    assert handbook_json(site, renderer.shared)


@SOME
@given(handbooks().map(_sound))
def test_a_sound_handbook_is_linked_and_adds_up(files: Files) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = load(_write(files, Path(folder)))
        handbook = Handbook(Path(folder))
        assert [item.headline for item in site.errors] == []
        graph = site.linked.graph
        found = Counter((str(item.source), item.field, item.to, item.strength) for item in graph.references)
        assert found == Counter((item.source, item.field, item.to, item.strength) for item in handbook.references)
        for reference in graph.references:
            assert reference in list(graph.incoming(reference.target))
            assert reference in list(graph.outgoing(reference.source))
        assert Counter(_keys(cascade(site.linked))) == Counter(goal.key for goal in handbook.of("goal"))
        for matrix in site.matrices:
            meant = expected.DEFAULTS[matrix.id](handbook)
            assert [line.id for line in matrix.columns] == meant.columns
            assert sorted(line.id for line in matrix.rows) == sorted(meant.rows)
            assert matrix.row_totals == {row: meant.row_total(row) for row in meant.rows}
            assert matrix.column_totals == {column: meant.column_total(column) for column in meant.columns}
            assert sum(matrix.row_totals.values()) == sum(matrix.column_totals.values())
            assert sorted(matrix.gap_rows) == sorted(meant.gap_rows)
            assert list(matrix.gap_columns) == meant.gap_columns
        _show(site)


anything = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 3000) | st.sampled_from(["v0", "g1", "value:v0", "2026-01-01", "a b", "#", "[x](goal:g0)", "strong", "index"]) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "value", "with", "title", "strength", "date", "of", "x"]), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip


@st.composite
def broken(draw: st.DrawFn) -> Files:
    """Handbooks in which anything may stand anywhere: dangling references, cycles, wrong types, ids that are there twice."""
    files = _sound(draw(handbooks()))
    records = [record for records in files.values() for record in records]
    for _ in range(draw(st.integers(1, 4))):
        record = draw(st.sampled_from(records))
        record[draw(st.sampled_from([*record, "formerly", "publish", "nonsense"]))] = draw(anything)
    for goal in files["goals"]:
        if draw(st.booleans()):
            goal["parent"] = draw(st.sampled_from(ids("g", 9)))
    for team in files["teams"]:
        if draw(st.booleans()):
            team["parent"] = draw(st.sampled_from(ids("t", 5)))
    return files


@SOME
@given(broken())
def test_a_broken_handbook_is_told_what_is_wrong_and_the_rest_is_shown(files: Files) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = load(_write(files, Path(folder)))
        goals = [str(record.key) for record in site.linked.handbook.of("goal")]
        assert Counter(_keys(cascade(site.linked))) == Counter(goals)
        for reference in site.linked.graph.references:
            assert reference.target in site.linked.handbook
        for item in site.diagnostics:
            lines = re.split("\n|\r\n?", (Path(folder) / item.span.path).read_bytes().decode())
            assert 1 <= item.span.line <= len(lines)
            assert 1 <= item.span.column <= len(lines[item.span.line - 1]) + 1
        _show(site)


@SOME
@given(handbooks().map(_sound), st.data())
def test_hiding_any_record_leaves_nothing_that_names_it(files: Files, data: st.DataObject) -> None:
    folder_name = data.draw(st.sampled_from(sorted(files)))
    record = data.draw(st.sampled_from(files[folder_name]))
    record["publish"] = False
    with tempfile.TemporaryDirectory() as folder:
        site = load(_write(files, Path(folder)))
        assert [item.headline for item in site.errors] == []
        identifier = record["id"]
        assert all(item.target.id != identifier for item in site.linked.graph.references)
        json = handbook_json(site, PageRenderer(site).shared)
        assert f'"{identifier}"' not in json
        assert f":{identifier}" not in json
        _show(site)


def test_a_cascade_of_hundreds_of_levels_is_shown(tmp_path: Path) -> None:
    goals = [{"id": "g0", "title": "G"}, *({"id": f"g{n}", "title": "G", "parent": f"g{n - 1}"} for n in range(1, 400))]
    site = load(_write({"goals": goals, "values": [{"id": "v0", "title": "V"}]}, tmp_path))
    assert len(list(_keys(cascade(site.linked)))) == 400
    _show(site)

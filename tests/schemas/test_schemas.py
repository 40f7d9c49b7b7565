"""JSON Schemas for editors: complete, and never stricter than the check."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from tests.model.test_figures import READ
from tests.schemas.reading import marked, validators
from tests.support import read_case, run, write_files
from values_handbook.model.kinds import MODELS
from values_handbook.model.read import read_handbook
from values_handbook.model.record import Handbook
from values_handbook.pipeline import load
from values_handbook.project import read_project
from values_handbook.schemas.files import schema_files
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests/golden"
SCHEMAS: dict[str, Any] = {name: json.loads(data) for name, data in schema_files(Handbook(())).items()}


@pytest.fixture(scope="module")
def sample() -> Handbook:
    """The records of the sample handbook."""
    return read_handbook(load(read_project(ROOT)[0]).tree)[0]


def fields() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for name, schema in SCHEMAS.items():
        for model, definition in schema["definitions"].items():
            for field, shape in definition.get("properties", {}).items():
                yield f"{name}-{model}", field, shape


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_file_is_a_schema_of_draft_7(name: str) -> None:
    assert SCHEMAS[name]["$schema"] == "http://json-schema.org/draft-07/schema#"
    Draft7Validator.check_schema(SCHEMAS[name])


def test_each_kind_has_every_field_of_its_model() -> None:
    for kind, model in MODELS.items():
        names = {info.alias or name for name, info in model.model_fields.items()}
        known = set(SCHEMAS[f"{kind}.json"]["definitions"][model.__name__]["properties"])
        assert known - {"don't", "don’t"} == names


@pytest.mark.parametrize(
    ("place", "field", "shape"), [pytest.param(*item, id=f"{item[0]}-{item[1]}") for item in fields()]
)
def test_each_field_is_described_and_has_an_example_that_is_valid(
    place: str, field: str, shape: dict[str, Any]
) -> None:
    assert shape["description"].endswith((".", "`"))
    assert shape["examples"]
    kind, _, _ = place.partition(".json")
    validator = validators()[kind].evolve(schema={**shape, "definitions": SCHEMAS[f"{kind}.json"]["definitions"]})
    for example in shape["examples"]:
        assert list(validator.iter_errors(example)) == []


def test_the_ids_that_exist_are_in_one_file(sample: Handbook) -> None:
    files = schema_files(sample)
    known = json.loads(files["ids.json"])["definitions"]
    assert known["value"]["enum"] == sorted(sample.ids("value"))
    assert "candor#write-it-down" in known["behaviour"]["enum"]
    assert "goal:calmer-deploys" in known["record"]["enum"]
    assert "check:goal-without-value" in known["check"]["enum"]
    assert files == schema_files(sample)


def test_a_new_record_changes_the_file_of_ids_alone(sample: Handbook) -> None:
    """One that is the first of its kind, or of all by its name, as well."""
    none, many = schema_files(Handbook(())), schema_files(sample)
    assert [name for name in many if many[name] != none[name]] == ["ids.json"]


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in sorted(GOLDEN.rglob("*.case"))])
def test_what_the_check_accepts_is_not_marked(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(tmp_path, read_case(path, GOLDEN).files, monkeypatch)
    site, found = run(tmp_path)
    wrong = {item.span.path for item in found}
    for file in site.tree.records:
        if file.path not in wrong:
            assert marked(file.kind, file.data) == [], file.path


def test_the_sample_handbook_is_not_marked(sample: Handbook) -> None:
    for record in sample:
        assert marked(record.kind, record.file.data) == [], record.file.path


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (
            "value",
            "title: Candor\nbehaviours: Raise a risk.\ntensions: [kindness]\nquotes: [So it is.]\nlinks: value:craft",
        ),
        ("value", "title: 2026\nsummary: 1.10\ngroup: true\ntags: [1, null, x]\nid: 7\nstatus: Adopted"),
        (
            "value",
            "title: X\nowner: team:platform\nadopted_by: {person: cto}\nsummary:\nbehaviours: [{id: x, formerly: y}]",
        ),
        ("goal", "title: X\nvalues: candor\nobjectives: [{trusted: strong}, {objective: calm}, fast]\nteam: [a, b]"),
        ("goal", "title: X\nvalues: {candor: Strong, craft: w e a k}\nperiod: {start: 2026-09-01}\nlevel: INDIVIDUAL"),
        (
            "goal",
            "title: X\nmeasures: [Fewer surprises, {title: Y, target: 47%, history: {2026-06-30: 7}, lens: Ethics}]",
        ),
        ("goal", "title: X\ncheck_ins: {date: 2026-10-31, progress: 60%, confidence: At risk, by: Kim Larsen}"),
        (
            "review",
            "title: X\ndate: 2026-07-01\nscope: [{value: candor}, goal:new]\nscores: {of: value:a#b, score: '3.5'}",
        ),
        ("guideline", "- don't: Wait.\n- do: 1\n- don’t: Wait.\n-"),
        ("pitfall", "title: X\nguarded_by: [check:goal-without-value, {check: value-without-goal}]\npublish: 'True'"),
        ("practice", "title: X\nstarts: 2026-01-05 09:30\nreview_every: 3 Months\nevery: FREQ=DAILY\nduration: 30"),
        ("recognition", "title: X\ndate: 2026-09-14\nto: Kim\nfrom: cto\norder: 012"),
        (
            "review",
            "title: X\ndate: 2026-07-01\nscores: {of: value:a, score: '3,5', n: <5}\nparticipants: 1\u00a0200 people",
        ),
        ("goal", "title: X\norder: 1'000\ncheck_ins: {date: 2026-10-31, progress: '62,5 %'}"),
        ("goal", "title: X\nmeasures: [{title: Y, target: '>= 20', current: € 3.5M, comparison: At least}]"),
        ("person", "[]"),
    ],
)
def test_what_people_may_write_is_not_marked(kind: str, text: str) -> None:
    assert marked(kind, text.encode()) == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("value", "title: X\nsumary: Y"),
        ("value", "summary: Y"),
        ("value", "- title: X\n  status: dropped"),
        ("value", "title: [X]"),
        ("value", "title: X\nadopted: 1 May"),
        ("goal", "title: X\nvalues: [{candor: much}]"),
        ("goal", "title: X\ncheck_ins: [{progress: 60}]"),
        ("goal", "title: X\ncheck_ins: [{date: 2026-10-31, progress: 101}]"),
        ("review", "title: X\ndate: 2026-07-01\nscores: [{of: a, score: 9}]"),
        ("goal", "title: X\norder: 3 of 5"),
        ("person", "Kim"),
    ],
)
def test_what_is_wrong_is_marked(kind: str, text: str) -> None:
    assert marked(kind, text.encode())


@pytest.mark.parametrize("figure", [text for text, *_ in READ])
def test_a_figure_may_be_written_in_any_way_that_is_read(figure: str) -> None:
    assert marked("goal", json.dumps({"title": "X", "order": figure}).encode()) == []


@given(st.data())
def test_a_word_of_an_enumeration_may_be_spelled_freely(data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(["on-track", "at-risk", "off-track"]))
    blanks = st.text("- _", max_size=2)
    spelled = "".join(
        data.draw(blanks) + (letter.upper() if data.draw(st.booleans()) else letter) for letter in word.replace("-", "")
    )
    text = f"title: X\ncheck_ins: [{{date: 2026-10-31, confidence: '{spelled}'}}]"
    assert marked("goal", text.encode()) == []


def test_there_is_a_schema_for_each_kind() -> None:
    assert set(SCHEMAS) == {*(f"{kind}.json" for kind in KINDS), "ids.json"}

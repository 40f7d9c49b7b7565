"""The quick way to a place in a file leads to the same place as reading the file as YAML does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tests.architecture.modules import ROOT
from values_handbook.model.kinds import MODELS
from values_handbook.model.locate import locate, quick_span, record_node, span_of
from values_handbook.model.read import read_handbook
from values_handbook.pipeline import load
from values_handbook.project import read_project
from values_handbook.source.files import SourceFile, SourceTree

if TYPE_CHECKING:
    from values_handbook.diagnostics import Span
    from values_handbook.model.record import Record

PATHS = [(), *{(name,) for model in MODELS.values() for name in model.model_fields}]


def slow_span(record: Record, path: tuple[str, ...]) -> Span:
    node = record_node(record.file, record.item)
    assert node is not None
    return span_of(record.file.path, locate(node, path))


def quick_and_slow(record: Record) -> list[tuple[Span, Span]]:
    found = (
        (quick_span(record, path), path) for path in PATHS if not path or path[0] in record.fields.model_fields_set
    )
    return [(quick, slow_span(record, path)) for quick, path in found if quick is not None]


def test_it_leads_to_the_same_place_in_the_sample_handbook() -> None:
    pairs = [pair for record in load(read_project(ROOT)[0]).whole.handbook for pair in quick_and_slow(record)]
    assert len(pairs) > 200
    assert all(quick == slow for quick, slow in pairs)


VALUES = st.sampled_from(
    [
        "active",
        "'active'",
        "paused # for now",
        "active\n  ",
        "paused\n  now",
        "|\n  status: x",
        "at risk",
        "2026-03-02",
        "[a]",
    ]
)
FIELDS = st.lists(
    st.tuples(st.sampled_from(["status", "summary", "description", "period", "tags"]), VALUES),
    max_size=5,
    unique_by=lambda pair: pair[0],
)
STARTS = {"": 0, "# first\n": 0, "\n": 0, "- ": 2, "-   ": 4, "-\n  ": 2}
"""What may stand before the first key, and how far the other keys are indented then."""


@given(FIELDS, st.sampled_from([*STARTS]), st.sampled_from(["\n", "\r\n", "\r"]))
def test_it_leads_to_the_same_place_however_a_record_is_written(
    fields: list[tuple[str, str]], start: str, line_end: str
) -> None:
    lines = "\n".join(f"{name}: {value}" for name, value in [("title", "Calm"), *fields])
    text = start + lines.replace("\n", "\n" + " " * STARTS[start]) + "\n"
    if "-" in start:
        text += "- {id: next, title: Next, status: active}\n"
    file = SourceFile("content/goals/calm.yml", "goals/calm.yml", text.replace("\n", line_end).encode(), "goal")
    handbook, _ = read_handbook(SourceTree((file,), (), frozenset(), frozenset(), frozenset(), ()))
    for record in handbook:
        assert all(quick == slow for quick, slow in quick_and_slow(record))

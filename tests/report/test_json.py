"""Diagnostics in JSON."""

import json
from pathlib import Path

from tests.report import samples
from values_handbook.diagnostics.report.json import as_finding, render_json

SNAPSHOTS = Path(__file__).parent / "snapshots"


def test_every_shape_is_rendered_as_in_the_snapshot() -> None:
    assert render_json(samples.ALL) == (SNAPSHOTS / "all.json").read_text(encoding="utf-8").removesuffix("\n")


def test_without_diagnostics_it_is_an_empty_list() -> None:
    assert render_json(()) == "[]"


def test_it_reads_back_as_the_objects_of_the_content_format_and_what_they_belong_to() -> None:
    read = json.loads(render_json(samples.ALL))
    assert read == [as_finding(item) for item in samples.ALL]
    assert list(read[0]) == [
        "code",
        "severity",
        "message",
        "file",
        "line",
        "column",
        "end_line",
        "end_column",
        "help",
        "belongs_to",
    ]


def test_paths_are_shown_as_the_caller_wants_them() -> None:
    (read,) = json.loads(render_json([samples.UNKNOWN], shown=lambda path: f"handbook/{path}"))
    assert read["file"] == f"handbook/{samples.GOAL}"

"""What a form shows of a record is what its file holds, so that a change made in it is no conflict; nothing hidden is in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.site.support.building import write
from values_handbook.editing.apply.document import RecordChange
from values_handbook.editing.apply.intended import intend
from values_handbook.editing.apply.written import written
from values_handbook.forms import PresentRecord, present_records, suggestions
from values_handbook.model.proposals import NEVER_KINDS
from values_handbook.model.read_with_positions import record_nodes
from values_handbook.model.record_shape import shape_of
from values_handbook.pipeline import load
from values_handbook.project import read_project
from values_handbook.source.yaml_nodes import read_yaml
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from values_handbook.pipeline import Site

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "handbooks"
HANDBOOKS = [ROOT, *sorted(SHARED.iterdir())] if SHARED.is_dir() else [ROOT]


def read(folder: Path) -> Site:
    project, _ = read_project(folder)
    return load(project)


def present(site: Site, kind: str) -> dict[str, PresentRecord]:
    """What the form of a kind shows, by ids."""
    shown = present_records(site.linked.of(kind), site.whole.handbook.by_key, lambda key: key.id)
    return {item.id: item for item in shown}


@pytest.mark.parametrize("folder", HANDBOOKS, ids=lambda folder: folder.name if folder != ROOT else "sample")
def test_all_that_a_form_shows_is_what_apply_finds_in_the_file(folder: Path) -> None:
    site = read(folder)
    refused: dict[str, list[str]] = {}
    count = 0
    for kind in KINDS.keys() - NEVER_KINDS:
        for name, shown in present(site, kind).items():
            record = next(item for item in site.linked.of(kind) if item.id == name)
            if record.fields != site.whole.record(record.key).fields:
                continue  # Scores of small groups are not published.
            root = read_yaml(record.file.path, record.file.data).root
            node = next(node for node, item in record_nodes(root) if item == record.item)
            change = RecordChange.model_validate({"record": str(record.key), "was": shown.fields or {}})
            _, problems = intend(written(node, shape_of(kind)), change)
            count += len(shown.fields or {})
            if problems:
                refused[name] = list(problems)
    assert refused == {}
    assert count > 0


def shown_of(tmp_path: Path, kind: str, **files: str) -> dict[str, dict[str, Any] | None]:
    write(tmp_path, {path.replace("__", "/") + ".yml": text for path, text in files.items()})
    return {name: item.fields for name, item in present(read(tmp_path), kind).items()}


def test_short_forms_are_written_out(tmp_path: Path) -> None:
    goals = """\
        - id: calm
          title: Calm
          values: [candor, {craft: tension}, {value: kindness, rationale: It is slow.}]
          owner: lead
          measures: Nights
        """
    values = "[{id: candor, title: Candor}, {id: craft, title: Craft}, {id: kindness, title: Kindness}]"
    shown = shown_of(tmp_path, "goal", goals=goals, values=values, people="[{id: lead, title: Lead}]")
    assert shown == {
        "calm": {
            "title": "Calm",
            "values": [
                {"value": "candor"},
                {"value": "craft", "strength": "tension"},
                {"value": "kindness", "rationale": "It is slow."},
            ],
            "owner": ["lead"],
            "measures": [{"title": "Nights"}],
        }
    }


def test_names_and_what_is_published_are_no_matter_of_a_form(tmp_path: Path) -> None:
    shown = shown_of(tmp_path, "value", values="[{id: candor, title: Candor, formerly: openness, publish: true}]")
    assert shown == {"candor": {"title": "Candor"}}


def test_a_form_is_as_if_what_is_hidden_were_not_there(tmp_path: Path) -> None:
    goals = """\
        - {id: open, title: Open, values: [candor]}
        - {id: half, title: Half, values: [candor, secret-value]}
        - {id: linked, title: Linked, summary: "As [we said](value:secret-value)."}
        - {id: hidden, title: Hidden, publish: false}
        """
    values = "[{id: candor, title: Candor}, {id: secret-value, title: Secret, publish: false}]"
    shown = shown_of(tmp_path, "goal", goals=goals, values=values)
    candor = {"values": [{"value": "candor"}]}
    assert shown == {
        "open": {"title": "Open", **candor},
        "half": {"title": "Half", **candor},
        "linked": {"title": "Linked", "summary": "As we said."},
    }


def test_behaviours_and_signs_are_suggested_with_their_records(tmp_path: Path) -> None:
    write(
        tmp_path, {"values.yml": "- {id: candor, title: Candor, behaviours: [{id: same-day, title: The same day}]}\n"}
    )
    site = read(tmp_path)
    found = list(suggestions(site.linked.of("value"), lambda key: key.id.title()))
    assert found == [("candor", "Candor"), ("candor#same-day", "The same day")]

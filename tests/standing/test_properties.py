"""Whatever a handbook holds, its numbers stay in their ranges, and agree with what handbook.json says besides."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.safety.building import as_yaml
from tests.support import MKDOCS
from values_handbook.derive.standing.scorecard import scorecard
from values_handbook.derive.standing.trend import trend_point
from values_handbook.diagnostics.catalogue import content
from values_handbook.export.json import handbook_json
from values_handbook.pipeline import Site, load
from values_handbook.project import read_project
from values_handbook.render.context import SiteContext

IDS = ("a", "b", "c")
DAYS = st.sampled_from(["2025-01-05", "2026-09-30", "2026-11-02", "2027-01-01"])
FIGURES = st.sampled_from(["0", "5", "40%", "99.5", "signed", "draft"])
MEASURE = st.fixed_dictionaries(
    {"title": st.just("M")},
    optional={
        "lens": st.sampled_from(["operational", "ethics", "innovation", "engagement"]),
        "direction": st.sampled_from(["increase", "decrease", "keep"]),
        "baseline": FIGURES, "target": FIGURES, "current": FIGURES, "as_of": DAYS,
    },
)  # fmt: skip
ALIGNMENTS = st.lists(
    st.fixed_dictionaries({"value": st.sampled_from(IDS)}, optional={"strength": st.sampled_from(["weak", "tension"])}),
    max_size=3, unique_by=lambda item: str(item["value"]),
)  # fmt: skip
COMMON = {"ended": DAYS, "publish": st.booleans(), "owner": st.just("kim"), "summary": st.just("World-class.")}
WORK = {
    "values": ALIGNMENTS, "period": st.sampled_from(["2026", "2026-H2", "2025-Q1", "soon"]),
    "status": st.sampled_from(["proposed", "active", "active", "paused", "achieved", "missed"]),
    "measures": st.lists(MEASURE, max_size=3), "check_ins": st.lists(st.fixed_dictionaries({"date": DAYS}), max_size=2),
}  # fmt: skip
VALUE = {
    "status": st.sampled_from(["proposed", "adopted", "adopted", "retired"]), "adopted": DAYS, "behaviours": st.just(["Say it."]),
    "participation": st.just([{"date": "2026-02-01", "activity": "Talk"}]), "revisions": st.lists(st.just({"revision": 2, "date": "2026-10-20"}), max_size=1),
}  # fmt: skip
GOAL = {
    **WORK,
    "objectives": st.lists(st.sampled_from(IDS), max_size=2, unique=True),
    "team": st.sampled_from(["whole", "part"]),
}


def records(fields: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Records with the ids of `IDS`, each with some of the fields."""
    one = st.fixed_dictionaries({"title": st.just("T")}, optional={**fields, **COMMON})
    return st.tuples(*[one] * len(IDS)).map(lambda found: [{"id": name, **item} for name, item in zip(IDS, found, strict=True)])  # fmt: skip


HANDBOOKS = st.fixed_dictionaries(
    {"values": records(VALUE), "objectives": records(WORK), "goals": records(GOAL)},
    optional={
        "practices": st.just([{"id": "talk", "title": "Talk", "values": ["a"]}]),
        "dos-and-donts": st.just([{"id": "ask", "do": "Ask.", "values": ["b"]}]),
        "pitfalls": st.just([{"id": "drift", "title": "Drift", "guarded_by": ["value:a"]}]),
        "reviews": st.just(
            [{"id": "r", "title": "R", "date": "2026-10-01", "scope": ["value:a"], "next": "2026-11-01"}]
        ),
    },
)
ALWAYS = {"teams": [{"id": "whole", "title": "W"}, {"id": "part", "title": "P", "parent": "whole"}], "people": [{"id": "kim", "title": "K"}]}  # fmt: skip


def site_of(files: dict[str, Any]) -> Site:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "mkdocs.yml").write_text(MKDOCS)
        for name, found in {**files, **ALWAYS}.items():
            for record in found:
                path = root / f"content/{name}/{record['id']}.yml"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(as_yaml(record))
        site = load(read_project(root)[0])
    assert site.errors == ()
    return site


ONCE = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


NAMES_HIDDEN_AND_ENDED: dict[str, Any] = {
    "values": [
        {"id": "a", "title": "T"},
        {"id": "b", "title": "T", "publish": False},
        {"id": "c", "title": "T", "ended": "2025-01-05"},
    ],
    "goals": [{"id": "d", "title": "T", "values": ["b", "c"]}],
}
"""What is found at the second name stands at the first of those that are published."""


@ONCE
@given(HANDBOOKS)
@example(NAMES_HIDDEN_AND_ENDED)
def test_open_questions_are_the_diagnostics_of_handbook_json(files: dict[str, Any]) -> None:
    site = site_of(files)
    told = json.loads(handbook_json(site, SiteContext(site)))
    found = Counter(item["code"] for item in told["diagnostics"])
    checks = [check for part in told["upkeep"] for check in part["checks"]]
    assert sorted(check["code"] for check in checks) == sorted(entry.code for entry in content.ENTRIES)
    for check in checks:
        assert check["open"] == found[check["code"]]
        assert 0 <= check["asked"] <= len(told["records"])


@ONCE
@given(HANDBOOKS)
def test_findings_are_of_those_who_were_asked_each_of_whom_was_asked_once(files: dict[str, Any]) -> None:
    for outcome in site_of(files).outcomes:
        assert len(set(outcome.checked)) == len(outcome.checked)
        assert {key for key, _ in outcome.found} <= set(outcome.checked)


@ONCE
@given(HANDBOOKS)
def test_the_scorecard_counts_the_measures_of_handbook_json(files: dict[str, Any]) -> None:
    site = site_of(files)
    told = json.loads(handbook_json(site, SiteContext(site)))
    lenses: Counter[str] = Counter()
    for record in told["records"]:
        fields = record["fields"]
        runs = fields.get("period") in ("2026", "2026-H2")
        is_over = fields.get("ended", "9999") <= "2026-11-23"
        if record["kind"] in ("goal", "objective") and not is_over:
            is_counted = fields["status"] == "active" or (fields["status"] == "achieved" and runs)
            lenses.update(item.get("lens", "") for item in fields.get("measures", ()) if is_counted)
    found = scorecard(site.linked, {})
    assert {lens: tally.total for lens, tally in found.lenses if tally.total} == dict(lenses)
    assert len(found.measures) == sum(lenses.values())
    for _, tally in (*found.teams, *found.objectives):
        assert min(tally.counts) >= 0
        assert tally.total <= len(found.measures)


@ONCE
@given(HANDBOOKS)
def test_counts_are_of_those_that_are_there(files: dict[str, Any]) -> None:
    site = site_of(files)
    point = trend_point(site.linked)
    assert all(count is None or 0 <= count.some <= count.all for count in (point.coverage, point.freshness))
    told = json.loads(handbook_json(site, SiteContext(site)))["coverage"]
    published = {record.id for record in site.linked.of("goal")}
    assert set(told["goals_without_value"]) <= published
    for item in told["values"]:
        assert all(0 <= item[kind] <= len(site.linked.of(kind)) for kind in ("goal", "objective", "practice"))

"""What is not published cannot be inferred: two handbooks that differ in hidden records alone give the public the same.

Hidden records stand in files of their own, before and behind all others, or behind the published records of a file. (Before
a published record in the same file they move its line, to which links for editing lead.)
"""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.safety.building import MATERIAL, as_yaml, build, write_handbook
from tests.safety.filling import filled
from tests.safety.public import differences, written
from tests.support import TODAY
from values_handbook.pipeline import load
from values_handbook.project import read_project
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

OPTIONS: dict[str, Any] = {
    "organization": "base-team",
    "people_pages": True,
    "sheets": "everyone",
    "matrices": [
        {"id": "mine", "rows": "people", "columns": "teams"},
        {"id": "by-parent", "rows": "goal", "columns": "objective", "group_by": "parent"},
        {"id": "of-reviews", "rows": "review", "columns": "goal"},
    ],
}
PAGES = {
    "index.md": "# Home\n\n[Words](value:base-value) and [](goal:base-goal).\n",
    "goals/index.md": "# Goals\n\n```handbook\nsection: goals\n```\n",
    "values/zebra.md": "# By hand\n",
}
ONLY: dict[str, dict[str, Any]] = {
    "value": {"title": "Bare", "status": "retired"},
    "objective": {"title": "Bare", "period": "2026"},
    "goal": {"title": "Bare", "check_ins": [{"date": "2026-01-31"}]},
    "guideline": {"dont": "Bare"},
    "pitfall": {"title": "Bare"},
    "team": {"title": "Bare"},
    "person": {"title": "Bare"},
    "practice": {"title": "Bare", "every": "month"},
    "recognition": {"title": "Bare", "date": "2025-01-01", "to": "Kim"},
    "case": {"title": "Bare", "date": "2025-01-01"},
    "review": {"title": "Bare", "date": "2025-01-01"},
    "question": {"question": "Bare?", "answer": "So."},
    "candidate": {"said": "Bare"},
    "cycle": {"start": "2025-01-01", "end": "2025-06-30"},
}
"""A record of each kind that says next to nothing, so that checks find much to say of it."""


def texts_of(place: str, form: str) -> str:
    """Text, a name or an address, with a link to a published record where one may stand."""
    if form == "address":
        return "https://example.org/"
    return {"name": "Kim", "plain": "word"}.get(form, "A word of [the value](value:base-value#base-behaviour).")


def public_records(kind: str) -> list[dict[str, Any]]:
    """What is published of a kind: a record that fills every field, and one that says next to nothing."""
    full = filled(kind, f"base-{kind}", texts_of)
    for behaviour in full.get("behaviours", ()):
        behaviour["id"] = "base-behaviour"
    for field in ("parent", "follows", "replaced_by"):
        full.pop(field, None)
    if kind == "goal":
        # Its measure would be the same as itself.
        del full["measures"][0]["same_as"]
    if kind == "person":
        full["links"] = ["https://forge.example/kim"]
    full["status"] = {"value": "adopted", "goal": "active", "objective": "active"}.get(kind)
    found = [{key: value for key, value in full.items() if value is not None}, {"id": f"bare-{kind}", **ONLY[kind]}]
    return [{**record, "publish": True} for record in found]


def secret_record(kind: str, identifier: str) -> dict[str, Any]:
    """A record that fills every field and refers to published ones wherever it can."""
    full = filled(kind, identifier, texts_of)
    for behaviour in full.get("behaviours", ()):
        behaviour["id"] = "zebra-behaviour"
    return {**full, "formerly": [f"was-{identifier}", "bare-value", "was-base-value", f"bare-{kind}"], "order": -1}


def handbook(root: Path, secret: Mapping[str, Any], options: Mapping[str, Any] = OPTIONS) -> Path:
    """A handbook in a folder; `secret` are hidden records by the files that hold them alone, or that they are added to."""
    files: dict[str, str | bytes] = {**PAGES, **{name: as_yaml(found) for name, found in secret.items()}}
    for kind in KINDS:
        name = f"{KINDS[kind].folder}/middle.yml"
        files[name] = as_yaml([*public_records(kind), *secret.get(name, ())])
    config = {
        "site_name": "Handbook", "site_url": "https://handbook.example/", "docs_dir": "content",
        "repo_url": "https://forge.example/a/b", "edit_uri": "edit/main/content/", "plugins": [{"values-handbook": dict(options)}],
    }  # fmt: skip
    return write_handbook(root, {}, files, config)


@pytest.fixture(scope="module", autouse=True)
def _same_day() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", TODAY)
        yield


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the public gets where nothing is hidden."""
    return written(handbook(tmp_path_factory.mktemp("public"), {}))


def changed(
    public: Mapping[str, Any], secret: Mapping[str, Any], options: Mapping[str, Any] = OPTIONS
) -> dict[str, Any]:
    """What the public gets otherwise where these records are hidden."""
    root = Path(tempfile.mkdtemp())
    try:
        return differences(public, written(handbook(root, secret, options)))
    finally:
        shutil.rmtree(root)


def before(kind: str) -> str:
    return f"{KINDS[kind].folder}/a.yml"


def behind(kind: str) -> str:
    return f"{KINDS[kind].folder}/sub/zebra.yml"


def beside(kind: str) -> str:
    return f"{KINDS[kind].folder}/middle.yml"


PLACES: dict[str, Callable[[str], str]] = {"before": before, "behind": behind, "beside": beside}


def test_the_same_records_published_change_nearly_everything(public: dict[str, Any]) -> None:
    """What this module compares shows what there is to be seen."""
    shown = {behind(kind): [secret_record(kind, f"zebra-{kind}")] for kind in KINDS}
    for records in shown.values():
        records[0].pop("formerly")
    found = changed(public, shown)
    assert "@kim" in public["CODEOWNERS"].text
    assert len(found) > 60
    assert {"handbook.json", "upkeep.md", "owners.md", "calendar.ics", "people/base-person.md"} <= {*found}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_hidden_record_changes_nothing(kind: str, place: str, public: dict[str, Any]) -> None:
    secret = [
        {**secret_record(kind, f"zebra-{kind}"), "publish": False},
        {**secret_record(kind, "base"), "publish": False, "formerly": []},
        {"id": "zebra", **ONLY[kind], "publish": False},
    ]
    assert changed(public, {PLACES[place](kind): secret}) == {}


def test_hidden_records_of_all_kinds_change_nothing(public: dict[str, Any]) -> None:
    secret = {behind(kind): [{**secret_record(kind, f"zebra-{kind}"), "publish": False}] for kind in KINDS}
    more = {before(kind): {**filled(kind, f"yak-{kind}", texts_of, target="zebra"), "publish": False} for kind in KINDS}
    assert changed(public, {**secret, **more}) == {}


def test_what_is_hidden_by_default_changes_nothing(tmp_path: Path) -> None:
    defaults = dict.fromkeys(KINDS, False)
    options = {**OPTIONS, "publish_defaults": {**defaults, "goal": {"team": False, "organization": False}}}
    public = written(handbook(tmp_path, {}, options))
    secret = {behind(kind): [secret_record(kind, f"zebra-{kind}")] for kind in KINDS}
    assert changed(public, secret, options) == {}


BROKEN = {
    "a wrong date": "[{id: zebra, title: Zebra, publish: false, date: zebra, adopted: zebra}]",
    "no text": "- {title: Zebra, publish: false, nothing: zebra}\n- 12\n",
    "a colon": "title: Zebra: x\npublish: false\n",
    "no id": "- title: …\n  publish: false\n",
    "no flag": "title: Zebra\npublish: nope\n",
    "a misspelt flag": "title: Zebra\nPublished: false\n",
    "another word for it": "title: Zebra\ndraft: true\n",
    "there twice": "- {id: zebra, title: Zebra, publish: false}\n- {id: zebra, title: Zebra, publish: false}\n",
    "the id of a published record": "[{id: base-value, title: Zebra, publish: false}, {id: base-goal, title: Zebra, publish: false}]",
    "a dead link": "title: Zebra\nsummary: '[x](../zebra.md), [x](value:nothing)'\nowner: base-persom\npublish: false\n",
}
"""Hidden records with an error, which a preview leaves out and shows."""


@pytest.mark.parametrize("name", ["a", "sub/zebra"])
@pytest.mark.parametrize("kind", ["value", "goal"])
@pytest.mark.parametrize("slip", BROKEN)
def test_an_error_of_a_hidden_record_is_on_no_page(
    slip: str, kind: str, name: str, public: dict[str, Any], tmp_path: Path
) -> None:
    root = handbook(tmp_path, {})
    path = root / "content" / KINDS[kind].folder / f"{name}.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(BROKEN[slip], encoding="utf-8")
    assert differences(public, written(root)) == {}


def test_the_built_site_is_the_same_to_the_byte(tmp_path: Path) -> None:
    """With the theme, its search index, tags and the sitemap around everything."""
    config = {**MATERIAL, "plugins": [*MATERIAL["plugins"][:-1], {"values-handbook": OPTIONS}]}
    raw = {"tags.md": "# Tags\n\n<!-- material/tags -->\n", "guide.md": "# Guide\n\n```handbook\ndue\n```\n"}
    secret = {
        **{
            behind(kind): [{**secret_record(kind, f"zebra-{kind}"), "formerly": "yak", "publish": False}]
            for kind in KINDS
        },
        "okrs/zebra.yml": {"title": "Zebra", "publish": False},
        "values/zebra.yml.orig": {"title": "Zebra", "publish": False},
    }
    built = []
    for name, found in {"public": {}, "whole": secret}.items():
        root = handbook(tmp_path / name, found)
        done = build(write_handbook(root, {}, raw, config))
        assert done.status == 0, done.output[-2000:]
        built.append(done.files)
    assert len(built[0]) > 100
    assert [name for name in sorted({*built[0], *built[1]}) if built[0].get(name) != built[1].get(name)] == []


REFERRING = {
    "values/v.yml": "title: V\nadopted_by: [base-person, zebra]\nowner: [base-team, zebra]\nlinks: [https://example.org/, value:zebra]\n",
    "values/w.yml": "title: W\nstatus: retired\nreplaced_by: zebra\n",
    "values/x.yml": "title: X\nrevisions: [{revision: 2, date: 2026-01-01, by: zebra}]\ntensions: [{with: base-value, guidance: Mind it.}, {with: zebra}]\n",
    "objectives/o.yml": "title: O\nvalues: [base-value, zebra]\nparent: zebra\nperiod: 2026\n",
    "goals/g.yml": "title: G\nvalues: [base-value, {value: zebra, rationale: So.}]\nobjectives: [base-objective, zebra]\nparent: zebra\nfollows: zebra\n",
    "goals/h.yml": "title: H\nteam: [base-team, zebra]\nvalues: {bare-value: strong, zebra: weak}\ncheck_ins: [{date: 2026-01-01, by: zebra}]\n",
    "goals/i.yml": "title: I\nsummary: For [all](goal:base-goal)[ and it](goal:zebra)[.](../values/zebra.yml)\nowner: zebra\n",
    "dos-and-donts/d.yml": "do: D\nvalues: [base-value, zebra]\npitfalls: [base-pitfall, zebra]\nteams: [base-team, zebra]\n",
    "pitfalls/p.yml": "title: P\nvalues: [base-value, zebra]\ngoals: [base-goal, zebra]\nobjectives: zebra\nguarded_by: [practice:base-practice, value:zebra]\n",
    "teams/t.yml": "title: T\nparent: zebra\nlead: zebra\nmembers: [base-person, zebra]\n",
    "people/q.yml": "title: Q\nteam: [base-team, zebra]\n",
    "practices/c.yml": "title: C\nevery: month\nvalues: [base-value, zebra]\naudience: [base-team, zebra]\n",
    "recognitions/r.yml": "title: R\ndate: 2026-01-01\nto: [base-person, zebra]\nfrom: zebra\nvalues: [base-value, zebra]\ngoals: zebra\n",
    "cases/c.yml": "title: C\ndate: 2026-01-01\nvalues: [base-value, zebra]\nteams: [base-team, zebra]\n",
    "reviews/r.yml": "title: R\ndate: 2026-01-01\nscope: [value:base-value, value:zebra]\nscores: [{of: value:base-value, score: 3}, {of: value:zebra, score: 1}]\n",
    "faq/q.yml": "question: Q?\nanswer: So.\nabout: [value:base-value, value:zebra]\n",
    "guide/links.md": "# Links\n\n[All](goal:base-goal)[](goal:zebra)<!-- value:zebra -->\n",
}  # fmt: skip
"""Published records, each on lines of its own, that name hidden ones behind published ones of each field, or alone."""
_NAMING = re.compile(
    r",? ?\{(?:value|with|of): (?:value:)?zebra[^}]*\}|, \w+: zebra(?=})|, zebra: weak|, (?:value:)?zebra|^\w+: zebra$"
    r"|\[([^\]]*)\]\((?:goal:zebra|\.\./values/zebra\.yml)\)|<!-- value:zebra -->",
    re.MULTILINE,
)


def test_a_reference_to_a_hidden_record_is_as_if_it_were_not_there(tmp_path: Path) -> None:
    without = {name: _NAMING.sub(lambda found: found[1] or "", text) for name, text in REFERRING.items()}
    without["values/x.yml"] = without["values/x.yml"].replace(", by: zebra", "")
    assert not any("zebra" in text for text in without.values())
    sites = []
    for name, files in {"without": without, "with": REFERRING}.items():
        root = handbook(tmp_path / name, {})
        for place, text in files.items():
            path = root / "content" / place
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        if name == "with":
            for kind in KINDS:
                path = root / "content" / KINDS[kind].folder / "zebra.yml"
                path.write_text(as_yaml({**ONLY[kind], "publish": False}), encoding="utf-8")
        sites.append(written(root))
    assert differences(*sites) == {}


def test_a_finding_behind_a_reference_to_a_hidden_record_stands_at_its_place(tmp_path: Path) -> None:
    root = handbook(tmp_path, {"values/zebra.yml": {"title": "Zebra", "publish": False}})
    line = "values: [zebra, base-value, {value: bare-value, strength: tension}]"
    (root / "content/goals/g.yml").write_text(f"title: G\n{line}\n", encoding="utf-8")
    site = load(read_project(root)[0])
    found = [
        item for item in site.public_diagnostics if item.span.path == "content/goals/g.yml" and item.span.line == 2
    ]
    assert found
    assert {item.span.column for item in found} == {line.index("bare-value") + 1, line.index("tension") + 1}
    assert {item.span for item in found} <= {item.span for item in site.diagnostics}


DAYS = st.sampled_from(["2020-02-29", "2026-11-01", "2026-11-22", "2026-12-24", "2027-06-30"])
CHANGES = {
    "status": st.sampled_from(["proposed", "adopted", "retired", "active", "paused", "achieved", "missed", "dropped"]),
    "date": DAYS,
    "adopted": DAYS,
    "ended": DAYS,
    "starts": DAYS,
    "period": st.sampled_from(["2026", "2026-Q4", "2027-H1", "some day"]),
    "order": st.integers(-5, 5),
    "level": st.sampled_from(["organization", "team", "individual"]),
    "review_every": st.sampled_from(["1 day", "3 months", "10 years"]),
    "check_ins": DAYS.map(lambda day: [{"date": day, "by": "base-person", "confidence": "off-track", "progress": 99}]),
    "decisions": DAYS.map(
        lambda day: [{"title": "Zebra", "changes": "value:bare-value", "due": day, "owner": "base-team"}]
    ),
    "scores": st.integers(1, 9).map(lambda n: [{"of": "value:base-value", "team": "base-team", "n": n, "score": 1}]),
    "values": st.sampled_from([["bare-value"], [{"value": "base-value", "strength": "tension"}], []]),
    "replaced_by": st.sampled_from(["base-value", "bare-value"]),
    "comments_until": DAYS,
}
"""What a hidden record may say otherwise, as far as its kind has the field."""


@st.composite
def secrets(draw: st.DrawFn) -> dict[str, list[dict[str, Any]]]:
    """Hidden records of any kinds, in any places, with some of the fields that they may have."""
    found: dict[str, list[dict[str, Any]]] = {}
    for number in range(draw(st.integers(1, 5))):
        kind = draw(st.sampled_from(list(KINDS)))
        full = secret_record(kind, f"zebra-{number}")
        asked = draw(st.sets(st.sampled_from([*full])))
        record = {key: value for key, value in full.items() if key in asked or key in ONLY[kind]}
        for field, values in CHANGES.items():
            if field in full and draw(st.booleans()):
                record[field] = draw(values)
        place = PLACES[draw(st.sampled_from([*PLACES]))]
        found.setdefault(place(kind), []).append({**record, "id": f"zebra-{number}", "publish": False})
    return found


@examples(12)
@given(secret=secrets())
def test_whatever_hidden_records_say_changes_nothing(
    secret: dict[str, list[dict[str, Any]]], public: dict[str, Any]
) -> None:
    assert changed(public, secret) == {}

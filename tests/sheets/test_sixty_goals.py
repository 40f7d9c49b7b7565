"""A team with sixty goals in a spreadsheet, in German, as Excel saves it: one command and one mapping."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from tests.cli.running import handbook as run
from tests.sheets.tables import contents, exported, take
from tests.support import MKDOCS

OKR = Path(__file__).with_name("okr.csv")
FILES = {
    "people.yml": """\
- {id: platform-lead, title: Leitung Plattform}
- {id: library-lead, title: Leitung Bücherei}
- {id: cto, title: CTO}
""",
    "teams.yml": """\
- {id: platform, title: Plattform}
- {id: library, title: Bücherei}
- {id: service, title: Kundendienst}
""",
    "values.yml": "[{id: candor, title: Offenheit}, {id: craft, title: Handwerk}]\n",
}
IDS = {
    "Leitung Plattform": "platform-lead",
    "Leitung Bücherei": "library-lead",
    "CTO": "cto",
    "Kundendienst": "service",
    "Plattform": "platform",
    "Bücherei": "library",
}
STATUS = {"laufend": "active", "Geplant": "proposed", "aktiv": "active", "Erreicht": "achieved"}
VALUES = {
    "Offenheit (stark)": [{"value": "candor", "strength": "strong"}],
    "Handwerk": ["craft"],
    "Offenheit (mittel), Handwerk (schwach)": ["candor", {"value": "craft", "strength": "weak"}],
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    for name, text in FILES.items():
        (tmp_path / "content" / name).write_text(text, encoding="utf-8")
    return tmp_path


def expected() -> dict[str, dict[str, object]]:
    """What the table says, by the titles of its goals, read by rules of the test's own."""
    found = {}
    header, *lines = OKR.read_bytes().decode("cp1252").splitlines()
    assert header.startswith("Objective Title;Verantwortlich;")
    for line in lines:
        title, owner, team, due, status, values, measure, baseline, target, current, as_of, _ = line.split(";")
        found[title] = {
            "title": title,
            "owner": IDS[owner],
            "period": {"end": day(due)},
            "values": VALUES[values],
            "measures": [
                {
                    "title": measure,
                    "baseline": number(baseline),
                    "target": number(target),
                    "current": number(current),
                    "as_of": day(as_of),
                }
            ],
            "status": STATUS[status],
            "team": IDS[team],
        }
    return found


def day(text: str) -> date:
    number_of_day, month, year = map(int, text.split("."))
    return date(year if year > 100 else 2000 + year, month, number_of_day)


def number(text: str) -> float:
    return float(text.replace(".", "").replace(",", "."))


def test_sixty_goals_come_in_with_one_command_and_one_mapping(root: Path) -> None:
    done = run(root, "import", str(OKR), "--map", "Objective Title=title", "--locale", "de")
    assert done.returncode == 0, done.stderr
    goals = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in (root / "content/goals").iterdir()]
    assert len(goals) == 60
    assert {goal["title"]: goal for goal in goals} == expected()
    assert (
        (root / "content/goals/ausfalle-ankundigen-in-der-zentrale.yml").read_text(encoding="utf-8")
        == """\
title: Ausfälle ankündigen in der Zentrale
owner: platform-lead
status: active
period: {end: 2027-01-01}
values:
  - value: candor
    strength: strong
measures:
  - title: Ausfälle je Monat
    baseline: 1000.5
    target: 0.25
    current: 0.75
    as_of: 2026-10-31
team: platform
"""
    )
    check = run(root, "check", "--errors-only")
    assert check.returncode == 0, check.stdout


def test_the_command_says_how_it_read_the_columns(root: Path) -> None:
    done = run(root, "import", str(OKR), "--map", "Objective Title=title", "--locale", "de", "--dry-run")
    assert done.stderr == (
        "okr.csv: read “Objective Title” as title, “Verantwortlich” as owner, “Abteilung” as team, “Frist” as period.end, "
        "“Status” as status, “Werte” as values, “Kennzahl” as measure, “Ausgangswert” as baseline, “Zielwert” as target, "
        "“Istwert” as current, “Stand” as as_of\n"
        'okr.csv: not read: “Bemerkung”; --map "COLUMN=field" reads one\n'
    )
    assert "Ausfälle ankündigen in der Zentrale" in done.stdout
    assert not (root / "content/goals").exists()


def test_the_same_table_a_second_time_changes_nothing(root: Path) -> None:
    assert take(root, OKR.read_bytes(), "Objective Title=title", locale="de") == []
    before = contents(root)
    assert take(root, OKR.read_bytes(), "Objective Title=title", locale="de") == []
    assert take(root, exported(root)) == []
    assert contents(root) == before


def test_a_missing_mapping_is_asked_for(root: Path) -> None:
    assert take(root, OKR.read_bytes()) == [
        'plan.csv: no column is the title; say which one it is: --map "Objective Title=title"'
    ]


def test_names_that_nobody_has_are_listed_once_with_the_closest(root: Path) -> None:
    (root / "content/people.yml").write_text("[{id: platform-lead, title: Leiter Plattform}]\n", encoding="utf-8")
    refused = take(root, OKR.read_bytes(), "Objective Title=title", locale="de")
    rows = ", ".join(str(row) for row in range(2, 50, 4))
    assert refused[:2] == [
        "nothing was imported:",
        f"plan.csv, rows {rows} and 3 more, “Verantwortlich”: there is no person or role or team `Leitung Plattform`; "
        "closest: `Leiter Plattform`, `Plattform`",
    ]
    assert [line.partition("`")[2].partition("`")[0] for line in refused[2:]] == ["Leitung Bücherei", "CTO"]

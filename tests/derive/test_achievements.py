"""What the handbook achieved within a year, counted by hand: practices held, responses to reviews, thanks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.compare.repositories import write
from tests.support import TODAY
from values_handbook.derive.standing.achievements import PracticeHeld, Response, Thanks, achievements, has_achievements
from values_handbook.model.record import Key
from values_handbook.options import read_options
from values_handbook.pipeline import load
from values_handbook.project import Project

if TYPE_CHECKING:
    from pathlib import Path

    from values_handbook.derive.linked_handbook import LinkedHandbook

FILES = {
    "people.yml": "[{id: cto, title: CTO}, {id: lead, title: Lead}, {id: ghost, title: Ghost, publish: false}]\n",
    "teams.yml": "[{id: sre, title: SRE}]\n",
    # Today is 2026-11-23: the year began on 2025-11-24.
    "practices.yml": """\
- id: talk
  title: Talk
  every: month on first monday
  starts: 2026-03-02
  held:
    - {date: 2025-11-23, attended: 20, invited: 20}
    - {date: 2025-11-24, attended: 6, invited: 10}
    - {date: 2026-03-02, attended: 3, invited: 5}
    - {date: 2026-04-06, attended: 4, invited: 4}
    - {date: 2026-05-04, attended: 9, invited: 8}
    - {date: 2026-06-01, attended: 7}
    - {date: 2027-01-04, attended: 7, invited: 9}
  skipped: [2026-08-03, {date: 2026-07-06, why: Away.}, 2025-01-05]
- {id: unsaid, title: Unsaid}
""",
    "reviews.yml": """\
- {id: early, title: Early, date: 2025-11-20, participants: 9, invited: 10}
- {id: spring, title: Spring, date: 2026-03-01, participants: 12, invited: 20}
- {id: open, title: Open, date: 2026-04-01, participants: 12}
- {id: over, title: Over, date: 2026-05-01, participants: 12, invited: 11}
- {id: unsaid, title: Unsaid, date: 2026-06-01, invited: 30}
""",
    "recognitions.yml": """\
- {id: a, title: A, date: 2026-01-01, to: lead, from: cto}
- {id: b, title: B, date: 2026-02-01, to: lead, from: [cto, team:sre, Kim]}
- {id: c, title: C, date: 2026-03-01, to: lead, from: kim}
- {id: d, title: D, date: 2026-04-01, to: lead}
- {id: e, title: E, date: 2026-05-01, to: lead, from: ghost}
- {id: old, title: Old, date: 2025-11-23, to: cto, from: lead}
""",
}


def handbook(folder: Path, files: dict[str, str]) -> LinkedHandbook:
    write(folder / "content", files)
    project = Project(root=folder, content=folder / "content", options=read_options({}))
    return load(project).linked


@pytest.fixture(autouse=True)
def _same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)


def test_practices_count_the_year_and_shares_of_enough_people(tmp_path: Path) -> None:
    found = achievements(handbook(tmp_path, FILES))
    assert found.since == date(2025, 11, 23)
    # Held on 24 November, in March, April, May and June. Of 4 and of fewer than came there is no share: 6 of 10, 3 of 5.
    # Planned were the first Mondays from March to November: held on the first four of nine.
    assert found.practices == (
        PracticeHeld(Key("practice", "talk"), held=5, kept=4, planned=9, attended=9, invited=15),
    )


def test_reviews_count_who_took_part_and_of_how_many(tmp_path: Path) -> None:
    assert achievements(handbook(tmp_path, FILES)).responses == (
        Response(Key("review", "over"), date(2026, 5, 1), 12, None),
        Response(Key("review", "open"), date(2026, 4, 1), 12, None),
        Response(Key("review", "spring"), date(2026, 3, 1), 12, 20),
    )


def test_thanks_count_the_different_people_who_say_them(tmp_path: Path) -> None:
    # The CTO, the team, and Kim by name; the hidden person is nobody.
    assert achievements(handbook(tmp_path, FILES)).thanks == Thanks(recognitions=5, givers=3, unsigned=2)


def test_a_handbook_without_any_of_it_has_no_such_page(tmp_path: Path) -> None:
    nothing = handbook(tmp_path, {"values.yml": "[{id: v, title: V}]\n", "practices.yml": "[{id: p, title: P}]\n"})
    assert not has_achievements(nothing)

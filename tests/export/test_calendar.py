"""Calendars to subscribe to: read by another reader, which expands their rules to the days that practices say."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from io import StringIO
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from dateutil.tz import tzical

from tests.support import MKDOCS, TODAY
from values_handbook.export.calendar import calendar_file
from values_handbook.model.record import Key
from values_handbook.pipeline import load
from values_handbook.project import read_project
from values_handbook.render.context import SiteContext

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[..., str]

SITE = "site_url: https://larkfold.example/handbook/\n"


@pytest.fixture
def calendar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes a handbook and gives the calendar of all, or of a team."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)

    def write(files: dict[str, str], *, team: str = "", zone: str = "", site: str = SITE) -> str:
        options = f":\n      timezone: {zone}\n" if zone else "\n"
        (tmp_path / "mkdocs.yml").write_text(site + MKDOCS.rstrip("\n") + options, encoding="utf-8")
        for name, text in files.items():
            path = tmp_path / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        found = load(read_project(tmp_path)[0])
        assert [item.headline for item in found.errors] == []
        return calendar_file(SiteContext(found), Key("team", team) if team else None)

    return write


def entries(text: str) -> list[Any]:
    read = vobject.readOne(text)
    return list(read.contents.get("vevent", []))


def titles(text: str) -> list[str]:
    return [entry.summary.value for entry in entries(text)]


def days(text: str, most: int = 5) -> list[str]:
    """The first times of the only practice."""
    (entry,) = (entry for entry in entries(text) if "rrule" in entry.contents)
    return [
        f"{moment:%Y-%m-%d %H:%M}".removesuffix(" 00:00")
        for moment, _ in zip(entry.getrruleset(True), range(most), strict=False)
    ]


def practice(rest: str) -> dict[str, str]:
    return {"practices.yml": f"- {{id: p, title: P, {rest}}}\n"}


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("every: month on first monday, starts: 2026-03-02", ["2026-03-02", "2026-04-06", "2026-05-04"]),
        ("every: 2 weeks on tuesday, starts: 2026-03-11", ["2026-03-24", "2026-04-07", "2026-04-21"]),
        ("every: quarter on first monday, starts: 2026-07-06", ["2026-07-06", "2026-10-05", "2027-01-04"]),
        ("every: quarter on last friday, starts: 2026-01-05", ["2026-03-27", "2026-06-26", "2026-09-25"]),
        ("every: quarter on last friday", ["2026-03-27", "2026-06-26", "2026-09-25"]),
        ("every: quarter on first monday, starts: 2026-01-06", ["2026-04-06", "2026-07-06", "2026-10-05"]),
        ("every: quarter on first monday, starts: 2026-02-02", ["2026-02-02", "2026-05-04", "2026-08-03"]),
        ("every: year on last friday, starts: 2026-01-05", ["2026-12-25", "2027-12-31", "2028-12-29"]),
        ("every: year on first monday, starts: 2026-06-01", ["2026-06-01", "2027-06-07", "2028-06-05"]),
        ("every: month on the 2nd tuesday, starts: 2026-01-05", ["2026-01-13", "2026-02-10", "2026-03-10"]),
        ("every: month, starts: 2026-01-31", ["2026-01-31", "2026-03-31", "2026-05-31"]),
        ("every: year, starts: 2024-02-29", ["2024-02-29", "2028-02-29", "2032-02-29"]),
        ("every: week on monday", ["2026-01-05", "2026-01-12", "2026-01-19"]),
        ("every: 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', starts: 2026-01-01", ["2026-01-30", "2026-02-27", "2026-03-31"]),
        ("every: 'FREQ=DAILY;COUNT=2', starts: 2026-11-20", ["2026-11-20", "2026-11-21"]),
        ("every: 'FREQ=DAILY;UNTIL=20261121T220000Z', starts: 2026-11-20", ["2026-11-20", "2026-11-21"]),
        ("every: day, starts: 2026-12-30, ended: 2027-01-01", ["2026-12-30", "2026-12-31"]),
        ("every: 'FREQ=DAILY;COUNT=9', starts: 2026-12-30, ended: 2027-01-01", ["2026-12-30", "2026-12-31"]),
        ("every: 3 weeks on thursday, starts: 0001-01-01", ["1970-01-08", "1970-01-29", "1970-02-19"]),
    ],
)  # fmt: skip
def test_a_rule_expands_to_the_days_that_the_practice_says(calendar: Write, rest: str, expected: list[str]) -> None:
    assert days(calendar(practice(rest)), 3) == expected


@pytest.mark.parametrize(
    "rest",
    [
        "every: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', starts: 2026-01-01",
        "every: 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;BYSETPOS=1', starts: 2026-01-01",
        "every: 'FREQ=DAILY;UNTIL=20251231', starts: 2026-01-01",
        "every: 'FREQ=DAILY;UNTIL=20260231', starts: 2026-01-01",
        "every: 2 weeks on tuesday",
        "every: day, ended: 2026-11-23",
        "every: day, starts: 2027-02-01, ended: 2027-01-01",
        "when: someone joins",
        "every: day, publish: false",
    ],
)
def test_what_never_comes_has_ended_is_open_or_is_not_published_is_no_entry(calendar: Write, rest: str) -> None:
    assert "VEVENT" not in calendar(practice(rest))


def test_exceptions_and_skipped_days_are_left_out(calendar: Write) -> None:
    weekly = "every: week on monday, starts: 2026-11-02"
    text = calendar(practice(weekly + ", except: [2026-11-16, 2026-11-17], skipped: [{date: 2026-11-09, why: Ill.}]"))
    assert "EXDATE;VALUE=DATE:20261109,20261116\r\n" in text
    assert days(text, 3) == ["2026-11-02", "2026-11-23", "2026-11-30"]


def test_a_moment_that_is_left_out_has_the_time_and_zone_of_the_practice(calendar: Write) -> None:
    text = calendar(practice(EVENING + ", except: 2026-10-23"), zone="Europe/Berlin")
    assert "EXDATE;TZID=Europe/Berlin:20261023T180000\r\n" in text
    assert days(text, 2) == ["2026-10-16 18:00", "2026-10-30 18:00"]
    assert "EXDATE;VALUE=DATE:20261023\r\n" in calendar(practice(EVENING + ", except: 2026-10-23"))


EVENING = "every: week on friday, starts: 2026-10-16T18:00, duration: 1 hour 30 minutes"


def test_eighteen_o_clock_stays_so_when_the_clocks_change(calendar: Write) -> None:
    (entry,) = entries(calendar(practice(EVENING), zone="Europe/Berlin"))
    moments = [moment for moment, _ in zip(entry.getrruleset(True), range(3), strict=False)]
    assert [f"{moment:%m-%d %H:%M}" for moment in moments] == ["10-16 18:00", "10-23 18:00", "10-30 18:00"]
    zone = entry.dtstart.value.tzinfo
    in_utc = [moment.replace(tzinfo=zone).astimezone(UTC) for moment in moments]
    assert [f"{moment:%H:%M}" for moment in in_utc] == ["16:00", "16:00", "17:00"]
    assert entry.duration.value.total_seconds() == 90 * 60


def test_the_last_time_is_in_utc_where_times_have_a_zone(calendar: Write) -> None:
    text = calendar(practice(EVENING + ", ended: 2026-12-05"), zone="Europe/Berlin")
    assert "UNTIL=20261204T170000Z" in text
    assert days(text, 99)[-1] == "2026-12-04 18:00"


def test_without_a_zone_a_practice_is_a_whole_day_with_its_time_in_the_title(calendar: Write) -> None:
    text = calendar(practice(EVENING + ", ended: 2026-12-05"))
    (entry,) = entries(text)
    assert "DTSTART;VALUE=DATE:20261016\r\n" in text
    assert "VTIMEZONE" not in text
    assert "T180000" not in text
    assert entry.summary.value == "18:00 P"
    assert "duration" not in entry.contents
    assert days(text, 99) == [
        f"2026-{day}" for day in ("10-16", "10-23", "10-30", "11-06", "11-13", "11-20", "11-27", "12-04")
    ]


@pytest.mark.parametrize(
    ("starts", "duration", "expected"),
    [
        ("2026-12-07", "3 days", 3),
        ("2026-12-07", "1 week", 7),
        ("2026-12-07", "36 hours", 2),
        ("2026-12-07", "24 hours", 1),
        ("2026-12-07", "90 minutes", None),
        ("2026-12-07", "as long as it takes", None),
        ("2026-12-07 09:00", "3 days", 3),
    ],
)
def test_a_duration_of_days_is_written_for_whole_days_too(
    calendar: Write, starts: str, duration: str, expected: int | None
) -> None:
    (entry,) = entries(calendar(practice(f"every: year, starts: {starts}, duration: {duration}"), zone="Europe/Berlin"))
    assert isinstance(entry.dtstart.value, datetime) == (":" in starts)
    found = entry.contents.get("duration")
    assert (found[0].value if found else None) == (timedelta(days=expected) if expected else None)


@pytest.mark.parametrize(
    ("until", "zone", "starts", "last"),
    [
        # 2 December, 23:59:59 in Los Angeles.
        ("20261203T075959Z", "America/Los_Angeles", "2026-11-30T09:00", "2026-12-02 09:00"),
        ("20261203T165959Z", "America/Los_Angeles", "2026-11-30T09:00", "2026-12-02 09:00"),
        ("20261203T170000Z", "America/Los_Angeles", "2026-11-30T09:00", "2026-12-03 09:00"),
        ("20261202T230000Z", "Europe/Berlin", "2026-11-30T00:00", "2026-12-03"),
        ("20261203T075959Z", "America/Los_Angeles", "2026-11-30", "2026-12-02"),
        ("20261203T085959", "America/Los_Angeles", "2026-11-30T09:00", "2026-12-02 09:00"),
        ("20261203", "America/Los_Angeles", "2026-11-30T09:00", "2026-12-03 09:00"),
        ("20261203T075959Z", "", "2026-11-30T09:00", "2026-12-02"),
    ],
)
def test_until_ends_a_rule_at_its_time_in_the_zone_of_the_team(
    calendar: Write, until: str, zone: str, starts: str, last: str
) -> None:
    text = calendar(practice(f"every: FREQ=DAILY;UNTIL={until}, starts: {starts}"), zone=zone)
    assert days(text, 99)[-1] == last


def test_an_entry_says_what_it_is_for_whom_and_where_to_read_on(calendar: Write) -> None:
    files = {
        "practices.yml": "- {id: talk, title: Talk, every: day, channel: Canteen, audience: a, values: v, duration: an hour, summary: We *talk*.}\n",
        "teams.yml": "[{id: a, title: Team A}]\n",
        "values.yml": "[{id: v, title: Candor}]\n",
    }  # fmt: skip
    (entry,) = entries(calendar(files))
    address = "https://larkfold.example/handbook/practices/#talk"
    assert entry.description.value == f"We talk.\nHow long: an hour\nFor: Team A\nValues: Candor\n{address}"
    assert (entry.location.value, entry.url.value) == ("Canteen", address)
    assert entry.uid.value == "practice-talk@larkfold-example-handbook"


TEAMS = """\
- {id: all, title: All}
- {id: a, title: A, parent: all}
- {id: sub, title: Sub, parent: a}
- {id: b, title: B, parent: all}
- {id: secret, title: Secret, publish: false}
"""
PRACTICES = """\
- {id: everyone, title: Everyone, every: day}
- {id: all, title: For all, every: day, audience: all}
- {id: a, title: For A, every: day, audience: [a]}
- {id: sub, title: For Sub, every: day, audience: [sub]}
- {id: b, title: For B, every: day, audience: [b]}
- {id: secret, title: For a secret, every: day, audience: [secret]}
"""


@pytest.mark.parametrize(
    ("team", "expected"),
    [
        ("", ["Everyone", "For all", "For A", "For Sub", "For B", "For a secret"]),
        ("a", ["Everyone", "For all", "For A", "For Sub"]),
        ("sub", ["Everyone", "For all", "For A", "For Sub"]),
        ("b", ["Everyone", "For all", "For B"]),
    ],
)
def test_a_team_has_what_is_for_it_around_it_in_it_and_for_everyone(
    calendar: Write, team: str, expected: list[str]
) -> None:
    assert titles(calendar({"teams.yml": TEAMS, "practices.yml": PRACTICES}, team=team)) == expected


DUE = {
    "people.yml": "[{id: kim, title: Kim, team: a}, {id: max, title: Max}]\n",
    "teams.yml": "[{id: a, title: A}]\n",
    "goals.yml": """\
- {id: one, title: One, team: a, level: team, check_ins: [{date: 2026-11-01}]}
- {id: two, title: Two, owner: max, check_ins: [{date: 2026-11-01}, {date: 2026-06-01}]}
- {id: late, title: Late, owner: kim, period: 2026-Q3}
- {id: done, title: Done, owner: kim, period: 2026-Q4, status: achieved}
- {id: secret, title: Secret, owner: kim, publish: false, check_ins: [{date: 2026-11-01}]}
""",
    "values.yml": "[{id: v, title: V, adopted: 2026-01-31, review_every: 1 month, owner: kim}, {id: w, title: W, status: proposed, comments_until: 2026-12-01}]\n",
    "reviews.yml": "[{id: r, title: R, date: 2026-07-01, next: 2027-01-04, decisions: [{title: Do it, due: 2026-12-13, owner: kim}, {title: Did it, due: 2026-12-14, status: done}]}]\n",
}  # fmt: skip


def test_days_by_which_something_is_due_are_entries_each_once(calendar: Write) -> None:
    found = {str(entry.dtstart.value): entry.summary.value for entry in entries(calendar(DUE))}
    # Check-ins come every six weeks: 42 days after 1 November.
    assert found == {
        "2026-02-28": "Review due: V",
        "2026-09-30": "Close the goal, whose period has ended: Late",
        "2026-12-01": "Comment on the proposed value: W",
        "2026-12-13": "3 things are due",
        "2027-01-04": "Next review: R",
    }


def test_a_day_names_all_that_is_due(calendar: Write) -> None:
    entry = next(entry for entry in entries(calendar(DUE)) if entry.dtstart.value == date(2026, 12, 13))
    assert [line for line in entry.description.value.splitlines() if "https" not in line] == [
        "Decision: Do it: R",
        "Check-in: One",
        "Check-in: Two",
    ]
    assert "Secret" not in entry.description.value


def test_a_team_has_what_it_or_its_people_answer_for(calendar: Write) -> None:
    text = calendar(DUE, team="a")
    assert titles(text) == [
        "Review due: V",
        "Close the goal, whose period has ended: Late",
        "2 things are due",
    ]
    assert "Two" not in text


def test_a_thousand_goals_are_one_entry_a_day(calendar: Write) -> None:
    goals = "".join(f"- {{id: g{n}, title: Goal {n}, check_ins: [{{date: 2026-11-01}}]}}\n" for n in range(1000))
    (entry,) = entries(calendar({"goals.yml": goals}))
    assert entry.summary.value == "1000 things are due"
    assert entry.description.value.endswith("\n990 more")


HOSTILE = "Tea; cake, \\n BEGIN:VEVENT\u2028END:VCALENDAR \x85\u200f\U0001f370 x" + "ä" * 200


def test_text_of_people_is_text_and_no_line_is_too_long(calendar: Write) -> None:
    from json import dumps

    quoted = dumps(HOSTILE, ensure_ascii=True)
    text = calendar(
        practice(f"every: day, channel: {quoted}, summary: {quoted}").copy()
        | {"teams.yml": f"[{{id: a, title: {quoted}}}]\n"},
        team="a",
    )
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.count("\nBEGIN:VEVENT") == text.count("\nEND:VEVENT") == 1
    assert not any(sign in text.replace("\r\n", "") for sign in "\r\n\x85\u2028")
    (entry,) = entries(text)
    assert entry.location.value == HOSTILE.replace("\u2028", " ").replace("\x85", " ")


def test_the_same_handbook_gives_the_same_bytes_on_every_day(calendar: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    files = practice(EVENING)
    before = calendar(files, zone="Europe/Berlin")
    assert calendar(files, zone="Europe/Berlin") == before
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime(2027, 11, 23, tzinfo=UTC).timestamp())))
    assert calendar(files, zone="Europe/Berlin") == before


def test_a_site_without_an_address_has_a_calendar_too(calendar: Write) -> None:
    (entry,) = entries(calendar(practice("every: day"), site=""))
    assert entry.uid.value == "practice-p@Handbook"
    assert "url" not in entry.contents


@pytest.mark.parametrize(
    "zone",
    ["Europe/Berlin", "America/New_York", "Australia/Sydney", "America/St_Johns", "Asia/Jerusalem", "Africa/Casablanca",
     "Asia/Kolkata", "Asia/Tokyo", "Europe/Dublin", "America/Sao_Paulo", "Africa/Cairo", "Asia/Beirut", "America/Santiago"],
)  # fmt: skip
def test_another_reader_knows_what_the_clock_shows_on_each_day(calendar: Write, zone: str) -> None:
    text = calendar(practice(EVENING), zone=zone)
    block = text[text.index("BEGIN:VTIMEZONE") : text.index("BEGIN:VEVENT")]
    read = tzical(StringIO(block.replace("\r\n", "\n"))).get()
    for hours in range(0, 2 * 365 * 24, 37):
        moment = datetime(2026, 1, 1, 12) + timedelta(hours=hours)
        assert moment.replace(tzinfo=read).utcoffset() == moment.replace(tzinfo=ZoneInfo(zone)).utcoffset(), moment


def test_clocks_that_change_by_a_rule_are_written_as_one(calendar: Write) -> None:
    text = calendar(practice(EVENING), zone="Europe/Berlin")
    assert "DTSTART:19700329T020000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\n" in text
    assert "RDATE" not in text


def test_the_zone_of_all_clocks_needs_no_rule(calendar: Write) -> None:
    text = calendar(practice(EVENING), zone="UTC")
    assert "DTSTART:20261016T180000Z" in text
    assert "VTIMEZONE" not in text

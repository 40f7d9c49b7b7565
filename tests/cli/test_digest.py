"""The week in a message: what is in it, in which order, with which links, and what is not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import handbook
from tests.compare.repositories import commit, git, write
from tests.gfm import render_gfm
from tests.support import MKDOCS, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SETTINGS = "site_name: Handbook\nsite_url: https://hb.example/\ndocs_dir: content\nplugins:\n  - values-handbook\n"
BEFORE = {
    "mkdocs.yml": SETTINGS,
    "content/index.md": "# Handbook\n",
    "content/teams.yml": "- {id: sre, title: SRE}\n- {id: desk, title: Desk}\n",
    "content/values/candor.yml": """\
title: Candor
summary: We say what we see.
behaviours: [{id: aloud, title: Say it aloud, text: Before anybody asks.}]
""",
    "content/values/care.yml": """\
title: Care
behaviours: [{id: listen, title: Listen first, text: For a minute.}, {id: ask, title: Ask back, text: Twice.}]
""",
    "content/goals.yml": """\
- id: calm
  title: Calm releases
  team: sre
  measures: [{title: Incidents, target: 1, baseline: 9, current: 5, as_of: 2026-11-02}]
  check_ins: [{date: 2026-11-02, progress: 40}]
- id: warm
  title: A warm desk
  team: desk
  check_ins: [{date: 2026-10-15, progress: 10}]
- {id: alone, title: Nobody's goal, check_ins: [{date: 2026-10-10, progress: 10}]}
- {id: later, title: Next year, team: sre, status: proposed}
- {id: secret, title: Secret goal, team: sre, publish: false, check_ins: [{date: 2026-01-01, progress: 10}]}
""",
    "content/recognitions.yml": """\
- {id: old, title: Stayed late, date: 2026-10-01, to: [desk], values: [candor]}
""",
    "content/practices.yml": """\
- {id: talk, title: Goal talk, every: week on tuesday, starts: 2026-11-03}
- {id: desk-hour, title: Desk hour, every: week on friday, starts: 2026-11-06, audience: [desk]}
""",
}
AFTER = {
    "content/values/candor.yml": BEFORE["content/values/candor.yml"].replace("what we see", "early what we see"),
    "content/goals.yml": BEFORE["content/goals.yml"]
    .replace(
        "[{date: 2026-11-02, progress: 40}]",
        "[{date: 2026-11-02, progress: 40}, {date: 2026-11-20, progress: 60, confidence: on-track, note: 'Two *teams* joined.'}]",
    )
    .replace("current: 5, as_of: 2026-11-02", "current: 4, as_of: 2026-11-20, history: {2026-11-02: 5}"),
    "content/recognitions.yml": BEFORE["content/recognitions.yml"]
    + "- {id: key, title: Found the <second> key, date: 2026-11-19, to: [sre, Kim @all], values: [candor#aloud]}\n"
    + "- {id: hidden, title: Not told, date: 2026-11-19, to: [sre], publish: false}\n",
}

# Today is a Monday. A check-in is expected every six weeks: that of 10 October was due on 21 November, that of 15 October is due
# on 26 November, both others later than in a week. The value of the week is explained below.
EXPECTED = """\
Handbook: 23 November 2026

Changed since 16 November 2026
- Candor: summary: “We say early what we see.” https://hb.example/values/candor/
- Calm releases: Check-in: on track, 60%, Two teams joined.; measures.current of “Incidents”: 5 → 4 https://hb.example/goals/calm/

New thanks
- SRE, Kim @all: Found the <second> key https://hb.example/recognitions/#key

Late, or due this week
- Desk: Check in: say how it stands: A warm desk (26 November 2026) https://hb.example/teams/desk/
- Without a team: 1 thing is due https://hb.example/owners/

Value of the week
- Candor: Say it aloud. Before anybody asks. https://hb.example/values/candor/

Next together
- 24 November 2026: Goal talk https://hb.example/practices/#talk
- 27 November 2026: Desk hour https://hb.example/practices/#desk-hour
"""


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A handbook of which one commit is three weeks old and one three days."""
    stages: list[tuple[str, Callable[[], None]]] = [
        ("2026-11-02T12:00:00Z", lambda: write(tmp_path, BEFORE)),
        ("2026-11-20T12:00:00Z", lambda: write(tmp_path, AFTER)),
    ]
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    for day, make in stages:
        for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
            monkeypatch.setenv(name, day)
        make()
        commit(tmp_path)
    return tmp_path


def test_it_tells_what_changed_whom_to_thank_what_is_due_and_what_comes(book: Path) -> None:
    done = handbook(book, "digest")
    assert done.stderr == ""
    assert done.stdout == EXPECTED


def test_the_value_of_the_week_takes_turns_on_mondays_and_so_do_its_behaviours(book: Path) -> None:
    # Today is day 739,943 since the year 1, in week 739,942 / 7 = 105,706 counted from 0: of two values the first, for the
    # 52,853rd time. A week later it is the second one, of whose two behaviours an odd turn has the second.
    def on(day: int) -> str:
        text = handbook(book, "digest", SOURCE_DATE_EPOCH=str(int(TODAY) + day * 86_400)).stdout
        return text.partition("Value of the week\n")[2].partition(".")[0]

    assert [on(day) for day in (0, 6, 7, 14, 21)] == [
        "- Candor: Say it aloud",
        "- Candor: Say it aloud",
        "- Care: Ask back",
        "- Candor: Say it aloud",
        "- Care: Listen first",
    ]


def test_nothing_that_is_hidden_is_in_it(book: Path) -> None:
    for form in ("text", "markdown", "html", "slack"):
        text = handbook(book, "digest", "--since", "2026-01-01", "--format", form).stdout
        assert "Secret" not in text
        assert "Not told" not in text


def test_a_team_reads_of_its_own_goals_tasks_thanks_and_practices(book: Path) -> None:
    text = handbook(book, "digest", "--team", "desk").stdout
    assert text.startswith("Desk: 23 November 2026\n")
    assert "Candor" in text
    assert "Calm releases" not in text
    assert "Found the" not in text
    assert "Without a team" not in text
    assert "Desk hour" in text
    assert "Desk hour" not in handbook(book, "digest", "--team", "sre").stdout


def test_a_check_in_of_an_earlier_day_that_is_written_later_is_what_is_new(book: Path) -> None:
    assert handbook(book, "check-in", "calm", "45%", "at-risk", "--date", "2026-11-10").returncode == 0
    text = handbook(book, "digest", "--since", "1d").stdout
    assert "- Calm releases: Check-in: at risk, 45% https://hb.example/goals/calm/" in text.splitlines()


def test_what_is_late_longest_does_not_head_the_list_and_the_far_future_is_not_in_it(book: Path) -> None:
    write(
        book,
        {
            "content/reviews.yml": """\
- id: spring
  title: Spring review
  date: 2026-04-01
  decisions:
    - {title: Long ago, owner: sre, due: 2026-05-01}
    - {title: Yesterday, owner: sre, due: 2026-11-22}
    - {title: This week, owner: sre, due: 2026-11-30}
    - {title: In a month, owner: sre, due: 2026-12-24}
"""
        },
    )
    text = handbook(book, "digest").stdout
    due = next(line for line in text.splitlines() if line.startswith("- SRE: D"))
    assert due == (
        "- SRE: Decision: Yesterday: Spring review (late, 22 November 2026); "
        "Decision: This week: Spring review (30 November 2026); 1 more https://hb.example/teams/sre/"
    )
    assert "In a month" not in text


def test_markdown_notifies_nobody_and_means_nothing_else(book: Path) -> None:
    text = handbook(book, "digest", "--format", "markdown").stdout
    shown = render_gfm(text)
    assert "Kim @all" not in text
    assert "](<https://hb.example/recognitions/#key>)" in text
    assert "<second>" not in text
    assert shown


def test_a_message_of_a_chat_is_json_whose_words_are_no_markup(book: Path) -> None:
    message = json.loads(handbook(book, "digest", "--format", "slack").stdout)
    assert list(message) == ["text"]
    assert (
        "• SRE, Kim @all: <https://hb.example/recognitions/#key|Found the &lt;second&gt; key>"
        in message["text"].splitlines()
    )


def test_it_is_the_same_in_the_language_of_the_site(book: Path) -> None:
    (book / "mkdocs.yml").write_text(f"{SETTINGS}theme: {{language: de}}\n", encoding="utf-8")
    text = handbook(book, "digest").stdout
    assert "Geändert seit 16. November 2026\n" in text
    assert "Wert der Woche\n- Candor: Say it aloud. Before anybody asks." in text


def test_without_an_address_of_the_site_there_are_no_links(book: Path) -> None:
    (book / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    done = handbook(book, "digest")
    assert "http" not in done.stdout
    assert done.stderr == "mkdocs.yml has no `site_url`, so that the lines have no links\n"


def test_an_empty_handbook_without_git_says_that_there_is_nothing(tmp_path: Path) -> None:
    write(tmp_path, {"mkdocs.yml": SETTINGS, "content/index.md": "# Handbook\n"})
    assert handbook(tmp_path, "digest", "--since", "3d").stdout == (
        "Handbook: 23 November 2026\n\nNothing has changed since 20 November 2026, and nothing is due.\n"
    )


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("--since", "yesterday"), "`yesterday` is no day; write it as 2026-11-03"),
        (("--since", "2026-12-24"), "2026-12-24 is still to come; --since takes an earlier day, or 7d"),
        (("--team", "sr"), "no team `sr`; closest: `sre`"),
        (("--team", "value:candor"), "`value:candor` is no team; write the id of a team"),
    ],
)
def test_a_refusal_says_what_to_write(book: Path, words: tuple[str, ...], error: str) -> None:
    done = handbook(book, "digest", *words)
    assert (done.returncode, done.stderr) == (2, f"handbook: {error}\n")


def test_it_stays_short_however_much_there_is(book: Path) -> None:
    goals = "".join(
        f"- {{id: g{number}, title: {'A long title ' * 12}{number}, team: sre, check_ins: [{{date: 2026-10-01}}]}}\n"
        for number in range(300)
    )
    thanks = "".join(f"- {{id: t{number}, title: T{number}, date: 2026-11-20, to: [sre]}}\n" for number in range(300))
    write(book, {"content/goals.yml": goals, "content/recognitions.yml": thanks})
    message = json.loads(handbook(book, "digest", "--format", "slack").stdout)["text"]
    assert len(message.splitlines()) <= 30
    assert len(message) < 4_000

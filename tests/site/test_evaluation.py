"""Evaluation: decisions beside what was said, scores over time, the review cycle, sheets for talks, the questionnaire."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site.support import crawl

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.site.support.building import Site
    from tests.site.support.dom import Element

pytestmark = pytest.mark.xdist_group("evaluation")

FILES = {
    "values.yml": """\
        - id: candor
          title: Candor
          owner: kim
          adopted: 2026-01-01
          behaviours:
            - {id: say, title: Say it, text: Today *already*.}
            - {id: deploy, title: Announce it, teams: [a]}
            - Look again.
        - {id: craft, title: Craft, adopted: 2024-01-01}
        - {id: calm, title: Calm}
        - {id: new, title: New, status: proposed, behaviours: [Not yet.]}
        - {id: pace, title: Pace, status: retired, behaviours: [Run.]}
        """,
    "people.yml": """\
        - {id: kim, title: Kim, team: a}
        - {id: idle, title: Idle}
        - {id: thanked, title: Thanked}
        - {id: gone, title: Gone, ended: 2026-01-01}
        """,
    "teams.yml": "[{id: a, title: Team A}, {id: b, title: Team B}, {id: old, title: Old, ended: 2026-01-01}]\n",
    "pitfalls.yml": "[{id: drift, title: Drift, signs: [All run., {id: silence, text: Nobody asks.}]}]\n",
    "goals.yml": """\
        - id: steady
          title: Steady
          team: a
          owner: kim
          period: 2026-H2
          values: craft
          measures: [{title: Alarms, baseline: 9, target: 1, current: 4, as_of: 2026-10-31}]
          check_ins: [{date: 2026-10-31, progress: 60, note: Half of it., by: kim}]
        - {id: year, title: Whole year, owner: kim, period: 2026}
        - {id: early, title: Early, owner: kim, period: 2026-H1, status: missed}
        """,
    "goals/hidden.yml": "{title: Nobody knows, owner: kim, period: 2026-H2, publish: false}\n",
    "recognitions.yml": """\
        - {id: r1, title: Said so, date: 2026-09-01, to: kim, values: ["candor#say", craft]}
        - {id: r2, title: Said again, date: 2026-08-01, to: [kim, thanked], values: "candor#say"}
        - {id: r3, title: Long ago, date: 2023-02-01, to: thanked}
        - {id: r4, title: In secret, date: 2026-08-02, to: kim, values: craft, publish: false}
        """,
    "reviews.yml": """\
        - id: spring
          title: Spring
          date: 2026-04-01
          scope: [value:craft]
          scores:
            - {of: value:candor, lens: engagement, n: 20, score: 2.5}
            - {of: value:candor, lens: ethics, n: 20, score: 5}
            - {of: value:candor, lens: engagement, team: a, n: 9, score: 1.25}
        - id: autumn
          title: Autumn
          date: 2026-10-01
          scores:
            - {of: value:candor, lens: engagement, n: 20, score: 4}
            - {of: value:craft, n: 12, score: 0}
            - {of: value:candor, lens: engagement, team: a, n: 16, score: 4.25, note: Of sixteen.}
            - {of: value:candor, lens: engagement, team: b, n: 4, score: 3.75, note: Of four.}
          participants: 30
          invited: 40
          signs_seen:
            - {of: "pitfall:drift#silence", n: 7, note: In two rounds.}
          culture: {today: {caution: 9, favouritism: 4}, wanted: {candor: 12, caution: 5}, limiting: [caution, fear]}
          feedback:
            - Meetings are *long*, and nobody says so.
            - “Trains!”, said a reader.
            - The canteen closes at two.
            - It is dark outside.
          decisions:
            - {title: Shorter meetings, prompted_by: “nobody says so”, changes: [value:candor], owner: kim, due: 2026-11-01, status: done, note: Since Monday.}
            - {title: A canteen at night, prompted_by: "“The canteen closes at two”, and ten letters", owner: kim, status: declined, note: Nobody came at night.}
            - {title: Later trains, owner: kim, due: 2026-12-24}
            - {title: Someday, prompted_by: A law.}
            - {title: Long due, owner: a, due: 2026-11-22}
            - {title: Lamps, prompted_by: "Whoever says “it is dark outside” is right, and “so cold” it is", status: done}
        """,
}  # fmt: skip


@pytest.fixture(scope="module")
def site(make: Callable[..., Site]) -> Site:
    found = make(FILES, {"review_every": {"value": "6 months"}, "people_pages": True})
    assert list(crawl.broken_links(found)) == []
    assert list(crawl.repeated_ids(found)) == []
    return found


def article(site: Site, url: str) -> Element:
    return site.page(url).article


def rows(page: Element, query: str) -> list[str]:
    return [item.text for item in page.one(query).all("li")]


# You said, we did.


def test_a_decision_stands_beside_what_was_said(site: Site) -> None:
    assert rows(article(site, "reviews/autumn/"), "ul.hb-answers") == [
        "You said Meetings are long, and nobody says so. We did Shorter meetings done Since Monday. Changes: Candor Kim; Due 1 November 2026",
        "You said The canteen closes at two. and ten letters We declined, because A canteen at night declined "
        "Nobody came at night. Kim",
        "We will Later trains open Kim; Due 24 December 2026",
        "Prompted by A law. We will Someday open",
        "We will Long due open late Team A; Due 22 November 2026",
        "You said It is dark outside. Whoever says “…” is right, and “so cold” it is We did Lamps done",
    ]  # fmt: skip


def test_what_no_decision_quotes_is_told_as_well(site: Site) -> None:
    assert rows(article(site, "reviews/autumn/"), "ul.hb-voices") == ["“Trains!”, said a reader."]


def test_open_decisions_of_all_reviews_are_listed_the_most_urgent_first(site: Site) -> None:
    page = article(site, "reviews/")
    listed = next(item for item in page.all("ul.hb-lines") if "Long due" in item.text)
    assert [item.text for item in listed.all("li")] == [
        "Long due open late Team A; Due 22 November 2026; Autumn",
        "Later trains open Kim; Due 24 December 2026; Autumn",
        "Someday open Autumn",
    ]


def test_what_is_done_or_declined_is_gathered(site: Site) -> None:
    gathered = rows(article(site, "reviews/"), "ul.hb-answers")
    assert [("Shorter" in item, "canteen" in item) for item in gathered] == [
        (True, False),
        (False, True),
        (False, False),
    ]


# Scores.


def test_scores_of_everyone_are_a_line_for_each_value_and_lens(site: Site) -> None:
    lines = article(site, "reviews/").one("ul.hb-score-lines").all("li")
    assert [line.text for line in lines] == [
        "Candor ethics 05 5 April 2026 5",
        "Candor engagement 05 4 April 2026 2.5; October 2026 4",
        "Craft 05 0 October 2026 0",
    ]
    # From the first day to the last, from 0 below to 5 above, in percent.
    places = [[(mark["cx"], mark["cy"]) for mark in line.all("circle")] for line in lines]
    assert places == [[("0%", "0%")], [("0%", "50%"), ("100%", "20%")], [("100%", "100%")]]
    assert [line["data-value"] for line in lines] == ["candor", "candor", "craft"]


def test_a_score_of_few_is_shown_nowhere_and_cannot_be_computed(site: Site) -> None:
    text = article(site, "reviews/autumn/").text
    assert "4.25" not in text
    assert "3.75" not in text
    assert text.count("not shown: fewer than 5 answers") == 2
    everything = "".join(site.read(path) for path in site.files() if path.endswith((".html", ".json")))
    assert not any(said in everything for said in ("4.25", "3.75", "Of sixteen.", "Of four."))
    assert "1.25" in everything


# Signs and culture.


def test_a_sign_says_when_it_was_last_seen(site: Site) -> None:
    signs = [item.text for item in article(site, "pitfalls/drift/").all("ul li")][:2]
    assert signs == [
        "All run.",
        "Nobody asks. Last seen 1 October 2026, seen by 7 people (Autumn): In two rounds.",
    ]


def test_a_review_has_its_signs_and_its_culture_in_short(site: Site) -> None:
    text = article(site, "reviews/autumn/").text
    assert "Took part30 of 40 invited (75%)" in text
    assert "Nobody asks. seen by 7 people; DriftIn two rounds." in text
    assert "Words that people want and also see here today: 1 of 2. Culture gap" in text
    assert "Here todaycaution (9) Wantedcandor (12), caution (5) Holds us backcaution, fear" in text


def test_the_culture_gap_is_words_in_both_lists_only_wanted_and_only_here(site: Site) -> None:
    table = article(site, "culture-gap/").one("table")
    assert [row.text for row in table.all("tbody tr")] == [
        "In both lists",
        "caution holds us back954 fewer want it",
        "Wanted, and not here",
        "candor01212 more want it",
    ]
    everything = "".join(site.read(path) for path in site.files() if path.endswith((".html", ".json")))
    assert "favouritism" not in everything


# The cycle.


def test_the_cycle_says_what_was_looked_at_and_what_is_left(site: Site) -> None:
    text = article(site, "reviews/").text
    # Candor was scored in autumn; Craft, too; of Calm nothing tells. Half a year before 23 November is 23 May.
    assert "Values, every 6 months Reviewed 2 of 3 since 23 May 2026" in text
    assert "Still to review Calm nothing tells when it last was" in text


# Sheets.


def test_there_is_a_sheet_of_current_teams_and_of_people_who_own_or_were_recognized(site: Site) -> None:
    found = sorted(url for url in site.urls if url.startswith("sheets/"))
    assert found == ["sheets/", "sheets/person-kim/", "sheets/person-thanked/", "sheets/team-a/", "sheets/team-b/"]


def test_a_sheet_has_a_section_for_each_period_the_newest_first(site: Site) -> None:
    heads = [item.text for item in article(site, "sheets/person-kim/").all("section.hb-talk h2")]
    assert heads == ["Kim, 2026-H2", "Kim, 2026", "Kim, 2026-H1"]
    # A recognition of a time that no goal tells of stands in its year; the shortest period that is known comes first.
    heads = [item.text for item in article(site, "sheets/person-thanked/").all("section.hb-talk h2")]
    assert heads == ["Thanked, 2026-H2", "Thanked, 2023"]


def test_a_sheet_tells_goals_readings_check_ins_recognitions_and_open_decisions(site: Site) -> None:
    first = article(site, "sheets/person-kim/").all("section.hb-talk")[0].text
    assert "Alarms Baseline 9 now 4, 62% of the way, 66% expected Target 1" in first
    assert "31 October 2026 60% Kim Half of it." in first
    assert "Say it: Said so, Said again Craft: Said so" in first
    assert "They are no score of performance" in first
    assert "Open decisions Later trains open Kim; Due 24 December 2026; Autumn" in first
    assert "Shorter" not in first


def test_a_sheet_says_what_is_missing(site: Site) -> None:
    sections = article(site, "sheets/person-kim/").all("section.hb-talk")
    assert "the team goal steady cascades from no goal" in sections[0].text
    assert "What is missing the goal year has no check-in since its period began on 2026-01-01" in sections[1].text
    assert "Recognition" not in sections[2].text


def test_the_sheet_of_a_team_has_its_scores_but_those_of_few(site: Site) -> None:
    assert "Candor engagement, not shown: fewer than 5 answers" in article(site, "sheets/team-a/").text
    assert "1.25 of 5, 9 answers" not in article(site, "sheets/team-a/").all("section.hb-talk")[0].text


def test_no_sheet_tells_what_is_not_published(site: Site) -> None:
    for url in ("sheets/person-kim/", "sheets/team-a/"):
        assert "Nobody knows" not in article(site, url).text
        assert "In secret" not in article(site, url).text


@pytest.mark.parametrize(
    ("wanted", "teams", "kinds"),
    [
        ("none", 1, set()),
        ("teams", 101, {"team"}),
        ("everyone", 101, {"team", "person"}),
        (None, 1, {"team"}),
        (None, 101, set()),
    ],
)
def test_an_option_says_who_has_a_sheet(
    make: Callable[..., Site], wanted: str | None, teams: int, kinds: set[str]
) -> None:
    people = "".join(f"- {{id: p{n}, title: P{n}}}\n" for n in range(101))
    goals = "".join(f"- {{id: g{n}, title: G{n}, owner: p{n}}}\n" for n in range(101))
    groups = "".join(f"- {{id: t{n}, title: T{n}}}\n" for n in range(teams))
    files = {"people.yml": people, "goals.yml": goals, "teams.yml": groups}
    found = make(files, {"people_pages": True, **({"sheets": wanted} if wanted else {})})
    assert {
        url.split("/")[1].split("-")[0] for url in found.urls if url.startswith("sheets/") and url != "sheets/"
    } == kinds


# The questionnaire.


def test_the_questionnaire_asks_for_one_thing_in_each_line(site: Site) -> None:
    parts = article(site, "questionnaire/").all("section.hb-talk")
    asked = [[row.one("th").text for row in part.all("tbody tr")] for part in parts]
    assert asked == [
        [
            "Say it Today already. value:candor#say",
            "Look again.",
            "Candor value:candor",
            "Craft value:craft",
            "Calm value:calm",
        ],
        ["Announce it value:candor#deploy"],
        ["Nobody asks. pitfall:drift#silence"],
        [],
    ]
    assert [part.one("h2").text for part in parts] == ["Everyone", "Only for Team A", "Signs of pitfalls", "Culture"]


def test_each_question_has_a_scale_that_fits(site: Site) -> None:
    tables = article(site, "questionnaire/").all("table.hb-scale")
    heads = [[head.text for head in table.one("thead").all("th")] for table in tables]
    assert [(head[0], head[1], head[-2], head[-1]) for head in heads] == [
        ("Candor", "0 never", "5 always", "? I can't say"),
        ("All in all, we live by this value.", "0 strongly disagree", "5 strongly agree", "? I can't say"),
        ("Candor", "0 never", "5 always", "? I can't say"),
        ("Drift", "0 never", "5 nearly every day", "? I can't say"),
    ]


def test_what_it_says_to_write_is_a_review(site: Site, make: Callable[..., Site]) -> None:
    written = article(site, "questionnaire/").all("pre")[-1].raw_text
    assert "of: value:candor#say" in written
    assert "team: a" in written
    made = make({**FILES, "reviews/answers.yml": written, "reviews.yml": None})
    assert "3.5 of 5" in made.page("reviews/answers/").article.text

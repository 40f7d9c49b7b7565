"""`publish: false` is kept to: nothing in the whole output knows of a record that is not published."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from tests.site.support import crawl, rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.site.support.building import Site

# Every hidden record has `hidden-` in its ids, `Verborgen` in its titles and `geheim` in its texts.
HIDDEN = {
    "values/hidden-value.yml": """\
        title: Verborgen value
        summary: geheim
        why: geheim
        formerly: hidden-old-value
        behaviours: [{id: hidden-behaviour, title: Verborgen behaviour, formerly: hidden-old-behaviour}, geheim]
        tensions: [{with: candor, guidance: geheim}]
        tags: [geheim-tag]
        group: Verborgen group
        values: []
        publish: false
        """.replace("values: []\n        ", ""),
    "objectives/hidden-objective.yml": "{title: Verborgen objective, values: candor, publish: false}\n",
    "goals/hidden-goal.yml": """\
        title: Verborgen goal
        team: platform
        values: [{value: candor, strength: strong, rationale: geheim}]
        objectives: trust
        parent: top
        measures: [{title: Verborgen measure, unit: geheim, baseline: 1, target: 2}]
        check_ins: [{date: 2026-10-01, note: geheim, by: lead}]
        formerly: hidden-old-goal
        publish: false
        """,
    "dos-and-donts/hidden-guideline.yml": "{do: Verborgen do, dont: geheim, values: candor, teams: platform, publish: false}\n",
    "pitfalls/hidden-pitfall.yml": "{title: Verborgen pitfall, signs: [geheim, {id: hidden-sign, text: geheim}], values: candor, goals: top, publish: false}\n",
    "teams/hidden-team.yml": "{title: Verborgen team, mission: geheim, parent: all, lead: lead, members: [lead], publish: false}\n",
    "people/hidden-person.yml": "{title: Verborgen person, held_by: geheim, team: platform, publish: false}\n",
    "practices/hidden-practice.yml": "{title: Verborgen practice, every: month, values: candor, channel: geheim, publish: false}\n",
    "recognitions/hidden-recognition.yml": "{title: Verborgen recognition, date: 2026-10-01, to: lead, values: candor, story: geheim, publish: false}\n",
    "cases/hidden-case.yml": "{title: Verborgen case, date: 2026-10-01, values: candor, situation: geheim, publish: false}\n",
    "reviews/hidden-review.yml": """\
        title: Verborgen review
        date: 2026-10-01
        scope: [value:candor]
        decisions: [{title: Verborgen decision, due: 2026-12-01}]
        next: 2026-12-24
        publish: false
        """,
    "faq/hidden-question.yml": "{question: Verborgen question?, answer: geheim, about: value:candor, publish: False}\n",
    "candidates/hidden-candidate.yml": "{title: Verborgen candidate, said: geheim, mentions: 40, votes: 7, outcome: kept, became: candor, why: geheim, publish: false}\n",
    "cycles/hidden-cycle.yml": "{title: Verborgen cycle, start: 2026-10-01, end: 2026-12-31, close_by: 2026-12-24, publish: false}\n",
}
"""A record of each kind that is not published, and that refers to those that are."""

PUBLIC = {
    "values/candor.yml": """\
        title: Candor
        summary: See [our](value:hidden-value) [](value:hidden-value) [words](goal:hidden-goal).
        description: |
          [a][x], <a href="goal:hidden-goal">b</a>, [c](<value:hidden-value#hidden-behaviour>), [d](value:hidden-old-value "t"),
          ![e](case:hidden-case), <value:hidden-value>, [f](../values/hidden-value.yml), [g](../goals/hidden-goal.md).

          [x]: team:hidden-team
        behaviours: [{id: speak, text: "Speak [up](goal:hidden-goal).", teams: [hidden-team]}]
        owner: hidden-person
        adopted_by: [hidden-person, lead]
        quotes: [{text: Hm., by: hidden-person}]
        revisions: [{revision: 2, date: 2026-01-01, by: hidden-team}]
        tensions: [{with: hidden-value, guidance: Mind it.}]
        links: [value:hidden-value, {title: There, url: goal:hidden-goal}]
        participation: [{date: 2026-01-01, activity: A, link: review:hidden-review}]
        """,
    "values/old.yml": "{title: Old, status: retired, replaced_by: hidden-value}\n",
    "objectives/trust.yml": "{title: Trust, parent: hidden-objective, values: [hidden-value, {value: candor, rationale: R}]}\n",
    "goals/top.yml": "{title: Top, values: [candor], objectives: [hidden-objective]}\n",
    "goals/child.yml": """\
        title: Child
        team: [hidden-team, platform]
        parent: hidden-goal
        follows: hidden-goal
        owner: hidden-person
        values: {hidden-value: strong, candor: weak}
        objectives: [{objective: hidden-objective, strength: strong}]
        check_ins: [{date: 2026-10-01, by: hidden-person}]
        needs: [{team: hidden-team, what: 'See [](goal:hidden-goal).'}, {team: platform, agreed: no}]
        measures: [{title: M, same_as: "goal:hidden-goal#1"}]
        """,
    "dos-and-donts.yml": "[{id: rule, do: 'Do [it](case:hidden-case).', values: [hidden-value, 'hidden-value#hidden-behaviour', candor], teams: hidden-team, pitfalls: hidden-pitfall}]\n",
    "pitfalls/p.yml": """\
        title: Pitfall
        values: [hidden-value]
        goals: hidden-goal
        objectives: hidden-objective
        guarded_by: [practice:hidden-practice, value:hidden-value, {guideline: hidden-guideline}]
        """,
    "teams.yml": """\
        - {id: all, title: All}
        - {id: platform, title: Platform, parent: hidden-team, lead: hidden-person, members: [hidden-person, hidden-team, lead]}
        """,
    "people.yml": "[{id: lead, title: Lead, team: [hidden-team, platform], owner: hidden-person}]\n",
    "practices.yml": "[{id: retro, title: Retro, every: month, audience: hidden-team, values: [hidden-value, candor]}]\n",
    "recognitions.yml": "[{id: thanks, title: Thanks, date: 2026-10-02, to: [hidden-person, hidden-team], from: hidden-person, goals: hidden-goal, values: 'hidden-value#hidden-behaviour'}]\n",
    "cases/c.yml": "{title: Case, date: 2026-01-01, values: [hidden-value], teams: [hidden-team], situation: 'See [](review:hidden-review).'}\n",
    "reviews/r.yml": """\
        title: Review
        date: 2026-07-01
        scope: [value:hidden-value, goal:hidden-goal, team:platform]
        scores:
          - {of: value:hidden-value, score: 4.25, note: N}
          - {of: value:candor, team: hidden-team, n: 31, score: 1.75}
          - {of: value:candor, team: hidden-team, n: 2, score: 2.75}
          - {of: value:candor, team: platform, n: 31, score: 3.75}
        signs_seen: [{of: "pitfall:hidden-pitfall#hidden-sign", n: 9, note: N}]
        decisions: [{title: Decide, changes: [value:hidden-value], owner: hidden-person, due: 2026-09-01}]
        """,
    "candidates.yml": "[{id: said, title: Said, outcome: merged, became: 'hidden-value#hidden-behaviour', why: 'See [](candidate:hidden-candidate).'}]\n",
    "cycles.yml": "[{id: 2026-H1, description: 'After [](cycle:hidden-cycle).'}]\n",
    "faq.yml": "[{id: q, question: Q?, answer: 'See [](question:hidden-question).', about: [value:hidden-value, team:hidden-team]}]\n",
    "index.md": """\
        # Home

        [Words](value:hidden-value), [](value:hidden-value), [`code`](goal:hidden-goal#x "title") and [](question:hidden-question).

        ```handbook
        record: value:hidden-value
        ```

        ```handbook
        list: goal
        where: {team: hidden-team}
        ```

        ```handbook
        due
        ```

        ```handbook
        cascade
        ```
        """.replace("#x ", " "),
}
"""Records that are published, and that refer to every hidden one from every field that can."""

MATRICES = [
    {"id": "a", "rows": "goal", "columns": "value", "where": {"team": "hidden-team"}},
    {"id": "b", "rows": "people", "columns": "teams"},
    {"id": "c", "rows": "goal", "columns": "objective", "group_by": "parent"},
    {"id": "d", "rows": "team", "columns": "person"},
]
SECRETS = (b"hidden-", b"verborgen", b"geheim")


def _leaks(site: Site) -> Iterator[str]:
    """Where a secret stands in the output: in files, in their names, in what is packed."""
    for path in site.files():
        data = (site.root / path).read_bytes()
        data = gzip.decompress(data) if path.endswith(".gz") else data
        for secret in SECRETS:
            at = data.lower().find(secret)
            if at >= 0:
                yield f"{path}: {data[max(0, at - 80) : at + 40]!r}"
            if secret in path.encode().lower():
                yield f"{path} is there"


@pytest.fixture(scope="module", params=[True, False], ids=["directories", "files"])
def site(request: pytest.FixtureRequest, make: Callable[..., Site]) -> Site:
    config = {"plugins": ["search", "tags", {"values-handbook": {"matrices": MATRICES, "organization": "hidden-team"}}]}
    return make({**PUBLIC, **HIDDEN}, use_directory_urls=request.param, **config)


def test_the_same_records_published_would_be_found(make: Callable[..., Site]) -> None:
    """The search of this module finds what is there."""
    published = {
        path: text.replace("publish: false", "publish: true").replace("publish: False", "publish: true")
        for path, text in HIDDEN.items()
    }
    site = make({**PUBLIC, **published}, {"matrices": MATRICES})
    told = list(_leaks(site))
    assert len(told) > 100
    for kind, folder in rules.FOLDERS.items():
        assert f"{kind}:hidden-{kind}" in site.records
        assert any(leak.startswith(f"{folder}/") for leak in told)


def test_nothing_in_the_output_knows_of_a_hidden_record(site: Site) -> None:
    assert list(_leaks(site)) == []


def test_nothing_is_broken_by_their_absence(site: Site) -> None:
    assert list(crawl.broken_links(site)) == []
    assert list(crawl.broken_indexes(site)) == []
    assert list(crawl.repeated_ids(site)) == []


def test_the_others_are_all_there(site: Site) -> None:
    assert set(site.records) == {
        "value:candor", "value:old", "objective:trust", "goal:top", "goal:child", "guideline:rule", "pitfall:p", "team:all",
        "team:platform", "person:lead", "practice:retro", "recognition:thanks", "case:c", "review:r", "question:q",
        "candidate:said", "cycle:2026-H1",
    }  # fmt: skip


def test_a_link_to_a_hidden_record_keeps_its_text(site: Site) -> None:
    value = site.page_of("value", "candor").article.text
    assert "See our words." in " ".join(value.split())
    for text in ("a, b, c, d", "Speak up."):
        assert text in value
    home = site.page(site.address("index.md")).article.text
    assert "Words, , code and ." in home


def test_alignments_with_hidden_records_are_gone_and_the_others_stay(site: Site) -> None:
    assert site.records["goal:child"]["fields"]["values"] == [{"value": "candor", "strength": "weak"}]
    assert site.csv("goals-by-values")[0] == ["id", "title", "candor", "total"]
    assert ["child", "Child", "weak", "1"] in site.csv("goals-by-values")
    assert [item["to"] for item in site.records["objective:trust"]["refs"]] == ["value:candor"]


def test_what_hangs_below_a_hidden_record_stands_alone(site: Site) -> None:
    page = site.page_of("goal")
    tree = {link.text: [item.tag for item in link.ancestors()].count("li") for link in page.article.all("li a")}
    assert tree["Top"] == tree["Child"] == 1


def test_hidden_records_make_no_back_references(site: Site) -> None:
    sources = {item["from"] for record in site.records.values() for item in record["backrefs"]}
    assert "page:index.md" not in sources
    assert sources <= set(site.records)


def test_they_count_in_no_total(site: Site) -> None:
    coverage = next(item for item in site.json["coverage"]["values"] if item["id"] == "candor")
    assert coverage == {"id": "candor", "goal": 2, "objective": 1, "guideline": 1, "practice": 1, "recognition": 0}
    assert [row for row in site.csv("reinforcement-by-values") if row[0] == "recognitions"] == [
        ["recognitions", "recognitions", "", "0"]
    ]


@pytest.mark.parametrize("score", ["1.75", "2.75", "4.25"])
def test_a_score_of_a_hidden_team_or_value_is_not_shown_as_everyones(site: Site, score: str) -> None:
    assert "3.75" in site.page_of("review", "r").article.text
    assert score not in site.page_of("review", "r").article.text
    assert score not in str(site.records["review:r"]["fields"]["scores"])


def test_what_is_asked_of_a_hidden_team_is_not_asked_of_everyone(site: Site) -> None:
    platform = site.page_of("team", "platform").article.text
    assert "Speak up." not in platform
    assert "Do it." not in platform
    assert "Retro" not in platform
    assert "Everyone" not in site.part_of("practice", "retro").text


def test_the_log_of_a_build_may_tell_the_contributor(make: Callable[..., Site]) -> None:
    site = make({"values/hidden.yml": "{title: Hidden, summary: '[x](../nowhere.md)', publish: false}\n"})
    assert "content/values/hidden.yml" in site.log
    assert site.json["diagnostics"] == []
    assert "nowhere" not in site.read("handbook.json")


LEVELS = {
    "goals.yml": """\
        - {id: o, title: Of all}
        - {id: t, title: Of a team, team: a}
        - {id: i, title: Of a person, level: individual}
        - {id: j, title: Of another person, level: individual, publish: true}
        - {id: k, title: Of a third, team: a, publish: false}
        """,
    "teams.yml": "[{id: a, title: A}]\n",
    "people.yml": "[{id: p, title: P}, {id: q, title: Q, publish: true}]\n",
}


@pytest.mark.parametrize(
    ("defaults", "goals", "people"),
    [
        ({}, "otj", "pq"),
        ({"goal": {"individual": True}}, "otij", "pq"),
        ({"goal": {"individual": False}}, "otj", "pq"),
        ({"goals": {"Individual": False, "team": True}}, "otj", "pq"),
        ({"goal": {"team": False, "organization": False}}, "j", "pq"),
        ({"goal": False, "people": False}, "j", "q"),
        ({"person": False, "goal": True}, "otij", "q"),
    ],
)
def test_publish_defaults_hold_where_a_record_does_not_say(
    make: Callable[..., Site], defaults: dict[str, object], goals: str, people: str
) -> None:
    site = make(LEVELS, {"publish_defaults": defaults})
    shown = [record["id"] for record in site.json["records"] if record["kind"] == "goal"]
    assert shown == list(goals)
    assert [record["id"] for record in site.json["records"] if record["kind"] == "person"] == list(people)
    assert sorted(url for url in site.urls if url.startswith("goals/")) == [
        "goals/",
        *(f"goals/{name}/" for name in sorted(goals)),
    ]
    for name, title in {"i": "Of a person", "t": "Of a team"}.items():
        everything = b"".join(
            (site.root / path).read_bytes()
            for path in site.files("*.html") + site.files("*.json") + site.files("*.csv")
        )
        assert (title.encode() in everything) == (name in goals)


# Scores of small groups.


SCORES = {
    "values/candor.yml": "title: Candor\n",
    "teams.yml": "[{id: a, title: A}]\n",
    "reviews/r.yml": """\
        title: R
        date: 2026-07-01
        scores:
          - {of: value:candor, team: a, n: 2, score: 1.25, note: Of two.}
          - {of: value:candor, team: a, n: 4, score: 1.75, note: Of four.}
          - {of: value:candor, team: a, n: 5, score: 2.25, note: Of five.}
          - {of: value:candor, team: a, score: 3.25, note: Of nobody knows how many.}
          - {of: value:candor, n: 2, score: 4.25, note: Of all.}
        """,
}


@pytest.mark.parametrize(
    ("options", "hidden", "shown"),
    [
        ({}, {"1.25", "1.75"}, {"2.25", "3.25", "4.25"}),
        ({"smallest_group": 3}, {"1.25"}, {"1.75", "2.25", "3.25", "4.25"}),
        ({"smallest_group": 6}, {"1.25", "1.75", "2.25"}, {"3.25", "4.25"}),
        ({"smallest_group": 0}, set(), {"1.25", "1.75", "2.25", "3.25", "4.25"}),
    ],
)
def test_scores_of_small_groups_are_shown_nowhere(
    make: Callable[..., Site], options: dict[str, object], hidden: set[str], shown: set[str]
) -> None:
    site = make(SCORES, options)
    notes = {"1.25": "Of two.", "1.75": "Of four.", "2.25": "Of five."}
    for path in site.files():
        if path.endswith((".html", ".json", ".csv")):
            text = site.read(path)
            for score in hidden:
                assert score not in text, path
                assert notes[score] not in text, path
    for score in shown:
        assert score in site.page_of("review", "r").article.text
        assert score in site.read("handbook.json")

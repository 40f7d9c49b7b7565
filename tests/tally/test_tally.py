"""What is written of survey answers, counted by hand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.tally.tallying import count, opened, written
from values_handbook.tally.document import tally_change
from values_handbook.tally.scales import NotOnScaleError, read_answer
from values_handbook.tally.table import UnusableAnswersError

if TYPE_CHECKING:
    from pathlib import Path

    from values_handbook.derive.evaluation.questionnaire import Scale

REVIEW = """\
- id: r
  title: R
  date: 2026-10-01   # a Thursday
  participants: 30
  scores:
    - of: goal:calm   # from the retrospective
      score: 4
    - {of: value:candor, n: 40, score: 2.5, note: Everybody.}
    - {of: candor, team: b, n: 12, score: 3.5, note: Twelve.}
    - {of: value:candor, lens: ethics, team: b, n: 12, score: 3.5}
  signs_seen:
    - {of: pitfall:drift#rush, n: 9, note: In August.}
  findings: Read it aloud.
"""


def test_scores_of_what_was_asked_are_replaced_and_all_else_stays(tmp_path: Path) -> None:
    handbook = opened(tmp_path, {"reviews.yml": REVIEW})
    answers = "team,value:candor,pitfall:drift#rush,culture:limiting\n" + "a,4,2,haste\n" * 6 + "b,1,0,\n" * 4
    # Everyone: (24 + 4) / 10 = 2.8, six of ten favourable. B are four, and A would tell of them.
    assert written(handbook, answers) == """\
- id: r
  title: R
  date: 2026-10-01   # a Thursday
  participants: 30
  scores:
    - of: goal:calm   # from the retrospective
      score: 4
    - {of: value:candor, n: 10, distribution: [0, 4, 0, 0, 6, 0], favourable: 60, score: 2.8, note: Everybody.}
    - {of: value:candor, lens: ethics, team: b, n: 12, score: 3.5}
  signs_seen:
    - {of: pitfall:drift#rush, n: 6, note: In August.}
  culture:
    limiting: [haste]
  findings: Read it aloud.
"""  # fmt: skip


EARLIER = "- {{id: spring, title: S, date: 2026-04-01, scores: [{{of: candor, n: {n}, distribution: {distribution}, score: 3}}]}}\n"


@pytest.mark.parametrize(
    ("n", "distribution", "is_same_survey"),
    [
        (20, "[0, 0, 10, 0, 10, 0]", True),  # the same answers
        (24, "[0, 0, 10, 0, 14, 0]", True),  # four more: their answers are the difference
        (25, "[0, 0, 10, 0, 15, 0]", False),  # five more are enough to be anonymous
        (20, "[0, 3, 7, 0, 10, 0]", False),  # three changed their mind: six answers differ
    ],
)
def test_a_survey_is_not_counted_into_a_second_review(
    tmp_path: Path, n: int, distribution: str, *, is_same_survey: bool
) -> None:
    handbook = opened(tmp_path, {"reviews.yml": EARLIER.format(n=n, distribution=distribution)})
    counted = count(handbook, "value:candor\n" + "2\n" * 10 + "4\n" * 10)
    if not is_same_survey:
        assert tally_change(handbook.linked, "autumn", counted, date(2026, 10, 5), replace=False)["id"] == "autumn"
        return
    with pytest.raises(UnusableAnswersError, match="`review:spring` has numbers of almost the same answers already"):
        tally_change(handbook.linked, "autumn", counted, date(2026, 10, 5), replace=False)
    assert tally_change(handbook.linked, "autumn", counted, date(2026, 10, 5), replace=True)["id"] == "autumn"


def test_the_answers_of_a_team_are_those_of_its_subteams_too(tmp_path: Path) -> None:
    counted = count(opened(tmp_path), "team,value:candor\n" + "a1,5\n" * 5 + "A two,3\n" * 6 + "Team B,0\n" * 5)
    assert [(item.team, item.n, item.score) for item in counted.scores] == [
        ("", 16, "2.7"),  # 43 / 16 = 2.69
        ("a", 11, "3.9"),  # 43 / 11 = 3.91
        ("b", 5, "0.0"),
        ("a1", 5, "5.0"),
        ("a2", 6, "3.0"),
    ]


@pytest.mark.parametrize(
    ("rows", "teams"),
    [
        # 5 + 5: all are shown. With four of B, A would tell of them.
        ("a1,3\n" * 5 + "b,3\n" * 5, ["", "a", "b", "a1"]),
        ("a1,3\n" * 5 + "b,3\n" * 4, [""]),
        # Four without a team: everyone minus A and B would be these.
        ("a,3\n" * 9 + "b,3\n" * 6 + ",3\n" * 4, ["", "a"]),
        ("a,3\n" * 9 + "b,3\n" * 6 + ",3\n" * 5, ["", "a", "b"]),
        # Four in A itself: A minus A1 would be these.
        ("a,3\n" * 4 + "a1,3\n" * 9 + "b,3\n" * 6, ["", "a", "b"]),
        ("a,3\n" * 5 + "a1,3\n" * 9 + "b,3\n" * 6, ["", "a", "b", "a1"]),
        # Only four answered the question, and nine took part.
        ("a,3\n" * 4 + "b,\n" * 9, []),
    ],
)
def test_no_group_below_the_limit_is_written_and_none_that_tells_of_one(
    tmp_path: Path, rows: str, teams: list[str]
) -> None:
    lines = "".join(f"{line},4\n" for line in rows.splitlines())
    counted = count(opened(tmp_path), f"team,value:candor,goal:calm\n{lines}")
    assert [item.team for item in counted.scores if item.of == "value:candor"] == teams


def test_answers_that_are_no_whole_numbers_have_a_mean_and_no_distribution(tmp_path: Path) -> None:
    text = written(opened(tmp_path), 'value:candor\n"3,5"\n4\n4\n4\n4.25\n')
    assert "n: 5\n    favourable: 80\n    score: 4.0\n" in text  # 19.75 / 5 = 3.95


def test_a_question_may_have_a_column_in_each_section_of_a_form(tmp_path: Path) -> None:
    counted = count(opened(tmp_path), "value:candor,[value:candor]\n" + "3,\n" * 3 + ",4\n" * 3)
    assert [(item.n, item.score) for item in counted.scores] == [(6, "3.5")]
    with pytest.raises(UnusableAnswersError, match=r"answers.csv:4, column 2 .*: `value:candor` is answered twice"):
        count(opened(tmp_path), "value:candor,[value:candor]\n3,\n3,\n3,4\n")


def test_choices_with_a_column_each_are_words(tmp_path: Path) -> None:
    rows = "Yes,Nein,4\n" * 5 + "No,Ja,4\n" * 4
    counted = count(opened(tmp_path), f"[culture:today] [Caution],culture:today [Haste],value:candor\n{rows}")
    assert counted.culture == {"today": {"Caution": 5}}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_files_of_any_form_tool_are_read(tmp_path: Path, encoding: str, delimiter: str, line_end: str) -> None:
    cells = [["Größe", "In welchem Team arbeiten Sie?", "Say it"], *[["“x”;,\ny".replace("“", "'").replace("”", "'"), "Team B", "fast immer"]] * 5]  # fmt: skip
    lines = (delimiter.join(f'"{cell}"' for cell in row) for row in cells)
    counted = count(opened(tmp_path), line_end.join(lines).encode(encoding))
    assert [(item.of, item.team, item.score) for item in counted.scores] == [
        ("value:candor#say", "", "4.0"),
        ("value:candor#say", "b", "4.0"),
    ]


@pytest.mark.parametrize(
    ("cell", "scale", "number"),
    [
        ("4", "frequency", 4),
        ("4,0", "frequency", 4),
        (" 4 – nearly always", "frequency", 4),
        ("Nearly always (4)".replace(" (4)", ""), "frequency", 4),
        ("4/5", "agreement", 4),
        ("immer", "frequency", 5),
        ("Stimme eher zu.", "agreement", 3),
        ("أوافق", "agreement", 4),
        ("often", "agreement", 3),
        ("", "frequency", None),
        ("I can’t say", "frequency", None),
        ("?", "sightings", None),
        ("N/A", "sightings", None),
        ("Ja", "sightings", 1),
        ("every week", "sightings", 4),
    ],
)
def test_answers_are_numbers_or_words_of_the_scale(cell: str, scale: Scale, number: int | None) -> None:
    assert read_answer(cell, scale) == number


@pytest.mark.parametrize("cell", ["6", "10", "-1", "Ja", "4 people", "fine", "1e3", "3 to 4", "99999999999999999999"])
def test_what_is_on_no_scale_is_refused(cell: str) -> None:
    with pytest.raises(NotOnScaleError):
        read_answer(cell, "frequency")


def test_no_message_repeats_an_answer(tmp_path: Path) -> None:
    with pytest.raises(UnusableAnswersError) as caught:
        count(opened(tmp_path), "value:candor\nmy boss reads this\n")
    assert "boss" not in str(caught.value)

"""Counts of answers: scores, signs that were seen, and words of culture, all of groups that are large enough."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.derive.evaluation.questionnaire import CULTURE
from values_handbook.derive.evaluation.small_groups import GroupScore, numbers_to_hide
from values_handbook.derive.teams import root_team, teams_around
from values_handbook.model.kinds.culture import BEST_SCORE
from values_handbook.tally.scales import NotOnScaleError, is_yes, read_answer, scale_words
from values_handbook.tally.table import UnusableAnswersError, shown_column

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Key
    from values_handbook.tally.columns import AnswerColumn, Columns
    from values_handbook.tally.scales import Answer
    from values_handbook.tally.table import Table

FAVOURABLE = 4
"""Answers from here on are favourable."""
LONGEST_WORD = 60
"""Characters of a word of culture; what is longer is a comment, which is not counted."""
_BETWEEN_WORDS = re.compile(r"[,;/|\n\t،؛]+")


class CountedScore(NamedTuple):
    """A score of a group: everyone where `team` is empty. `distribution` is empty where answers are no whole numbers."""

    of: str
    lens: str
    team: str
    n: int
    score: str
    distribution: tuple[int, ...]
    favourable: int


class TallyResult(NamedTuple):
    """What may be written of the answers.

    `subjects` are the references and lenses that were asked about, `left_out` what too few answered or would give away,
    each with its team.
    """

    participants: int
    scores: tuple[CountedScore, ...]
    signs: Mapping[str, int]
    culture: Mapping[str, Mapping[str, int]]
    subjects: frozenset[tuple[str, str]]
    left_out: tuple[tuple[str, str, str], ...]
    unknown_team: int
    """The line of the first answer that names a team which the handbook does not have; 0 where there is none."""


def count_answers(table: Table, columns: Columns, linked: LinkedHandbook, name: str) -> TallyResult:
    """Count the answers of a table. Raises UnusableAnswersError where too few took part, or an answer is none."""
    smallest = linked.options.smallest_group
    teams, unknown = _teams(table, columns, linked)
    answers = {
        place: _answers_to(table, questions, name) for place, questions in _by_subject(columns.questions).items()
    }
    words = _words(table, columns)
    took_part = [
        any(items[row] is not None for items in answers.values()) or any(items[row] for items in words.values())
        for row in range(len(table.rows))
    ]
    participants = sum(took_part)
    if participants < max(smallest, 1):
        raise UnusableAnswersError(f"{name}: fewer people answered than `smallest_group` ({smallest}) asks for")
    scores: list[CountedScore] = []
    signs: dict[str, int] = {}
    left_out: list[tuple[str, str, str]] = []
    for (of, lens), items in answers.items():
        if of.startswith("pitfall:"):
            seen = sum(1 for item in items if item)
            if seen >= max(smallest, 1):
                signs[of] = seen
            else:
                left_out.append((of, "", ""))
            continue
        shown, hidden = _of_subject(linked, of, lens, Counter(zip(teams, items, strict=True)))
        scores += shown
        left_out += hidden
    culture = {name: _enough(items, smallest) for name, items in words.items()}
    subjects = frozenset(place for place in answers if not place[0].startswith("pitfall:"))
    return TallyResult(participants, tuple(scores), signs, culture, subjects, tuple(left_out), unknown)


def _by_subject(questions: Sequence[AnswerColumn]) -> dict[tuple[str, str], list[AnswerColumn]]:
    """The columns of each subject: a form with a section for each team has several."""
    found: defaultdict[tuple[str, str], list[AnswerColumn]] = defaultdict(list)
    for item in questions:
        found[item.of, item.lens].append(item)
    return found


def _answers_to(table: Table, questions: list[AnswerColumn], name: str) -> list[Answer | None]:
    """The answer of each row about a subject, from the one column that is filled in."""
    found: list[Answer | None] = []
    for question in questions:
        answers = _column(table, question, name)
        for number, answer in enumerate(answers if found else ()):
            if answer is not None and found[number] is not None:
                place = f"{name}:{table.rows[number].line}, {shown_column(table.header, question.number)}"
                raise UnusableAnswersError(f"{place}: `{question.of}` is answered twice in this line; keep one column")
        found = [old if new is None else new for old, new in zip(found, answers, strict=True)] if found else answers
    return found


def _column(table: Table, question: AnswerColumn, name: str) -> list[Answer | None]:
    """The answers in a column. Each text is read once: people choose from few."""
    cells = [row.cells[question.number] for row in table.rows]
    read: dict[str, Answer | None] = {}
    for cell in dict.fromkeys(cells):
        try:
            read[cell] = read_answer(cell, question.scale)
        except NotOnScaleError:
            place = f"{name}:{table.rows[cells.index(cell)].line}, {shown_column(table.header, question.number)}"
            raise UnusableAnswersError(
                f"{place}: this is not on the scale; answers are numbers from 0 to 5, "
                f"words of the scale ({', '.join(scale_words(question.scale))}), or empty"
            ) from None
    return [read[cell] for cell in cells]


def _teams(table: Table, columns: Columns, linked: LinkedHandbook) -> tuple[list[Key | None], int]:
    """The team of each row, None for those without, and the line of the first whose team is not known."""
    known: dict[str, Key] = {}
    for record in linked.of("team"):
        for word in (record.fields.heading, record.id, str(record.key)):
            known[" ".join(word.casefold().split())] = record.key
    found: list[Key | None] = []
    unknown = 0
    for row in table.rows:
        word = next((row.cells[number] for number in columns.team if row.cells[number].strip()), "")
        team = known.get(" ".join(word.casefold().split()))
        found.append(team)
        if word and team is None and not unknown:
            unknown = row.line
    return found, unknown


def _of_subject(
    linked: LinkedHandbook, of: str, lens: str, answers: Counter[tuple[Key | None, Answer | None]]
) -> tuple[list[CountedScore], list[tuple[str, str, str]]]:
    """The scores of everyone and of each team that may be written, and those that may not.

    The answers of a team are those of its subteams, too.
    """
    groups: defaultdict[Key | None, Counter[Answer]] = defaultdict(Counter)
    around: dict[Key, Sequence[Key]] = {}
    for (team, answer), times in answers.items():
        if answer is None:
            continue
        groups[None][answer] += times
        if team is not None:
            line = around.setdefault(team, teams_around(linked, team))
            for each in (team, *line):
                groups[each][answer] += times
    for team in filter(None, groups):
        around.setdefault(team, teams_around(linked, team))
    # The team that all others are part of is everyone.
    teams = [team for team in linked.in_order(filter(None, groups)) if team != root_team(linked)]
    order = [None, *teams] if groups else []
    smallest = linked.options.smallest_group
    items = [GroupScore(number, team, groups[team].total()) for number, team in enumerate(order)]
    hidden = numbers_to_hide(smallest, items, around)
    if items and items[0].n is not None and items[0].n < smallest:
        hidden = {item.number for item in items}
    are_whole = all(isinstance(answer, int) for answer in groups[None])
    shown = [_score(of, lens, item.team, groups[item.team], are_whole) for item in items if item.number not in hidden]
    names = [item.team.id if item.team else "" for item in items]
    return shown, [(of, lens, names[number]) for number in sorted(hidden)]


def _score(of: str, lens: str, team: Key | None, answers: Counter[Answer], are_whole: bool) -> CountedScore:
    n = answers.total()
    tenths = _rounded(Fraction(10 * sum(answer * times for answer, times in answers.items())) / n)
    return CountedScore(
        of=of,
        lens=lens,
        team=team.id if team else "",
        n=n,
        score=f"{tenths // 10}.{tenths % 10}",
        distribution=tuple(answers[number] for number in range(BEST_SCORE + 1)) if are_whole else (),
        favourable=_rounded(Fraction(100 * sum(answers[item] for item in answers if item >= FAVOURABLE), n)),
    )


def _rounded(number: Fraction) -> int:
    """The nearest whole number; a half is rounded up, as people do it."""
    return int(number + Fraction(1, 2))


def _words(table: Table, columns: Columns) -> dict[str, list[frozenset[str]]]:
    """The words of each row, in any spelling, by the list that they were written for."""
    found: dict[str, list[frozenset[str]]] = {}
    for name in CULTURE:
        of_list = [item for item in columns.words if item.list == name]
        if of_list:
            found[name] = [
                frozenset(
                    word
                    for item in of_list
                    for word in (
                        (
                            [item.choice]
                            if is_yes(row.cells[item.number]) or row.cells[item.number] == item.choice
                            else []
                        )
                        if item.choice
                        else _split(row.cells[item.number])
                    )
                )
                for row in table.rows
            ]
    return found


@cache
def _split(cell: str) -> tuple[str, ...]:
    words = (" ".join(word.split()).strip(' .!"“”*') for word in _BETWEEN_WORDS.split(cell))
    return tuple(word for word in words if word and len(word) <= LONGEST_WORD)


def _enough(rows: Sequence[frozenset[str]], smallest: int) -> dict[str, int]:
    """The words that enough people chose, the most frequent first, in their most frequent spelling."""
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    counts: Counter[str] = Counter()
    for row, times in Counter(rows).items():
        for word in {word.casefold(): word for word in sorted(row)}.values():
            counts[word.casefold()] += times
        for word in row:
            spellings[word.casefold()][word] += times
    return {_usual(spellings[word]): n for word, n in _by_number(counts) if n >= max(smallest, 1)}


def _by_number(counts: Counter[str]) -> Iterator[tuple[str, int]]:
    yield from sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _usual(spellings: Counter[str]) -> str:
    """The spelling that most people used; of equals the one in small letters."""
    return max(spellings, key=lambda word: (spellings[word], word))

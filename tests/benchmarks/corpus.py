"""An invented handbook of any size: the same number of goals gives the same handbook, on every machine.

For `n` goals there are max(5, n/50) values, max(4, n/25) objectives, max(2, n/10) teams and n/4 pairs of a do and its
don't. Each goal has an owner, a team, an objective, a parent but for the first three, about 100 words, and one to three
aligned values with a strength and a rationale of one line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING, Literal

from tests.benchmarks.prose import Prose, prose, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

Strength = Literal["weak", "moderate", "strong"]
Status = Literal["proposed", "active", "paused", "achieved"]

_STRENGTHS: tuple[Strength, ...] = ("weak", "moderate", "strong")
_STATUSES: tuple[Status, ...] = ("proposed", "active", "paused", "achieved")
_VALUES = """Candor Kindness Craft Patience Courage Curiosity Fairness Modesty Openness Reliability Restraint
Stewardship""".split()
_FIRST = """Agnes Bruno Clara Dario Elin Femke Goran Hanna Ivo Jorun Karim Lotte Marek Noor Oskar Petra Rasmus Selma Tomas
Ulla Viggo Wanda Yusuf Zita""".split()
_LAST = """Adler Brandt Carlsen Dudek Ekman Fiala Gruber Hansen Iversen Jansen Keller Lindt Moreau Novak Olsen Pohl Ritter
Sandoz Tanaka Urban Visser Winter Yilmaz Zeman""".split()


@dataclass(frozen=True)
class Value:
    id: str
    title: str
    description: Prose


@dataclass(frozen=True)
class Objective:
    id: str
    title: str
    description: Prose


@dataclass(frozen=True)
class Team:
    id: str
    title: str
    lead: str


@dataclass(frozen=True)
class Pair:
    """A do with its don't, and the id of the value that they put into practice."""

    id: str
    value: str
    do: str
    dont: str


@dataclass(frozen=True)
class Alignment:
    """How a goal carries a value, which is told by its id."""

    value: str
    strength: Strength
    rationale: str


@dataclass(frozen=True)
class Goal:
    """`owner` is a name; `team`, `objective` and `parent` are ids; `due` is a date as in 2027-03-01."""

    id: str
    title: str
    owner: str
    team: str
    objective: str
    parent: str | None
    status: Status
    due: str
    alignments: tuple[Alignment, ...]
    description: Prose


@dataclass(frozen=True)
class Corpus:
    values: tuple[Value, ...]
    objectives: tuple[Objective, ...]
    teams: tuple[Team, ...]
    pairs: tuple[Pair, ...]
    goals: tuple[Goal, ...]

    @property
    def people(self) -> tuple[str, ...]:
        """The names of all who own a goal or lead a team, in alphabetical order."""
        return tuple(sorted({goal.owner for goal in self.goals} | {team.lead for team in self.teams}))

    @property
    def middle(self) -> Goal:
        """The goal that `edited` changes."""
        return self.goals[len(self.goals) // 2]


def slug(title: str) -> str:
    """The id that a title gives."""
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


def make(goals: int) -> Corpus:
    """The handbook of so many goals."""
    chance = Random(f"a handbook of {goals} goals")
    values = tuple(_value(chance, number) for number in range(max(5, goals // 50)))
    objectives = tuple(
        Objective(f"objective-{number:04}", sentence(chance, 6), prose(chance, 40))
        for number in range(1, max(4, goals // 25) + 1)
    )
    teams = tuple(
        Team(f"team-{number:04}", f"Team {sentence(chance, 2)}", _person(chance))
        for number in range(1, max(2, goals // 10) + 1)
    )
    pairs = tuple(
        Pair(f"pair-{number:05}", values[number % len(values)].id, sentence(chance, 9), sentence(chance, 9))
        for number in range(goals // 4)
    )
    made = tuple(_goal(chance, number, values, objectives, teams) for number in range(1, goals + 1))
    return Corpus(values, objectives, teams, pairs, made)


def _value(chance: Random, number: int) -> Value:
    turn, name = divmod(number, len(_VALUES))
    title = f"{_VALUES[name]} {turn + 1}" if turn else _VALUES[name]
    return Value(slug(title), title, prose(chance, 60))


def _person(chance: Random) -> str:
    return f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"


def _goal(
    chance: Random, number: int, values: tuple[Value, ...], objectives: tuple[Objective, ...], teams: tuple[Team, ...]
) -> Goal:
    return Goal(
        id=f"goal-{number:05}",
        title=sentence(chance, 6),
        owner=_person(chance),
        team=teams[number % len(teams)].id,
        objective=chance.choice(objectives).id,
        # About four goals cascade from each, so that 10,000 goals are seven steps deep.
        parent=f"goal-{max(1, (number + 1) // 4 - chance.randrange(2)):05}" if number > 3 else None,
        status=chance.choice(_STATUSES),
        due=f"2027-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
        alignments=tuple(_alignments(chance, values)),
        description=prose(chance, 100),
    )


def _alignments(chance: Random, values: tuple[Value, ...]) -> Iterator[Alignment]:
    for value in chance.sample(values, chance.choice((1, 2, 2, 3))):
        yield Alignment(value.id, chance.choice(_STRENGTHS), sentence(chance, 10))


def edited(corpus: Corpus, number: int = 1) -> Corpus:
    """The handbook after an edit: the title, one rationale and the description of its middle goal say a number more."""
    old = corpus.middle
    said = f"(edited {number})"
    first, *others = old.alignments
    new = replace(
        old,
        title=f"{old.title} {said}",
        alignments=(replace(first, rationale=f"{first.rationale} {said}"), *others),
        description=replace(old.description, closing=f"{old.description.closing} One more sentence {said}."),
    )
    return replace(corpus, goals=tuple(new if goal is old else goal for goal in corpus.goals))

"""The scorecard: how the measures of objectives and goals stand, by the four lenses, by team and by objective.

Measures are counted and never averaged: their units differ.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.derive.alignment.sight import ancestors
from values_handbook.derive.periods import period_labels
from values_handbook.derive.select import select
from values_handbook.derive.standing.measures import VERDICTS, Verdict, verdict_of
from values_handbook.derive.teams import goals_of_teams_below
from values_handbook.model.kinds.work import LENSES, Work
from values_handbook.model.period import period_dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.kinds.work import Measure
    from values_handbook.model.record import Key, Record


class JudgedMeasure(NamedTuple):
    """A measure of a record, the `place`-th, and how it stands.

    `original` is the measure that it repeats (`same_as`), by its record and place, else itself. `also` are the other records
    that have the same measure, where it stands for all of them.
    """

    key: Key
    place: int
    measure: Measure
    verdict: Verdict
    original: tuple[Key, int]
    also: tuple[Key, ...] = ()


class Tally(NamedTuple):
    """The number of measures with each verdict, in the order of VERDICTS."""

    counts: tuple[int, ...]

    @classmethod
    def of(cls, measures: Iterable[JudgedMeasure]) -> Tally:
        """Count measures, each once that several records have."""
        found = Counter({item.original: item.verdict for item in measures}.values())
        return cls(tuple(found[verdict] for verdict in VERDICTS))

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The measures in the order of the site, objectives first; those of each lens, of each team, of each objective.

    A measure that several records have (`same_as`) is there once, and counts once in each line.

    Every lens has a line, even one without measures; the measures that name none stand below the empty name where there are
    any. Teams and objectives have one where something below them is worked at. `works` are the objectives and goals.
    """

    works: tuple[Key, ...]
    measures: tuple[JudgedMeasure, ...]
    lenses: tuple[tuple[str, Tally], ...]
    teams: tuple[tuple[Key, Tally], ...]
    objectives: tuple[tuple[Key, Tally], ...]


def scorecard(linked: LinkedHandbook, where: Mapping[str, tuple[str, ...]]) -> Scorecard:
    """The scorecard of the objectives and goals that are worked at, or of those among them that match."""
    objectives, goals = (
        [record for record in select(linked, linked.of(kind), where) if _is_scored(linked, record, where)]
        for kind in ("objective", "goal")
    )
    judged = {record.key: tuple(judge_measures(linked, record)) for record in (*objectives, *goals)}
    counted = _count_once(item for items in judged.values() for item in items)
    judged = {key: tuple(counted[item.original] for item in items) for key, items in judged.items()}
    measures = tuple(counted.values())
    return Scorecard(
        tuple(judged),
        measures,
        tuple(_by_lens(measures)),
        tuple(_by_team(linked, judged)),
        _by_objective(linked, judged),
    )


def has_measures(linked: LinkedHandbook) -> bool:
    """Whether the scorecard of everything that is worked at has any measure."""
    works = (record for kind in ("objective", "goal") for record in linked.of(kind))
    return any(
        isinstance(record.fields, Work) and record.fields.measures and _is_scored(linked, record, {})
        for record in works
    )


def _is_scored(linked: LinkedHandbook, record: Record, where: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a record is worked at, or was achieved in a period that still runs; `where` may select others."""
    status = record.fields.status
    if "status" in where or status == "active":
        return True
    dates = period_dates(getattr(record.fields, "period", None), period_labels(linked))
    return status == "achieved" and ("period" in where or (dates is not None and linked.today in dates))


def judge_measures(linked: LinkedHandbook, record: Record) -> Iterator[JudgedMeasure]:
    """The measures of a goal or an objective with their verdicts."""
    work = record.fields
    assert isinstance(work, Work)
    period = period_dates(work.period, period_labels(linked))
    for place, measure in enumerate(work.measures):
        original = _original(linked, record.key, place) if measure.same_as else (record.key, place)
        yield JudgedMeasure(record.key, place, measure, verdict_of(measure, period, linked.today), original)


def _original(linked: LinkedHandbook, key: Key, place: int) -> tuple[Key, int]:
    """The measure at the end of the chain that `same_as` makes. Circles are errors and not in the graph."""
    while (named := linked.graph.at(key, ("measures", place, "same_as"))) is not None:
        key, place = named.target, int(named.behaviour) - 1
    return key, place


def _count_once(measures: Iterable[JudgedMeasure]) -> dict[tuple[Key, int], JudgedMeasure]:
    """For each measure that one or several records have, the one that counts: the original, else the first one."""
    found: dict[tuple[Key, int], list[JudgedMeasure]] = {}
    for item in measures:
        found.setdefault(item.original, []).append(item)
    return {original: _stand_for(items) for original, items in found.items()}


def _stand_for(items: Sequence[JudgedMeasure]) -> JudgedMeasure:
    if len(items) == 1:
        return items[0]
    chosen = next((item for item in items if (item.key, item.place) == item.original), items[0])
    return chosen._replace(also=tuple(dict.fromkeys(item.key for item in items if item.key != chosen.key)))


def _by_lens(measures: Sequence[JudgedMeasure]) -> Iterator[tuple[str, Tally]]:
    for lens in (*LENSES, ""):
        tally = Tally.of(item for item in measures if (item.measure.lens or "") == lens)
        if lens or tally.total:
            yield lens, tally


Measured = dict["Key", tuple[JudgedMeasure, ...]]


def _by_team(linked: LinkedHandbook, judged: Measured) -> Iterator[tuple[Key, Tally]]:
    """The measures of each team's goals, and of those of the teams in it."""
    for team in linked.current("team"):
        goals = [goal for goal in goals_of_teams_below(linked, team.key) if goal in judged]
        if goals:
            yield team.key, Tally.of(item for goal in goals for item in judged[goal])


def _by_objective(linked: LinkedHandbook, judged: Measured) -> tuple[tuple[Key, Tally], ...]:
    """The measures of each objective, of those that are part of it, and of the goals that serve them."""
    found: defaultdict[Key, list[JudgedMeasure]] = defaultdict(list)
    served: dict[Key, tuple[Key, ...]] = {}
    for key, items in judged.items():
        for objective in _with_above(linked, _objectives_served(linked, key, served) if key.kind == "goal" else (key,)):
            found[objective] += items
    current = [record.key for record in linked.current("objective") if record.key in found]
    return tuple((key, Tally.of(found[key])) for key in current)


def _objectives_served(linked: LinkedHandbook, goal: Key, known: dict[Key, tuple[Key, ...]]) -> tuple[Key, ...]:
    """The objectives that a goal names, else those of the nearest goal above. `known` caches results: chains may be long."""
    chain: list[Key] = []
    above: Key | None = goal
    answer: tuple[Key, ...] = ()
    while above is not None and not answer:
        chain.append(above)
        answer = known[above] if above in known else tuple(linked.graph.targets(above, "objectives"))
        above = None if above in known else linked.graph.target(above, "parent")
    known.update(dict.fromkeys(chain, answer))
    return answer


def _with_above(linked: LinkedHandbook, objectives: Iterable[Key]) -> set[Key]:
    """Objectives with all that they are part of."""
    return {above for key in objectives for above in (key, *ancestors(linked, key))}

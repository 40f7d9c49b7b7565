"""How often a practice was held: of the days that its rule names, those for which it says so."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from values_handbook.derive.calendar.schedule import FAR, last_day, rule_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from values_handbook.model.kinds import Practice

MOST_COUNTED = 9
"""Planned days that are counted, the latest ones."""
LAPSED = 2
"""Times in a row without the practice after which it counts as lapsed."""
_DAYS_AHEAD = 2 * 366
_YEAR = 366

TimeState = Literal["held", "skipped", "missed"]
"""It was held; it was not, and the practice says so; nothing is recorded."""


class PracticeTime(NamedTuple):
    """One time of a practice. `item` is its position in `held` or `skipped`; None where nothing is recorded."""

    day: date
    state: TimeState
    item: int | None = None


class Holding(NamedTuple):
    """How regularly a practice is held.

    `planned` are the planned days that count, with what became of each, the earliest first; none where the practice comes on
    an occasion, or its rule leaves the days open. `times` is what is recorded since the first of them, and the days for
    which nothing is, the latest first.
    """

    planned: tuple[PracticeTime, ...]
    times: tuple[PracticeTime, ...]

    @property
    def held(self) -> int:
        """How many of the planned days it was held for."""
        return sum(item.state == "held" for item in self.planned)

    @property
    def missed_days(self) -> tuple[date, ...]:
        """The latest planned days in a row for which it was not held, the earliest first."""
        last_held = max((at for at, item in enumerate(self.planned) if item.state == "held"), default=-1)
        return tuple(item.day for item in self.planned[last_held + 1 :])

    @property
    def has_lapsed(self) -> bool:
        """Whether it was not held the last two times or more."""
        return len(self.missed_days) >= LAPSED


def holding_of(practice: Practice, today: date, zone: str | None = None) -> Holding | None:
    """How regularly a practice is held; None where it records neither `held` nor `skipped`.

    The planned days that count are those that its rule names, without `except`, from the first one that has a record on:
    those before today, whether or not anything is recorded, and today and later ones only where something is. Of these the
    last nine.

    A record belongs to the planned day that it is nearest to; to the earlier one where two are as near. Before the first
    planned day and after the last one it has to lie within half an interval. So a talk planned for Tuesday and held on
    Thursday counts as held, and two talks for one planned day count once. A day that was skipped and then held late is held.
    What was held later than today is not counted yet, nor is what was held on an exception.
    """
    held = [item.date for item in practice.held]
    skipped = [item.date for item in practice.skipped]
    if not held and not skipped:
        return None
    days = _planned_days(practice, today, zone, min(*held, *skipped, today))
    states = _states(days, [day for day in held if day <= today], [day for day in skipped if day <= today])
    exceptions = frozenset(practice.except_)
    first = min(states, default=len(days))
    counted = [
        PracticeTime(days[at], states.get(at, "missed"))
        for at in range(first, len(days))
        if days[at] not in exceptions and (days[at] < today or at in states)
    ][-MOST_COUNTED:]
    return Holding(tuple(counted), tuple(_times(counted, held, skipped, today)))


def _planned_days(practice: Practice, today: date, zone: str | None, first: date) -> list[date]:
    """The days that the rule names: from a year before the first record on, up to the first one after today."""
    # A rule that needs no start is as old as the year of the day given.
    rule = rule_of(practice, first, zone)
    if rule is None:
        return []
    since = max(rule.start, today - FAR, date.fromordinal(max(first.toordinal() - _YEAR, 1)))
    days: list[date] = []
    for day in rule.days(since, last_day(practice, date.fromordinal(today.toordinal() + _DAYS_AHEAD))):
        days.append(day)
        if day > today:
            break
    return days


def _states(days: Sequence[date], held: Collection[date], skipped: Collection[date]) -> dict[int, TimeState]:
    """What is recorded for planned days, by their positions. A day for which both are recorded is held."""
    found: dict[int, TimeState] = {}
    for recorded, state in ((skipped, "skipped"), (held, "held")):
        for day in recorded:
            if (at := _nearest(days, day)) is not None:
                found[at] = state  # type: ignore[assignment]
    return found


def _nearest(days: Sequence[date], day: date) -> int | None:
    """The position of the planned day that a day belongs to."""
    after = bisect_left(days, day)
    if after < len(days) and days[after] == day:
        return after
    if 0 < after < len(days):
        return after if days[after] - day < day - days[after - 1] else after - 1
    if len(days) < 2:
        return None
    at, other = (0, 1) if after == 0 else (len(days) - 1, len(days) - 2)
    return at if 2 * abs(days[at] - day) <= abs(days[other] - days[at]) else None


def _times(
    counted: Sequence[PracticeTime], held: Sequence[date], skipped: Sequence[date], today: date
) -> Iterator[PracticeTime]:
    """The records since half an interval before the first counted day, and the days without one; the latest first."""
    found = [PracticeTime(day, "held", at) for at, day in enumerate(held) if day <= today]
    found += [PracticeTime(day, "skipped", at) for at, day in enumerate(skipped)]
    found.sort(key=lambda item: item.day, reverse=True)
    if not counted:
        yield from found[:MOST_COUNTED]
        return
    planned = [item.day for item in counted]
    found = [item for item in found if item.day >= planned[0] or _nearest(planned, item.day) == 0]
    found += [item for item in counted if item.state == "missed"]
    yield from sorted(found, key=lambda item: item.day, reverse=True)

"""When each value was last invoked, and the values that nobody invoked for a year."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from values_handbook.derive.query import query
from values_handbook.model.interval import Interval, after
from values_handbook.model.kinds import Value
from values_handbook.model.kinds.work import Work

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Key

WITHIN = Interval("1 year", 1, "year")


class Invocation(NamedTuple):
    """The day on which a record invoked a value."""

    day: date
    by: Key


class Forgotten(NamedTuple):
    """A value in force that nobody invoked for a year, and when somebody last did, if anybody ever."""

    value: Key
    last: Invocation | None


@query
def forgotten(linked: LinkedHandbook) -> tuple[Forgotten, ...]:
    """The values that were in force for a year and that nobody invoked in it, in the order of the site.

    A value without the day of its adoption counts as adopted long ago.
    """
    found = []
    for record in linked.in_force():
        value = record.fields
        assert isinstance(value, Value)
        last = last_invocation(linked, record.key)
        days = [day for day in (value.adopted, last and last.day) if day is not None]
        if not days or after(max(days), WITHIN) < linked.today:
            found.append(Forgotten(record.key, last))
    return tuple(found)


def last_invocation(linked: LinkedHandbook, value: Key) -> Invocation | None:
    """The latest recognition or case that names a value, or check-in of a goal or an objective that is aligned with it.

    A tension invokes the value, too: somebody weighed the two. A review only evaluates it, and does not count.
    """
    return max((item for item in _invocations(linked, value) if item.day <= linked.today), default=None)


def _invocations(linked: LinkedHandbook, value: Key) -> Iterator[Invocation]:
    for kind in ("recognition", "case"):
        for key in linked.graph.sources(value, "values", kind):
            yield Invocation(linked.record(key).fields.date, key)  # type: ignore[attr-defined]
    for kind in ("goal", "objective"):
        for key in linked.graph.sources(value, "values", kind):
            fields = linked.record(key).fields
            assert isinstance(fields, Work)
            yield from (Invocation(item.date, key) for item in fields.check_ins)

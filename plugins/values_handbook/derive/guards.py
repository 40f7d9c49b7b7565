"""What guards against a pitfall, and whether each guard is still there to do so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from values_handbook.model.kinds import Pitfall, Practice
from values_handbook.model.recurrence import rrule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from values_handbook.derive.linked import Linked
    from values_handbook.model.record import Key, Record

GuardState = Literal["holds", "ended", "closed", "off", "never", "unknown"]
"""It is in force; it has ended; it was retired, missed or dropped; the check is turned off; the practice recurs never, or no
more; nothing of this name exists, which is an error of its own."""
_ASLEEP = ("ended", "closed", "off")
_CHECK = "check:"
_UNTIL = re.compile(r"(?:^|;)UNTIL=(\d{8})")


class Guard(NamedTuple):
    """A record that guards, or the code of a check that does."""

    key: Key | None
    code: str
    state: GuardState

    @property
    def is_awake(self) -> bool:
        """Whether it may still guard. One that is unknown is taken for awake."""
        return self.state not in _ASLEEP


def guards_of(linked: Linked, record: Record) -> tuple[Guard, ...]:
    """What a pitfall names in `guarded_by`, in its order, then the do's and don'ts that name the pitfall."""
    assert isinstance(record.fields, Pitfall)
    named = [*_named(linked, record, record.fields)]
    known = {guard.key for guard in named}
    others = linked.in_order(linked.graph.sources(record.key, "pitfalls", "guideline"))
    return (*named, *(Guard(key, "", _state(linked, key)) for key in others if key not in known))


def _named(linked: Linked, record: Record, pitfall: Pitfall) -> Iterator[Guard]:
    for place, word in enumerate(pitfall.guarded_by):
        if word.startswith(_CHECK):
            code = word.removeprefix(_CHECK)
            yield Guard(None, code, "off" if linked.options.severity.get(code) == "off" else "holds")
        elif (reference := linked.graph.at(record.key, ("guarded_by", place))) is not None:
            yield Guard(reference.target, "", _state(linked, reference.target))
        elif linked.graph.leads_nowhere(record.key, ("guarded_by", place)):
            yield Guard(None, "", "unknown")


def _state(linked: Linked, key: Key) -> GuardState:
    record = linked.record(key)
    if linked.has_ended(record):
        return "ended"
    if linked.is_closed(record):
        return "closed"
    is_over = isinstance(record.fields, Practice) and not _recurs(record.fields, linked.today)
    return "never" if is_over else "holds"


def _recurs(practice: Practice, today: date) -> bool:
    """Whether a practice has an occasion, or a rule that does not end before today."""
    if practice.every is None:
        return bool(practice.when)
    last = _UNTIL.search(rrule(practice.every) or "")
    return last is None or last[1] >= f"{today:%Y%m%d}"

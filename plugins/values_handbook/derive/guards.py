"""The guards against a pitfall, and the state of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from values_handbook.derive.calendar.holding import holding_of
from values_handbook.derive.calendar.recurring import until_day
from values_handbook.derive.calendar.schedule import clock_of
from values_handbook.model.kinds import Pitfall, Practice

if TYPE_CHECKING:
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Key, Record

GuardState = Literal["holds", "ended", "closed", "off", "never", "lapsed", "unknown"]
"""It is in force; it has ended; it was retired, missed or dropped; the check is turned off; the practice recurs never or no
longer; it was not held the last times; nothing of this name exists, which has a diagnostic of its own."""
_ASLEEP = ("ended", "closed", "off", "lapsed")
_CHECK = "check:"


class Guard(NamedTuple):
    """A record that guards, or one behaviour of it; or the code of a check."""

    state: GuardState
    key: Key | None = None
    behaviour: str = ""
    code: str = ""

    @property
    def is_awake(self) -> bool:
        """Whether it may still guard; true for an unknown one."""
        return self.state not in _ASLEEP


def guards_of(linked: LinkedHandbook, record: Record) -> tuple[Guard, ...]:
    """What a pitfall names in `guarded_by`, then the do's and don'ts that name the pitfall."""
    named = named_guards(linked, record)
    known = {guard.key for guard in named}
    others = linked.in_order(linked.graph.sources(record.key, "pitfalls", "guideline"))
    return (*named, *(Guard(_state(linked, key), key) for key in others if key not in known))


def named_guards(linked: LinkedHandbook, record: Record) -> tuple[Guard, ...]:
    """What a pitfall names in `guarded_by`, in its order."""
    assert isinstance(record.fields, Pitfall)
    return tuple(_resolve_guard(linked, record.key, place, word) for place, word in enumerate(record.fields.guarded_by))


def _resolve_guard(linked: LinkedHandbook, pitfall: Key, place: int, word: str) -> Guard:
    if word.startswith(_CHECK):
        code = word.removeprefix(_CHECK)
        return Guard("off" if linked.options.severity.get(code) == "off" else "holds", code=code)
    reference = linked.graph.at(pitfall, ("guarded_by", place))
    if reference is None:
        return Guard("unknown")
    return Guard(_state(linked, reference.target), reference.target, reference.behaviour)


def _state(linked: LinkedHandbook, key: Key) -> GuardState:
    record = linked.record(key)
    if linked.has_ended(record):
        return "ended"
    if linked.is_closed(record):
        return "closed"
    if not isinstance(record.fields, Practice):
        return "holds"
    if not _recurs(linked, record.fields):
        return "never"
    holding = holding_of(record.fields, linked.today, linked.options.timezone)
    return "lapsed" if holding is not None and holding.has_lapsed else "holds"


def _recurs(linked: LinkedHandbook, practice: Practice) -> bool:
    """Whether a practice has an occasion, or a rule that does not end before today."""
    if practice.every is None:
        return bool(practice.when)
    until = practice.every.rule.until
    return until_day(until, clock_of(practice), linked.options.timezone) >= linked.today

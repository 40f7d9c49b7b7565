"""The next steps of a handbook that has begun: what of its first hour, month and quarter is still to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from values_handbook.derive.accountability.lessons import CLOSED
from values_handbook.derive.accountability.participation import all_activities
from values_handbook.derive.checks.goals import open_work, running_work
from values_handbook.derive.query import query
from values_handbook.model.kinds import Practice, Recognition, Review, Value
from values_handbook.model.kinds.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Key, Record

TO_REPLACE = "to-replace"
"""The tag of a record that `handbook init` wrote as a stand-in: it counts as nothing that a team has done."""
BLANK = "…"
"""What stands where somebody is to write their own words, in commands and in a new record."""
FEWEST_VALUES = 3
"""With this number of values of its own a team has enough to discuss."""
_OWNED = ("value", "objective", "goal", "practice")


class NextStep(NamedTuple):
    """A step that is not done: its name, its part (`hour`, `month` or `quarter`), and the records that it is about."""

    name: str
    part: str
    records: tuple[Key, ...] = ()


def is_beginning(linked: LinkedHandbook) -> bool:
    """Whether no value is in force yet: only then is the page there without being named."""
    return not linked.in_force()


def has_next_steps(linked: LinkedHandbook) -> bool:
    """Whether any step is not done."""
    return bool(next_steps(linked))


@query
def next_steps(linked: LinkedHandbook) -> tuple[NextStep, ...]:
    """The steps that are not done, in the order in which they are to be taken."""
    found = ((name, part, find(linked)) for part, rules in _RULES.items() for name, find in rules.items())
    return tuple(NextStep(name, part, tuple(records)) for name, part, records in found if records is not None)


def _current(linked: LinkedHandbook, kind: str) -> list[Record]:
    """The current records of a kind that are a team's own."""
    return [record for record in linked.current(kind) if TO_REPLACE not in record.fields.tags]


def _unless(is_done: object) -> tuple[Key, ...] | None:
    """No step where it is done, else one that is about no record in particular."""
    return None if is_done else ()


def _unless_any(linked: LinkedHandbook, kind: str) -> tuple[Key, ...] | None:
    return _unless(_current(linked, kind))


def _keys(records: Iterable[Record], is_possible: object = True) -> tuple[Key, ...] | None:
    """The keys of records that lack something. Without any, the step is done, unless nothing could have it yet."""
    found = tuple(record.key for record in records)
    return found or _unless(is_possible)


def _ask(linked: LinkedHandbook) -> tuple[Key, ...] | None:
    """Ask everyone: done once it is written what was said, or who took part."""
    return _unless(linked.of("candidate") or all_activities(linked))


def _replace(linked: LinkedHandbook) -> tuple[Key, ...] | None:
    return _keys(record for record in linked.handbook if TO_REPLACE in record.fields.tags)


def _practice(linked: LinkedHandbook) -> tuple[Key, ...] | None:
    """Agree on a practice: done once one says when it takes place."""
    practices = linked.current("practice")
    fields = [record.fields for record in practices]
    is_done = any(isinstance(item, Practice) and (item.every or item.when) for item in fields)
    return None if is_done else tuple(record.key for record in practices)


def _more_values(linked: LinkedHandbook) -> tuple[Key, ...] | None:
    return _unless(len(_current(linked, "value")) >= FEWEST_VALUES)


def _comment(linked: LinkedHandbook) -> tuple[Key, ...] | None:
    """Open proposed values for comments: done once each says until when."""
    values = _current(linked, "value")
    proposed = (record for record in values if record.fields.status == "proposed")
    return _keys((record for record in proposed if not getattr(record.fields, "comments_until", None)), values)


def _adopt(linked: LinkedHandbook) -> tuple[Key, ...] | None:
    """Decide on the proposed values: done once none is left."""
    values = _current(linked, "value")
    return _keys((record for record in values if record.fields.status == "proposed"), values)


def _matrix(linked: LinkedHandbook) -> tuple[Key, ...] | None:
    """Align objectives with values: done once each names one."""
    objectives = _current(linked, "objective")
    return _keys((it for it in objectives if isinstance(it.fields, Work) and not it.fields.values), objectives)


def _owners(linked: LinkedHandbook) -> tuple[Key, ...] | None:
    owned = [record for kind in _OWNED for record in _current(linked, kind)]
    return _keys((record for record in owned if not record.fields.owner), owned)


def _thanks(linked: LinkedHandbook) -> tuple[Key, ...] | None:
    """Thank somebody: done once a recognition says whom, where `handbook new` leaves a blank."""
    begun = _current(linked, "recognition")
    fields = [record.fields for record in begun]
    is_done = any(isinstance(item, Recognition) and any(name != BLANK for name in item.to) for item in fields)
    return None if is_done else tuple(record.key for record in begun)


def _reviews(linked: LinkedHandbook) -> list[tuple[Key, Review]]:
    return [(record.key, record.fields) for record in linked.of("review") if isinstance(record.fields, Review)]


def _pulse(linked: LinkedHandbook) -> tuple[Key, ...] | None:
    return _unless(any(review.scores for _, review in _reviews(linked)))


def _review(linked: LinkedHandbook) -> tuple[Key, ...] | None:
    """Hold a review: done once one has decided anything."""
    return _unless(any(review.decisions for _, review in _reviews(linked)))


def _change(linked: LinkedHandbook) -> tuple[Key, ...] | None:
    """Make one change: done once a decision of a review is done, or a value has a second revision."""
    values = (record.fields for record in linked.of("value"))
    if any(isinstance(value, Value) and value.revision > 1 for value in values):
        return None
    reviews = _reviews(linked)
    if any(decision.status == "done" for _, review in reviews for decision in review.decisions):
        return None
    return tuple(key for key, review in reviews if any(decision.status == "open" for decision in review.decisions))


def _close(linked: LinkedHandbook) -> tuple[Key, ...] | None:
    """Close goals: done once one is achieved, missed or dropped; about those whose period is over."""
    goals = linked.of("goal")
    if any(record.fields.status in CLOSED for record in goals):
        return None
    running = {record.key for record in running_work(linked, "goal")}
    return tuple(record.key for record in open_work(linked, "goal") if record.key not in running)


_RULES: dict[str, dict[str, Callable[[LinkedHandbook], tuple[Key, ...] | None]]] = {
    "hour": {
        "ask": _ask,
        "value": lambda linked: _unless_any(linked, "value"),
        "replace": _replace,
        "practice": _practice,
    },
    "month": {
        "more-values": _more_values,
        "comment": _comment,
        "adopt": _adopt,
        "objective": lambda linked: _unless_any(linked, "objective"),
        "matrix": _matrix,
        "owners": _owners,
        "thanks": _thanks,
    },
    "quarter": {
        "goal": lambda linked: _unless_any(linked, "goal"),
        "pulse": _pulse,
        "review": _review,
        "change": _change,
        "close": _close,
    },
}
"""The steps of each part by their names: a function gives None where a step is done, else the records it is about."""

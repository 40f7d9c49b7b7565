"""Facets by which the rows of a matrix are filtered: team, level, status, confidence, period, owner."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple, get_args

from values_handbook.derive.alignment.sight import ancestors
from values_handbook.derive.periods import period_labels
from values_handbook.derive.select import CURRENT, field_values
from values_handbook.derive.teams import teams_of_goal
from values_handbook.model.kinds import MODELS
from values_handbook.model.kinds.work import Work
from values_handbook.model.period import period_dates
from values_handbook.model.record import Key
from values_handbook.model.types import Confidence, Level, ValueStatus, WorkStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from values_handbook.derive.linked_handbook import LinkedHandbook

    OptionsOfRow = Callable[[LinkedHandbook, Key], list["Option"]]
    """Returns the options that a row has in a facet."""


class BehaviourOption(NamedTuple):
    """One behaviour of a value."""

    value: Key
    behaviour: str


Option = Key | BehaviourOption | str
"""A record, a behaviour, or a word of a field; `NONE` is for rows without a value in it."""

NONE = "-"
_WORDS = {
    "level": get_args(Level),
    "status": tuple(dict.fromkeys((*get_args(ValueStatus), *get_args(WorkStatus)))),
    "confidence": get_args(Confidence),
}
_NAMES_OF_TEAM = ("team", "teams", "audience")


class Facet(NamedTuple):
    """A field of rows, the options that occur in it, in site order, and the numbers of the options of each row."""

    name: str
    options: tuple[Option, ...]
    rows: tuple[tuple[int, ...], ...]


def facets(
    linked: LinkedHandbook, rows: Iterable[Key], fields: Mapping[str, OptionsOfRow] | None = None
) -> tuple[Facet, ...]:
    """The facets in which rows differ: by default team, level, status, confidence, period and owner, as far as the
    kinds have them.

    `fields` replaces the default facets: a function for each name. A row of a team also counts for the teams above it, as in
    `where`. Records that are not published are no options.
    """
    keys = tuple(rows)
    found = (_facet(linked, name, keys, options_of) for name, options_of in (fields or _FACETS).items())
    return tuple(facet for facet in found if len(facet.options) > 1)


def goal_facets(linked: LinkedHandbook, goals: Iterable[Key]) -> tuple[Facet, ...]:
    """The facets in which goals differ: those of rows of a matrix, and the values that they support."""
    return facets(linked, goals, {"value": _supported, **_FACETS})


def _facet(linked: LinkedHandbook, name: str, rows: tuple[Key, ...], options_of: OptionsOfRow) -> Facet:
    answers = [options_of(linked, row) or [NONE] for row in rows]
    options = sorted(
        {option for answer in answers for option in answer}, key=lambda option: _place(linked, name, option)
    )
    numbers = {option: number for number, option in enumerate(options)}
    return Facet(name, tuple(options), tuple(tuple(sorted(map(numbers.__getitem__, answer))) for answer in answers))


def _teams(linked: LinkedHandbook, row: Key) -> list[Option]:
    if row.kind == "goal":
        named = list(teams_of_goal(linked, row))
    else:
        named = [key for name in _NAMES_OF_TEAM for key in linked.graph.targets(row, name) if key.kind == "team"]
    return list(dict.fromkeys(key for team in named for key in (team, *ancestors(linked, team))))


def _owners(linked: LinkedHandbook, row: Key) -> list[Option]:
    return list(dict.fromkeys(linked.graph.targets(row, "owner")))


def _words(name: str) -> OptionsOfRow:
    def options_of(linked: LinkedHandbook, row: Key) -> list[Option]:
        has_it = name in MODELS[row.kind].model_fields
        return list(dict.fromkeys(field_values(linked, linked.record(row), name))) if has_it else []

    return options_of


def _confidence(linked: LinkedHandbook, row: Key) -> list[Option]:
    """The confidence of the latest check-in of work that goes on."""
    work = linked.record(row).fields
    latest = work.latest_check_in if isinstance(work, Work) and work.status == "active" else None
    return [latest.confidence] if latest is not None and latest.confidence else []


def _supported(linked: LinkedHandbook, row: Key) -> list[Option]:
    named = (item.target for item in linked.graph.outgoing(row, "values") if item.strength not in ("", "tension"))
    return list(dict.fromkeys(named))


_FACETS: dict[str, OptionsOfRow] = {
    "team": _teams,
    "level": _words("level"),
    "status": _words("status"),
    "confidence": _confidence,
    "period": _words("period"),
    "owner": _owners,
}


def _place(linked: LinkedHandbook, name: str, option: Option) -> tuple[object, ...]:
    """The sort key of an option: records as on the site, words as in their field, periods by date, `NONE` last."""
    if isinstance(option, Key):
        return (1, *linked.rank(option))
    if isinstance(option, BehaviourOption):
        return (1, *linked.rank(option.value), _number(linked, option))
    if option == NONE:
        return (9,)
    if name == "period":
        dates = period_dates(option, period_labels(linked))
        return (0,) if option == CURRENT else (1, dates.start if dates else date.max, option)
    known = _WORDS.get(name, ())
    return (1, known.index(option), option) if option in known else (2, option)


def _number(linked: LinkedHandbook, option: BehaviourOption) -> int:
    """The number of a behaviour among those of its value."""
    ids = [item.id for item in getattr(linked.record(option.value).fields, "behaviours", ())]
    return ids.index(option.behaviour) if option.behaviour in ids else len(ids)

"""Choosing records by their fields, as `where` in matrices and embeds says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from values_handbook.derive.periods import period_labels
from values_handbook.derive.teams import teams_of_goal, teams_recognized, with_subteams
from values_handbook.model import coerce
from values_handbook.model.interval import Interval
from values_handbook.model.period import PeriodRange, period_dates, period_label
from values_handbook.model.record import Key
from values_handbook.model.recurrence import Recurrence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Record

Where = "Mapping[str, tuple[str, ...]]"
CURRENT = "current"


def select(linked: LinkedHandbook, records: Iterable[Record], where: Mapping[str, tuple[str, ...]]) -> list[Record]:
    """The records that match all fields of `where`, and count today.

    What has ended counts only where `where` speaks of `ended`; what is retired, missed or dropped where it speaks of
    `status`. A value of `where` is compared as people spell it: case, spaces, hyphens and underscores do not matter. `team`
    takes in the teams below it, and `period: current` every period that holds today. Recognitions can be chosen by the
    `team` of those recognized, by `value` and by `year`.
    """
    tests = [(field, _wanted_words(linked, field, words)) for field, words in where.items()]
    return [
        record
        for record in records
        if ("ended" in where or not linked.has_ended(record))
        and ("status" in where or not linked.is_closed(record))
        and all(wanted & field_words(linked, record, field) for field, wanted in tests)
    ]


def _wanted_words(linked: LinkedHandbook, field: str, words: tuple[str, ...]) -> set[str]:
    wanted = {_comparable(word) for word in words}
    if field in ("team", "teams", "audience"):
        for word in words:
            key = Key("team", word)
            if key in linked:
                wanted |= {_comparable(team.id) for team in with_subteams(linked, key)}
    return wanted


def _comparable(word: str) -> str:
    return coerce.bare(word)


def field_words(linked: LinkedHandbook, record: Record, field: str) -> set[str]:
    """The words of a record in a field, normalized for comparison."""
    return {_comparable(word) for word in field_values(linked, record, field)}


def field_values(linked: LinkedHandbook, record: Record, field: str) -> list[str]:
    """The words of a record in a field: ids for references, labels for periods, the text of anything else."""
    if (words_of := _DERIVED_WORDS.get((record.kind, field))) is not None:
        return words_of(linked, record)
    references = [reference.target.id for reference in linked.graph.outgoing(record.key, field)]
    if references:
        return list(dict.fromkeys(references))
    return [word for value in _items(_attribute(record, field)) for word in _as_words(linked, field, value)]


_DERIVED_WORDS: dict[tuple[str, str], Callable[[LinkedHandbook, Record], list[str]]] = {
    ("goal", "team"): lambda linked, record: [key.id for key in teams_of_goal(linked, record.key)],
    ("recognition", "team"): lambda linked, record: [key.id for key in teams_recognized(linked, record.key)],
    ("recognition", "value"): lambda linked, record: [key.id for key in linked.graph.targets(record.key, "values")],
    ("recognition", "year"): lambda _, record: [str(record.fields.date.year)],  # type: ignore[attr-defined]
}
"""Words that `where` can select by and that stand in no field of that name: see `model.where.DERIVED_WORDS`."""


def _attribute(record: Record, field: str) -> Any:
    return getattr(record.fields, field, getattr(record.fields, f"{field}_", None))


def _items(value: Any) -> tuple[Any, ...]:
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def _as_words(linked: LinkedHandbook, field: str, value: Any) -> list[str]:
    if field == "period":
        dates = period_dates(value, period_labels(linked))
        label = [period_label(value)] if isinstance(value, str | PeriodRange) else []
        return [*label, *([CURRENT] if dates is not None and linked.today in dates else [])]
    if isinstance(value, bool):
        return ["true" if value else "false"]
    return (
        [str(value)]
        if isinstance(value, str | int | float | Interval | Recurrence) or hasattr(value, "isoformat")
        else []
    )

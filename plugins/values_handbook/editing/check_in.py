"""What a check-in changes in the record of a goal: an entry, and the figures of measures."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from values_handbook.diagnostics.suggest import closest_help
from values_handbook.editing.apply.files import read_root, record_in
from values_handbook.editing.apply.paths import find, path_word
from values_handbook.editing.rename_target import CannotEditError
from values_handbook.model.locate import locate_record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from values_handbook.editing.apply.written import Written
    from values_handbook.model.kinds.work import Measure, Work
    from values_handbook.model.record import Handbook, Record


@dataclass(frozen=True)
class CheckInEntry:
    """A check-in that is to be written. `figures` are the new figures of measures, by title or by number from 1."""

    date: date
    by: tuple[str, ...] = ()
    progress: str = ""
    confidence: str = ""
    note: str = ""
    figures: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class CheckInChange:
    """The change of a record in the form of a change document, and what it does not keep."""

    change: dict[str, Any]
    position: int
    """The 0-based position of the new entry among the check-ins."""
    undated: tuple[str, ...]
    """Titles of measures whose earlier figure has no `as_of`, and so no place in `history`."""
    measures: tuple[int, ...]
    """The 0-based numbers of the measures that change."""


def check_in_change(handbook: Handbook, record: Record, work: Work, entry: CheckInEntry) -> CheckInChange:
    """The change that writes a check-in into a goal or an objective.

    A measure gets `current` and `as_of`; its earlier figure moves into `history` under its own day. Raises CannotEditError
    for a second check-in of one day by the same people, and for figures that this record cannot take.
    """
    for number, known in enumerate(work.check_ins):
        if known.date == entry.date and set(known.by) == set(entry.by):
            place = locate_record(record, ("check_ins", number))
            raise CannotEditError(
                f"`{record.key}` has a check-in of {entry.date} already, at {place.path}:{place.line}; change it there"
            )
    written = record_in(read_root(record.file.path, record.file.data), record.item, record.kind)
    fields: dict[str, Any] = {}
    undated, numbers = [], []
    for name, figure in entry.figures.items():
        number = _numbered(record, work, name)
        if number in numbers:
            raise CannotEditError(f"`{work.measures[number].title}` gets two figures; give it one")
        numbers.append(number)
        measure = work.measures[number]
        _check_takes_figure(handbook, record, measure, entry.date)
        if measure.current is not None and measure.as_of is None:
            undated.append(measure.title)
        fields |= _figure_fields(written, work, number, figure, entry.date)
    by = entry.by[0] if len(entry.by) == 1 else list(entry.by)
    item = {
        "date": str(entry.date),
        "by": by,
        "progress": entry.progress,
        "confidence": entry.confidence,
        "note": entry.note,
    }
    change: dict[str, Any] = {
        "record": str(record.key),
        "add": {"check_ins": [{key: value for key, value in item.items() if value}]},
    }
    if fields:
        change["set"] = fields
    return CheckInChange(change, len(work.check_ins), tuple(undated), tuple(numbers))


def _numbered(record: Record, work: Work, name: str) -> int:
    """The 0-based number of the measure with a title, in any case, or with a number from 1."""
    titles = [measure.title for measure in work.measures]
    found = [number for number, title in enumerate(titles) if title.casefold() == name.casefold()]
    if len(found) > 1:
        numbers = " or ".join(str(number + 1) for number in found)
        raise CannotEditError(f"`{record.key}` has {len(found)} measures `{name}`; name one by its number: {numbers}")
    if found:
        return found[0]
    if re.fullmatch(r"[1-9][0-9]{0,3}", name) and int(name) <= len(titles):
        return int(name) - 1
    if not titles:
        raise CannotEditError(f"`{record.key}` has no measures; write one into its `measures` first")
    near = closest_help(name, titles) or "its measures: " + ", ".join(f"`{title}`" for title in titles)
    raise CannotEditError(f"`{record.key}` has no measure `{name}`; {near}")


def _check_takes_figure(handbook: Handbook, record: Record, measure: Measure, day: date) -> None:
    """Refuse a figure that is kept elsewhere, or that is older than the one that is there."""
    if measure.same_as is not None:
        owner, _, part = measure.same_as.partition("#")
        other = next((item for item in handbook if str(item.key) == owner), None)
        place = locate_record(other, ("measures", int(part) - 1)) if other is not None and part.isdigit() else None
        where = f", at {place.path}:{place.line}" if place else ""
        raise CannotEditError(
            f"`{measure.title}` is the same as `{measure.same_as}`, and its figure is kept there{where}; check in there"
        )
    if measure.as_of is not None and measure.as_of > day:
        raise CannotEditError(
            f"`{measure.title}` of `{record.key}` has a figure of {measure.as_of}, later than {day}; "
            "write the earlier one into its `history`"
        )


def _figure_fields(written: Written, work: Work, number: int, figure: str, day: date) -> dict[str, Any]:
    """What is set in a measure, by path."""
    path = _path(work, number)
    place = find(written, path)
    assert place.present is not None  # It was read as a measure.
    if place.present.form in ("text", "short"):
        return {path: {"title": work.measures[number].title, "current": figure, "as_of": str(day)}}
    return {
        f"{path}/{name}": content for name, content in _new_figures(place.present, work.measures[number], figure, day)
    }


def _new_figures(present: Written, measure: Measure, figure: str, day: date) -> Iterator[tuple[str, str]]:
    """The fields of a measure that change; the earlier figure goes to `history` as it is written."""
    yield "current", figure
    yield "as_of", str(day)
    earlier = present.fields.get("current")
    then = measure.as_of
    if earlier is not None and then is not None and then != day and then not in measure.history:
        yield f"history/{then}", str(earlier.full())


def _path(work: Work, number: int) -> str:
    """The path of a measure: its number, or its title where another one has that number for a title."""
    titles = [measure.title for measure in work.measures]
    word = titles[number] if str(number + 1) in titles else str(number + 1)
    return f"measures/{path_word(word)}"

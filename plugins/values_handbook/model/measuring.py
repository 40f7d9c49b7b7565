"""The figures of one measure, read together: they share a unit and a way of writing, and one may be a text beside others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from values_handbook.model.figures import (
    Figure,
    fits_unit,
    has_number,
    in_context,
    is_doubtful,
    looks_like_ratio,
    read_figure,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

FIGURES = ("baseline", "target", "current", "stop_at")
Place = tuple[str, ...]
"""A field of a measure: `("target",)`, or `("history", "2026-06-30")`."""


class Doubt(NamedTuple):
    """A figure that is perhaps not read as it is meant, as it was written.

    `text`: it is taken as a text, beside figures. `unit`: likewise, since its unit is not that of the measure, `expected`.
    `readings`: it has two readings, and `other` is the one that was not taken. `bound`: it says less or more than a figure.
    """

    place: Place
    reason: Literal["text", "unit", "readings", "bound"]
    written: str
    expected: str = ""
    value: int | float = 0
    other: int | float = 0


class MeasureFigures(NamedTuple):
    """The values of a measure by their places, and the fields that follow from them where it has none of its own."""

    values: dict[Place, int | float]
    unit: str
    comparison: str | None
    direction: str | None
    doubts: tuple[Doubt, ...]


def read_figures(data: Mapping[str, Any], language: str) -> MeasureFigures:
    """The figures in the fields of a measure as they were written."""
    written = _texts(data)
    found = {place: figure for place, text in written.items() if (figure := read_figure(text, language))}
    given = data.get("unit")
    unit = given if isinstance(given, str) and given.strip() else _first_unit(found)
    doubts = []
    figures: dict[Place, Figure] = {}
    for place, figure in found.items():
        others = [other for at, other in found.items() if at != place]
        if fits_unit(figure, unit):
            figures[place] = in_context(figure, others)
            doubts += _doubts_about(figures[place], place, written[place], others, language)
        else:
            doubts.append(Doubt(place, "unit", written[place], unit))
    doubts += [Doubt(at, "text", text) for at, text in written.items() if at not in found and _is_meant(text, figures)]
    target = figures.get(("target",))
    return MeasureFigures(
        {place: figure.value for place, figure in figures.items()},
        unit,
        target.comparison if target else None,
        _direction(figures.get(("baseline",)), target),
        tuple(doubts),
    )


def _texts(data: Mapping[str, Any]) -> dict[Place, str]:
    history = data.get("history")
    earlier = history.items() if isinstance(history, dict) else ()
    fields: list[tuple[Place, Any]] = [((name,), data.get(name)) for name in FIGURES]
    fields += [(("history", day), value) for day, value in earlier]
    return {place: value for place, value in fields if isinstance(value, str)}


def _first_unit(found: Mapping[Place, Figure]) -> str:
    """The unit of the target, else that of another figure."""
    first = found.get(("target",))
    return next((item.unit for item in (first, *found.values()) if item is not None and item.unit), "")


def _doubts_about(figure: Figure, place: Place, written: str, others: list[Figure], language: str) -> list[Doubt]:
    doubts = []
    if figure.readings is not None and is_doubtful(figure, others, language):
        decimal, thousands = figure.readings.decimal, figure.readings.thousands
        other = thousands if figure.value == decimal else decimal
        doubts.append(Doubt(place, "readings", written, value=figure.value, other=other))
    if figure.comparison is not None and place != ("target",):
        doubts.append(Doubt(place, "bound", written, value=figure.value))
    return doubts


def _is_meant(text: str, figures: Mapping[Place, Figure]) -> bool:
    """Whether a text was probably meant as a figure."""
    return looks_like_ratio(text) or (bool(figures) and has_number(text))


def _direction(baseline: Figure | None, target: Figure | None) -> str | None:
    """Which way is better, by the comparison of the target, else from baseline to target; None where nothing says it."""
    if target is not None and target.comparison is not None:
        return "decrease" if target.comparison in ("below", "at-most") else "increase"
    if baseline is None or target is None:
        return None
    return "keep" if baseline.value == target.value else "increase" if target.value > baseline.value else "decrease"

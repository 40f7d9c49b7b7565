"""The view of how often each value is stated and recognized."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from values_handbook.derive.recognition.stated import Balance, Outline, Share, balances, outline
from values_handbook.render.context import LinkView
from values_handbook.render.views.common import sentence

if TYPE_CHECKING:
    from datetime import date

    from values_handbook.model.record import Key
    from values_handbook.render.context import PageContext

_COLUMNS = ("goal", "recognition", "guideline", "practice")
"""What is compared stands side by side."""


@dataclass(frozen=True, slots=True)
class ShareView:
    """A number of mentions, and the length of its bar: its percent of the mentions of all values."""

    text: str
    percent: int


@dataclass(frozen=True, slots=True)
class ScoreCell:
    """The latest score of a value, and the review that it is from."""

    text: str
    percent: int
    review: LinkView


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """A value with its shares in the order of the columns. `leaning` says which outweighs the other; mostly nothing."""

    value: LinkView
    shares: tuple[ShareView, ...]
    score: ScoreCell | None
    leaning: str


@dataclass(frozen=True, slots=True)
class DumbbellView:
    """A value in the picture: where its part of all goals and its part of all thanks stand, 0 to 100, and both numbers."""

    value: LinkView
    goals: str
    thanks: str
    numbers: tuple[str, str]


@dataclass(frozen=True, slots=True)
class StatedView:
    """All values in force side by side; `outliers` are sentences, `rules` say how they come about.

    `gaps` has the largest first; it is empty where there are no goals or no thanks to compare.
    """

    prefix: str
    outliers: tuple[Markup, ...]
    gaps: tuple[DumbbellView, ...]
    since: str
    columns: tuple[str, ...]
    rows: tuple[BalanceRow, ...]
    totals: tuple[str, ...]
    rules: tuple[str, ...]


def stated_view(context: PageContext) -> StatedView:
    """What is stated and what is recognized."""
    t, found = context.t, balances(context.linked)
    rows = found.rows
    totals = [share.of for share in _shares(rows[0])] if rows else []
    return StatedView(
        prefix=context.prefix,
        outliers=tuple(_outlier(context, row, found.since) for row in rows if row.leaning),
        gaps=_gaps(context, rows),
        since=t("stated-since", date=t.day(found.since)) if found.since else t("stated-nothing-recognized"),
        columns=tuple(t(f"kinds-{kind}") for kind in _COLUMNS),
        rows=tuple(_row(context, row) for row in rows),
        totals=tuple(t.number(total) for total in totals),
        rules=tuple(t(f"stated-rule-{rule}") for rule in ("counted", "score", "outlier")),
    )


def _row(context: PageContext, row: Balance) -> BalanceRow:
    t, score = context.t, None
    if row.score is not None:
        text = t("score", score=t.figure(round(row.score.score, 1)))
        score = ScoreCell(text, round(row.score.score * 20), context.link(row.score.review))
    leaning = t(f"leaning-{row.leaning}") if row.leaning else ""
    return BalanceRow(context.link(row.value), tuple(_share(context, share) for share in _shares(row)), score, leaning)


def _gaps(context: PageContext, rows: tuple[Balance, ...]) -> tuple[DumbbellView, ...]:
    """The values by the distance of their two parts, on a scale that ends with the largest part of all."""
    most = max((max(row.goals.percent, row.recognitions.percent) for row in rows), default=0)
    if not all(row.goals.of and row.recognitions.of for row in rows):
        return ()
    return tuple(
        DumbbellView(
            value=context.link(row.value),
            goals=f"{100 * row.goals.percent / most:.4g}",
            thanks=f"{100 * row.recognitions.percent / most:.4g}",
            numbers=(context.t.count("goals", row.goals.number), _times(context, row.recognitions.number)),
        )
        for row in sorted(rows, key=lambda row: -abs(row.goals.percent - row.recognitions.percent))
    )


def _shares(row: Balance) -> tuple[Share, ...]:
    """The shares of a value in the order of the columns."""
    return row.goals, row.recognitions, row.guidelines, row.practices


def _share(context: PageContext, share: Share) -> ShareView:
    return ShareView(context.t.number(share.number), round(share.percent))


def _outlier(context: PageContext, row: Balance, since: date | None) -> Markup:
    """An outlier in words."""
    found = Outline(row.goals.number, row.recognitions.number, since, row.leaning)
    return _line(context, context.link(row.value), found)


def balance_line(context: PageContext, value: Key) -> Markup:
    """Which of the two outweighs the other for one value, for its own page; empty where none does."""
    found = outline(context.linked, value)
    if found is None or found.since is None or not found.leaning:
        return Markup()
    place = context.shared.site.plan.overview("stated-and-recognized")
    return _line(context, LinkView(context.t("stated-and-recognized-page"), context.href(place)), found)


def _line(context: PageContext, name: LinkView, found: Outline) -> Markup:
    """In how many goals a value is named, and how often people were thanked for it."""
    return sentence(
        context,
        f"stated-line-{found.leaning}",
        value=name,
        goals=context.t.count("goals", found.goals),
        times=_times(context, found.recognitions),
        since=_month(context, found.since),
    )


def _times(context: PageContext, number: int) -> str:
    return context.t.count("recognized", number) if number else context.t("recognized-never")


def _month(context: PageContext, day: date | None) -> str:
    return context.t.month(day.year, day.month) if day else ""

"""The view of how a goal or an objective stands: first on its page, and in a line of a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.standing.measures import VERDICTS
from values_handbook.derive.standing.work_state import work_state
from values_handbook.model.kinds.work import Work
from values_handbook.model.period import period_label

if TYPE_CHECKING:
    from values_handbook.model.record import Key, Record
    from values_handbook.render.context import LinkView, PageContext


@dataclass(frozen=True, slots=True)
class ProgressBar:
    """How far work has come, in percent, with a tick where it should be by now, or None; in words, too."""

    progress: int
    gone: int | None
    words: str


@dataclass(frozen=True, slots=True)
class StateView:
    """How work stands: the reported confidence, the progress, the latest check-in, and what the measures say.

    `words` say how much of the period has gone where there is no bar. `doubt` is a remark where figures and owner differ.
    """

    confidence: str
    label: str
    bar: ProgressBar | None
    words: str
    checked: str
    iso: str
    by: tuple[LinkView, ...]
    measures: str
    doubt: str


def progress_bar(context: PageContext, key: Key) -> ProgressBar | None:
    """The bar of work that goes on; None where no check-in says a progress."""
    state = work_state(context.linked, key)
    if state is None or state.progress is None:
        return None
    t = context.t
    done = t("state-done", progress=t.percent(state.progress))
    if state.gone is None:
        return ProgressBar(state.progress, None, done)
    return ProgressBar(state.progress, state.gone, t("comma").join((done, _gone(context, key, state.gone))))


def state_view(context: PageContext, record: Record) -> StateView | None:
    """How a goal or an objective stands; None where it does not go on, or nobody has said anything yet."""
    state = work_state(context.linked, record.key)
    work = record.fields
    assert isinstance(work, Work)
    latest = work.latest_check_in
    if state is None or (latest is None and not state.tally.total):
        return None
    t = context.t
    bar = progress_bar(context, record.key)
    counted = [
        t("state-measures", number=count, verdict=t(f"verdict-{verdict}"))
        for verdict, count in zip(VERDICTS, state.tally.counts, strict=True)
        if count
    ]
    return StateView(
        confidence=state.confidence or "unknown",
        label=t(f"confidence-{state.confidence}" if state.confidence else "confidence-none"),
        bar=bar,
        words=_gone(context, record.key, state.gone) if bar is None and state.gone is not None else "",
        checked=t.day(latest.date) if latest is not None else "",
        iso=latest.date.isoformat() if latest is not None else "",
        by=context.who(record, "by", ("check_ins", work.check_ins.index(latest))) if latest is not None else (),
        measures=t("comma").join(counted),
        doubt=t(f"state-{state.doubt}") if state.doubt else "",
    )


def _gone(context: PageContext, key: Key, gone: int) -> str:
    work = context.linked.record(key).fields
    assert isinstance(work, Work)
    return context.t("state-gone", gone=context.t.percent(gone), period=period_label(work.period))

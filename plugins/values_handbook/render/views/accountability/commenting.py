"""Views of proposed values: how long they may be commented on, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from values_handbook.derive.accountability.comments import comment_window, open_for_comment
from values_handbook.model.kinds import Value
from values_handbook.render.views.common import address_view
from values_handbook.render.views.proposing import way_to_comment

if TYPE_CHECKING:
    from values_handbook.model.record import Record
    from values_handbook.render.context import LinkView, PageContext


@dataclass(frozen=True, slots=True)
class ProposalView:
    """A proposed value that may be commented on."""

    link: LinkView
    summary: Markup
    window: str
    ways: tuple[LinkView, ...]


def window_words(context: PageContext, record: Record) -> str:
    """Until when a proposed value may be commented on, or since when no more; empty for what is not proposed."""
    window = comment_window(context.linked, record)
    if window is None:
        return ""
    t, until = context.t, context.t.day(window.until)
    if window.days_left is None:
        return t("window-endless")
    if not window.is_open:
        return t("window-closed", date=until)
    return f"{t('window-open', date=until)} ({t.count('days-left', window.days_left)})"


def ways_to_comment(context: PageContext, record: Record) -> tuple[LinkView, ...]:
    """Where to take part in deciding on a proposed value while it is open: its discussion, and an issue on the forge."""
    window, value = comment_window(context.linked, record), record.fields
    if window is None or not window.is_open or not isinstance(value, Value):
        return ()
    discussion = address_view(context, record, value.discussion, context.t("discussion"))
    return tuple(way for way in (discussion, way_to_comment(context, record)) if way is not None)


def proposal_notice(context: PageContext, record: Record) -> Markup:
    """What a reader of a proposed value must know first: that it is not in force, and how to take part."""
    ways = escape(context.t("comma")).join(ways_to_comment(context, record))
    parts = (context.t("proposed"), f"{window_words(context, record)}.", ways)
    return Markup(" ").join(part for part in parts if part)


def proposals_view(context: PageContext) -> tuple[ProposalView, ...]:
    """The proposed values that may be commented on, that which closes first before the others."""
    return tuple(
        ProposalView(
            link=context.link(record.key),
            summary=context.inline(record, "summary", record.fields.summary),
            window=window_words(context, record),
            ways=ways_to_comment(context, record),
        )
        for record in open_for_comment(context.linked)
    )

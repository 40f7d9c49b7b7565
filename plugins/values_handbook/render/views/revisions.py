"""Views of the revisions of a value, as recorded by their authors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup

    from values_handbook.model.kinds import Value
    from values_handbook.model.record import Record
    from values_handbook.render.context import LinkView, PageContext


@dataclass(frozen=True, slots=True)
class RevisionView:
    """A change of what the value means."""

    number: int
    date: str
    iso: str
    change: Markup
    why: Markup
    by: tuple[LinkView, ...]


def revision_views(context: PageContext, record: Record, value: Value, after: int = 0) -> tuple[RevisionView, ...]:
    """The revisions of a value that came after one, the newest first."""
    return tuple(
        RevisionView(
            number=item.revision,
            date=context.t.day(item.date),
            iso=item.date.isoformat(),
            change=context.inline(record, f"revisions-{n}-change", item.change),
            why=context.inline(record, f"revisions-{n}-why", item.why),
            by=context.who(record, "by", ("revisions", n)),
        )
        for n, item in sorted(enumerate(value.revisions), key=lambda pair: pair[1].revision, reverse=True)
        if item.revision > after
    )

"""What a search knows of a record besides its text: its kind, other words for it, and who and how it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from values_handbook.render.search import Subject
from values_handbook.render.views.common import status_view

if TYPE_CHECKING:
    from collections.abc import Iterable

    from values_handbook.model.record import Record
    from values_handbook.render.context import PageContext

_SIGNS = re.compile(r"(?<!\S)[^\w\s]+|[^\w\s]+(?!\S)")
"""Punctuation around words, and marks of direction. In an index they would be part of the word, as in `candor.`"""


def subject_of(context: PageContext, record: Record) -> Subject:
    """What a search knows of a record. A value is found by its title as by its other names, before all that mentions it."""
    names = (context.shared.title(record.key),) if record.kind == "value" else ()
    facts = [link.title for link in context.who(record, "owner")]
    status = status_view(context, record.fields.status)
    if status is not None:
        facts.append(status.label)
    latest = getattr(record.fields, "latest_check_in", None)
    if latest is not None and latest.confidence and record.fields.status == "active":
        facts.append(context.t(f"confidence-{latest.confidence}"))
    return Subject(
        kind=context.t(f"kind-{record.kind}"),
        names=_plain((*names, *record.fields.aka)),
        facts=_plain(facts),
    )


def _plain(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(_SIGNS.sub("", text).split()) for text in texts))

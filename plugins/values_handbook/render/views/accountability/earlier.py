"""Views of alignments that were agreed with an earlier wording of their value: with which, and what changed since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.alignment.agreements import suspects_of, suspects_with
from values_handbook.model.kinds import Value
from values_handbook.render.views.changes import WordingView, rewordings
from values_handbook.render.views.revisions import RevisionView, revision_views

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from values_handbook.derive.alignment.agreements import Outdated
    from values_handbook.model.record import Key
    from values_handbook.render.context import LinkView, PageContext


@dataclass(frozen=True, slots=True)
class SinceView:
    """What changed in a value since a revision: its later revisions, and the changes of its wording in git.

    `note` says that the words of then are not known.
    """

    revisions: tuple[RevisionView, ...]
    wordings: tuple[WordingView, ...]
    note: str


@dataclass(frozen=True, slots=True)
class EarlierView:
    """The mark of an alignment, its basis, what changed since, and the command that confirms the alignment."""

    words: str
    basis: str
    since: SinceView
    command: str


@dataclass(frozen=True, slots=True)
class EarlierLine:
    """A goal or an objective that was agreed with an earlier wording of a value, on the value's page."""

    link: LinkView
    words: str


@dataclass(frozen=True, slots=True)
class EarlierList:
    """Those of a value's alignments that were agreed with an earlier wording: how many of how many, and which."""

    count: str
    lines: tuple[EarlierLine, ...]


def earlier_views(context: PageContext, key: Key) -> Mapping[int, EarlierView]:
    """The marks of a record's alignments, by their numbers among all of the record."""
    return {item.place: _earlier(context, item) for item in suspects_of(context.linked, key)}


def _earlier(context: PageContext, item: Outdated) -> EarlierView:
    t = context.t
    day = t.day(item.agreed.day)
    return EarlierView(
        words=_words(context, item),
        basis="" if item.agreed.basis == "written" else t(f"earlier-{item.agreed.basis}", date=day),
        since=_since(context, item.value, item.agreed.revision),
        command=f"handbook confirm {item.source} --value {item.value.id}",
    )


def _words(context: PageContext, item: Outdated) -> str:
    return context.t("earlier-wording", number=item.agreed.revision, all=item.in_force)


def _since(context: PageContext, value: Key, revision: int) -> SinceView:
    """What changed in a value: the same on the page of every goal, whose links all start at the same depth."""
    # In a context of its own, or its ids would depend on which page comes first.
    apart = context.shared.on(context.page, f"{context.prefix}_since-")
    place = ("since", value, revision, context.page.count("/"), apart.prefix)
    return context.shared.once(place, lambda: _changed(apart, value, revision))


def _changed(context: PageContext, key: Key, revision: int) -> SinceView:
    record = context.linked.record(key)
    assert isinstance(record.fields, Value)
    changes = rewordings(context, key, revision)
    revisions = revision_views(context, record, record.fields, revision)
    return SinceView(revisions, changes, "" if changes else context.t("earlier-unknown"))


def earlier_list(context: PageContext, value: Key, aligned: Iterable[Key]) -> EarlierList | None:
    """The alignments with a value that were agreed with an earlier wording; None where there is none."""
    found = suspects_with(context.linked, value)
    if not found:
        return None
    is_open = [context.linked.is_open(context.linked.record(key)) for key in aligned]
    lines = tuple(EarlierLine(context.link(item.source), _words(context, item)) for item in found)
    return EarlierList(context.t("earlier-count", some=len(found), all=sum(is_open)), lines)

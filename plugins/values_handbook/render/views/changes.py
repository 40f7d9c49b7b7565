"""Views of what changed: the page of all changes with its feed, and the history of a value."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import TYPE_CHECKING, Protocol
from uuid import NAMESPACE_URL, uuid5

from values_handbook.compare.changes import BehaviourRenamed, ItemAdded, RecordAdded, RecordRenamed, StatusChanged
from values_handbook.compare.meaning import is_of_meaning
from values_handbook.derive.history import (
    MOST_LATEST,
    changes_of,
    is_history_elsewhere,
    latest_changes,
    reach_of_history,
)
from values_handbook.forge import commit_address, web_address
from values_handbook.render.context import LinkView
from values_handbook.render.sentences import Sentences
from values_handbook.render.views.months import (
    ConfirmedView,
    MonthLine,
    confirmed_value,
    confirmed_views,
    month_lines,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from markupsafe import Markup

    from values_handbook.compare.changes import Change
    from values_handbook.derive.history import RecordHistory
    from values_handbook.model.record import Key
    from values_handbook.render.context import PageContext, SiteContext

MOST_SENTENCES = 12
"""Changes of one record in one commit that are shown; the record's file has the others."""
SHORT_COMMIT = 8
"""Characters of a commit's id that people read."""


@dataclass(frozen=True, slots=True)
class ChangedView:
    """What one commit did to a record, and to how many of its fields. `more` says how many changes are left out."""

    link: LinkView
    kind: str
    number: str
    sentences: tuple[Markup, ...]
    more: str


@dataclass(frozen=True, slots=True)
class CommitView:
    """A commit with the records that it changed; those whose alignment was only confirmed are in `confirmed`."""

    date: str
    iso: str
    commit: LinkView
    confirmed: tuple[ConfirmedView, ...]
    records: tuple[ChangedView, ...]


@dataclass(frozen=True, slots=True)
class MonthView:
    """The commits of a month, below what they did in a few lines.

    Where clocks were wrong, a month may come twice, with anchors of their own.
    """

    title: str
    anchor: str
    lines: tuple[MonthLine, ...]
    number: str
    commits: tuple[CommitView, ...]


@dataclass(frozen=True, slots=True)
class ChangesView:
    """What changed, newest first. `note` says where the history ends, or that there is none."""

    months: tuple[MonthView, ...]
    note: str
    feed: LinkView | None
    all: LinkView | None


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry of the feed. All addresses are absolute."""

    id: str
    title: str
    updated: str
    link: str
    changed: ChangedView


@dataclass(frozen=True, slots=True)
class FeedView:
    """The feed of the same changes (Atom, RFC 4287)."""

    id: str
    title: str
    author: str
    updated: str
    page: str
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True)
class WordingView:
    """How the wording of a value changed on a day: each sentence holds the words before and after."""

    date: str
    iso: str
    commit: LinkView
    sentences: tuple[Markup, ...]


class _Linking(Protocol):
    """Returns a link to a record of today."""

    def __call__(self, key: Key) -> LinkView: ...


def changes_view(context: PageContext, limit: int | None = None) -> ChangesView:
    """The page of all changes, or an embed of the newest few, which leads to all of them."""
    records = latest_changes(context.linked)
    sentences = Sentences(context.linked, context.t, context.link)
    months = tuple(_months(context, records[:limit], sentences, is_whole=limit is None))
    plan, project = context.shared.site.plan, context.shared.site.project
    is_all = limit is None
    feed = LinkView(context.t("changes-feed"), context.href(plan.feed())) if project.site_url and records else None
    more = None if is_all or not records else LinkView(context.t("changes-all"), context.href(plan.overview("changes")))
    return ChangesView(
        months, _note(context, len(records)) if is_all or not records else "", feed if is_all else None, more
    )


def _months(
    context: PageContext, records: Iterable[RecordHistory], sentences: Sentences, *, is_whole: bool
) -> Iterator[MonthView]:
    """Commits under their months, as they follow one another; an embed has no lines about months."""
    times: Counter[str] = Counter()
    for (year, month), found in groupby(records, lambda item: (item.day.year, item.day.month)):
        items = tuple(found)
        name = f"{context.prefix}_{year:04}-{month:02}"
        times[name] += 1
        anchor = f"{name}-{times[name]}" if times[name] > 1 else name
        lines = month_lines(context, items) if is_whole else ()
        number = context.t.count("changes-of-record", sum(len(item.changes) for item in items))
        yield MonthView(context.t.month(year, month), anchor, lines, number, tuple(_commits(context, items, sentences)))


def _commits(context: PageContext, records: Iterable[RecordHistory], sentences: Sentences) -> Iterator[CommitView]:
    for _, found in groupby(records, lambda item: item.commit):
        items = tuple(found)
        first, confirmed = items[0], confirmed_views(context, items)
        rest = [item for item in items if not confirmed or not all(map(confirmed_value, item.changes))]
        yield CommitView(
            date=context.t.day(first.day),
            iso=first.day.isoformat(),
            commit=_commit_link(context.shared, first),
            confirmed=confirmed,
            records=tuple(_changed_view(context.shared, item, sentences, context.link) for item in rest),
        )


def _changed_view(shared: SiteContext, item: RecordHistory, sentences: Sentences, link: _Linking) -> ChangedView:
    t = shared.labels
    shown = tuple(sentences.brief(change) for change in item.changes[:MOST_SENTENCES])
    missing = len(item.changes) - len(shown)
    return ChangedView(
        link=link(item.key) if item.key in shared.linked else LinkView(item.title or item.key.id),
        kind=t(f"kind-{item.key.kind}"),
        number=t.count("changes-of-record", len(item.changes)),
        sentences=shown,
        more=t.count("changes-more", missing) if missing else "",
    )


def _commit_link(shared: SiteContext, item: RecordHistory) -> LinkView:
    """A commit by the start of its id, with a link where the handbook says which forge it lives on."""
    forge = "" if is_history_elsewhere(shared.linked) else web_address(shared.site.project.forge.repo_url)
    return LinkView(item.commit[:SHORT_COMMIT], commit_address(forge, item.commit))


def _note(context: PageContext, count: int) -> str:
    reach = reach_of_history(context.linked)
    if reach == "start":
        return context.t("history-bounded") if count == MOST_LATEST else "" if count else context.t("changes-none")
    return context.t(f"history-{reach}")


def feed_view(shared: SiteContext, home: str) -> FeedView:
    """The feed. `home` is the absolute address of the site, with a slash at its end."""
    plan = shared.site.plan

    def link(key: Key) -> LinkView:
        return LinkView(shared.title(key), f"{home}{shared.address(key)}")

    records = latest_changes(shared.linked)
    sentences = Sentences(shared.linked, shared.labels, link)
    page = f"{home}{plan.overview('changes')}"
    title = shared.site.project.site_name or shared.labels("home")
    return FeedView(
        id=f"{home}{plan.feed()}",
        title=shared.labels("changes-of", site=title),
        author=title,
        updated=max((_moment(item) for item in records), default=""),
        page=page,
        entries=tuple(_entry(_changed_view(shared, item, sentences, link), item, page) for item in records),
    )


def _entry(changed: ChangedView, item: RecordHistory, page: str) -> EntryView:
    # A name of its own, which stays when the record is renamed or the site moves.
    name = uuid5(NAMESPACE_URL, f"{item.commit}/{item.was}")
    return EntryView(
        f"urn:uuid:{name}", f"{changed.link.title} ({changed.kind})", _moment(item), changed.link.href or page, changed
    )


def _moment(item: RecordHistory) -> str:
    """The time of a commit as RFC 3339 writes it."""
    return datetime.fromtimestamp(item.second, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def wordings(context: PageContext, key: Key) -> tuple[WordingView, ...]:
    """The changes of a value's existence, title and wording, newest first."""
    sentences = Sentences(context.linked, context.t, context.link)
    return tuple(_full_wordings(context, changes_of(context.linked, key), sentences, _is_of_wording))


def _full_wordings(
    context: PageContext, records: Iterable[RecordHistory], sentences: Sentences, is_shown: Callable[[Change], bool]
) -> Iterator[WordingView]:
    for item in records:
        if texts := tuple(sentences.full(change) for change in item.changes if is_shown(change)):
            day = context.t.day(item.day)
            yield WordingView(day, item.day.isoformat(), _commit_link(context.shared, item), texts)


def rewordings(context: PageContext, key: Key, revision: int) -> tuple[WordingView, ...]:
    """The changes of a value's wording since a revision of it was replaced, newest first.

    The commit that wrote down the next revision is the first of them; where the history has none, the result is empty.
    """
    records = changes_of(context.linked, key)
    left = [place for place, item in enumerate(records) if any(_is_later(change, revision) for change in item.changes)]
    sentences = Sentences(context.linked, context.t, context.link)
    return tuple(_full_wordings(context, records[: max(left, default=-1) + 1], sentences, is_of_meaning))


def _is_later(change: Change, revision: int) -> bool:
    """Whether a change adds a later revision."""
    if not isinstance(change, ItemAdded) or change.field != "revisions":
        return False
    return change.name.isdecimal() and int(change.name) > revision


def _is_of_wording(change: Change) -> bool:
    return is_of_meaning(change) or isinstance(change, RecordAdded | RecordRenamed | StatusChanged | BehaviourRenamed)


def history_note(context: PageContext) -> str:
    """A note on where the history of a value ends; empty where it is complete."""
    reach = reach_of_history(context.linked)
    return "" if reach == "start" else context.t(f"history-{reach}")

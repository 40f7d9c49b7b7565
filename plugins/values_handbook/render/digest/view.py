"""The view of a digest: what changed, whom to thank, what is due, what to try, and what comes next, in a few lines."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.compare.changes import (
    BehaviourAdded,
    FieldChanged,
    ItemAdded,
    ItemRemoved,
    ItemsReordered,
    RecordAdded,
    RecordRemoved,
    RecordRenamed,
    StatusChanged,
)
from values_handbook.compare.meaning import is_of_meaning
from values_handbook.compare.report.parts import ChangedWords, Code, Named, Quoted, abridged
from values_handbook.compare.report.wording import describe_change
from values_handbook.derive.accountability.waiting import NO_TEAM, NOBODY
from values_handbook.derive.accountability.week_tasks import tasks_of_week
from values_handbook.derive.calendar.schedule import coming, practices_of
from values_handbook.derive.teams import members, teams_of_goal, with_subteams
from values_handbook.derive.this_week import behaviour_of_the_week
from values_handbook.model.kinds import Recognition, Value
from values_handbook.model.kinds.work import Work
from values_handbook.prose import excerpt
from values_handbook.render.sentences import readable
from values_handbook.render.views.accountability.owners import owner_link, waiting_view

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import date

    from values_handbook.compare.changes import Change
    from values_handbook.compare.report.parts import TextPart
    from values_handbook.derive.accountability.waiting import Waiting
    from values_handbook.model.record import Key, Record
    from values_handbook.render.context import LinkView, PageContext

KINDS = ("value", "objective", "goal")
"""Records whose changes are news for everybody."""
MOST_LINES = 5
"""Lines of a section; what is left out is counted."""
MOST_CHANGES = 2
"""Changes of one record."""
MOST_TASKS = 2
"""Tasks of one owner."""
MOST_PRACTICES = 3
LONGEST = 140
"""Characters of a text of a record."""
LONGEST_NAME = 80
"""Characters of a title."""
FOLLOWS = ("measures.as_of", "measures.history")
"""Fields that change with the figure of a measure."""


class Part(NamedTuple):
    """A piece of a line, with the absolute address that it leads to; empty where it leads nowhere."""

    text: str
    href: str = ""


Line = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class DigestSection:
    """A heading and its lines; the last one may say how many are left out."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class DigestView:
    """A digest. Sections with nothing in them are left out; `nothing` is a sentence where all of them are."""

    title: str
    sections: tuple[DigestSection, ...]
    nothing: str


class News(NamedTuple):
    """What happened from a day on. `changes` are those of the published records; empty where git knows of none."""

    since: date
    changes: tuple[Change, ...]


def digest_view(context: PageContext, news: News, team: Key | None = None) -> DigestView:
    """The digest of everybody, or of one team: its goals, its tasks, its practices, and all values."""
    t, builder = context.t, _Builder(context, team)
    day = t.day(news.since)
    found = (
        (t("digest-changed", date=day), builder.changes(news.changes)),
        (t("digest-thanks"), builder.thanks(news)),
        (t("week-due"), builder.tasks()),
        (t("digest-value"), builder.value_of_the_week()),
        (t("week-practice"), builder.practices()),
    )
    sections = tuple(DigestSection(heading, tuple(lines)) for heading, lines in found if lines)
    name = context.shared.title(team) if team is not None else context.shared.site.project.site_name
    title = f"{name or t('home')}: {t.day(context.linked.today)}"
    return DigestView(title, sections, "" if sections else t("digest-nothing", date=day))


class _Builder:
    """Makes the lines of each section."""

    def __init__(self, context: PageContext, team: Key | None) -> None:
        self._context = context
        self._team = team
        self._teams = frozenset(with_subteams(context.linked, team)) if team is not None else None
        self._site = context.shared.site.project.site_url.rstrip("/")

    def changes(self, changes: Iterable[Change]) -> list[Line]:
        """A line for each value, objective and goal that changed, in the order of the site."""
        lines = []
        for key, found in groupby(changes, lambda change: change.key):
            if key.kind in KINDS and key in self._context.linked and self._concerns(key):
                texts = list(self._sentences(key, list(found)))
                left_out = len(texts) - MOST_CHANGES
                more = [self._context.t.count("more-items", left_out)] if left_out > 0 else []
                if texts:
                    lines.append(
                        self._line(self._record(key), self._context.t("semicolon").join((*texts[:MOST_CHANGES], *more)))
                    )
        return self._cut(lines, "changes")

    def thanks(self, news: News) -> list[Line]:
        """The recognitions that are new, or of these days."""
        added = {change.key for change in news.changes if isinstance(change, RecordAdded)}
        linked = self._context.linked
        found = [
            record
            for record in linked.of("recognition")
            if isinstance(record.fields, Recognition)
            and (record.key in added or news.since <= record.fields.date <= linked.today)
            and self._thanks_concern(record)
        ]
        comma = self._context.t("comma")
        lines = []
        for record in sorted(found, key=lambda record: record.fields.date, reverse=True):  # type: ignore[attr-defined]
            to = comma.join(_name(link.title) for link in self._context.who(record, "to"))
            lines.append(self._line(Part(to), self._record(record.key)))
        return self._cut(lines, "recognitions")

    def tasks(self) -> list[Line]:
        """A line for each owner. What nobody owns is counted, since nobody would feel asked."""
        t, lines = self._context.t, []
        for owner, items in tasks_of_week(self._context.linked, self._team).items():
            if owner in (NOBODY, NO_TEAM):
                name = t("owners-nobody") if owner == NOBODY else t("owners-no-team")
                overview = self._overview("owners")
                lines.append(self._line(Part(name, overview), t.count("due-things", len(items))))
                continue
            tasks = [part for item in items[:MOST_TASKS] for part in (Part(t("semicolon")), *self._task(item))][1:]
            left_out = len(items) - MOST_TASKS
            more = [Part(t("semicolon") + t.count("more-items", left_out))] if left_out > 0 else []
            lines.append(self._line(self._part(owner_link(self._context, owner)), *tasks, *more))
        return self._cut(lines, "owners")

    def value_of_the_week(self) -> list[Line]:
        """The value whose turn it is, and one of its behaviours."""
        context = self._context
        found = behaviour_of_the_week(context.linked)
        if found is None:
            return []
        fields = context.linked.record(found.value).fields
        assert isinstance(fields, Value)
        behaviour = fields.behaviours[found.place]
        more = behaviour.text if behaviour.title and behaviour.text else behaviour.description or ""
        text = excerpt(context.shared.prose.block(more).plain, LONGEST)
        named = self._part(context.link(found.value, found.behaviour))
        return [self._line(self._record(found.value), named, *([Part(". " + text)] if text else []))]

    def practices(self) -> list[Line]:
        """The practices that come next."""
        linked = self._context.linked
        own = practices_of(linked, self._team) if self._team is not None else None
        found = [item for item in coming(linked) if own is None or item.practice in own]
        return [
            self._line(Part(self._context.t.day(item.day)), self._record(item.practice))
            for item in found[:MOST_PRACTICES]
        ]

    def _concerns(self, key: Key) -> bool:
        """Whether a change of a record is news for whom the digest is for."""
        if self._teams is None or key.kind != "goal":
            return True
        return not self._teams.isdisjoint(teams_of_goal(self._context.linked, key))

    def _thanks_concern(self, record: Record) -> bool:
        if self._teams is None:
            return True
        linked = self._context.linked
        own: Collection[Key] = {*self._teams, *(who for team in self._teams for who in members(linked, team))}
        return any(key in own for key in linked.graph.targets(record.key, "to"))

    def _sentences(self, key: Key, changes: Sequence[Change]) -> Iterator[str]:
        """What changed in a record. Check-ins come first, in their own words."""
        checked_in = [item for item in changes if isinstance(item, ItemAdded) and item.field == "check_ins"]
        if checked_in:
            yield self._check_in(key, {item.name for item in checked_in})
        for change in sorted(changes, key=_weight):
            if change in checked_in or isinstance(change, RecordRemoved):
                continue
            if isinstance(change, FieldChanged | ItemAdded) and change.field in FOLLOWS:
                continue
            yield "".join(map(self._text, describe_change(change, self._context.t)))

    def _check_in(self, key: Key, days: Collection[str]) -> str:
        """The latest check-in of a goal or an objective among those of these days."""
        context = self._context
        fields = context.linked.record(key).fields
        assert isinstance(fields, Work)
        latest = max((item for item in fields.check_ins if str(item.date) in days), key=lambda item: item.date)
        parts = (
            context.t(f"confidence-{latest.confidence}") if latest.confidence else "",
            context.t.percent(latest.progress) if latest.progress is not None else "",
            excerpt(context.shared.plain(latest.note), LONGEST) if latest.note else "",
        )
        said = context.t("comma").join(filter(None, parts))
        return f"{context.t('due-check-in')}: {said}" if said else context.t("due-check-in")

    def _text(self, part: TextPart) -> str:
        match part:
            case str():
                return part
            case Named(key):
                linked = self._context.linked
                return _name(self._context.shared.title(key)) if key in linked else key.id
            case Quoted(text):
                return self._context.t("quoted", text=readable(text, LONGEST))
            case Code(text):
                return excerpt(text, LONGEST)
            case ChangedWords(words):
                now = " ".join(piece.text for piece in abridged(words) if piece.fate != "gone")
                return self._context.t("quoted", text=readable(now, LONGEST))

    def _task(self, item: Waiting) -> Line:
        """A task: what is to be done, with which record, and since when it is late."""
        view = waiting_view(self._context, item)
        late = f"{self._context.t('late')}{self._context.t('comma')}" if view.is_late else ""
        what = Part(view.label, f"{self._site}/{view.form.href}") if view.form and self._site else Part(view.label)
        return what, Part(": "), self._part(view.link), Part(f" ({late}{view.day})")

    def _record(self, key: Key) -> Part:
        return self._part(self._context.link(key))

    def _part(self, link: LinkView) -> Part:
        return Part(_name(link.title), f"{self._site}/{link.href}" if self._site else "")

    def _line(self, lead: Part, *rest: Part | str) -> Line:
        return (lead, Part(": "), *(Part(item) if isinstance(item, str) else item for item in rest))

    def _cut(self, lines: list[Line], overview: str) -> list[Line]:
        """At most as many lines as a section has, and how many more there are."""
        left_out = len(lines) - MOST_LINES
        if left_out <= 0:
            return lines
        return [*lines[:MOST_LINES], (Part(self._context.t.count("more-items", left_out), self._overview(overview)),)]

    def _overview(self, name: str) -> str:
        link = self._context.overview(name) if name != "recognitions" else self._context.section("recognition")
        return f"{self._site}/{link.href}" if link is not None and self._site else ""


def _weight(change: Change) -> int:
    """What people want to hear first: changes of existence, status and meaning, then of fields, then of lists."""
    if is_of_meaning(change) or isinstance(change, RecordAdded | RecordRenamed | StatusChanged | BehaviourAdded):
        return 0
    return (
        2 if isinstance(change, ItemAdded | ItemRemoved | ItemsReordered) or "." in getattr(change, "field", "") else 1
    )


def _name(title: str) -> str:
    return excerpt(title, LONGEST_NAME)

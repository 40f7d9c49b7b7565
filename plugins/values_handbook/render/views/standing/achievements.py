"""The page *Is it working?*: what the handbook itself achieves, in counts, and in shares of enough people."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from values_handbook.derive.accountability.participation import share
from values_handbook.derive.history import MOST_LATEST, reach_of_history
from values_handbook.derive.standing.achievements import achievements

if TYPE_CHECKING:
    from values_handbook.derive.accountability.proposals import Proposals
    from values_handbook.derive.standing.achievements import PracticeHeld, Response, Thanks
    from values_handbook.render.context import LinkView, PageContext


@dataclass(frozen=True, slots=True)
class PracticeHeldView:
    """A practice: how often it was held, for how many of the planned days, and how many of those invited came."""

    link: LinkView
    held: str
    planned: str
    came: str


@dataclass(frozen=True, slots=True)
class ResponseView:
    """A review: how many took part, of how many."""

    link: LinkView
    day: str
    iso: str
    participants: str
    invited: str
    share: str


@dataclass(frozen=True, slots=True)
class AchievementsView:
    """What happened within a year. `proposals` and `thanks` are sentences; `from_git` says what the former are read from."""

    prefix: str
    about: str
    proposals: tuple[str, ...]
    from_git: str
    practices: tuple[PracticeHeldView, ...]
    responses: tuple[ResponseView, ...]
    thanks: tuple[str, ...]


def achievements_view(context: PageContext) -> AchievementsView:
    """What the handbook achieved within the last year."""
    t, linked = context.t, context.linked
    found = achievements(linked)
    smallest = linked.options.smallest_group
    return AchievementsView(
        prefix=context.prefix,
        about=t("working-about", first=t.day(found.since), last=t.day(linked.today), number=smallest),
        proposals=_proposals(context, found.proposals),
        from_git=t(
            "working-from-git" if reach_of_history(linked) != "nothing" else "working-no-git", number=MOST_LATEST
        ),
        practices=tuple(_practice(context, item) for item in found.practices),
        responses=tuple(_response(context, item) for item in found.responses),
        thanks=_thanks(context, found.thanks),
    )


def _proposals(context: PageContext, found: Proposals) -> tuple[str, ...]:
    t = context.t
    if not found.total:
        return ()
    lines = [t.count("working-proposals", found.total)]
    if known := found.others + found.owners:
        lines.append(t("working-others", part=_part(context, found.others, known)))
    if found.unknown:
        lines.append(t.count("working-unknown", found.unknown))
    if found.days:
        days = t.count("working-days", round(median(found.days)))
        lines.append(t("working-answered", days=days, number=len(found.days)))
    return tuple(lines)


def _part(context: PageContext, some: int, whole: int) -> str:
    """A number of some, with the percentage where there are enough of them."""
    percent = share(some, whole) if whole >= context.linked.options.smallest_group else None
    if percent is None:
        return context.t("part-of", some=some, all=whole)
    return context.t("part-of-percent", some=some, all=whole, percent=context.t.percent(percent))


def _practice(context: PageContext, item: PracticeHeld) -> PracticeHeldView:
    t = context.t
    words = _part(context, item.attended, item.invited) if item.invited else ""
    planned = t("practice-held-of", some=item.kept, all=item.planned) if item.planned else ""
    return PracticeHeldView(context.link(item.key), t.number(item.held), planned, words)


def _response(context: PageContext, item: Response) -> ResponseView:
    t = context.t
    is_large = item.invited is not None and item.invited >= context.linked.options.smallest_group
    percent = share(item.participants, item.invited or 0) if is_large else None
    return ResponseView(
        link=context.link(item.key),
        day=t.day(item.day),
        iso=item.day.isoformat(),
        participants=t.number(item.participants),
        invited=t.number(item.invited) if item.invited is not None else "",
        share=t.percent(percent) if percent is not None else "",
    )


def _thanks(context: PageContext, found: Thanks) -> tuple[str, ...]:
    t = context.t
    if not found.recognitions:
        return ()
    recognitions = t.count("recognitions", found.recognitions)
    lines = [t("working-thanks", recognitions=recognitions, givers=t.count("working-givers", found.givers))]
    if found.unsigned:
        lines.append(t.count("working-unsigned", found.unsigned))
    return tuple(lines)

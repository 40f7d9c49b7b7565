"""Views of one sheet of paper: a poster of a value, a card of a team. The record's page holds its sheet, hidden.

All texts are plain: nobody follows a link on paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.linked_handbook import NOT_IN_FORCE
from values_handbook.model.kinds import Team, Value
from values_handbook.prose import excerpt
from values_handbook.render.views.common import SYMBOLS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from values_handbook.model.record import Record
    from values_handbook.render.context import LinkView, PageContext
    from values_handbook.render.views.common import StatusView, StrengthView
    from values_handbook.render.views.value import BehaviourView
    from values_handbook.render.views.work import GoalLine, SightView

FEWEST_BEHAVIOURS, MOST_BEHAVIOURS = 3, 5
"""Behaviours on a poster. Where fewer apply to everyone, those of single teams fill the rest."""
MOST_GOALS = 8
MOST_OF_MISSION = 300
"""Characters."""
LITTLE_TEXT, MUCH_TEXT = 330, 480
"""Characters on a sheet up to which its type is large, and above which it is small. A title counts twice, being larger."""


@dataclass(frozen=True, slots=True)
class PosterBehaviour:
    """A behaviour in a line; `teams` are those that it applies to, none for everyone."""

    text: str
    teams: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PosterView:
    """A value for a wall. `size` is that of its type, which goes with the amount of text: `large`, `usual` or `dense`.

    `address` is where to read on, as people type it; empty where the site has none.
    """

    status: StatusView | None
    promise: str
    behaviours: tuple[PosterBehaviour, ...]
    gives_up: str
    size: str
    address: str


@dataclass(frozen=True, slots=True)
class CardGoal:
    """A goal on a team's card, with the objectives that it leads to and the goals between, from the top down."""

    line: GoalLine
    objectives: tuple[str, ...]
    above: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TeamCardView:
    """A team on one sheet: what it is there for, the values that its goals carry, its goals and what they lead to.

    `size` and `address` are as on a poster.
    """

    size: str
    mission: str
    values: tuple[tuple[str, StrengthView], ...]
    goals: tuple[CardGoal, ...]
    more: str
    address: str


def poster_view(
    context: PageContext, record: Record, status: StatusView | None, every: Sequence[BehaviourView]
) -> PosterView | None:
    """The poster of a value that is not retired, with some of its behaviours; none on somebody else's page."""
    value = record.fields
    assert isinstance(value, Value)
    if context.prefix or value.status in NOT_IN_FORCE:
        return None
    behaviours = _on_poster(context, value, every)
    promise, gives_up = context.shared.plain(value.summary or ""), context.shared.plain(value.gives_up or "")
    return PosterView(
        status=status if status and not status.is_usual else None,
        promise=promise,
        behaviours=behaviours,
        gives_up=gives_up,
        size=_size((value.heading, value.heading, promise, gives_up, *(item.text for item in behaviours))),
        address=_address(context),
    )


def _on_poster(context: PageContext, value: Value, every: Sequence[BehaviourView]) -> tuple[PosterBehaviour, ...]:
    of_everyone_first = sorted(enumerate(every), key=lambda pair: bool(pair[1].teams))
    wanted = max(FEWEST_BEHAVIOURS, sum(not item.teams for item in every))
    return tuple(
        PosterBehaviour(item.title or context.shared.plain(value.behaviours[n].text or ""), _titles(item.teams))
        for n, item in of_everyone_first[: min(wanted, MOST_BEHAVIOURS)]
    )


def card_view(
    context: PageContext, record: Record, lines: Sequence[GoalLine], sights: Sequence[SightView]
) -> TeamCardView | None:
    """The card of a team, of its goals and their lines of sight; none where the team stands on somebody else's page."""
    if context.prefix:
        return None
    team = record.fields
    assert isinstance(team, Team)
    goals = [
        CardGoal(line, _titles(sight.objectives), _titles(sight.goals[:-1]))
        for line, sight in zip(lines, sights, strict=True)
    ]
    left_out = len(goals) - MOST_GOALS
    purpose = team.mission or team.purpose
    mission = excerpt(context.shared.prose.block(purpose).plain, MOST_OF_MISSION) if purpose else ""
    named = (name for goal in goals[:MOST_GOALS] for name in (goal.line.link.title, *goal.objectives, *goal.above))
    return TeamCardView(
        size=_size((team.heading, team.heading, mission, *named)),
        mission=mission,
        values=_strongest(sights),
        goals=tuple(goals[:MOST_GOALS]),
        more=context.t.count("more-items", left_out) if left_out > 0 else "",
        address=_address(context),
    )


def _strongest(sights: Sequence[SightView]) -> tuple[tuple[str, StrengthView], ...]:
    """The values that the goals themselves name, each as strongly as one of them does; the strongest first."""
    order = list(SYMBOLS)
    found: dict[LinkView, StrengthView] = {}
    for link, strength in (pair for sight in sights if not sight.inherited_from for pair in sight.values):
        if link not in found or order.index(strength.name) < order.index(found[link].name):
            found[link] = strength
    strongest_first = sorted(found.items(), key=lambda pair: order.index(pair[1].name))
    return tuple((link.title, strength) for link, strength in strongest_first)


def _titles(links: Iterable[LinkView]) -> tuple[str, ...]:
    return tuple(link.title for link in links)


def _size(texts: Iterable[str]) -> str:
    length = sum(map(len, texts))
    return "large" if length <= LITTLE_TEXT else "dense" if length > MUCH_TEXT else "usual"


def _address(context: PageContext) -> str:
    """The page's address without what browsers add by themselves."""
    site_url = context.shared.site.project.site_url
    return f"{site_url.split('://')[-1].rstrip('/')}/{context.page}".rstrip("/") if site_url else ""

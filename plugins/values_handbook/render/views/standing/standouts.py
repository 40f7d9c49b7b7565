"""What stands out in the scorecard: figures against what owners report, what is most behind, lenses without a measure."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from values_handbook.derive.standing.disagreements import disagreements
from values_handbook.derive.standing.measures import VERDICTS
from values_handbook.derive.standing.work_state import work_state
from values_handbook.render.views.common import sentence

if TYPE_CHECKING:
    from markupsafe import Markup

    from values_handbook.derive.standing.scorecard import Scorecard, Tally
    from values_handbook.model.record import Key
    from values_handbook.render.context import LinkView, PageContext

_BEHIND = VERDICTS.index("behind")
_CONTRAST = Fraction(1, 4)
"""Goals say something else than figures where the share on track is larger by this than that of measures not behind."""
_MOST_NAMED = 10
"""Goals that are named in one sentence."""
_FEWEST = 3
"""Of fewer measures than these, one that is behind says nothing about all of them."""


@dataclass(frozen=True, slots=True)
class StandoutView:
    """A sentence, and the first of the records that it speaks of. `more` counts the others."""

    words: Markup | str
    links: tuple[LinkView, ...]
    more: str


def summary(context: PageContext, found: Scorecard, tally: Tally) -> str:
    """How many measures are behind, and how many goals are on track by what their owners reported."""
    t, behind = context.t, tally.counts[_BEHIND]
    measures = t.count("score-behind", tally.total, some=behind) if behind else t("score-behind-none")
    states = (work_state(context.linked, key) for key in found.works if key.kind == "goal")
    reported = [state.confidence for state in states if state is not None and state.confidence]
    if not reported:
        return t("score-alone", measures=measures)
    on_track = reported.count("on-track")
    goals = t.count("score-on-track", len(reported), some=on_track)
    contrast = Fraction(on_track, len(reported)) - Fraction(tally.total - behind, tally.total)
    if contrast > _CONTRAST:
        return t("score-yet", measures=measures, goals=goals)
    return t("score-alone", measures=t.all_of((measures, goals)))


def standouts(context: PageContext, found: Scorecard) -> tuple[StandoutView, ...]:
    """What stands out beyond the summary."""
    t, lines = context.t, []
    doubted = [key for key in found.works if key.kind == "goal" and _is_doubted(context, key)]
    if doubted:
        more = len(doubted) - _MOST_NAMED
        lines.append(
            StandoutView(
                t.count("score-doubted", len(doubted)),
                context.links(doubted[:_MOST_NAMED]),
                t.count("more-items", more) if more > 0 else "",
            )
        )
    many = [line for line in found.objectives if line[1].total >= _FEWEST and line[1].counts[_BEHIND]]
    if len(many) > 1:
        key, tally = max(many, key=lambda line: Fraction(line[1].counts[_BEHIND], line[1].total))
        parts = {"line": context.link(key), "some": t.number(tally.counts[_BEHIND]), "all": t.number(tally.total)}
        lines.append(StandoutView(sentence(context, "score-most-behind", **parts), (), ""))
    return tuple(lines)


def _is_doubted(context: PageContext, key: Key) -> bool:
    """Whether a measure of a goal is behind although the owner of the goal says that it is on track."""
    return any(item is not None and item.verdict == "behind" for item in disagreements(context.linked, key))

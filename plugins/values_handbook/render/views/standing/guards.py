"""Views of what guards against pitfalls, and whether it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.render.context import LinkView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from values_handbook.derive.guards import Guard
    from values_handbook.render.context import PageContext


@dataclass(frozen=True, slots=True)
class GuardView:
    """A guard, and why it does not hold; empty where it does."""

    link: LinkView
    weakness: str


def guard_views(context: PageContext, guards: Iterable[Guard]) -> tuple[GuardView, ...]:
    """Guards that exist. A check that finds something holds no more than one that is off."""
    return tuple(
        GuardView(_link(context, guard), _weakness(context, guard)) for guard in guards if guard[1:] != _NOTHING
    )


_NOTHING = (None, "", "")


def _link(context: PageContext, guard: Guard) -> LinkView:
    if guard.key is None:
        return LinkView(context.t("check", code=guard.code))
    return context.link(guard.key, guard.behaviour)


def _weakness(context: PageContext, guard: Guard) -> str:
    if guard.state != "holds":
        return context.t(f"guard-{guard.state}")
    found = context.shared.found_under(guard.code) if guard.code else 0
    return context.t.count("guard-findings", found) if found else ""

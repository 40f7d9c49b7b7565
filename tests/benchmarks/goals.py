"""What is to be reached, and whether a figure reaches it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Goal:
    """At most so much, and better still the aim; without a unit they are ratios.

    `size` is the number of goals that it is stated for. At another one a figure is shown, and nothing is said of the goal.
    """

    at_most: float
    aim: float | None = None
    unit: str = ""
    size: int | None = None

    def __str__(self) -> str:
        told = f"at most {self._with_unit(self.at_most)}"
        return told if self.aim is None else f"{told}, aim {self._with_unit(self.aim)}"

    def met(self, figure: float) -> str:
        """`yes`, `no`, or that the goal is met but not the aim."""
        if figure > self.at_most:
            return "no"
        return "yes" if self.aim is None or figure <= self.aim else "yes, the aim not yet"

    def _with_unit(self, figure: float) -> str:
        return f"{figure:g} {self.unit}".strip()


COLD = (Goal(0.35, aim=0.25, size=1000), Goal(0.25, aim=0.17, size=5000))
"""Against the hand-written pages."""
GROWTH = Goal(1.1, size=10_000)
AGAIN = Goal(0.12, size=1000)
PREVIEW = Goal(1, aim=0.4, unit="s", size=1000)
CHECK = Goal(3, unit="s", size=10_000)
START = Goal(0.25, unit="s")
MEMORY = Goal(500, unit="MiB", size=10_000)
PAGE = Goal(1.1)
SEARCH = Goal(1000, unit="bytes")
ASSETS = Goal(30, unit="KB")
LIGHTHOUSE = Goal(5, unit="points short of 100")
FILTER = Goal(33, aim=17, unit="ms", size=1000)
"""Two frames of a screen that shows 60 in a second, better one."""

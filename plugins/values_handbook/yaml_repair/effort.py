"""How much work the second look at one file may take: a hostile file costs no more than a bounded number of steps."""

from __future__ import annotations

MOST_STEPS = 600_000
"""Steps of about a microsecond; a file with fifty lines needs some thousands."""

CHARACTERS_A_STEP = 200
"""So many characters are read, split or joined in a step."""


class Effort:
    """Counts the steps that are spent on a file. The same file takes the same steps on every machine."""

    def __init__(self, most: int = MOST_STEPS) -> None:
        self._left = most

    def spend(self, steps: int) -> None:
        """Count steps that were taken."""
        self._left -= steps

    @property
    def is_spent(self) -> bool:
        """Whether no more work is to be begun."""
        return self._left <= 0

"""What one diagnostic code means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Entry:
    """The explanation that `handbook explain`, the reference and the tests read.

    `bad` and `good` are the shortest YAML (or Markdown) that shows the problem and its remedy. `belongs_to` names the
    step or pitfall of the idea that a content check serves; it is empty for errors of structure.
    """

    code: str
    severity: Literal["error", "warning", "note"]
    meaning: str
    why: str
    bad: str
    good: str
    belongs_to: str = ""

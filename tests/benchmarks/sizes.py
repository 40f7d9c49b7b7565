"""How much of the benchmark is run."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """Numbers of goals and how often each thing is measured; what is measured zero times is left out."""

    cold: tuple[tuple[int, int], ...]
    """Cold builds: goals and pairs of runs."""
    growth: tuple[int, int] = (1000, 10_000)
    growth_rounds: int = 0
    again: int = 1000
    again_rounds: int = 3
    preview: int = 1000
    preview_edits: int = 0
    check: int = 10_000
    check_rounds: int = 3
    starts: int = 9
    weight: int = 1000
    competitors: int = 1000
    competitor_rounds: int = 0


SIZES = {
    "full": Size(cold=((1000, 3), (5000, 2)), growth_rounds=1, preview_edits=7, competitor_rounds=2),
    "quick": Size(cold=((300, 1),), again=300, again_rounds=1, check=300, check_rounds=1, starts=3, weight=300),
    "tiny": Size(
        cold=((100, 1),),
        growth=(50, 100),
        growth_rounds=1,
        again=100,
        again_rounds=1,
        preview=100,
        preview_edits=2,
        check=100,
        check_rounds=1,
        starts=2,
        weight=100,
        competitors=100,
        competitor_rounds=1,
    ),
}
"""`full` is what RESULTS.md keeps; `quick` takes under two minutes; `tiny` goes through everything once, to try a change."""

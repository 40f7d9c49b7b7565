"""How many random examples a costly test tries: few, the same ones each time, in `make test`; more, and others, in `make fuzz`."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

TIMES = float(os.environ.get("FUZZ_TIMES", "0"))
"""How many times as many as `make test` tries; new ones each time. `make fuzz` sets it."""


def examples(count: int, **more: object) -> settings:
    """So many examples, the same each time; with FUZZ_TIMES more, and others. `more` are other settings of Hypothesis."""
    return settings(
        max_examples=int(count * TIMES) or count,
        derandomize=not TIMES,
        database=None,
        deadline=None,
        suppress_health_check=[*HealthCheck],
        **more,  # type: ignore[arg-type]
    )

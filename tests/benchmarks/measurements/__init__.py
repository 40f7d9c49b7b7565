"""What is measured: a module for each, whose function takes the state of the run and gives rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.benchmarks.measurements.again import again
from tests.benchmarks.measurements.checks import checks
from tests.benchmarks.measurements.cold import cold, growth
from tests.benchmarks.measurements.competitors import competitors
from tests.benchmarks.measurements.filtering import filtering
from tests.benchmarks.measurements.lighthouse import lighthouse
from tests.benchmarks.measurements.preview import preview
from tests.benchmarks.measurements.weight import weight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.benchmarks.bench import Bench
    from tests.benchmarks.table import Row

MEASUREMENTS: tuple[Callable[[Bench], Iterator[Row]], ...] = (
    cold,
    growth,
    again,
    preview,
    checks,
    weight,
    filtering,
    lighthouse,
    competitors,
)

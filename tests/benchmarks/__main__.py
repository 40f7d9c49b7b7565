"""`python -m tests.benchmarks [full|quick|tiny]`: measures, prints the table, and keeps it in RESULTS.md."""

from __future__ import annotations

import argparse
import sys
import time
from typing import TYPE_CHECKING

from tests.benchmarks.bench import Bench
from tests.benchmarks.machine import facts
from tests.benchmarks.measure import CommandError, say, without_paths
from tests.benchmarks.measurements import MEASUREMENTS
from tests.benchmarks.places import work_folders
from tests.benchmarks.results import keep
from tests.benchmarks.sizes import SIZES
from tests.benchmarks.table import Row, render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def main() -> None:
    """Run everything of a size. A measurement that fails has a row that says so, and stops no other."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("size", choices=SIZES, nargs="?", default="full")
    size = parser.parse_args().size
    start = time.monotonic()
    with work_folders() as in_memory:
        bench = Bench(SIZES[size], in_memory)
        rows = [row for measurement in MEASUREMENTS for row in rows_of(measurement, bench)]
    table = render([*rows, *facts()])
    print(table)
    if size != "tiny":
        keep(size, table)
    say(f"{time.monotonic() - start:.0f} s altogether")


def rows_of(measurement: Callable[[Bench], Iterator[Row]], bench: Bench) -> Iterator[Row]:
    """The rows of a measurement, and one that says what happened where it fails."""
    say(f"-- {measurement.__name__}")
    try:
        yield from measurement(bench)
    except Exception as error:
        told = str(error) if isinstance(error, CommandError) else f"{type(error).__name__}: {error}"
        reason = without_paths(told)
        say(reason)
        yield Row(f"{measurement.__name__}: failed", reason[:200])


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("stopped; RESULTS.md is as it was")

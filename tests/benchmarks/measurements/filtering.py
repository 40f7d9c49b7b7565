"""A large matrix in a browser: from a key in its filter to the frame that shows what is left."""

from __future__ import annotations

import shutil
from statistics import median
from typing import TYPE_CHECKING

from tests.benchmarks import goals
from tests.benchmarks.builders import OURS
from tests.benchmarks.measure import say
from tests.benchmarks.table import Row, judged
from tests.browser.driving import PROGRAMS, started, tab
from tests.browser.matrix import Matrix
from tests.serving import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.benchmarks.bench import Bench


def filtering(bench: Bench) -> Iterator[Row]:
    """The median of many keys on a laptop's window. Without a browser, a row that says so."""
    size = bench.size.weight
    what = f"matrix of {size} goals in a browser: from a key in its filter to the frame that shows what is left"
    if not any(map(shutil.which, PROGRAMS)):
        yield Row(what, "no Chromium here")
        return
    site = bench.site(OURS, size)
    say(f"filtering a matrix of {size} goals")
    with started() as browser, served(site, "/handbook") as address, tab(browser, address) as opened:
        took = median(Matrix.open(opened).time_filters())
    yield judged(Row(what, f"{took:.0f} ms"), took, goals.FILTER, size=size)

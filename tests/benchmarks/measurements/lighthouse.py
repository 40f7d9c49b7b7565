"""Lighthouse's points for speed, on its profile of a phone: the pages of the sample that are opened first, and a large matrix."""

from __future__ import annotations

import shutil
from statistics import median
from typing import TYPE_CHECKING

from tests.benchmarks import goals
from tests.benchmarks.builders import OURS
from tests.benchmarks.measure import say
from tests.benchmarks.places import WORK
from tests.benchmarks.table import Row, judged
from tests.browser.driving import PROGRAMS, chromium
from tests.browser.test_lighthouse import LARGE_MATRIX, OF_THE_SAMPLE
from tests.node.lighthouse import SPEED, look
from tests.serving import served
from tests.site.support.building import build

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.benchmarks.bench import Bench

LOOKS = 3
"""Whatever else a machine does takes points from a page, and gives it none."""


def lighthouse(bench: Bench) -> Iterator[Row]:
    """The median of a few looks at each page. Without a browser or Node, a row that says so."""
    if not any(map(shutil.which, PROGRAMS)) or shutil.which("npm") is None:
        yield Row("Lighthouse's points for speed", "no Chromium or no Node here")
        return
    from tests.browser.conftest import ROOT

    sample = build(ROOT, WORK / "sample-site").root
    pages = [(f"the sample's {name}", sample, path) for name, path in OF_THE_SAMPLE.items()]
    size = bench.size.weight
    pages.append((f"a matrix of {size} goals", bench.site(OURS, size), LARGE_MATRIX))
    for name, site, path in pages:
        say(f"looking at {name}")
        points = _points(site, path)
        row = Row(f"Lighthouse's points for speed on a phone: {name}", f"{points:.0f}")
        yield judged(row, 100 - points, goals.LIGHTHOUSE)


def _points(site: Path, path: str) -> float:
    with served(site, "/handbook", as_hosts_do=True) as address:
        return median(look(f"{address}/{path}", chromium(), [SPEED]).scores[SPEED] for _ in range(LOOKS))

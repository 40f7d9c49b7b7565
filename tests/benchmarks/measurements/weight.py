"""What a reader's browser gets: pages, the search index, styles and scripts."""

from __future__ import annotations

import gzip
import statistics
from typing import TYPE_CHECKING

from tests.benchmarks import goals
from tests.benchmarks.builders import HAND_WRITTEN, OURS
from tests.benchmarks.table import Row, compared, judged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.benchmarks.bench import Bench


def weight(bench: Bench) -> Iterator[Row]:
    """The median page of a goal, the index of the search by goal, and what the plugin adds to the theme."""
    size = bench.size.weight
    ours, theirs = bench.site(OURS, size), bench.site(HAND_WRITTEN, size)
    our_page, their_page = median_page(ours), median_page(theirs)
    row = Row("page weight: median page of a goal, compressed", f"{our_page:.0f} bytes", f"{their_page:.0f} bytes")
    yield compared(row, our_page / their_page, goals.PAGE)
    our_index, their_index = index_by_goal(ours, size), index_by_goal(theirs, size)
    row = Row(f"search index by goal, {size} goals", f"{our_index:.0f} bytes", f"{their_index:.0f} bytes")
    yield judged(compared(row, our_index / their_index), our_index, goals.SEARCH)
    added = sum(compressed(path) for path in (ours / "assets" / "handbook").iterdir() if path.suffix in (".css", ".js"))
    yield judged(
        Row("styles and scripts of the plugin, compressed", f"{added / 1000:.1f} KB"), added / 1000, goals.ASSETS
    )


def median_page(site: Path) -> float:
    """Bytes of the median page of a goal, compressed."""
    return statistics.median(compressed(page) for page in (site / "goals").glob("*/index.html"))


def index_by_goal(site: Path, size: int) -> float:
    """Bytes of the search index for each goal, as they are."""
    return (site / "search" / "search_index.json").stat().st_size / size


def compressed(path: Path) -> int:
    """Bytes of a file as a web server sends it: gzip at its usual level."""
    return len(gzip.compress(path.read_bytes(), compresslevel=6, mtime=0))

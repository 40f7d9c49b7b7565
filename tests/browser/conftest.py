"""A browser, and built sites that it can read, each once for a process of pytest-xdist."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.benchmarks.corpus import make
from tests.benchmarks.forms import handbook
from tests.browser.driving import started
from tests.serving import served
from tests.site.support.building import build

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from tests.site.support.building import Site

ROOT = Path(__file__).parents[2]
PATH = "/handbook"
"""Where the sites lie on their host, as the sample's `site_url` says."""
MANY = 1000
"""Goals of the large handbook; it has 20 values."""


@dataclass(frozen=True)
class Served:
    """A site, and where a browser finds it."""

    address: str
    site: Site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium."""
    with started() as found:
        yield found


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The sample handbook."""
    yield from _built(ROOT, tmp_path_factory.mktemp("sample") / "site")


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A handbook of 1,000 goals and 20 values."""
    folder = tmp_path_factory.mktemp("large")
    handbook.write(make(MANY), folder)
    yield from _built(folder, folder / "site")


def _built(root: Path, site: Path) -> Iterator[Served]:
    made = build(root, site)
    assert made.status == 0, made.log
    with served(site, PATH) as address:
        yield Served(address, made)

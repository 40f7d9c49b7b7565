"""A browser for each process of tests, and built sites that it can read, each built once for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.benchmarks.corpus import make
from tests.benchmarks.forms import handbook
from tests.browser.driving import started, tab
from tests.serving import served
from tests.site.support.building import build, built_once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from tests.browser.driving import Tab
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
    yield from _shown(built_once(tmp_path_factory, "sample", lambda folder: build(ROOT, folder / "site")))


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A handbook of 1,000 goals and 20 values."""
    yield from _shown(built_once(tmp_path_factory, "large", _build_large))


def _build_large(folder: Path) -> Site:
    handbook.write(make(MANY), folder)
    return build(folder, folder / "site")


def _shown(made: Site) -> Iterator[Served]:
    assert made.status == 0, made.log
    with served(made.root, PATH) as address:
        yield Served(address, made)


@pytest.fixture
def opened(browser: Browser, sample: Served) -> Iterator[Tab]:
    """A tab of the sample, in which nothing may complain."""
    with tab(browser, sample.address) as found:
        yield found
        assert found.complaints == []

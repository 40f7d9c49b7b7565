"""What Lighthouse says of the pages that are opened first. Its points for speed belong to `make bench`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import PATH
from tests.browser.driving import chromium
from tests.node.lighthouse import JUDGED, look
from tests.serving import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.conftest import Served
    from tests.node.lighthouse import Scores

pytestmark = pytest.mark.xdist_group("browser: lighthouse")

OF_THE_SAMPLE = {
    "home": "",
    "value": "values/candor/",
    "goal": "goals/zero-surprise-deploys/",
    "team": "teams/platform/",
}
LARGE_MATRIX = "matrices/goals-by-values/"


def _scores(site: Served, path: str) -> Iterator[Scores]:
    with served(site.site.root, PATH, as_hosts_do=True) as address:
        yield look(f"{address}/{path}", chromium(), JUDGED)


@pytest.fixture(scope="module", params=OF_THE_SAMPLE)
def page(sample: Served, request: pytest.FixtureRequest) -> Iterator[Scores]:
    """One of the pages that are opened first."""
    yield from _scores(sample, OF_THE_SAMPLE[request.param])


@pytest.fixture(scope="module")
def matrix(large: Served) -> Iterator[Scores]:
    """The goals matrix of 1,000 goals."""
    yield from _scores(large, LARGE_MATRIX)


def test_a_page_has_all_points_that_do_not_depend_on_the_machine(page: Scores) -> None:
    assert page.scores == dict.fromkeys(JUDGED, 100), page.failed


@pytest.mark.slow
def test_a_matrix_of_1000_goals_has_all_points_that_do_not_depend_on_the_machine(matrix: Scores) -> None:
    assert matrix.scores == dict.fromkeys(JUDGED, 100), matrix.failed

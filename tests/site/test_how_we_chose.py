"""The pages of how values were chosen and of what comes next; what is proposed is asked of nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.derive.test_choosing import CANDIDATES, VALUES
from tests.site.support import crawl

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.site.support.building import Site


def _file(text: str) -> dict[str, str]:
    folder, _, body = text.partition("\n")
    return {f"{folder}.yml": body}


@pytest.fixture(scope="module")
def site(make: Callable[..., Site]) -> Site:
    teams = "[{id: all, title: All}, {id: a, title: Team A, parent: all}]\n"
    files = {**_file(VALUES), **_file(CANDIDATES), "teams.yml": teams}
    found = make({**files, "index.md": None}, {"organization": "all"}, nav=["index.md", "next-step.md", "workshop.md"])
    assert list(crawl.broken_links(found)) == []
    assert list(crawl.repeated_ids(found)) == []
    return found


def test_the_numbers_stand_in_a_sentence(site: Site) -> None:
    """63, 9, 7 and 3 are counted by hand in `tests/derive/test_choosing.py`."""
    text = " ".join(site.page("how-we-chose/").article.text.split())
    assert "63 mentions, 9 candidates, 7 on the shortlist, 3 values chosen" in text
    assert "Free Why it was declined: Nobody could name a behaviour." in text
    assert "Hidden" not in text


def test_a_value_shows_what_it_came_from(site: Site) -> None:
    page = site.page("values/candor/")
    links = page.links(page.article)
    assert {"candidates/#a", "candidates/#c", "candidates/#e", "how-we-chose/"} <= set(links)


def test_what_is_proposed_is_asked_of_nobody(site: Site) -> None:
    assert "Care" not in site.page("first-day/").article.text
    assert "Care" not in site.page("teams/a/").article.text
    before, _, after = site.page("").article.text.partition("Open for comment")
    assert "Care" not in before
    assert "Care" in after


def test_the_next_steps_have_commands_that_fit(site: Site) -> None:
    text = " ".join(site.page("next-step/").article.text.split())
    assert "In the first hour Agree on one practice" in text
    assert "handbook set value:care comments_until=2026-12-07" in text
    assert 'handbook new person "…" handbook set value:candor owner=…' in text


def test_sheets_of_a_workshop_are_a_page_where_they_are_named(site: Site) -> None:
    text = site.page("workshop/").article.text
    assert all(title in text for title in ("The question to everyone", "Clustering", "Dot voting", "Consent"))

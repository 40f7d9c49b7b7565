"""The page Is it working? in words: shares of enough people only, and nobody's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.compare.repositories import write
from tests.support import TODAY
from values_handbook.options import read_options
from values_handbook.pipeline import load
from values_handbook.project import Project
from values_handbook.render.context.site import SiteContext
from values_handbook.render.views.standing.achievements import achievements_view

if TYPE_CHECKING:
    from pathlib import Path

    from values_handbook.render.views.standing.achievements import AchievementsView

FILES = {
    "people.yml": "- {id: kim, title: Kim}\n- {id: lee, title: Lee}\n",
    "practices.yml": """\
- {id: large, title: Large, held: [{date: 2026-10-05, attended: 3, invited: 5}, {date: 2026-11-02, attended: 5, invited: 7}]}
- id: small
  title: Small
  every: month on first monday
  starts: 2026-10-05
  held: [{date: 2026-10-05, attended: 3, invited: 4}]
  skipped: [2026-11-02]
""",
    "reviews.yml": """\
- {id: small, title: Small, date: 2026-05-01, participants: 3, invited: 4}
- {id: large, title: Large, date: 2026-06-01, participants: 4, invited: 5}
""",
    "recognitions.yml": """\
- {id: a, title: A, date: 2026-10-01, to: kim, from: lee}
- {id: b, title: B, date: 2026-10-02, to: lee, from: lee}
- {id: c, title: C, date: 2026-10-03, to: lee}
""",
}


@pytest.fixture
def view(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AchievementsView:
    """What the page says, with a smallest group of 5."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    write(tmp_path / "content", FILES)
    site = load(Project(root=tmp_path, content=tmp_path / "content", options=read_options({})))
    assert not site.errors
    return achievements_view(SiteContext(site).on("is-it-working/"))


def test_practices_have_a_share_of_five_or_more(view: AchievementsView) -> None:
    # 3 of 5 and 5 of 7 are 8 of 12; of 4 invited there is none.
    assert [(item.link.title, item.held, item.planned, item.came) for item in view.practices] == [
        ("Large", "2", "", "8 of 12 (67%)"),
        ("Small", "1", "1 of the last 2 times", ""),
    ]


def test_reviews_have_counts_and_a_share_of_five_or_more(view: AchievementsView) -> None:
    assert [(item.link.title, item.participants, item.invited, item.share) for item in view.responses] == [
        ("Large", "4", "5", "80%"),
        ("Small", "3", "4", ""),
    ]


def test_thanks_are_counts_and_nobody_is_named(view: AchievementsView) -> None:
    assert view.thanks == (
        "In these months there were 3 recognitions from 1 person or team.",
        "1 does not say who thanks.",
    )
    assert "Lee" not in repr(view)
    assert "Kim" not in repr(view)


def test_without_git_the_page_says_that_it_knows_no_proposals(view: AchievementsView) -> None:
    assert view.proposals == ()
    assert view.from_git == "Proposals are read from git, and here no history is known."

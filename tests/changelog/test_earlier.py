"""An alignment that is based on an older wording tells the wording then and now, as far as git knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.changelog.stories import change
from tests.compare.repositories import git
from tests.mkdocs.running import site_of, write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.support.building import Site
    from tests.site.support.dom import Element

FIRST = "title: Candor\nsummary: We say what we see.\nbehaviours: [Say it.]\n"
TYPO = FIRST.replace("Say it.", "Say it aloud.")
SECOND = TYPO.replace("what we see.", "what we see, early and <b>kindly</b>.").replace("Candor", "Candor now")
REVISED = f"{SECOND}revisions:\n  - {{revision: 2, date: 2026-07-15, change: It became kind.}}\n"
LATER = REVISED.replace("early and", "early, in person, and")
GOAL = "title: Calm\nvalues: [{value: candor, revision: 1}]\n"
FILES: dict[str, str | None] = {"values/candor.yml": FIRST, "goals/calm.yml": GOAL}


def with_a_past(root: Path) -> Path:
    """A value that is reworded without a revision, with one, and once more."""
    git(root, "init", "--quiet", "--initial-branch", "main")
    change(root, {}, "2026-03-02")
    change(root, {"content/values/candor.yml": TYPO}, "2026-04-01")
    change(root, {"content/values/candor.yml": REVISED}, "2026-07-20")
    change(root, {"content/values/candor.yml": LATER}, "2026-09-01")
    return root


def since(site: Site) -> Element:
    return site.page("goals/calm/").article.one("details.hb-earlier")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_a_past(write(tmp_path_factory.mktemp("book"), FILES))


def test_it_tells_what_changed_in_the_words_from_the_commit_on_that_wrote_the_revision_down(root: Path) -> None:
    fold = since(site_of(root, {}, strict=True))
    days = [time["datetime"] for time in fold.all("time")]
    assert days == ["2026-07-15", "2026-09-01", "2026-07-20"]
    gone = [item.text.removeprefix("removed: ") for item in fold.all("del")]
    came = [item.text.removeprefix("added: ") for item in fold.all("ins")]
    assert "see." in gone
    assert any("early and <b>kindly</b>." in words for words in came)
    assert "aloud" not in fold.text
    assert fold.all("b") == []
    assert "not known here" not in fold.text


def test_a_history_that_begins_after_it_says_that_it_does_not_know(root: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth", "1", root.as_uri(), "shallow")
    fold = since(site_of(tmp_path / "shallow", {}, strict=True))
    assert fold.all("ins") == []
    assert "The words of then are not known here" in fold.text
    assert "It became kind." in fold.text


def test_without_a_repository_the_revisions_alone_are_told(tmp_path: Path) -> None:
    site = site_of(tmp_path, {**FILES, "values/candor.yml": REVISED}, strict=True)
    assert [time["datetime"] for time in since(site).all("time")] == ["2026-07-15"]
    assert "The words of then are not known here" in since(site).text

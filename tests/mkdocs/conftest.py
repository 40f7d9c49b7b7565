"""Builds that many tests look at, made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.mkdocs.running import SMALL, Ran, mkdocs, site_of, write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.support.building import Site

BROKEN: dict[str, str | None] = {
    **SMALL,
    "values/candor.yml": "title: Candor\nsumary: We say what we see.\n",
    "goals/2026/calm.yml": """\
        title: Calm deploys
        owner: lead
        values: [candor, crfat]
        period: <script>alert(1)</script>
        """,
    "faq.yml": '- question: Who decides?\n  answer: "All of us\n',
}
"""The small handbook with three errors: an unknown field, a reference to nothing, and YAML that does not parse."""
ERRORS = (
    "unknown-field content/values/candor.yml:2:1",
    "unknown-reference content/goals/2026/calm.yml:3:18",
    "unclosed-quote content/faq.yml:2:11",
)


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small handbook, with Material, its search and its tags."""
    return site_of(
        tmp_path_factory.mktemp("small"),
        {**SMALL, "tags.md": "# Tags\n\n<!-- material/tags -->\n"},
        plugins=["search", "tags", "values-handbook"],
        repo_url="https://github.com/larkfold/handbook",
        edit_uri="edit/main/content/",
    )


@pytest.fixture(scope="session")
def failed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ran, Path]:
    """A build of a broken handbook over an older site, and its folder."""
    root = write(tmp_path_factory.mktemp("broken"), BROKEN)
    (root / "site").mkdir()
    (root / "site/index.html").write_text("yesterday's site")
    return mkdocs(root, "build"), root

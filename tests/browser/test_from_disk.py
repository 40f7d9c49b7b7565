"""A site that is opened from a disk, without a server, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.driving import tab
from tests.site.support.building import build, write

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.xdist_group("browser: from disk")

FILES = {
    "values.yml": "[{id: candor, title: Candor}, {id: craft, title: Craft}]\n",
    "goals.yml": "[{id: g, title: No surprises, values: candor}, {id: h, title: Slow, values: craft}]\n",
    "recognitions.yml": """\
        - {id: one, title: Said it, date: 2026-10-01, to: Kim, values: candor}
        - {id: two, title: Made it, date: 2026-10-02, to: Kim, values: craft}
        """,
}  # fmt: skip


@pytest.mark.parametrize("features", [["navigation.instant"], []], ids=["navigation.instant", "pages as usual"])
def test_walls_and_matrices_can_be_filtered(browser: Browser, tmp_path: Path, features: list[str]) -> None:
    theme = {"name": "material", "font": False, "features": features}
    plugins = ["search", "offline", {"values-handbook": {}}]
    write(tmp_path, FILES, theme=theme, plugins=plugins)
    assert build(tmp_path, tmp_path / "site").status == 0
    with tab(browser, (tmp_path / "site").as_uri()) as opened:
        wall = opened.open("recognitions/index.html?value=candor")
        assert wall.locator(".hb-tools output").inner_text() == "Recognitions: 1 of 2"
        assert wall.locator(".hb-wall article:visible").count() == 1
        matrix = opened.open("matrices/goals-by-values.html?text=slow")
        assert matrix.locator(".hb-tools output").inner_text() == "Goals: 1 of 2"
        assert matrix.locator(".hb-matrix tbody tr[data-id]:visible").count() == 1
        # The theme asks for a part of its search, which has to be fetched once for a site without a server.
        assert [said for said in opened.complaints if "Failed to load resource" not in said] == []

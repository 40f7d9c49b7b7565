"""What axe finds wrong with a page for those who listen, or use a keyboard, or see little."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.node.packages import node_package

if TYPE_CHECKING:
    from playwright.sync_api import Page

ARTICLE = "article.md-content__inner"
_RUN = """async place => (await axe.run(place)).violations.flatMap(
    found => found.nodes.map(node => `${found.id}: ${node.target.join(" ")}: ${node.failureSummary}`))"""


def violations(page: Page, place: str = ARTICLE) -> list[str]:
    """The violations in a part of the page that is shown, by all rules that axe has on by default."""
    page.add_script_tag(path=node_package("axe-core/axe.min.js"))
    found: list[str] = page.evaluate(_RUN, place)
    return found

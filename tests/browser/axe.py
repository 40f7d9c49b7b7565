"""What axe finds wrong with a page for those who listen, or use a keyboard, or see little."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tests.node.packages import node_package

if TYPE_CHECKING:
    from playwright.sync_api import Page

ARTICLE = "article.md-content__inner"
_RUN = """async ([place, rules]) => {
    const only = rules.length ? {runOnly: rules} : {rules: {"target-size": {enabled: true}}};
    return (await axe.run(place || document, only)).violations.flatMap(found => found.nodes.map(node => ({
        rule: found.id, place: node.target.join(" "), why: node.failureSummary,
        ours: !!document.querySelector(node.target[0])?.closest("article.md-content__inner > *:not(.md-content__button)"),
    })));
}"""


class Violation(NamedTuple):
    """A rule that is broken, by which element, and why. `ours` says that it stands in the article, and is not the theme's."""

    rule: str
    place: str
    why: str
    ours: bool


def look(page: Page, place: str = "", rules: tuple[str, ...] = ()) -> list[Violation]:
    """The violations in a part of the page that is shown, or in all of it.

    All rules count that axe has on by default, and that of the size of what is tapped; or only those that are named.
    """
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=node_package("axe-core/axe.min.js"))
    return [Violation(**found) for found in page.evaluate(_RUN, [place, list(rules)])]


def violations(page: Page, place: str = ARTICLE) -> list[str]:
    """The violations in a part of the page that is shown, in a line each."""
    return [f"{found.rule}: {found.place}: {found.why}" for found in look(page, place)]

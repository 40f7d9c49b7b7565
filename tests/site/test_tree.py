"""The cascade as a tree that unfolds: everything is on the page, and of much only the upper levels are open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.site.support.building import Site
    from tests.site.support.dom import Element


def cascade_of(*widths: int) -> str:
    """Goals in levels: so many at the top, so many below each of these, and so on."""
    levels: list[list[str]] = [[f"g{number}" for number in range(widths[0])]]
    goals = [{"id": name, "title": name} for name in levels[0]]
    for width in widths[1:]:
        names = [f"{above}-{number}" for above in levels[-1] for number in range(width)]
        goals += [{"id": name, "title": name, "parent": name.rpartition("-")[0]} for name in names]
        levels.append(names)
    return yaml.safe_dump(goals)


def folds(part: Element) -> Iterator[tuple[str, str, bool]]:
    """The goals with others below them: how many, and whether these are shown."""
    for item in part.all("li"):
        fold = next((child for child in item.children if getattr(child, "tag", "") == "details"), None)
        if fold is not None and not isinstance(fold, str):
            yield item.first("a").text, fold.first("summary").text, "open" in fold.attributes


def goals_page(make: Callable[..., Site], *widths: int) -> Element:
    return make({"goals.yml": cascade_of(*widths)}).page("goals/").article


def test_a_small_cascade_is_open(make: Callable[..., Site]) -> None:
    found = list(folds(goals_page(make, 1, 2, 1)))
    assert found == [("g0", "2 goals", True), ("g0-0", "1 goal", True), ("g0-1", "1 goal", True)]


def test_of_a_large_one_whole_levels_are_open_as_many_as_fit(make: Callable[..., Site]) -> None:
    page = goals_page(make, 5, 10, 2)  # 5 and 50 are shown; with the 100 below, nobody would see the whole
    found = list(folds(page))
    assert {is_open for name, _, is_open in found if "-" not in name} == {True}
    assert {is_open for name, _, is_open in found if "-" in name} == {False}
    assert len([item for item in page.all("li") if "hb-row" not in item.classes]) == 155


def test_the_top_is_shown_however_large_it_is(make: Callable[..., Site]) -> None:
    found = list(folds(goals_page(make, 70, 1)))
    assert len(found) == 70
    assert {is_open for _, _, is_open in found} == {False}

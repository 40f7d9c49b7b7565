"""A matrix on its page, as a reader handles it."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.driving import Tab

SAVED = 400
"""Milliseconds after which the address says what is shown."""

EVERYTHING = (("period", "all"),)
"""How an address asks for all cycles: without it, the goals of today are shown first."""


@dataclass(frozen=True)
class Box:
    """A rectangle in the window."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def of(cls, element: Locator) -> Box:
        found = element.bounding_box()
        assert found is not None, "it is not shown"
        return cls(found["x"], found["y"], found["x"] + found["width"], found["y"] + found["height"])

    def overlaps(self, other: Box) -> bool:
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.bottom <= other.top or other.bottom <= self.top)

    def is_inside(self, window: tuple[int, int]) -> bool:
        return self.left >= 0 and self.top >= 0 and self.right <= window[0] and self.bottom <= window[1]


class Matrix:
    """The matrix of a page that shows one."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.frame = page.locator(".hb-matrix-scroll").first
        self.table = self.frame.locator("table")
        self.tools = page.locator(".hb-tools")
        self.note = page.locator(".hb-note")

    @classmethod
    def open(cls, tab: Tab, identifier: str = "goals-by-values", *asked: tuple[str, str]) -> Matrix:
        """The page of a matrix, with what its address asks for: without anything, all cycles."""
        return cls(tab.open(f"matrices/{identifier}/?{urlencode(asked or EVERYTHING)}"))

    @classmethod
    def open_silently(cls, tab: Tab, identifier: str = "goals-by-values") -> Matrix:
        """The page of a matrix, by an address that asks for nothing."""
        return cls(tab.open(f"matrices/{identifier}/"))

    # What is shown

    def shown_rows(self) -> list[str]:
        """The ids of the rows, from the top."""
        return self._ids("tbody tr[data-id]")

    def shown_columns(self) -> list[str]:
        return self._ids("thead th[data-id]")

    def _ids(self, selector: str) -> list[str]:
        script = "found => found.filter(e => e.getClientRects().length).map(e => e.dataset.id)"
        ids: list[str] = self.table.locator(selector).evaluate_all(script)
        return ids

    def groups(self) -> dict[str, list[str]]:
        """The headings of the groups with the ids of the rows below each."""
        script = """bodies => bodies.map(body => [...body.rows].filter(line => line.getClientRects().length))
            .filter(lines => lines.length)
            .map(([head, ...rows]) => [head.cells[0].innerText.trim(), rows.map(e => e.dataset.id)])"""
        return dict(self.table.locator("tbody").evaluate_all(script))

    def count(self) -> str:
        return self.tools.locator("output").inner_text()

    def totals(self) -> list[str]:
        """The totals below the columns, and that of all."""
        script = "cells => cells.filter(e => e.getClientRects().length).map(e => e.textContent)"
        texts: list[str] = self.table.locator("tfoot td").evaluate_all(script)
        return texts

    def coverage(self) -> list[str]:
        """How many of the rows that are shown support each column."""
        texts: list[str] = self.table.locator(".hb-coverage td span").all_inner_texts()
        return texts

    def asked(self) -> list[tuple[str, str]]:
        """What the address asks for; nothing where it asks for everything."""
        self.page.wait_for_timeout(SAVED)
        return [pair for pair in parse_qsl(urlsplit(self.page.url).query) if pair not in EVERYTHING]

    # The tools

    def as_table(self) -> None:
        """On a phone."""
        self.page.get_by_label("As a table").check()

    def unfold_tools(self) -> None:
        """On a phone."""
        self.tools.get_by_role("button", name="Filter").click()

    def filter(self, field: str, *options: str) -> None:
        fold = self.tools.locator("details", has=self.page.locator("legend").get_by_text(field, exact=True))
        fold.locator("summary").click()
        for option in options:
            fold.get_by_label(option, exact=True).check()
        fold.locator("summary").click()

    def search(self, text: str) -> None:
        self.tools.get_by_role("searchbox").fill(text)

    def group_by(self, way: str) -> None:
        self.tools.get_by_label("Group by").select_option(label=way)

    def only_gaps(self) -> None:
        self.tools.get_by_label("Only gaps").check()

    def with_rationale(self) -> None:
        self.tools.get_by_label("With rationale").check()

    def sort_by(self, title: str) -> None:
        self.tools.get_by_label("Sort by").select_option(title)

    def sort_by_head(self, title: str) -> None:
        self.head(title).get_by_role("button").click()

    def fold_all(self) -> None:
        self.tools.get_by_label("Groups").select_option("Collapse groups")

    def without_groups(self) -> None:
        self.tools.get_by_label("Groups").select_option("Without groups")

    def turn(self, group: str) -> None:
        """Fold a group, or unfold it."""
        self.table.get_by_role("button", name=group, exact=True).click()

    def show_all(self) -> None:
        self.tools.get_by_role("button", name="Clear filters").click()

    def download(self) -> list[list[str]]:
        """The lines of the file that *Download what is shown* gives."""
        with self.page.expect_download() as found:
            self.tools.get_by_role("button", name="Download what is shown").click()
        return list(csv.reader(io.StringIO(Path(found.value.path()).read_text(encoding="utf-8"))))

    # Its parts

    def head(self, title: str) -> Locator:
        return self.table.locator("thead th", has=self.page.get_by_text(title, exact=True))

    def row(self, identifier: str) -> Locator:
        return self.table.locator(f'tbody tr[data-id="{identifier}"]')

    def group_cells(self, group: str) -> list[str]:
        """What the row of a folded group shows."""
        line = self.table.locator(".hb-group-row", has=self.page.get_by_role("button", name=group, exact=True))
        script = "cells => cells.map(e => e.firstChild?.data ?? e.textContent)"
        texts: list[str] = line.locator("td").evaluate_all(script)
        return texts

    def cell(self, row: str, column: str) -> Locator:
        script = "heads => heads.filter(e => !e.hidden).map(e => e.dataset.id)"
        place = self.table.locator("thead th[data-id]").evaluate_all(script).index(column)
        return self.row(row).locator("td").nth(place)

    def focused(self) -> str:
        """What has the focus: what it is and what it says."""
        script = "(({tagName, ariaLabel, innerText, value}) => `${tagName} ${ariaLabel || innerText || value}`)"
        told: str = self.page.evaluate(f"{script}(document.activeElement)")
        return told

    def wait_for_frames(self) -> None:
        """Until the browser has drawn what comes of a key, and what comes into sight by it."""
        frame = "await new Promise(requestAnimationFrame);"
        self.page.evaluate(f"async () => {{ {frame * 8} }}")

    def focus_is_seen(self) -> bool:
        """Whether what has the focus is drawn with an outline, and nothing lies over it."""
        seen: bool = self.page.evaluate("""() => {
            const focused = document.activeElement;
            const {left, top, width, height} = focused.getBoundingClientRect();
            const over = document.elementFromPoint(left + Math.min(width / 2, 40), top + height / 2);
            return focused.contains(over) && getComputedStyle(focused).outlineStyle !== "none";
        }""")
        return seen

    def layouts(self) -> int:
        """How often the browser has laid out the page so far."""
        session = self.page.context.new_cdp_session(self.page)
        session.send("Performance.enable")
        found = {item["name"]: item["value"] for item in session.send("Performance.getMetrics")["metrics"]}
        session.detach()
        return int(found["LayoutCount"])

    def time_filters(self) -> list[float]:
        """Milliseconds from a key in the text filter to the end of the frame that shows what it leaves, of many keys."""
        found: list[float] = self.tools.get_by_role("searchbox").evaluate(_TIME_FILTERS)
        return found


_TIME_FILTERS = """async field => {
    const painted = () => new Promise(done => requestAnimationFrame(() => {
        const {port1, port2} = new MessageChannel();
        port1.onmessage = () => done(performance.now());
        port2.postMessage(0);
    }));
    const took = [];
    for (const text of Array(6).fill(["be", "bet", "zz", ""]).flat()) {
        await painted();
        const start = performance.now();
        field.value = text;
        field.dispatchEvent(new Event("input"));
        took.push(await painted() - start);
    }
    return took;
}"""

"""The page of changes: each month in a few lines, what changed in words, and the fields folded below."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import PATH
from tests.browser.driving import LAPTOP, tab
from tests.changelog.stories import change, started
from tests.serving import served
from tests.site.support.building import build

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

pytestmark = pytest.mark.xdist_group("browser: changes")
WINDOWS = pytest.mark.parametrize("window", [LAPTOP, (360, 740)], ids=["laptop", "phone"])
MKDOCS = """\
site_name: Handbook
site_url: https://example.org/handbook/
docs_dir: content
theme: {name: material, font: false}
plugins: [search, values-handbook]
"""
CANDOR = "title: Candor\nsummary: We say it.\nrevisions: [{revision: 2, date: 2026-10-20, change: Same day.}]\n"


def goal(title: str, revision: int, more: str = "") -> str:
    return f"title: {title}\nvalues: [{{value: candor, strength: strong, revision: {revision}}}]\n{more}"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A handbook whose goals were confirmed against a new wording in October, and to which a goal came in November."""
    root = tmp_path_factory.mktemp("changes")
    goals = {f"content/goals/{name}.yml": goal(name.title(), 1) for name in ("calm", "quick")}
    started(root, {"mkdocs.yml": MKDOCS, "content/values/candor.yml": CANDOR, **goals})
    confirmed = {f"content/goals/{name}.yml": goal(name.title(), 2) for name in ("calm", "quick")}
    change(root, confirmed, "2026-10-21")
    late = goal("Calm", 2, "check_ins: [{date: 2026-11-02, confidence: at-risk}]\n")
    change(root, {"content/goals/calm.yml": late, "content/goals/new.yml": goal("Brand new", 2)}, "2026-11-02")
    later = late.replace("at-risk", "off-track")
    change(root, {"content/goals/calm.yml": later}, "2026-11-03")
    found = build(root, root / "site")
    assert found.status == 0, found.log
    with served(found.root, PATH) as there:
        yield there


@WINDOWS
def test_what_changed_last_month(browser: Browser, address: str, window: tuple[int, int]) -> None:
    with tab(browser, address, window) as opened:
        page = opened.open("changes/")
        heads = page.locator("article h2")
        assert [head.split("\n")[0].rstrip("¶") for head in heads.all_inner_texts()][:2] == [
            "November 2026",
            "October 2026",
        ]
        for words in ("New: Brand new", "Changed: Calm", "Changed: Calm, Quick"):
            box = page.locator("article p", has_text=words).first.bounding_box()
            assert box is not None
            assert box["y"] + box["height"] <= window[1]


def test_what_was_confirmed_is_one_line_and_fields_are_words(browser: Browser, address: str) -> None:
    with tab(browser, address) as opened:
        page = opened.open("changes/")
        page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
        lines = [" ".join(text.split()) for text in page.locator(".hb-changes p").all_inner_texts()]
        assert "Candor: 2 goals confirmed against the new wording (Calm, Quick)" in lines
        assert any(line.endswith("confidence of “2026-11-02”: at risk → off track") for line in lines), lines
        assert page.locator(".hb-changes code", has_text="check_ins").count() == 0

"""`handbook edit`: from a page to the changed YAML and back to the page, with nothing but a browser."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.axe import violations
from tests.browser.driving import PHONE, tab
from tests.cli.running import environment
from tests.forking import HANDBOOK
from tests.serving import stop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

pytestmark = pytest.mark.xdist_group("browser: forms")
ROOT = Path(__file__).parents[2]
WORDING = "We say what we see: early and kindly."


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    """A copy of the sample that asks for no proposals: where it is edited, there are forms all the same."""
    for name in ("content", "theme_overrides"):
        shutil.copytree(ROOT / name, tmp_path / name)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(re.sub(r"(?m)^repo_url:.*\n", "", settings), encoding="utf-8")
    return tmp_path


@pytest.fixture
def address(handbook: Path) -> Iterator[str]:
    """Where `handbook edit` says that it shows the handbook."""
    process = subprocess.Popen(
        [HANDBOOK, "edit", "--no-browser"],
        cwd=handbook,
        env=environment(NO_MKDOCS_2_WARNING="1", TMPDIR=str(handbook)),
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:\d+/[\w-]{32}(?=/ )", process.stdout.readline())
        assert found is not None
        yield found[0]
    finally:
        stop(process)  # type: ignore[arg-type]
    assert process.returncode == 0
    assert list(handbook.glob("handbook-*")) == [], "the pages are away with the command"


def test_a_new_wording_goes_from_the_page_to_the_file_and_back_to_the_page(
    browser: Browser, handbook: Path, address: str
) -> None:
    file = handbook / "content/values/candor.yml"
    before = file.read_text(encoding="utf-8").splitlines()
    with tab(browser, address, PHONE) as opened:
        page = opened.open("values/candor/")
        page.locator("article").get_by_role("link", name="Propose a change").first.click()
        page.get_by_label("Title (needed)").first.fill("")
        page.get_by_text("This cannot be written:").wait_for()
        page.get_by_label("Title (needed)").first.fill("Candor")
        page.get_by_label("Summary").fill(WORDING)
        page.get_by_text("Checked: this can be written.").wait_for()
        assert file.read_text(encoding="utf-8").splitlines() == before, "a check writes nothing"
        page.get_by_label("Why? (needed)").fill("It was too long.")
        assert violations(page) == []
        page.get_by_role("button", name="Write", exact=True).click()
        page.get_by_text("It is written, and the pages show it.").wait_for(timeout=120_000)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
        assert page.locator(".hb-form-what ins").inner_text() == WORDING
        page.get_by_text("What it touches").click()
        page.get_by_text("(value:candor)").wait_for()
        page.get_by_role("link", name="See the page").click()
        page.locator("article").get_by_text(WORDING).first.wait_for()
        assert "/values/candor/" in page.url
        assert opened.strangers == []
        assert opened.complaints == []
    after = file.read_text(encoding="utf-8").splitlines()
    assert [line for line in before if line not in after] == [
        "summary: We say what we see, early and kindly, and leave it where others can find it."
    ]
    assert [line for line in after if line not in before] == [f'summary: "{WORDING}"']

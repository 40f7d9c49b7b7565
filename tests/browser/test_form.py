"""A value is changed in a form, from its page to the YAML: nobody needs an editor, and nothing is sent before it is read."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browser.axe import violations
from tests.browser.driving import LAPTOP, PHONE, tab
from tests.cli.running import handbook as run_handbook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Route

    from tests.browser.conftest import Served

pytestmark = pytest.mark.xdist_group("browser: forms")
ROOT = Path(__file__).parents[2]
STRICT = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"
"""A content security policy without scripts in pages; the theme's own then do not run."""
WINDOWS = pytest.mark.parametrize("window", [LAPTOP, PHONE], ids=["laptop", "phone"])


def keep_openings(page: Page) -> None:
    """Note which addresses a page opens, instead of opening them."""
    page.add_init_script("window.opened = []; window.open = (address) => window.opened.push(address);")


def sent(page: Page) -> tuple[dict[str, str], dict[str, Any]]:
    """The parameters of the issue that was opened, and the change document in it."""
    page.get_by_role("button", name="Propose", exact=True).click()
    page.wait_for_function("window.opened.length > 0")
    (address,) = page.evaluate("window.opened")
    assert len(address.encode()) <= 8000
    parts = urlsplit(address)
    assert (parts.netloc, parts.path) == ("github.com", "/larkfold/handbook/issues/new")
    given = {name: values[0] for name, values in parse_qs(parts.query).items()}
    text = given.get("change") or given["body"].partition("```json\n")[2].rpartition("\n```")[0]
    return given, json.loads(text)


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    """A copy of the sample, in which changes are made."""
    for name in ("content", "theme_overrides"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def apply(folder: Path, document: dict[str, Any]) -> None:
    """Make the changes of a document in a handbook, which takes them as a proposal in an issue."""
    (folder / "issue.md").write_text(f"### The change\n\n```json\n{json.dumps(document)}\n```\n", encoding="utf-8")
    done = run_handbook(folder, "apply", "--issue", "issue.md")
    assert done.returncode == 0, done.stderr


def applied(folder: Path, document: dict[str, Any], file: str) -> list[str]:
    """What a change document takes out of a file and puts into it, line by line."""
    before = (folder / file).read_text(encoding="utf-8").splitlines()
    apply(folder, document)
    after = (folder / file).read_text(encoding="utf-8").splitlines()
    gone = [f"- {line}" for line in before if line not in after]
    return gone + [f"+ {line}" for line in after if line not in before]


@WINDOWS
def test_a_new_wording_and_a_behaviour_go_from_the_page_to_the_file_in_nine_clicks(
    browser: Browser, sample: Served, handbook: Path, window: tuple[int, int]
) -> None:
    with tab(browser, sample.address, window) as opened:
        keep_openings(opened.page)
        page = opened.open("values/candor/")
        page.locator("article").get_by_role("link", name="Propose a change").first.click()  # 1
        page.get_by_label("Summary").fill("We say what we see: early and kindly.")  # 2
        page.get_by_role("button", name="Add: Behaviours").click()  # 3
        page.get_by_label("Title").last.fill("Name suppliers' faults, too")  # 4
        page.get_by_label("Why? (needed)").fill("Two of four incidents in October were our suppliers'.")  # 5
        told = page.locator(".hb-form-what > div")
        told.nth(1).wait_for()
        assert [part.inner_text().split("\n")[0] for part in told.all()] == ["Summary", "Behaviours"]
        assert told.first.locator("ins").inner_text() == "We say what we see: early and kindly."
        given, document = sent(page)  # 6, and 7 to submit the issue
        assert opened.complaints == []
        assert opened.strangers == []
    assert given["title"] == "Propose: Candor"
    assert document == {
        "format": 1,
        "why": "Two of four incidents in October were our suppliers'.",
        "changes": [
            {
                "record": "value:candor",
                "was": {"summary": "We say what we see, early and kindly, and leave it where others can find it."},
                "set": {"summary": "We say what we see: early and kindly."},
                "add": {"behaviours": [{"title": "Name suppliers' faults, too"}]},
            }
        ],
    }
    assert applied(handbook, document, "content/values/candor.yml") == [
        "- summary: We say what we see, early and kindly, and leave it where others can find it.",
        '+ summary: "We say what we see: early and kindly."',
        "+   - title: Name suppliers' faults, too",
    ]


def test_items_are_removed_and_changed_by_their_names(browser: Browser, sample: Served, handbook: Path) -> None:
    with tab(browser, sample.address) as opened:
        keep_openings(opened.page)
        page = opened.open("propose/value/?record=candor")
        behaviours = page.get_by_role("group", name="Behaviours", exact=True)
        behaviours.locator("summary", has_text="Write it down").click()
        behaviours.get_by_label("Title").nth(1).fill("Write it where others look")
        tensions = page.get_by_role("group", name="Tensions", exact=True)
        tensions.locator("summary", has_text="kindness").click()
        tensions.locator("details[open] > button").click()
        page.get_by_label("Why? (needed)").fill("Nobody reads it.")
        _, document = sent(page)
    (change,) = document["changes"]
    assert change["set"] == {"behaviours/write-it-down/title": "Write it where others look"}
    assert change["remove"] == ["tensions/kindness"]
    lines = applied(handbook, document, "content/values/candor.yml")
    assert "+     title: Write it where others look" in lines
    assert "-   - with: kindness" in lines


def test_a_long_text_is_named_by_its_hash(browser: Browser, sample: Served, handbook: Path) -> None:
    with tab(browser, sample.address) as opened:
        keep_openings(opened.page)
        page = opened.open("propose/value/?record=candor")
        page.get_by_label("Description").first.fill("Candor is about timing.\n\nIt is no licence to be rude.")
        page.get_by_label("Why? (needed)").fill("It was too long.")
        _, document = sent(page)
    (change,) = document["changes"]
    assert change["was"]["description"].startswith("sha256:")
    assert "+   It is no licence to be rude." in applied(handbook, document, "content/values/candor.yml")


def test_thanks_are_a_new_record(browser: Browser, sample: Served, handbook: Path) -> None:
    with tab(browser, sample.address, PHONE) as opened:
        keep_openings(opened.page)
        page = opened.open("recognitions/")
        page.get_by_role("link", name="Give thanks").first.click()
        page.get_by_label("Title (needed)").fill("Found the second key")
        page.get_by_label("Date (needed)").fill("2026-11-20")
        page.get_by_role("button", name="Add: To whom").click()
        page.get_by_label("To whom", exact=True).last.fill("platform")
        page.get_by_role("button", name="Add: Values").click()
        page.get_by_label("Values", exact=True).last.fill("candor")
        page.get_by_label("Why? (needed)").fill("It saved a night.")
        _, document = sent(page)
    assert document["changes"] == [
        {
            "new": "recognition",
            "fields": {"title": "Found the second key", "date": "2026-11-20", "to": ["platform"], "values": ["candor"]},
        }
    ]
    files = {path: path.read_bytes() for path in (handbook / "content").rglob("*.yml")}
    apply(handbook, document)
    new = [path for path in (handbook / "content").rglob("*.yml") if files.get(path) != path.read_bytes()]
    assert [path.relative_to(handbook).parts[1] for path in new] == ["recognitions"]


def test_a_check_in_begins_with_a_new_item(browser: Browser, sample: Served) -> None:
    with tab(browser, sample.address) as opened:
        goal = next(url for url in sample.site.urls if url.startswith("goals/") and url.count("/") == 2)
        page = opened.open(goal)
        page.locator("a", has_text="Add a check-in").first.evaluate("link => link.click()")
        new = page.get_by_role("group", name="Check-ins", exact=True).locator("details[open]")
        new.wait_for()
        assert new.get_by_label("Date (needed)").is_visible()


def test_a_proposal_too_long_for_an_address_is_copied(browser: Browser, sample: Served) -> None:
    with tab(browser, sample.address) as opened:
        keep_openings(opened.page)
        page = opened.open("propose/value/?record=candor")
        page.get_by_label("Description").first.fill("It is long. " * 1000)
        page.get_by_label("Why? (needed)").fill("It has to be.")
        page.get_by_role("button", name="Propose", exact=True).click()
        page.get_by_role("button", name="Copy the proposal").click()
        page.get_by_text("The proposal is copied.").wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert "It is long." in copied
        assert page.evaluate("window.opened") == []
        link = page.get_by_role("status").get_by_role("link").get_attribute("href")
        assert link is not None
        assert len(link) < 300


def test_nothing_is_opened_while_nothing_is_changed_or_nobody_says_why(browser: Browser, sample: Served) -> None:
    with tab(browser, sample.address) as opened:
        keep_openings(opened.page)
        page = opened.open("propose/value/?record=candor")
        page.get_by_role("button", name="Propose", exact=True).click()
        assert page.evaluate("document.activeElement.validity.valueMissing")
        page.get_by_label("Why? (needed)").fill("I would like it.")
        page.get_by_role("button", name="Propose", exact=True).click()
        page.get_by_role("status").get_by_text("Nothing is changed yet.").wait_for()
        assert page.evaluate("window.opened") == []


def test_what_is_needed_is_asked_for_in_a_closed_fold_and_cannot_be_emptied(browser: Browser, sample: Served) -> None:
    with tab(browser, sample.address) as opened:
        keep_openings(opened.page)
        page = opened.open("propose/goal/?record=rehearsed-failover")
        page.get_by_role("button", name="Add: Measures").click()
        measure = page.get_by_role("group", name="Measures", exact=True).locator("details[open]").first
        title = measure.get_by_label("Title (needed)").element_handle()
        measure.locator("summary").first.click()
        page.get_by_label("Why? (needed)").fill("We measure it now.")
        page.get_by_role("button", name="Propose", exact=True).click()
        assert title.is_visible()
        assert title.evaluate("input => input === document.activeElement")
        title.fill("Calls at night")
        whole = page.get_by_label("Title (needed)").first
        whole.fill("")
        page.get_by_role("button", name="Propose", exact=True).click()
        assert whole.evaluate("input => input === document.activeElement")
        assert page.evaluate("window.opened") == []
        assert opened.complaints == []


def test_a_new_measure_shows_its_figures_and_a_new_check_in_its_note(browser: Browser, sample: Served) -> None:
    with tab(browser, sample.address) as opened:
        page = opened.open("propose/goal/?record=rehearsed-failover&add=check_ins")
        page.get_by_role("button", name="Add: Measures").click()
        for label in ("Baseline", "Target", "Current figure", "Note"):
            assert page.get_by_label(label, exact=True).last.is_visible(), label


def test_thanks_begin_with_what_they_are_and_without_what_they_seldom_say(browser: Browser, sample: Served) -> None:
    with tab(browser, sample.address) as opened:
        page = opened.open("propose/recognition/?new")
        page.get_by_role("heading", name="Give thanks").wait_for()
        assert page.get_by_label("What happened").is_visible()
        assert page.get_by_label("Summary").is_hidden()


def test_a_text_is_previewed_as_it_will_look_about(browser: Browser, sample: Served) -> None:
    with tab(browser, sample.address) as opened:
        page = opened.open("propose/value/?record=candor")
        page.get_by_label("Description").first.fill("It is **early**, `kind` and <b>plain</b>.\n\n- one\n- two")
        page.get_by_role("button", name="Preview").nth(1).click()
        shown = page.locator(".hb-form-preview:visible > div")
        assert shown.locator("strong").all_inner_texts() == ["early"]
        assert shown.locator("code").all_inner_texts() == ["kind"]
        assert shown.locator("li").all_inner_texts() == ["one", "two"]
        assert "<b>plain</b>" in shown.inner_text()


def test_without_a_record_one_is_chosen_and_an_unknown_one_is_told(browser: Browser, sample: Served) -> None:
    with tab(browser, sample.address) as opened:
        page = opened.open("propose/value/?record=candour")
        page.get_by_text("There is no record").wait_for()
        page.get_by_label("What do you want to change?").select_option("Candor")
        page.get_by_role("heading", name="Candor").wait_for()
        assert page.url.endswith("/propose/value/?record=candor")


def test_without_scripts_the_form_leads_to_the_file(browser: Browser, sample: Served) -> None:
    with tab(browser, sample.address, scripts=False) as opened:
        page = opened.open("values/candor/")
        href = page.locator("article").get_by_role("link", name="Propose a change").first.get_attribute("href")
        page = opened.open(f"values/candor/{href}")
        assert page.get_by_text("This form needs JavaScript").is_visible()
        shown = [link for link in page.locator(".hb-form-files a").all() if link.is_visible()]
        assert [link.inner_text() for link in shown] == ["Candor"]
        assert (shown[0].get_attribute("href") or "").startswith("https://github.com/larkfold/handbook/edit/main/")


def test_a_form_works_under_a_strict_content_security_policy(browser: Browser, sample: Served) -> None:
    def guard(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": STRICT})

    with tab(browser, sample.address) as opened:
        opened.page.route("**/propose/value/*", guard)
        page = opened.open("propose/value/?record=candor")
        page.get_by_role("heading", name="Candor").wait_for()
        assert opened.strangers == []


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> Iterator[Any]:
    """The theme's two schemes."""
    yield request.param


@WINDOWS
def test_nobody_is_kept_out_of_a_form(browser: Browser, sample: Served, window: tuple[int, int], scheme: Any) -> None:
    with tab(browser, sample.address, window, scheme) as opened:
        for address in ("propose/value/?record=candor", "propose/goal/?new", "propose/review/"):
            page = opened.open(address)
            page.locator(".hb-form :is(form, select)").first.wait_for()
            assert violations(page) == [], address
            assert page.evaluate("document.documentElement.scrollWidth") <= window[0]

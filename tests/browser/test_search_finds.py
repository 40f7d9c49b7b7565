"""What readers type into the search, and what they are after: it is among the first three results."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.browser.conftest import ROOT, Served
from tests.browser.driving import Tab, tab
from tests.serving import served
from tests.site.support.building import build

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.xdist_group("browser: search")

HANDBOOKS = ROOT.parent / "shared/handbooks"

SAMPLE = {
    # values, also where others mention them in their titles or tags
    "candor": "values/candor/",
    "craft": "values/craft/",
    # a slip of the hand
    "depoly": "goals/zero-surprise-deploys/",
    "stewardhsip": "values/stewardship/",
    "plaform lead": "people/#platform-lead",
    "incidnet review": "practices/#incident-review",
    "retrospectve": "values/candor/#raise-it-the-same-day",
    # several of them, or one
    "deploy": "goals/calmer-deploys/",
    "questionnaires": "questionnaire/",
    "pitfalls": "pitfalls/",
    "kiosks": "goals/kiosks-for-everyone/",
    # another spelling, another word
    "candour": "values/candor/",
    "openness": "values/candor/",
    "empathy": "values/kindness/",
    "craftsmanship": "values/craft/",
    "calender": "calendar/",
    "behaviors": "values/access/",
    # status and confidence
    "retired": "values/pace/",
    "paused": "goals/lease-second-region/",
    "at risk": "goals/rehearsed-failover/",
    "missed goal": "goals/calmer-saturdays/",
    # owner
    "CTO": "people/#cto",
    "director goal": "goals/hour-a-day/",
    "reliability engineer": "people/#reliability-engineer",
    "onboarding specialist": "goals/first-week-calls/",
    # pages
    "values": "values/",
    "goals": "goals/",
    "teams": "teams/",
    "first day": "first-day/",
    "propose a change": "guide/propose-a-change/",
    "how we chose": "how-we-chose/",
}
REAL = {
    "18f": {
        "open source": "values/open-by-default/",
        "methodology": "values/leverage-agile-methodologies/",
        "opne": "values/open-by-default/",
        "designers": "values/think-like-a-designer/",
        "analytics": "values/data-informed/",
    },
    "kubernetes": {
        "comunity": "values/community-over-product-or-company/",
        "stagnaton": "values/evolution-is-better-than-stagnation/",
        "automations": "values/automation-over-process/",
        "toil": "values/automation-over-process/",
        "delegate authority": "values/distribution-is-better-than-centralization/",
    },
    "sourcegraph": {
        "dev love": "values/dev-love/",
        "transparancy": "values/direct-and-transparent/",
        "CEO": "people/#ceo",
        "merit increases": "faq/#faq-how-do-i-know-if-im-eligible-for-a-merit-increase",
        "lovable products": "objectives/fy25-build-toward-one-lovable-code-intelligence-product/",
    },
}


def first_three(opened: Tab, words: str) -> list[str]:
    """Where the first three results lead, and the sections of theirs that are shown without unfolding."""
    page = opened.open(f"?q={quote(words)}")
    results = page.locator(".md-search-result__item")
    results.first.wait_for()
    found = []
    for result in results.all()[:3]:
        for link in result.locator("a.md-search-result__link:not(details *)").all():
            address = (link.get_attribute("href") or "").partition("/handbook/")[2]
            path, _, anchor = address.partition("#")
            found.append("#".join(filter(None, (path.partition("?")[0], anchor))))
    return found


@pytest.mark.parametrize("words", SAMPLE)
def test_what_readers_look_for_is_among_the_first_three(browser: Browser, sample: Served, words: str) -> None:
    with tab(browser, sample.address) as opened:
        assert SAMPLE[words] in first_three(opened, words)


@pytest.mark.parametrize("name", REAL)
def test_so_it_is_in_a_real_handbook(browser: Browser, tmp_path: Path, name: str) -> None:
    if not (HANDBOOKS / name).is_dir():
        pytest.skip(f"{HANDBOOKS / name} is missing: it is the handbook of {name}")
    site = build(HANDBOOKS / name, tmp_path / "site")
    assert site.status == 0, site.log
    with served(site.root, "/handbook") as address, tab(browser, address) as opened:
        missed = {
            words: found for words in REAL[name] if REAL[name][words] not in (found := first_three(opened, words))
        }
    assert missed == {}


def test_the_guide_comes_after_what_the_handbook_holds(browser: Browser, sample: Served) -> None:
    with tab(browser, sample.address) as opened:
        for words in ("value", "goal", "owner", "behaviour", "recognition", "practice", "review", "measure"):
            assert not [found for found in first_three(opened, words)[:1] if found.startswith("guide/")], words

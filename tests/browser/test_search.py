"""The theme's search in languages without blanks between words: it finds records as it finds hand-written pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.driving import LAPTOP, tab
from tests.mkdocs.running import mkdocs, write
from tests.mkdocs.test_search import JIEBA
from tests.serving import served

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.xdist_group("browser: search")

LANGUAGES = {
    "zh": ("我们在每次发布之前说明风险。", "风险"),
    "ja": ("私たちはリリースのたびにリスクを説明します。", "リスク"),
    "ko": ("우리는 출시 전에 위험을 설명합니다.", "위험"),
}
"""A sentence in each language, and a word of it that is searched for."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_in_a_record_is_found(language: str, browser: Browser, tmp_path: Path) -> None:
    sentence, word = LANGUAGES[language]
    files = {
        "guide.md": f"# Guide\n\n{sentence}\n",
        "faq.yml": f"- id: q1\n  question: Question?\n  answer: {sentence}\n",
        "/stub/jieba.py": JIEBA,
    }
    root = write(tmp_path, files, theme={"name": "material", "font": False, "language": language})
    ran = mkdocs(root, "build", PYTHONPATH=str(root / "stub"))
    assert ran.status == 0, ran.said
    assert "/faq/#q1" in found(browser, root, word)


@pytest.mark.parametrize("language", LANGUAGES)
def test_so_it_is_in_a_site_of_another_language(language: str, browser: Browser, tmp_path: Path) -> None:
    """There, nothing parts such a sentence into words: they are found within it."""
    sentence, word = LANGUAGES[language]
    sentence = sentence.replace(" ", "")
    files = {"guide.md": f"# Guide\n\n{sentence}\n", "faq.yml": f"- id: q1\n  question: Q?\n  answer: {sentence}\n"}
    root = write(tmp_path, files, theme={"name": "material", "font": False})
    assert mkdocs(root, "build").status == 0
    assert "/faq/#q1" in found(browser, root, word)


def found(browser: Browser, root: Path, word: str) -> list[str]:
    """Where the results for a word lead, which somebody types."""
    with served(root / "site", "/handbook") as address, tab(browser, address, LAPTOP) as shown:
        page = shown.open()
        page.locator("input.md-search__input").click()
        page.locator("input.md-search__input").fill(word)
        # The theme listens to keys; one that changes nothing stands for those of an input method.
        page.locator("input.md-search__input").press("End")
        page.locator(".md-search-result__item a[href*='guide/']").first.wait_for()
        links: list[str] = page.locator(".md-search-result__item a").evaluate_all(
            "found => found.map(link => link.pathname.replace('/handbook', '') + link.hash)"
        )
        return links

"""What stands on the pages of a site in another language: no word of English that the software wrote."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.labels.building import sample_in
from tests.mkdocs.running import MATERIAL, PROJECT, SMALL, site_of
from tests.safety.building import write_handbook
from tests.safety.filling import base_records, filled
from tests.site.support.building import build
from values_handbook.labels import english_labels, labels_of
from values_handbook.labels.pieces import pieces
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.site.support.building import Page, Site
    from tests.site.support.dom import Element

SPOKEN = ("aria-label", "title", "alt")
"""Attributes that are read out."""
LANGUAGES = ("de", "ar")
GOLDEN = Path(__file__).parent / "pages"


def articles(site: Site) -> Iterator[Page]:
    """The pages with something of the handbook."""
    return (page for page in site.pages() if page.url != "404.html")


def pieces_of_text(element: Element) -> Iterator[str]:
    """Each piece of text in an element as it stands between tags, and what is read out besides.

    Left out is what is English in every language and says so: messages of the checks; and what stands in YAML as it is.
    """
    if element.get("lang") == "en" or element.tag in ("code", "pre", "svg"):
        return
    yield from (element[name] for name in SPOKEN if element.get(name) and "headerlink" not in element.classes)
    for child in element.children:
        if isinstance(child, str):
            yield " ".join(child.split())
        else:
            yield from pieces_of_text(child)


# No word of the software is written anywhere but in the labels: with all of them in letters that no record has, nothing
# that is read is left in Latin ones.

LATIN = re.compile(r"[A-Za-z]{2,}")
OF_A_RECORD = "word"
"""What required fields of the records say that others refer to."""
ADDRESS = re.compile(r"https?://\S+|example\.org/\S+")


def in_other_letters(label: str) -> str:
    """A label with other letters in the place of its own, and the same things to be filled in."""
    return "".join(re.sub(r"\w", "ⵣ", words) + (f"{{{name}}}" if name else "") for words, name in pieces(label))


@pytest.fixture(scope="module")
def unreadable(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A handbook with every field of every kind, all of whose texts and labels are in letters that are not Latin."""
    root = tmp_path_factory.mktemp("unreadable")
    records = base_records()
    for kind in KINDS:
        records[kind] = [
            {**record, **{name: "文" for name in record if name in ("title", "question", "answer", "do", "said")}}
            for record in records[kind]
        ]
        if kind == "cycle":  # Its id is shown as the label of a period.
            records[kind] = [{**records[kind][0], "id": "2026"}]
        records[kind].append(
            filled(
                kind,
                "2027" if kind == "cycle" else f"full-{kind}",
                lambda place, form: "https://example.org/" if form == "address" else "文",
            )
        )
    options = {
        "organization": "base-team",
        "labels": {name: in_other_letters(english_labels().words[name]) for name in english_labels().words},
    }
    embeds = "".join(f"```handbook\n{part}: {kind}\n```\n\n" for kind in KINDS for part in ("cards", "list"))
    config: dict[str, Any] = {
        "site_name": "文", "site_url": "https://example.org/handbook/", "docs_dir": "content", "theme": {**MATERIAL, "language": "ar"},
        "repo_url": "https://forge.example/team/handbook",
        "plugins": ["search", {"values-handbook": options}],
    }  # fmt: skip
    pages = {
        "文.md": f"# 文\n\n```handbook\ndue\n```\n\n```handbook\nchanges\n```\n\n```handbook\ncascade\n```\n\n{embeds}"
    }
    site = build(write_handbook(root, records, pages, config), root / "site")
    assert site.status == 0, site.log
    return site


def test_every_word_that_is_written_is_a_label(unreadable: Site) -> None:
    found = {
        (word, page.url)
        for page in articles(unreadable)
        for text in pieces_of_text(page.article)
        for word in LATIN.findall(ADDRESS.sub("", text))
        if word != OF_A_RECORD
    }
    assert found == set()


# In German and Arabic nothing is left that a label says in English.


@pytest.fixture(scope="module", params=LANGUAGES)
def sample(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Site]:
    """The sample handbook in another language."""
    return request.param, sample_in(request.param, tmp_path_factory.mktemp(request.param))


FILLED_IN = dict.fromkeys(("number", "progress"), r"[\d.,%\s]+")
"""What is filled in where that is no text, by its name."""


def english_only(code: str) -> list[tuple[str, re.Pattern[str]]]:
    """The labels that are other words in a language, as patterns of a whole piece of text.

    Left out are labels that also fit what records say: `and`, the ordinals, and a number of changes, which the sample has as
    a figure.
    """
    texts = labels_of(code).words
    found = []
    for name, label in english_labels().words.items():
        words = [part for part, _ in pieces(label)]
        if (
            label != texts.get(name)
            and re.search(r"\w{3}", "".join(words))
            and name != "and"
            and not name.startswith(("ordinal-", "changes-of-record-"))
        ):
            pattern = "".join(
                re.escape(part) + (FILLED_IN.get(filled_in, ".+?") if filled_in else "")
                for part, filled_in in pieces(label)
            )
            found.append((name, re.compile(rf"[\s,:;.(]*{pattern}[\s,:;.)\d]*")))
    return found


def test_no_label_is_left_in_english(sample: tuple[str, Site]) -> None:
    code, site = sample
    written = "\n".join(
        path.read_text(encoding="utf-8") for path in (PROJECT / "content").rglob("*.*") if path.is_file()
    )
    patterns = english_only(code)
    texts = {
        text
        for page in articles(site)
        for text in pieces_of_text(page.article)
        if text.strip(" .") and text.strip(" .") not in written
    }
    left = {(name, text) for text in texts for name, pattern in patterns if pattern.fullmatch(text)}
    assert left == set()


def test_titles_of_pages_and_what_search_knows_are_in_the_language(sample: tuple[str, Site]) -> None:
    code, site = sample
    t = labels_of(code)
    for kind in KINDS.values():
        address = f"{kind.folder}/"
        assert site.page(address).title == t(f"kinds-{kind.name}")
        assert site.page(address).root.one("head title").text.startswith(t(f"kinds-{kind.name}"))
        assert site.search[address]["title"] == t(f"kinds-{kind.name}")


def test_addresses_and_anchors_are_the_same_in_every_language(sample: tuple[str, Site], tmp_path: Path) -> None:
    _, site = sample
    english = sample_in("en", tmp_path)
    assert site.urls == english.urls
    for page in articles(site):
        assert page.article.ids() == english.page(page.url).article.ids(), page.url
    assert site.files("*.csv") == english.files("*.csv")
    assert site.csv("goals-by-values") == english.csv("goals-by-values")


def test_the_page_says_which_language_it_is_in(sample: tuple[str, Site]) -> None:
    code, site = sample
    page = site.page("goals/zero-surprise-deploys/")
    assert page.root.one("html")["lang"] == code
    assert page.root.one("body")["dir"] == labels_of(code).direction
    redirect = next(site.read(path) for path in site.files("index.html") if "http-equiv" in site.read(path))
    assert f'<html lang="{code}" dir="{labels_of(code).direction}">' in redirect


def test_messages_of_checks_stay_english_and_say_so(sample: tuple[str, Site]) -> None:
    _, site = sample
    lists = [box.one("ul") for page in articles(site) for box in page.article.all("details.hb-findings")]
    assert lists
    assert {(element.get("lang"), element.get("dir")) for element in lists} == {("en", "ltr")}


# Whole pages, as they are read.


@pytest.mark.parametrize("code", LANGUAGES)
def test_pages_read_as_people_of_the_language_write(code: str, tmp_path: Path) -> None:
    files: dict[str, str | None] = {**SMALL, **RECORDS[code]}
    site = site_of(tmp_path, files, theme={**MATERIAL, "language": code}, strict=True)
    read = "".join(f"=== {url}\n{lines(site.page(url))}\n" for url in ("values/candor/", "goals/calm/", "practices/"))
    assert read == (GOLDEN / f"{code}.txt").read_text(encoding="utf-8")


RECORDS = {
    "de": {
        "practices.yml": "- {id: retro, title: Rückschau, every: month on first monday, starts: 2026-01-05 09:30, values: [candor]}\n",
        "goals/2026/calm.yml": """\
            title: Ruhige Auslieferungen
            team: platform
            values: [{value: candor, strength: strong, rationale: Jede wird angekündigt.}]
            measures: [{title: Meldungen je Nacht, unit: Meldungen, baseline: 12500, target: 1.5, current: 4, as_of: 2026-10-31}]
            check_ins: [{date: 2026-10-31, progress: 60, confidence: at-risk, note: Drei im Oktober.}]
            """,
    },
    "ar": {
        "practices.yml": "- {id: retro, title: استعادة الشهر, every: month on first monday, starts: 2026-01-05 09:30, values: [candor]}\n",
        "goals/2026/calm.yml": """\
            title: إطلاق هادئ
            team: platform
            summary: لا مفاجآت في GitHub!
            values: [{value: candor, strength: strong, rationale: نعلن عن كل إطلاق.}]
            measures: [{title: إنذارات الليل, unit: alerts, baseline: 12500, target: 1.5, current: 4, as_of: 2026-10-31}]
            check_ins: [{date: 2026-10-31, progress: 60, confidence: at-risk, note: "Three in October, all announced."}]
            """,
    },
}
"""Records in the language of the site, some of them with texts in another."""


def lines(page: Page) -> str:
    """What a page says, a line for each of its own lines that says something."""
    return "\n".join(" ".join(line.split()) for line in page.article.raw_text.splitlines() if line.strip())


# Texts in another direction than their page.

MIXED: dict[str, str] = {
    "index.md": "# Home\n",
    "values/candor.yml": """\
        title: الصراحة
        summary: نقول ما نراه مبكرًا!
        why: |
          الصمت يكلّف أكثر.

          - في GitHub
        behaviours: [Raise a risk the day you see it.]
        """,
    "goals/2026/calm.yml": "title: Calm deploys\nteam: platform\nsummary: No surprises.\nvalues: [candor]\nperiod: 2026-H2\n",
}


def test_a_text_against_its_page_is_turned_around_and_no_other_text_is(tmp_path: Path) -> None:
    site = site_of(tmp_path, {**SMALL, **MIXED})
    value = site.page("values/candor/").article
    assert [(element.tag, element["dir"]) for element in value.all("[dir]")] == [("bdi", "rtl"), ("div", "rtl")]
    assert value.one("p.hb-summary bdi").text == "نقول ما نراه مبكرًا!"
    assert value.one("div[dir] li").text == "في GitHub"
    assert site.page("goals/calm/").article.all("[dir]") == []


def test_in_arabic_it_is_the_other_way_round(tmp_path: Path) -> None:
    site = site_of(tmp_path, {**SMALL, **MIXED}, theme={**MATERIAL, "language": "ar"})
    value, goal = (site.page(url).article for url in ("values/candor/", "goals/calm/"))
    assert value.all("p.hb-summary bdi") == []
    assert {element["dir"] for element in value.all("[dir]")} == {"ltr"}
    assert goal.one("p.hb-summary bdi")["dir"] == "ltr"
    assert "\u20682026-H2\u2069" in goal.one("dl.hb-facts").text


def test_periods_durations_and_questions_keep_their_direction_in_arabic(tmp_path: Path) -> None:
    files = {
        **MIXED,
        "cycles.yml": "- {id: 2026-H2, title: Second half, start: 2026-07-01, end: 2026-12-31}\n",
        "practices.yml": "- {title: Retro, every: week, starts: 2026-01-05, duration: 30 minutes, channel: '#all hands'}\n",
    }
    site = site_of(tmp_path, {**SMALL, **files}, theme={**MATERIAL, "language": "ar"})
    for url, text in (
        ("goals/calm/", "2026-H2"),
        ("teams/platform/", "2026-H2"),
        ("calendar/", "30 minutes"),
        ("calendar/", "#all hands"),
        ("questionnaire/", "Raise a risk the day you see it."),
    ):
        words = site.page(url).article.text
        assert words.count(text) == words.count(f"\u2068{text}\u2069") > 0, (url, text)


def test_a_page_in_a_language_that_does_not_ship_is_laid_out_as_its_theme_does(tmp_path: Path) -> None:
    site = site_of(tmp_path, {**SMALL, **MIXED}, theme={**MATERIAL, "language": "fa"})
    value = site.page("values/candor/").article
    assert value.all("p.hb-summary bdi") == []
    assert "Why it matters" in value.text


def test_pages_that_were_kept_are_made_anew_in_another_language(tmp_path: Path) -> None:
    for code in ("en", "de", "ar", "en"):
        site = site_of(tmp_path, SMALL, theme={**MATERIAL, "language": code})
        assert site.page("values/").title == labels_of(code)("kinds-value")


@pytest.mark.parametrize("name", ["mkdocs", "readthedocs"])
def test_a_theme_of_mkdocs_calls_its_language_a_locale(tmp_path: Path, name: str) -> None:
    site = site_of(tmp_path, SMALL, theme={"name": name, "locale": "de"})
    assert "Warum es wichtig ist" in site.read("values/candor/index.html")

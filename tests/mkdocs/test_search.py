"""What the search finds: each record by its title, its sections, and nothing that is escaped twice."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.mkdocs.running import MATERIAL, RECORD_PAGES, SMALL, mkdocs, site_of, write
from tests.site.support.building import build

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.support.building import Site

RECORDS = {
    "values/candor/": ("Candor – Value", "We say what we see."),
    "goals/calm/": ("Calm deploys – Goal", ""),
    "objectives/trust/": ("Services people trust – Objective", ""),
    "teams/platform/": ("Platform – Team", ""),
    "pitfalls/drift/": ("Goals drift – Pitfall", ""),
    "cases/outage/": ("The quiet outage – Case", ""),
    "reviews/2026-h1/": ("First half – Review", ""),
    "dos-and-donts/#say-it": ("Say plainly what a value means. – Do and don't", "Hang a noun on the wall."),
    "people/#lead": ("Platform lead – Person or role", ""),
    "practices/#retro": ("Monthly retro – Practice", ""),
    "recognitions/#called-off": ("Called off a launch – Recognition", "It was not ready, and she said so."),
    "faq/#who-decides": ("Who decides? – Question", "Everyone who was asked."),
}
SECTIONS = {
    "values/candor/#_why": ("Why it matters", "Silence is what lets a small fault grow."),
    "values/candor/#write-it-down": ("Write it down", "In the place where others look."),
    "goals/calm/#_measures": ("How it is judged", "Pages at night"),
    "cases/outage/#_situation": ("Situation", "A night."),
}


@pytest.mark.parametrize("location", RECORDS)
def test_a_record_of_every_kind_has_an_entry_of_its_own(small: Site, location: str) -> None:
    title, text = RECORDS[location]
    assert small.search[location]["title"] == title
    assert text in small.search[location]["text"]


@pytest.mark.parametrize("location", SECTIONS)
def test_the_sections_of_a_record_have_entries_of_their_own(small: Site, location: str) -> None:
    entry = small.search[location]
    assert entry["title"]
    assert SECTIONS[location][1] in entry["text"]


@pytest.mark.parametrize("text", ["Mentioned in", "Every deploy is announced.", "Accountable for"])
def test_what_other_pages_say_is_not_repeated_in_the_index(small: Site, text: str) -> None:
    assert text in small.read("goals/calm/index.html") + small.read("people/index.html")
    assert text not in small.read("search/search_index.json")


def test_a_page_that_lists_others_is_found_by_its_title_alone(small: Site) -> None:
    listings = ["values/", "objectives/", "goals/", "teams/", "matrices/", "matrices/goals-by-values/"]
    assert [small.search[location]["text"] for location in listings] == [""] * len(listings)


def test_every_page_is_found_once_and_by_its_own_address(small: Site) -> None:
    entries = json.loads(small.read("search/search_index.json"))["docs"]
    locations = [entry["location"] for entry in entries]
    assert len(locations) == len(set(locations))
    assert set(RECORD_PAGES) <= set(locations)
    for location in locations:
        page, _, anchor = location.partition("#")
        assert not anchor or anchor in small.page(page).anchors


def test_every_word_of_a_page_is_parted_from_the_next(small: Site) -> None:
    """Two texts that stand in elements of their own are no one word, whatever stands between them."""
    text = " ".join(entry["text"] for entry in small.search.values())
    words = set(re.findall(r"[^\s<>]+", text))
    for glued in ("Statusadopted", "DoDon'tValues", "OwnerPlatform", "TeamPlatform"):
        assert not [word for word in words if glued in word]


def test_the_tags_of_a_record_are_those_of_its_entries(small: Site) -> None:
    assert small.search["values/candor/"]["tags"] == ["speaking"]
    assert "tags" not in small.search["values/craft/"]


def test_a_value_is_found_before_what_mentions_it(small: Site) -> None:
    assert small.search["values/candor/"]["boost"] > 1
    assert "boost" not in small.search["goals/calm/"]


def test_a_record_is_found_by_its_other_names_its_owner_and_how_it_stands(tmp_path: Path) -> None:
    """They are found, and not shown: a result has its title, its text and its tags."""
    files = {
        **SMALL,
        "index.md": "# Home\n",
        "values/candor.yml": 'title: "Candor."\nowner: lead\naka: [candour, plain speech]\nstatus: proposed\n',
        "goals/2026/calm.yml": """\
            title: Calm deploys
            owner: [lead, platform]
            aka: rollouts
            check_ins:
              - {date: 2026-10-31, confidence: on-track}
              - {date: 2026-11-20, confidence: at-risk}
            """,
        "goals/2026/old.yml": "title: Old\nstatus: missed\ncheck_ins: {date: 2026-11-20, confidence: at-risk}\n",
        "practices.yml": "- {id: retro, title: Monthly retro, aka: looking back}\n",
    }
    site = site_of(tmp_path, files)
    found = {location: (entry.get("names"), entry.get("facts")) for location, entry in site.search.items()}
    assert found["values/candor/"] == ("Candor candour plain speech", "Platform lead proposed"), (
        "a value by its title, too"
    )
    assert found["goals/calm/"] == ("rollouts", "Platform lead Platform active at risk")
    assert found["goals/old/"] == (None, "missed"), "how a goal stood is of no use once it is closed"
    assert found["practices/#retro"] == ("looking back", None)
    assert found["goals/calm/#_check-ins"] == (None, None), "the page leads to its sections"


def test_an_owner_who_is_not_published_finds_nothing(tmp_path: Path) -> None:
    people = "- {id: lead, title: Platform lead, team: platform, publish: false}\n"
    site = site_of(tmp_path, {**SMALL, "people.yml": people})
    assert site.search["goals/calm/"]["facts"] == "active"


def test_what_is_found_and_not_shown_counts_between_title_and_text(small: Site) -> None:
    fields = json.loads(small.read("search/search_index.json"))["config"]["fields"]
    weights = {name: field["boost"] for name, field in fields.items()}
    assert sorted(weights, key=lambda name: weights[name]) == ["text", "facts", "title", "tags", "names"]


def test_a_page_about_many_records_comes_before_those_that_have_the_word_in_their_titles(small: Site) -> None:
    assert small.search["goals/"]["boost"] == small.search["people/"]["boost"] > 1
    assert small.search["people/#lead"]["boost"] > small.search["people/"]["boost"], "a section counts less to Material"


def test_what_another_plugin_adds_to_a_page_takes_nothing_from_what_is_known_of_its_record(tmp_path: Path) -> None:
    hook = "def on_page_content(html, page, config, files): return html.replace('</h1>', '</h1><p>Zebra</p>')\n"
    files = {**SMALL, "values/craft.yml": "title: Craft\naka: quality\n", "/hook.py": hook}
    entry = site_of(tmp_path, files, hooks=["hook.py"]).search["values/craft/"]
    assert (entry["title"], entry["names"]) == ("Craft – Value", "Craft quality")
    assert "Zebra" in entry["text"]


@pytest.mark.parametrize(("front_matter", "boost"), [("", 0.002), ("---\nsearch: {boost: 3}\n---\n", 3)])
def test_the_reference_of_codes_comes_after_all_that_it_names(tmp_path: Path, front_matter: str, boost: float) -> None:
    page = front_matter + "# Codes\n\n```handbook\ncodes\n```\n"
    site = site_of(tmp_path, {**SMALL, "codes.md": page})
    of_codes = [entry for location, entry in site.search.items() if location.startswith("codes/")]
    assert len(of_codes) > 100
    assert {entry["boost"] for entry in of_codes} == {boost}


NAUGHTY = {
    "values/candor.yml": """\
        title: |-
          Say "it's" <now> & then
        summary: |-
          It's "here" & `<there>`.
        why: |-
          <script>alert(1)</script> 1 < 2 && "so"

          Next.
        tags: ["R&D"]
        """,
    "faq.yml": """\
        - id: why
          question: |-
            Is "R&D" <fun>?
          answer: It's "1 < 2".
        """,
}


@pytest.fixture(scope="module", params=["material/search", "search of another theme"])
def naughty(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """The search index of records that hold what must be escaped, by Material's plugin and by MkDocs' own."""
    theme = MATERIAL if request.param == "material/search" else {"name": "mkdocs"}
    site = site_of(tmp_path_factory.mktemp("naughty"), NAUGHTY, theme=theme)
    return {entry["location"]: entry for entry in json.loads(site.read("search/search_index.json"))["docs"]}


def test_what_is_searched_holds_nothing_that_was_escaped_for_a_page(naughty: dict[str, dict[str, str]]) -> None:
    """Material's index is HTML, in which `<`, `>` and `&` are escaped; MkDocs' own holds text, and titles as HTML."""
    for entry in naughty.values():
        assert not re.search(r"&(?!amp;|lt;|gt;|#34;)[#\w]+;|&amp;\w+;", entry["title"]), entry
        assert not re.search(r"&(?!amp;|lt;|gt;)[#\w]+;|&amp;\w+;", entry["text"]), entry


@pytest.mark.parametrize("naughty", ["material/search"], indirect=True)
def test_a_title_is_searched_as_it_reads(naughty: dict[str, dict[str, str]]) -> None:
    assert naughty["values/candor/"]["title"] == 'Say "it\'s" &lt;now&gt; &amp; then – Value'
    assert naughty["faq/#why"]["title"] == 'Is "R&amp;D" &lt;fun&gt;? – Question'
    assert naughty["dos-and-donts/"]["title"] == "Do's and don'ts"


@pytest.mark.parametrize("naughty", ["material/search"], indirect=True)
def test_nothing_in_the_index_is_markup_of_a_contributor(naughty: dict[str, dict[str, str]]) -> None:
    assert '&lt;script&gt;alert(1)&lt;/script&gt; 1 &lt; 2 &amp;&amp; "so"' in naughty["values/candor/#_why"]["text"]


def test_a_page_that_another_plugin_takes_out_of_the_search_is_not_found(tmp_path: Path) -> None:
    hook = """
def on_page_markdown(markdown, page, config, files):
    if page.file.src_uri == "values/candor.md":
        page.meta["search"] = {"exclude": True}
"""
    site = site_of(tmp_path, {**SMALL, "/hook.py": hook}, hooks=["hook.py"])
    assert not [location for location in site.search if location.startswith("values/candor/")]
    assert "values/craft/" in site.search


def test_a_handbook_without_a_search_builds(tmp_path: Path) -> None:
    site = site_of(tmp_path, SMALL, plugins=["values-handbook", {"material/search": {"enabled": False}}], strict=True)
    assert not (site.root / "search").exists()


def test_two_builds_in_one_process_find_everything_once(tmp_path: Path) -> None:
    root = write(tmp_path, SMALL)
    one, two = (json.loads(build(root, root / name).read("search/search_index.json")) for name in ("one", "two"))
    assert one == two


def test_navigation_without_a_load_knows_every_page_and_no_redirect(tmp_path: Path) -> None:
    files = {**SMALL, "values/craft.yml": "title: Craft\nformerly: [frankness]\n"}
    theme = {"name": "material", "font": False, "features": ["navigation.instant"]}
    site = site_of(tmp_path, files, theme=theme)
    assert "values/frankness/" in site.urls
    listed = re.findall(r"<loc>https://example\.org/handbook/(.*?)</loc>", site.read("sitemap.xml"))
    assert len(listed) == len(set(listed))
    redirects = {"values/frankness/", "people/lead/", "health/", "preached-and-practised/"}
    assert redirects <= set(site.urls)
    assert set(listed) == {url for url in site.urls if url not in ("404.html", *redirects)}


# Chinese

JIEBA = '''
"""Stands for the library of this name, which every build of Material would load: it knows the words of the test."""
import re

WORDS = ["价值观", "如何", "支持", "目标", "我们", "每次", "发布", "之前", "说明", "风险"]


def cut(text):
    return re.findall("|".join(WORDS) + "|.", text.decode() if isinstance(text, bytes) else text)
'''
CHINESE = {
    "guide.md": "# 指南\n\n我们在每次发布之前说明风险。\n",
    "faq.yml": "- id: q1\n  question: 价值观如何支持目标？\n  answer: 我们在每次发布之前说明风险。\n",
    "values/candor.yml": "title: 发布 Candor\nwhy: We say <b>风险</b> & more.\n",
    "/stub/jieba.py": JIEBA,
}
MARKED = "我们 在 每次 发布 之前 说明 风险 。"


def _entries_with(root: Path, **environment: str) -> dict[str, dict[str, str]]:
    """The entries of the search index as they are, with zero-width spaces as blanks."""
    search = {"search": {"lang": ["en", "zh"]}}
    root = write(root, CHINESE, theme={**MATERIAL, "language": "zh"}, plugins=[search, "values-handbook"])
    ran = mkdocs(root, "build", **environment)
    assert ran.status == 0, ran.said
    index = json.loads((root / "site/search/search_index.json").read_text(encoding="utf-8"))
    return {
        entry["location"]: {name: entry[name].replace("\u200b", " ") for name in ("title", "text")}
        for entry in index["docs"]
    }


def test_the_words_of_chinese_are_marked_in_records_as_in_hand_written_pages(tmp_path: Path) -> None:
    entries = _entries_with(tmp_path, PYTHONPATH=str(tmp_path / "stub"))
    assert entries["guide/"]["text"] == f"<p> {MARKED}</p>", "as Material's own plugin marks them"
    assert entries["faq/#q1"] == {"title": "价值观 如何 支持 目标 ？ – Question", "text": MARKED}
    assert entries["values/candor/"]["title"] == "发布  Candor – Value"
    assert entries["values/candor/#_why"]["text"] == "We say  风险  &amp; more."


def test_without_the_library_no_words_are_marked(tmp_path: Path) -> None:
    entries = _entries_with(tmp_path)
    assert entries["faq/#q1"]["text"] == "我们在每次发布之前说明风险。"

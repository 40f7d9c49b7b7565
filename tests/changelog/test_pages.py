"""What readers see of a history: the page of changes, its feed, the history of a value, and what is said without one."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest

from tests.changelog.stories import change
from tests.compare.repositories import git
from tests.mkdocs.preview import Preview
from tests.mkdocs.running import mkdocs, site_of, write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.support.building import Page, Site
    from tests.site.support.dom import Element

ATOM = "{http://www.w3.org/2005/Atom}"
HOME = "https://example.org/handbook/"
HOSTILE = (
    '<script>alert(1)</script> & "quotes" <img src=https://x.example/a.png onerror=alert(1)> data-search-exclude="x"'
)
FIRST = "title: Candor\nsummary: We say what we see.\n"
SECOND = """\
title: Candor
summary: We say what we see, early and kindly.
revisions:
  - {revision: 2, date: 2026-07-15, change: It became kind., why: It hurt.}
"""
FILES: dict[str, str | None] = {
    "values/candor.yml": FIRST,
    "values/craft.yml": f"title: '{HOSTILE}'\nsummary: Craft.\n",
}
FORGE: dict[str, Any] = {"repo_url": "https://github.com/larkfold/handbook"}


def with_a_past(root: Path) -> Path:
    """A handbook with three commits: its start, a value that is revised, and a goal that comes."""
    git(root, "init", "--quiet", "--initial-branch", "main")
    change(root, {}, "2026-03-02")
    change(root, {"content/values/candor.yml": SECOND}, "2026-07-15", HOSTILE)
    goal = f"title: Calm\nvalues: [candor]\nsummary: |\n  {HOSTILE}\n"
    change(root, {"content/goals/calm.yml": goal}, "2026-11-01")
    change(root, {"content/goals/calm.yml": goal.replace("alert(1)", "alert(2)")}, "2026-11-02")
    return root


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with a past, and a page that embeds the newest changes."""
    root = tmp_path_factory.mktemp("book")
    files = {**FILES, "index.md": "# Home\n\n```handbook\nchanges:\nlimit: 1\n```\n"}
    with_a_past(write(root, files, **FORGE))
    return site_of(root, files_now(root), strict=True, **FORGE)


def files_now(root: Path) -> dict[str, str | None]:
    """The files of a handbook as they are."""
    found = ((path.relative_to(root / "content").as_posix(), path) for path in (root / "content").rglob("*.*"))
    return {name: path.read_text(encoding="utf-8") for name, path in found}


def commits(element: Element) -> list[Element]:
    """The entries of a timeline."""
    return [item for item in element.all("ol li") if item.all("time")]


def test_the_page_tells_by_month_and_day_what_changed(book: Site) -> None:
    page = book.page("changes/").root.first("article")
    assert [heading.text for heading in page.all("h2")] == ["November 2026", "July 2026", "March 2026"]
    assert [time["datetime"] for time in page.all("time")] == ["2026-11-02", "2026-11-01", "2026-07-15", "2026-03-02"]
    july = commits(page)[2]
    assert july.first("ins").text == "added: see, early and kindly."
    assert july.first("del").text == "removed: see."
    assert july.all("a[href=../values/candor/]")[0].text == "Candor"
    assert "new in the handbook" in commits(page)[3].text


def test_a_commit_is_linked_where_its_forge_is_known(book: Site, tmp_path: Path) -> None:
    commit = git(book.root.parent, "rev-parse", "HEAD")
    links = [link["href"] for link in book.page("changes/").root.first("article").all("a")]
    assert f"https://github.com/larkfold/handbook/commit/{commit}" in links
    bare = site_of(with_a_past(write(tmp_path, FILES)), FILES)
    assert not [link for link in bare.page("changes/").root.first("article").all("a") if "commit" in link["href"]]
    assert "commit" not in bare.page("changes/").root.first("article").text


def test_the_history_of_a_value_holds_its_revisions_and_its_wording(book: Site) -> None:
    page = book.page("values/candor/").root
    assert page.first("h3#_history").text.rstrip("¶") == "History"
    entries = commits(page.first("ol.hb-history"))
    assert [entry.first("time")["datetime"] for entry in entries] == ["2026-07-15", "2026-07-15", "2026-03-02"]
    assert "It became kind." in entries[0].text
    assert (entries[1].first("del").text, entries[1].first("ins").text) == (
        "removed: see.",
        "added: see, early and kindly.",
    )
    assert "new in the handbook" in entries[2].text


def test_an_embed_shows_the_newest_and_leads_to_all(book: Site) -> None:
    home = book.page("").root.first("article")
    assert [time["datetime"] for time in home.all("time")] == ["2026-11-02"]
    assert "All changes" in [link.text for link in home.all("a[href=changes/]")]


def test_what_contributors_wrote_is_shown_and_nothing_of_it_is_obeyed(book: Site) -> None:
    for url in ("changes/", "values/craft/", ""):
        html = book.page(url).html
        article = html[html.index("<article") : html.index("</article>")]
        assert "<script" not in article
        assert "<img" not in article
    text = book.page("changes/").root.first("article").text
    assert "<script>alert(2)</script>" in text
    assert 'data-search-exclude="x"' in text


def test_no_name_of_a_contributor_and_no_subject_is_told(book: Site) -> None:
    for path in book.root.rglob("*"):
        assert not path.is_file() or b"ebra the contributor" not in path.read_bytes(), path


def feed(site: Site) -> ElementTree.Element:
    """The feed, read by a parser that knows nothing of us."""
    return ElementTree.parse(site.root / "changes.xml").getroot()


def text(element: ElementTree.Element, name: str) -> str:
    found = element.findall(f"{ATOM}{name}")
    assert len(found) == 1, f"{name}: there has to be one"
    return found[0].text or ""


def test_the_feed_has_what_rfc_4287_requires(book: Site) -> None:
    root = feed(book)
    moment = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
    assert root.tag == f"{ATOM}feed"
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    assert text(root, "id") == f"{HOME}changes.xml"
    assert text(root, "title") == "Handbook: changes"
    assert {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")} == {
        "self": f"{HOME}changes.xml",
        "alternate": f"{HOME}changes/",
    }
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == 5
    for entry in entries:
        assert text(entry, "title")
        assert moment.fullmatch(text(entry, "updated"))
        links = [link for link in entry.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        assert len(links) == 1
        assert str(links[0].get("href")).startswith(HOME)
        content = entry.find(f"{ATOM}content")
        assert content is not None
        assert content.get("type") == "html"
    assert len({text(entry, "id") for entry in entries}) == 5
    assert text(root, "updated") == max(text(entry, "updated") for entry in entries) == "2026-11-02T12:00:00Z"


def test_the_feed_says_the_same_sentences_as_the_page(book: Site) -> None:
    page = book.page("changes/").root.first("article")
    shown = [re.sub(r"\s+", " ", item.text) for item in [*page.all("ol.hb-changes p"), *page.all("ol.hb-changes li")]]
    for entry in feed(book).findall(f"{ATOM}entry"):
        content = entry.find(f"{ATOM}content")
        assert content is not None
        for sentence in re.findall(r"<li>(.*?)</li>", content.text or "", re.DOTALL):
            plain = re.sub(r"<[^>]*>", "", sentence).replace("&lt;", "<").replace("&gt;", ">").replace("&#34;", '"')
            plain = plain.replace("&amp;", "&").replace("&#39;", "'").strip()
            assert any(plain in line for line in shown), plain


def test_addresses_in_the_feed_are_absolute(book: Site) -> None:
    for entry in feed(book).findall(f"{ATOM}entry"):
        content = entry.find(f"{ATOM}content")
        assert content is not None
        for href in re.findall(r'href="([^"]*)"', content.text or ""):
            assert href.startswith(HOME)


def announced(page: Page) -> list[str]:
    return [link["href"] for link in page.root.all("link[type=application/atom+xml]")]


def test_the_feed_is_announced_and_linked(book: Site) -> None:
    assert announced(book.page("changes/")) == ["../changes.xml"]
    assert announced(book.page("")) == ["changes.xml"]
    assert announced(book.page("values/candor/")) == []
    assert [link["href"] for link in book.page("changes/").root.all("article a[type=application/atom+xml]")] == [
        "../changes.xml"
    ]


def test_the_names_of_entries_stay_when_records_are_renamed_and_the_site_moves(book: Site, tmp_path: Path) -> None:
    root = tmp_path / "moved"
    shutil.copytree(book.root.parent, root)
    moved = {"content/values/candor.yml": None, "content/values/frank.yml": f"{SECOND}formerly: [candor]\n"}
    change(root, moved, "2026-11-03")
    again = site_of(root, {}, site_url="https://elsewhere.example/", **FORGE)
    names = [text(entry, "id") for entry in feed(again).findall(f"{ATOM}entry")]
    assert names[1:] == [text(entry, "id") for entry in feed(book).findall(f"{ATOM}entry")]


def test_without_an_address_of_the_site_there_is_no_feed_and_none_is_promised(tmp_path: Path) -> None:
    site = site_of(with_a_past(write(tmp_path, FILES)), FILES, site_url="")
    assert not (site.root / "changes.xml").exists()
    assert announced(site.page("changes/")) == []
    assert "feed" not in site.page("changes/").root.first("article").text


def test_without_a_repository_the_pages_say_so_and_the_build_is_green(tmp_path: Path) -> None:
    site = site_of(tmp_path, FILES, strict=True)
    said = "This site was made without the history of its files, so that it cannot tell what changed."
    assert said in site.page("changes/").root.first("article").text
    assert said in site.page("values/candor/").root.first("article").text
    assert not (site.root / "changes.xml").exists()


def test_a_shallow_clone_says_where_its_history_ends(tmp_path: Path) -> None:
    root = with_a_past(write(tmp_path / "whole", FILES))
    git(tmp_path, "clone", "--quiet", "--depth", "2", root.as_uri(), "shallow")
    site = site_of(tmp_path / "shallow", {}, strict=True)
    assert "a shallow copy of the repository" in site.page("changes/").root.first("article").text
    assert "a shallow copy of the repository" in site.page("values/candor/").root.first("article").text
    assert [time["datetime"] for time in site.page("changes/").root.first("article").all("time")] == ["2026-11-02"]


def test_a_git_that_refuses_is_logged_and_stops_no_strict_build(tmp_path: Path) -> None:
    root = write(tmp_path, {**FILES, "/.git": "gitdir: nowhere\n"})
    ran = mkdocs(root, "build", "--strict")
    assert ran.status == 0, ran.said
    assert "The pages tell no history: " in ran.said


def test_a_hand_written_page_wins_and_places_the_changes(tmp_path: Path) -> None:
    page = "# What is new\n\nRead on.\n\n```handbook\nchanges\n```\n"
    files = {**FILES, "changes.md": page}
    site = site_of(with_a_past(write(tmp_path, files)), files, strict=True)
    article = site.page("changes/").root.first("article")
    assert article.first("h1").text.rstrip("¶") == "What is new"
    assert article.all("h2#_2026-11")
    assert announced(site.page("changes/")) == ["../changes.xml"]


def test_the_page_can_stand_in_the_navigation(tmp_path: Path) -> None:
    nav = [{"Home": "index.md"}, {"What is new": "changes.md"}]
    site = site_of(with_a_past(write(tmp_path, FILES)), FILES, strict=True, nav=nav)
    assert "What is new" in [link.text for link in site.page("").root.all("nav a")]


@pytest.mark.parametrize("directories", [True, False])
def test_links_hold_in_both_styles_of_addresses(directories: bool, tmp_path: Path) -> None:
    root = with_a_past(write(tmp_path, FILES))
    site = site_of(root, FILES, strict=True, use_directory_urls=directories, site_url="https://example.org/a/b/")
    url = "changes/" if directories else "changes.html"
    for link in site.page(url).root.first("article").all("a"):
        path = urljoin(f"https://example.org/{url}", link["href"]).removeprefix("https://example.org/")
        file = site.root / path.partition("#")[0]
        assert (file / "index.html" if directories and not file.suffix else file).exists(), link["href"]


def test_the_same_commits_and_day_give_the_same_bytes(book: Site, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", book.root.parent.as_uri(), "again")
    again = site_of(tmp_path / "again", {}, **FORGE)
    for name in ("changes.xml", "changes/index.html", "values/candor/index.html"):
        assert (again.root / name).read_bytes() == (book.root / name).read_bytes(), name


def test_old_words_are_not_found_by_the_search(book: Site) -> None:
    found = json.loads((book.root / "search/search_index.json").read_text(encoding="utf-8"))["docs"]
    generated = {item["location"]: item["text"] for item in found if item["location"].partition("#")[0]}
    assert not [location for location, words in generated.items() if "removed:" in words]
    assert "changes/" in generated


def test_a_preview_tells_of_a_commit_with_the_next_edit(tmp_path: Path) -> None:
    root = with_a_past(write(tmp_path, FILES, theme={"name": "material", "font": False}))
    with Preview(root) as preview:
        edited = "title: Candor\nsummary: We said it all.\n"
        with preview.edit("values/candor.yml", edited):
            assert "We said it all." not in preview.article("changes/").text
        change(root, {"content/values/candor.yml": edited})
        with preview.edit("values/craft.yml", "title: Good craft\n"):
            assert "said it all." in preview.article("changes/").text

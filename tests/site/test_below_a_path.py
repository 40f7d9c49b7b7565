"""A handbook in a folder of an existing site: the option `path`. It is the same handbook, and leaves the rest alone."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from functools import partial
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.cli.running import handbook
from tests.site.conftest import ROOT
from tests.site.support import crawl
from tests.site.support.building import Site, build, write

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

OTHERS = {
    "index.md": "# Our documentation\n\n[Our values](ours/values/index.md), [](value:candor) first.\n",
    "teams/ci.yml": "stages: [build, test]\ntitle: {a: b}\n",
    "goals.yml": "just a text\n",
    "values/index.md": "# Values of the parameters\n",
    "faq.md": "# Questions about the software\n\n```handbook\nmatrix: goals-by-values\n```\n",
    "matrices/index.md": "# Matrices in linear algebra\n",
}
"""Pages and files of the site that have nothing to do with the handbook, at the addresses that it would have."""


class Loader(yaml.SafeLoader):
    """Reads the sample's mkdocs.yml, tags as text."""


Loader.add_multi_constructor("", lambda loader, suffix, node: suffix)


def _copy(folder: Path, below: str) -> Path:
    """The sample without its git history, its handbook in a folder of the content folder."""
    config: dict[str, Any] = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=Loader)
    shutil.copytree(ROOT / "theme_overrides", folder / "theme_overrides", ignore=shutil.ignore_patterns("404.html"))
    shutil.copytree(ROOT / "content", folder / "content" / below)
    if below:
        config["nav"] = [_below(item, below) for item in config["nav"]]
        options = next(item["values-handbook"] for item in config["plugins"] if "values-handbook" in item)
        options["path"] = below
        for path, text in OTHERS.items():
            (folder / "content" / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / "content" / path).write_text(text, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")
    return folder


def _below(item: Any, folder: str) -> Any:
    if isinstance(item, dict):
        return {title: _below(below, folder) for title, below in item.items()}
    return [_below(part, folder) for part in item] if isinstance(item, list) else f"{folder}/{item}"


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = _copy(tmp_path_factory.mktemp("plain"), "")
    return build(root, root / "site")


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = _copy(tmp_path_factory.mktemp("below"), "ours")
    site = build(root, root / "site", strict=True)
    assert site.status == 0, site.log
    return site


def _plain(text: str) -> str:
    """A text in which no address or path names the folder. Long lines of calendars are joined (RFC 5545, section 3.1)."""
    return text.replace("\n ", "").replace("ours/", "").replace("ours%2F", "")


def _articles(site: Site, prefix: str) -> dict[str, str]:
    """The articles of a handbook by the addresses of their pages, which as all links are seen from its folder."""
    found = {}
    for page in site.pages():
        if page.url.startswith(prefix) and page.url != "404.html":
            article = re.search(r"<article class=\"md-content__inner.*</article>", page.html, re.DOTALL)
            assert article is not None
            text = _HREF.sub(partial(_resolved, site, page.url, prefix), article[0])
            found[page.url.removeprefix(prefix)] = _plain(text)
    return found


_HREF = re.compile(r'(href|action|data-href|data-script|data-records|data-ids)="([^"]*)"')


def _resolved(site: Site, url: str, prefix: str, link: re.Match[str]) -> str:
    """A link with where it leads, seen from the handbook's folder."""
    target = site.resolve(url, html.unescape(link[2]))
    return f'{link[1]}="{str(target).removeprefix(prefix)}"'


def test_every_page_says_the_same_below_the_folder(plain: Site, below: Site) -> None:
    before, after = _articles(plain, ""), _articles(below, "ours/")
    assert after.keys() == before.keys()
    different = [url for url in before if before[url] != after[url]]
    assert different == ["values/candor/"], "the home page of the whole site mentions this one"


def test_links_are_whole(below: Site) -> None:
    assert list(crawl.broken_links(below)) == []
    assert list(crawl.missing_resources(below)) == []
    assert list(crawl.repeated_ids(below)) == []
    assert list(crawl.foreign_requests(below)) == []


def test_the_site_has_its_own_pages_at_the_addresses_of_the_handbook(below: Site) -> None:
    assert below.page("").title == "Our documentation"
    assert below.page("values/").title == "Values of the parameters"
    assert below.page("faq/").title == "Questions about the software"
    assert below.read("teams/ci.yml") == OTHERS["teams/ci.yml"]
    assert below.read("goals.yml") == OTHERS["goals.yml"]
    tops = {path.partition("/")[0] for path in below.files()} - {"assets", "search", "tags.json"}
    assert tops == {
        "index.html", "404.html", "sitemap.xml", "sitemap.xml.gz", "ours", "teams", "goals.yml", "values", "faq", "matrices",
    }  # fmt: skip


def test_a_page_outside_links_to_records_and_embeds_parts(below: Site) -> None:
    home = below.page("")
    assert home.article.first("a[href=ours/values/candor/]").text == "Candor"
    assert below.page("faq/").article.one("table.hb-matrix") is not None
    candor = below.page("ours/values/candor/")
    assert candor.links(candor.article)[""][0].text == "Our documentation"


def test_the_files_beside_the_pages_are_the_same(plain: Site, below: Site) -> None:
    def others(site: Site, prefix: str) -> dict[str, str]:
        paths = (path for suffix in ("csv", "ics") for path in site.files(f"*.{suffix}") if path.startswith(prefix))
        return {path.removeprefix(prefix): _plain(site.read(path)) for path in paths}

    assert others(below, "ours/") == others(plain, "")
    assert len(others(plain, "")) > 5


def test_what_machines_read_has_the_new_addresses(plain: Site, below: Site) -> None:
    after = json.loads(below.read("ours/handbook.json"))
    urls = {f"{record['kind']}:{record['id']}": record["url"] for record in after["records"]}
    assert urls == {key: f"ours/{record['url']}" for key, record in plain.records.items()}
    assert {record["source"]["file"].partition("ours/")[0] for record in after["records"]} == {"content/"}


def test_search_leads_below_the_folder(plain: Site, below: Site) -> None:
    records = {key for key in plain.search if key.startswith(("values/", "goals/", "faq/"))}
    assert {f"ours/{key}" for key in records} <= below.search.keys()


def test_an_automatic_navigation_has_the_handbook_as_one_section(tmp_path: Path) -> None:
    root = _copy(tmp_path, "ours")
    config = yaml.safe_load((root / "mkdocs.yml").read_text(encoding="utf-8"))
    del config["nav"]
    (root / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    site = build(root, root / "site")
    page = site.page("")
    links = page.root.one("nav.md-nav--primary").all("a.md-nav__link")
    lead_to = [str(page.to(link)) for link in links]
    assert [link for link in lead_to if link in ("ours/", "ours/values/", "ours/goals/", "ours/faq/")] == [
        "ours/",
        "ours/values/",
        "ours/goals/",
        "ours/faq/",
    ]
    assert not [link for link in lead_to if link.startswith("ours/values/") and link != "ours/values/"]
    labels = [label.text for label in page.root.one("nav.md-nav--primary").all("label.md-nav__title")]
    assert "Ours" in labels
    assert not {"Goals", "Objectives", "Dos and donts"} & set(labels), (
        "an index page stands in the place of its section"
    )


def test_a_handbook_that_moves_into_a_folder_has_not_changed(tmp_path: Path) -> None:
    """Each state is read with the settings that it had."""
    write(tmp_path, {"values/candor.yml": "title: Candor\n", "goals/calm.yml": "title: Calm\nvalues: [candor]\n"})
    config = yaml.safe_load((tmp_path / "mkdocs.yml").read_text(encoding="utf-8"))
    _commit(tmp_path, "Begin")
    config["plugins"] = [{"values-handbook": {"path": "ours"}}]
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    (tmp_path / "content/ours").mkdir()
    for name in ("values", "goals"):
        (tmp_path / "content" / name).rename(tmp_path / "content/ours" / name)
    assert handbook(tmp_path, "diff").stdout == "HEAD → the working tree\nNothing changes in the handbook.\n"
    _commit(tmp_path, "Move")
    page = build(tmp_path, tmp_path / "site").page("ours/changes/")
    assert page.article.text.count("new in the handbook") == 2, "each once, in the first commit"
    assert "no longer" not in page.article.text


def _commit(folder: Path, message: str) -> None:
    who = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.org"]
    for command in (["init", "-q"], ["add", "-A"], [*who, "commit", "-qm", message]):
        subprocess.run(["git", *command], cwd=folder, check=True, capture_output=True)

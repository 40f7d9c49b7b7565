"""Other plugins and hooks do with generated pages what they do with any page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.mkdocs.running import RECORD_PAGES, SECTIONS, SMALL, mkdocs, site_of, toc_of, write
from tests.site.support.building import build
from values_handbook.overviews import OVERVIEWS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.support.building import Site

PLAIN = {"name": "mkdocs"}

EVERY_EVENT = '''
"""A hook that uses every event of a page and writes down which came for which page."""
import json, pathlib

seen = []

def on_config(config):
    seen.clear()

def on_pre_page(page, config, files):
    seen.append(["pre_page", page.file.src_uri])
    return page

def on_page_read_source(page, config):
    seen.append(["page_read_source", page.file.src_uri])
    return None

def on_page_markdown(markdown, page, config, files):
    seen.append(["page_markdown", page.file.src_uri])
    if page.file.src_uri in ("values/candor.md", "faq/index.md"):
        return markdown + """

## Added by a *hook*

See [](value:craft) and [the calm goal](../goals/calm.md#_values).

```handbook
list: value
```
"""
    return markdown

def on_page_content(html, page, config, files):
    seen.append(["page_content", page.file.src_uri])
    return html + "<p class='from-content'>" + str(html.count("<h2")) + "</p>"

def on_page_context(context, page, config, nav):
    seen.append(["page_context", page.file.src_uri])
    if page.file.src_uri == "values/craft.md":
        page.meta["description"] = "Described by a hook"
        page.content += "<p class='from-context'>context</p>"
    context["from_hook"] = page.title
    return context

def on_post_page(output, page, config):
    seen.append(["post_page", page.file.src_uri])
    return output.replace("</body>", f"<!-- {page.file.src_uri} --></body>")

def on_post_build(config):
    pathlib.Path(config.config_file_path).with_name("seen.json").write_text(json.dumps(seen))
'''


@pytest.fixture(scope="module")
def hooked(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small handbook with a hook that uses every event of a page."""
    root = tmp_path_factory.mktemp("hooked")
    settings: dict[str, Any] = {"hooks": ["hook.py"], "validation": {"anchors": "warn"}}
    return site_of(root, {**SMALL, "/hook.py": EVERY_EVENT}, strict=True, **settings)


WITHOUT_CONTENT = {
    "culture-gap",
    "how-we-chose",
    "how-the-cycle-ended",
    "next-step",
    "values-check",
    "values-in-conversation",
    "workshop",
}
"""Overviews for which this handbook has no content: words of culture, candidates, closed goals, a beginning, questions."""


@pytest.mark.parametrize(
    "event", ["pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page"]
)
def test_every_event_of_a_page_comes_once_for_every_generated_page(hooked: Site, event: str) -> None:
    seen = json.loads((hooked.root.parent / "seen.json").read_text())
    pages = sorted(uri for name, uri in seen if name == event)
    expected = [url.rstrip("/") + ".md" for url in RECORD_PAGES]
    expected += [f"{url}index.md" for url in (*SECTIONS, "matrices/")]
    expected += ["index.md", "sheets/team-platform.md", *(f"{name}.md" for name, overview in OVERVIEWS.items() if overview.is_page and name not in WITHOUT_CONTENT), *(f"matrices/{name}.md" for name in (
        "goals-by-values", "objectives-by-values", "teams-by-values", "reinforcement-by-values",
    ))]  # fmt: skip
    assert pages == sorted(expected)


@pytest.mark.parametrize("url", ["values/candor/", "faq/"])
def test_markdown_that_a_hook_adds_is_rendered_below_the_body(hooked: Site, url: str) -> None:
    article = hooked.page(url).article
    headings = [heading.text for heading in article.all("h2")]
    assert headings[-1] == "Added by a hook"
    assert article.by_id("added-by-a-hook").one("em").text == "hook"


def test_what_a_hook_adds_may_use_references_links_and_embeds(hooked: Site) -> None:
    page = hooked.page("values/candor/")
    links = page.links(page.article)
    assert [link.text for link in links["values/craft/"]] == ["Next Craft", "Craft", "Craft"]
    assert "the calm goal" in [link.text for link in links["goals/calm/#_values"]]


def test_what_a_hook_adds_is_in_the_table_of_contents(hooked: Site) -> None:
    assert toc_of(hooked.page("values/candor/").root)[-1] == "Added by a hook #added-by-a-hook"


def test_what_a_hook_adds_is_found_by_the_search(hooked: Site) -> None:
    assert hooked.search["values/candor/#added-by-a-hook"]["title"] == "Added by a hook"


def test_on_page_content_gets_and_gives_the_whole_page(hooked: Site) -> None:
    article = hooked.page("values/candor/").article
    assert article.one("p.from-content").text == str(len(article.all("h2")))


def test_what_a_hook_changes_before_the_template_is_shown(hooked: Site) -> None:
    page = hooked.page("values/craft/")
    assert page.article.one("p.from-context").text == "context"
    assert page.root.one("meta[name=description]")["content"] == "Described by a hook"


def test_the_output_that_a_hook_gives_is_written(hooked: Site) -> None:
    assert "<!-- values/candor.md --></body>" in hooked.page("values/candor/").html
    assert "<!-- values/craft.md --></body>" in hooked.page("values/craft/").html


SOURCES = """
def on_page_read_source(page, config):
    if page.file.src_uri == "values/candor.md":
        return "---\\ndescription: From the source\\nhide: [toc]\\n---\\nAdded by *reading*.\\n"
"""


def test_a_source_that_a_hook_reads_adds_its_text_and_its_metadata(tmp_path: Path) -> None:
    site = site_of(tmp_path, {**SMALL, "/hook.py": SOURCES}, hooks=["hook.py"])
    page = site.page("values/candor/")
    assert page.title == "Candor"
    assert page.article.all("em")[-1].text == "reading"
    assert page.root.one("meta[name=description]")["content"] == "From the source"
    assert "hide:" not in page.article.text


MACROS = '''
def on_page_markdown(markdown, page, config, files):
    return markdown.replace("{{ values }}", """```handbook
cards: value
```""").replace("{{ candor }}", "[](value:candor)")
'''


def test_a_macro_may_write_an_embed_and_a_reference(tmp_path: Path) -> None:
    files = {**SMALL, "index.md": "# Home\n\n{{ candor }}\n\n{{ values }}\n", "/hook.py": MACROS}
    site = site_of(tmp_path, files, hooks=["hook.py"])
    page = site.page("")
    assert [link.text for link in page.links(page.article)["values/craft/"]] == ["Craft"]
    assert "```" not in page.article.text
    assert page.article.first("a[href=values/candor/]").text == "Candor"


ORDERS = [
    ["values-handbook", "search", "tags"],
    ["search", "tags", "values-handbook"],
    ["tags", "values-handbook", "search"],
]


def test_the_order_of_plugins_changes_nothing(tmp_path: Path) -> None:
    found = []
    for number, plugins in enumerate(ORDERS):
        root = write(
            tmp_path / str(number), {**SMALL, "tags.md": "# Tags\n\n<!-- material/tags -->\n"}, plugins=plugins
        )
        site = build(root, root / "site", strict=True)
        assert site.status == 0, site.log
        found.append({path: site.read(path) for path in site.files("*.html") + site.files("*.json")})
    assert found[0] == found[1] == found[2]


LATE = """
def on_config(config):
    config.use_directory_urls = False
    config.site_url = "https://example.com/elsewhere/"
    return config
"""


def test_settings_that_a_hook_changes_hold(tmp_path: Path) -> None:
    site = site_of(tmp_path, {**SMALL, "/hook.py": LATE}, hooks=["hook.py"], theme=PLAIN)
    candor = site.read("values/candor.html")
    assert 'href="../goals/calm.html"' in candor
    assert '<link rel="canonical" href="https://example.com/elsewhere/values/candor.html"' in candor
    assert json.loads(site.read("handbook.json"))["site_url"] == "https://example.com/elsewhere/"


def test_materials_plugin_for_sites_without_a_server_gets_addresses_of_files(tmp_path: Path) -> None:
    site = site_of(tmp_path, SMALL, plugins=["values-handbook", "search", "offline"])
    assert 'href="../goals/calm.html"' in site.read("values/candor.html")


ADDING = """
from mkdocs.structure.files import File

def on_files(files, config):
    ours = {"values/candor.md": "# By a hook", "practices/README.md": "# Ours", "handbook.json": "{}"}
    for path, text in ours.items():
        if files.get_file_from_path(path) is None or EVEN_SO:
            files.append(File.generated(config, path, content=text))
    return files
"""


def test_a_file_that_another_plugin_has_added_before_stays(tmp_path: Path) -> None:
    hook = "from mkdocs.plugins import event_priority\n" + ADDING.replace("EVEN_SO", "False")
    hook = hook.replace("def on_files", "@event_priority(50)\ndef on_files")
    site = site_of(tmp_path, {**SMALL, "/hook.py": hook}, hooks=["hook.py"])
    assert site.page("values/candor/").title == "By a hook"
    assert site.page("practices/").title == "Ours"
    assert site.read("handbook.json") == "{}"
    assert site.page("values/craft/").title == "Craft"


@pytest.mark.filterwarnings("ignore:To replace an existing file:DeprecationWarning")
def test_a_file_that_a_hook_puts_over_ours_is_the_hooks(tmp_path: Path) -> None:
    hook = ADDING.replace("EVEN_SO", "True")
    site = site_of(tmp_path, {**SMALL, "/hook.py": hook}, hooks=["hook.py"])
    assert site.page("values/candor/").title == "By a hook"
    assert site.page("values/craft/").title == "Craft"


REMOVING = """
def on_files(files, config):
    files.remove(files.get_file_from_path("values/craft.md"))
    return files
"""


def test_a_page_that_a_hook_takes_away_is_gone(tmp_path: Path) -> None:
    site = site_of(tmp_path, {**SMALL, "/hook.py": REMOVING}, hooks=["hook.py"])
    assert "values/craft/" not in site.urls
    assert "values/candor/" in site.urls


FAILING = """
def on_page_content(html, page, config, files):
    if page.file.src_uri == "values/candor.md":
        from mkdocs.exceptions import PluginError
        raise PluginError("a hook has had enough")
"""


def test_an_error_of_a_hook_is_told_as_for_any_page(tmp_path: Path) -> None:
    ran = mkdocs(write(tmp_path, {**SMALL, "/hook.py": FAILING}, hooks=["hook.py"]), "build")
    assert ran.status == 1
    assert "Error reading page 'values/candor.md'" in ran.said
    assert "a hook has had enough" in ran.said
    assert "Traceback" not in ran.said


# Material's tags


def test_the_tags_of_a_record_stand_on_its_page_and_in_the_listing(small: Site) -> None:
    assert [tag.text for tag in small.page("values/candor/").article.all("nav.md-tags .md-tag")] == ["speaking"]
    tags = small.page("tags/")
    assert "values/candor/" in tags.links(tags.article)
    assert "goals/calm/" in tags.links(tags.article)


def test_a_tag_that_the_team_does_not_allow_is_told_with_the_file_of_the_record(tmp_path: Path) -> None:
    """Material's plugin names the file, and ends in a traceback where a page has none."""
    plugins = ["values-handbook", {"tags": {"tags_allowed": ["deploys", "courage", "deciding"]}}]
    ran = mkdocs(write(tmp_path, SMALL, plugins=plugins), "build")
    assert ran.status == 1
    assert "Traceback" not in ran.said
    assert "values/candor.yml" in ran.said
    assert "speaking" in ran.said


def test_the_tags_of_records_on_a_page_of_many_are_listed(small: Site) -> None:
    tags = small.page("tags/")
    assert "faq/" in tags.links(tags.article)
    assert "recognitions/" in tags.links(tags.article)


# Plugins that ask for the file behind a page


def test_each_generated_page_has_a_file_of_the_handbook_behind_it(tmp_path: Path) -> None:
    """Plugins read it, ask git for its dates, and end in a traceback where there is none."""
    hook = """
    from pathlib import Path

    def on_page_markdown(markdown, page, config, files):
        source = page.file.abs_src_path
        found = source and Path(source).is_file() and Path(source).is_relative_to(config.docs_dir)
        with Path(config.config_file_path).with_name("sources.txt").open("a") as log:
            log.write(f"{page.file.src_uri} {Path(source).relative_to(config.docs_dir) if found else 'none'}\\n")
    """
    site_of(tmp_path, {**SMALL, "index.md": None, "/hook.py": hook}, hooks=["hook.py"])
    lines = (tmp_path / "sources.txt").read_text().splitlines()
    sources = dict(line.split(" ") for line in lines)
    assert [page for page, source in sources.items() if source == "none"] == []
    assert sources["goals/calm.md"] == "goals/2026/calm.yml"
    assert sources["faq/index.md"] == "faq.yml"
    assert sources["values/index.md"] == "values/candor.yml"
    assert {"index.md", "map.md", "matrices/index.md", "sheets/team-platform.md"} <= sources.keys()


def test_rss_plugin_lists_the_pages_of_the_handbook(tmp_path: Path) -> None:
    pytest.importorskip("mkdocs_rss_plugin")
    plugins: list[Any] = ["search", {"rss": {"use_git": False, "length": 200}}, "values-handbook"]
    ran = mkdocs(write(tmp_path, {**SMALL, "index.md": None}, plugins=plugins), "build", "--strict")
    assert ran.status == 0, ran.said
    feed = (tmp_path / "site/feed_rss_created.xml").read_text()
    for page in ("", "values/", "values/candor/", "goals/calm/", "map/"):
        assert f"<link>https://example.org/handbook/{page}</link>" in feed

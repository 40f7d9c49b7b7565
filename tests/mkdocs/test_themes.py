"""Themes other than Material, and what a theme or its overrides print of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.mkdocs.running import SMALL, site_of
from tests.site.support.dom import parse

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", ["mkdocs", "readthedocs"])
def test_a_theme_of_mkdocs_shows_the_handbook(tmp_path: Path, name: str) -> None:
    site = site_of(tmp_path, SMALL, theme=name, strict=True, repo_url="https://github.com/larkfold/handbook")
    html = site.read("values/candor/index.html")
    root = parse(html).root
    assert root.one("head title").text == "Candor - Handbook"
    assert [heading.text for heading in root.all("h1") if not heading.all("a")][-1] == "Candor"
    assert root.by_id("write-it-down")
    assert "#_why" in [link["href"] for link in root.all("a[href]")] or name == "readthedocs"
    assert 'href="../../assets/handbook/handbook.css"' in html


@pytest.mark.parametrize("name", ["mkdocs", "readthedocs"])
def test_no_title_makes_markup_in_a_theme_of_mkdocs(tmp_path: Path, name: str) -> None:
    title = 'x" onmouseover="alert(1)" <script>alert(1)</script>'
    files = {
        "values/candor.yml": f"title: |-\n  {title}\n",
        "faq.yml": f"- id: why\n  question: |-\n    {title}\n  answer: a\n",
    }
    site = site_of(tmp_path, files, theme=name, nav=["index.md", "values/candor.md", "faq/index.md"])
    for path in ("index.html", "values/candor/index.html", "faq/index.html"):
        html = site.read(path)
        assert "<script>alert(1)" not in html, path
        assert not [element for element in parse(html).root.walk() if "onmouseover" in element.attributes], path


SHOWING = """\
{% extends "base.html" %}
{% block footer %}{% if page %}
<p class="file">{{ page.file.src_uri }}</p><p class="tags">{{ page.meta.tags | join(" ") if page.meta.tags }}</p>
<p class="anchors">{% for item in page.toc %}{{ item.id }} {% endfor %}</p>
{% endif %}{% endblock %}
"""


def test_an_override_of_the_theme_may_print_anything_of_a_page(tmp_path: Path) -> None:
    theme = {"name": "material", "font": False, "custom_dir": "overrides"}
    files = {**SMALL, "values/pace.yml": "title: Pace\nwhy: It is.\n", "/overrides/main.html": SHOWING}
    site = site_of(tmp_path, files, theme=theme)
    for name in ("candor", "craft", "pace"):
        root = site.page(f"values/{name}/").root
        assert root.one("p.file").text == f"values/{name}.md"
        anchors = [heading["id"] for heading in root.one("article.md-content__inner").all("h2[id]")]
        assert root.one("p.anchors").text.split() == anchors
    assert site.page("values/candor/").root.one("p.tags").text == "speaking"


def test_a_page_looks_the_same_whether_other_pages_of_its_shape_exist_or_not(tmp_path: Path) -> None:
    alone = {**SMALL, "goals/alone.yml": "title: Alone\n", "index.md": "# Home\n"}
    one = site_of(tmp_path / "one", alone)
    many = {f"goals/v{number}.yml": f"title: Goal {number}\nended: 2026-01-01\n" for number in range(9)}
    two = site_of(tmp_path / "two", {**alone, **many})
    assert one.page("goals/alone/").html == two.page("goals/alone/").html

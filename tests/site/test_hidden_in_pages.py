"""Hand-written pages and `nav:` may name hidden records however HTML and addresses can: nothing of it is in the site."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.site.support.building import Site

HIDDEN = {
    "values/zebra.yml": "{title: Zebra, formerly: was-zebra, behaviours: [{id: x, title: X}], publish: false}\n",
    "teams/zebra.yml": "{title: Zebra, publish: false}\n",
    "people/zebra.yml": "{title: Zebra, publish: false}\n",
    "faq/zebra.yml": "{question: Zebra, answer: So., publish: false}\n",
}
PUBLIC = {
    "values/candor.yml": "{title: Candor}\n",
    "values/zeb.yml": "{title: Zeb, formerly: zeb-was}\n",
    "goals/calm.yml": "{title: Calm, values: [zeb, candor], owner: kim, summary: 'For [Zeb](value:zeb), not [it](value:zebra).'}\n",
    "people.yml": "[{id: kim, title: Kim}]\n",
    "faq.yml": "[{id: how, question: How?, answer: So.}]\n",
    "index.md": "# Home\n",
}
LINKS = (
    "value:zebra", "value:was-zebra#x", "../values/zebra.md", "../values/zebra.yml", "../values/zebra/", "../values/zebra/index.html",
    "/handbook/values/zebra/#x", "https://example.org/handbook/values/zebra/", "../values/was-zebra/", "../values/zebra.html",
    "../teams/zebra/calendar.ics", "../sheets/team-zebra/", "../people/zebra/", "../people/#zebra", "../faq/#zebra", "../faq/index.md#zebra",
)  # fmt: skip
"""Ways to lead to a hidden record from a page in a folder."""
FORMS = (
    '<a href="{}">words</a>',
    "<a class=x href='{}'>words</a>",
    "<A\nHREF={} id=y>words</A>",
    '<img alt="words" src="{}">',
    '<div data-to="{}">words</div>',
    "[words]({})",
    "[words][there]\n\n[there]: {}",
    "<div markdown>\n[words]({})\n</div>",
)
TEXTS = (
    "<!-- value:zebra -->\n\nText.",
    "# About `value:zebra`",
    "## The value value:zebra and more",
    "```\nvalue:zebra\n```",
    '<p title="see value:zebra#x">words</p>',
    "<pre><code>team:zebra</code></pre>",
)
KEPT = """\
# Kept

<a id="first" href="../values/candor/">Candor</a> <a id="second" href="../values/zeb/">Zeb</a> [Third](value:zeb) <!-- value:zeb-like -->
<a id="fourth" href="../faq/#how">How</a> <a id="fifth" href="https://example.com/handbook/values/zeb/">Zeb</a> `value:zeb`
"""


@pytest.fixture(scope="module", params=[True, False], ids=["directories", "files"])
def site(request: pytest.FixtureRequest, make: Callable[..., Site]) -> Site:
    pages = {f"guide/p{number}.md": "\n\n".join(map(form.format, LINKS)) for number, form in enumerate(FORMS)}
    pages |= {f"guide/t{number}.md": text for number, text in enumerate(TEXTS)}
    nav = [
        "index.md",
        {"Zebra": "values/zebra.md"},
        {"About": [{"Zebra": "/handbook/values/zebra/"}, "guide/kept.md"]},
        {"Zebras": [{"Zebra": "https://example.org/handbook/teams/zebra/"}]},
    ]
    config = {
        "nav": nav, "site_url": "https://example.org/handbook/", "use_directory_urls": request.param,
        "markdown_extensions": ["md_in_html", "attr_list"], "plugins": ["search", "values-handbook"],
    }  # fmt: skip
    return make({**PUBLIC, **HIDDEN, **pages, "guide/kept.md": KEPT}, **config)


def test_nothing_leads_to_a_hidden_record(site: Site) -> None:
    found = []
    for path in site.files():
        data = (site.root / path).read_bytes()
        text = (gzip.decompress(data) if path.endswith(".gz") else data).decode("utf-8", "replace")
        found += [f"{path}: {line}" for line in text.splitlines() if "zebra" in line.lower()]
        assert "zebra" not in path
    assert found == []


def test_the_words_stay(site: Site) -> None:
    for number in range(len(FORMS)):
        assert (
            site.page(site.address(f"guide/p{number}.md")).article.text.count("words")
            >= len(LINKS) - FORMS[number].count("img") * 99
        )


def test_what_is_published_keeps_its_links(site: Site) -> None:
    page = site.page(site.address("guide/kept.md")).article
    assert [link.attributes["href"] for link in page.all("a[id]")] == [
        "../values/candor/", "../values/zeb/", "../faq/#how", "https://example.com/handbook/values/zeb/",
    ]  # fmt: skip
    assert "value:zeb" in page.text
    assert any(link.text == "Third" for link in page.all("a[href]"))
    goal = site.page_of("goal", "calm").article
    assert any(link.text == "Zeb" for link in goal.all("a[href]"))

"""Files of any name: pages, assets and records are linked by addresses that lead to them, and break no attribute."""

from __future__ import annotations

from urllib.parse import quote, unquote, urljoin, urlsplit

import pytest

from tests.safety.building import WITH_SOURCES, Build, build, write_handbook
from tests.safety.filling import base_records
from tests.safety.reading import Page, dangers, scheme_of

pytestmark = pytest.mark.xdist_group("safety-names")

NAMES = (
    "with space",
    'double"quote" onmouseover="alert(1)',
    "single'quote' onmouseover='alert(1)",
    "<img src=x onerror=alert(1)>",
    "hash#mark",
    "question?mark=1&b=2",
    "percent%20sign%",
    "new\nline",
    "tab\there",
    "javascript:alert(1)",
    "data:text,html",
    "back\\slash",
    "{{ 7*7 }}",
    "$(touch x)`touch x`",
    "\u202eodd\u202c \u00e9\U0001f600",
    "semi;colon,comma=x+y~z",
    "--help",
    "a b.c.d",
    "[x](y)",
    "\x1b[31mred",
)
FOLDER = "odd <folder> #1?"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    root = tmp_path_factory.mktemp("names")
    links = "".join(
        f"[page {n}](<../{_path(name)}.md>) [asset {n}](<../{_path(name)}.txt>)\n\n" for n, name in enumerate(NAMES)
    )
    records = {"value": [{"id": "odd", "title": "Odd", "description": links}]}
    pages = {
        "index.md": "# Home\n\n```handbook\nrecord: value:odd\n```\n",
        **{f"{FOLDER}/{name}.md": "# A page\n\nSee [](value:odd).\n" for name in NAMES},
        **{f"{FOLDER}/{name}.txt": "An asset." for name in NAMES},
        **{
            f"goals/{name}.yml": f"id: goal-{n}\ntitle: Goal {n}\ndescription: '[x](../values/odd.yml)'\n"
            for n, name in enumerate(NAMES)
        },
    }
    write_handbook(root, {**base_records(), **records}, pages, WITH_SOURCES)
    # A link in a record is written from the record's folder.
    (root / "content/values").mkdir()
    (root / "content/values.yml").rename(root / "content/values/odd.yml")
    done = build(root)
    assert done.status == 0, done.output
    assert "Traceback" not in done.output and "\x1b[31mred" not in done.output
    return done


def _path(name: str) -> str:
    """A name as it is written in a link: what Markdown or an address would take for something else is percent-encoded."""
    wanted = "%#?&<>\n\t\\:\"'[]()`{}\x1b\u202e\u202c"
    quoted = f"{FOLDER}/{name}"
    return "".join(
        "".join(f"%{byte:02X}" for byte in character.encode()) if character in wanted else character
        for character in quoted
    )


def test_every_page_and_every_asset_is_linked_by_an_address_that_leads_to_it(built: Build) -> None:
    for source in ("values/odd/", ""):
        page = Page(built.pages[f"{source}index.html"])
        links: dict[str, dict[str, str]] = {}
        element_of = [(item, dict(item.attributes)) for item in page.elements if item.tag == "a"]
        for _, attributes in element_of:
            links.setdefault(_target(source, attributes.get("href", "")), attributes)
        for name in NAMES:
            assert f"{FOLDER}/{name}/index.html" in links, (source, name)
            assert f"{FOLDER}/{name}.txt" in links, (source, name)


def _target(page: str, href: str) -> str:
    """The file of the site that a link leads to, as a plain web server finds it."""
    found = urlsplit(urljoin(f"https://x.example/{quote(page)}", href))
    path = unquote(found.path).removeprefix("/")
    return f"{path}index.html" if path.endswith("/") or not path else path


def test_every_link_inside_the_site_leads_to_a_file(built: Build) -> None:
    files = set(built.files)
    for name, html in built.pages.items():
        folder = name.removesuffix("index.html")
        for item in Page(html).elements:
            for attribute, value in item.attributes:
                if (
                    attribute in ("href", "src")
                    and not scheme_of(value)
                    and not value.startswith("#")
                    and name != "404.html"
                ):
                    assert _target(folder, value) in files, (name, value)


def test_no_name_breaks_out_of_an_attribute(built: Build) -> None:
    for name, html in built.pages.items():
        assert [wrong for wrong in dangers(Page(html)) if "javascript:void(0)" not in wrong] == [], name


def test_the_edit_button_opens_the_file(built: Build) -> None:
    base = "https://forge.example/team/handbook/edit/main/content/"
    for number, name in enumerate(NAMES):
        assert _edited(built.pages[f"goals/goal-{number}/index.html"], base) == f"goals/{name}.yml"
        assert _edited(built.pages[f"{FOLDER}/{name}/index.html"], base) == f"{FOLDER}/{name}.md"


def _edited(html: str, base: str) -> str:
    buttons = [dict(item.attributes) for item in Page(html).elements if ("rel", "edit") in item.attributes]
    href = buttons[0]["href"]
    assert href.startswith(base)
    return unquote(urlsplit(href).path).removeprefix("/team/handbook/edit/main/content/")

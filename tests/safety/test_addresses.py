"""Fields that hold an address take http, https, mailto, a place in the site, or a record, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.safety.building import write_handbook
from tests.safety.filling import base_records, filled, texts
from tests.safety.reading import Page, dangers
from tests.safety.vectors import ADDRESSES
from values_handbook.pipeline import load
from values_handbook.project import read_project
from values_handbook.render.renderer import PageRenderer
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from pathlib import Path

    from values_handbook.pipeline import Site

INSIDE_BUT_ODD = tuple(text for text in ADDRESSES if text.startswith(("&#", "javascript&", "javascript%")))
"""No scheme to a browser: names of files that are not there."""
FINE = (
    "https://example.org/?a=1&b='2'#\"c\"",
    "HTTP://EXAMPLE.ORG",
    "https://[2001:db8::1]/x",
    "mailto:team@example.org?subject=a&body=b",
    "value:base-value",
    "guide.md",
    "/guide.md#a-heading",
)


def fields() -> list[tuple[str, str]]:
    """Every field of every kind that holds an address."""
    return [(kind, place) for kind in KINDS for place, form in texts(kind) if form == "address"]


def with_addresses(root: Path, *addresses: str) -> Site:
    """A handbook with a record of each kind for each address, which stands in every field for one."""
    records = base_records()
    for number, address in enumerate(addresses):
        for kind in KINDS:
            want = lambda place, form, address=address: address if form == "address" else "word"  # noqa: E731
            records[kind].append(filled(kind, f"r{number}", want))
    return load(read_project(write_handbook(root, records, {"guide.md": "# Guide\n\n## A heading\n"}))[0])


def test_every_kind_has_such_fields() -> None:
    assert {kind for kind, _ in fields()} == set(KINDS)


@pytest.mark.parametrize(
    "address", [text for text in ADDRESSES if text not in (*INSIDE_BUT_ODD, "https://x:99999999/")]
)
def test_any_other_address_is_an_error_in_every_field(address: str, tmp_path: Path) -> None:
    found = [item for item in with_addresses(tmp_path, address).errors if item.code == "unsafe-address"]
    assert len(found) == len(fields())


def test_an_address_that_only_looks_dangerous_is_no_link(tmp_path: Path) -> None:
    site = with_addresses(tmp_path, *INSIDE_BUT_ODD)
    assert {item.code for item in site.diagnostics if item.severity != "note"} == {"dead-link"}
    for page in _pages(site):
        assert not [
            value for item in page.elements for name, value in item.attributes if name == "href" and "alert" in value
        ]


def test_good_addresses_are_links_just_as_written(tmp_path: Path) -> None:
    site = with_addresses(tmp_path, *FINE)
    assert [item for item in site.diagnostics if item.severity != "note"] == []
    pages = list(_pages(site))
    links = {value for page in pages for item in page.elements for name, value in item.attributes if name == "href"}
    assert links >= {*FINE[:4], "../../values/base-value/", "../../guide/", "../../guide/#a-heading"}
    assert [wrong for page in pages for wrong in dangers(page)] == []


def _pages(site: Site) -> list[Page]:
    renderer = PageRenderer(site)
    return [Page(renderer.page(page).body) for page in site.plan.pages]

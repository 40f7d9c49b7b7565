"""Every page is valid HTML, as html-validate has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import ROOT
from tests.browser.shell import compare
from tests.node.html_validate import Finding, findings
from tests.site.support.building import build

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Served

pytestmark = pytest.mark.xdist_group("browser: html")

HANDBOOKS = ROOT.parent / "shared/handbooks"


def test_every_page_of_the_sample_is_valid(sample: Served, tmp_path: Path) -> None:
    found = findings(sample.site.root, tmp_path)
    assert [item for item in found if item.in_article] == []
    compare("html-validate", {f"{item.rule}: {item.message}" for item in found})


@pytest.mark.parametrize("name", ["18f", "kubernetes", "sourcegraph"])
def test_every_article_of_a_real_handbook_is_valid(name: str, tmp_path: Path) -> None:
    if not (HANDBOOKS / name).is_dir():
        pytest.skip(f"{HANDBOOKS / name} is missing: it is the handbook of {name}")
    site = build(HANDBOOKS / name, tmp_path / "site")
    assert site.status == 0, site.log
    assert [item for item in findings(site.root, tmp_path) if item.in_article] == []


def test_what_is_wrong_is_found_and_told_apart(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.html").write_text(
        '<!DOCTYPE html><html lang="en"><head><title>😀</title></head><body><center></center>'
        '<article class="md-content__inner md-typeset"><a rel="edit" href="x">x</a><p><center></center></p></article></body></html>',
        encoding="utf-8",
    )
    found = findings(pages, tmp_path)
    assert {item.in_article for item in found if item.rule == "deprecated"} == {True, False}
    assert [item.in_article for item in found if item.rule == "attribute-misuse"] == [False]
    assert isinstance(found[0], Finding)

"""Names of files with marks: `ü` is one letter as people type it (NFC), and two in files from older systems of Apple (NFD)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize
from urllib.parse import quote

import pytest

from tests.compare.repositories import write as write_files
from tests.mkdocs.running import mkdocs, write
from tests.support import MKDOCS
from values_handbook.pipeline import load
from values_handbook.plan.source_links import SourceLinks
from values_handbook.project import read_project

if TYPE_CHECKING:
    from pathlib import Path

FORMS = ("NFC", "NFD")


def other(form: str) -> str:
    """The other one of the two forms."""
    return FORMS[1 - FORMS.index(form)]


def written(form: str, text: str) -> str:
    """A text in a form of Unicode."""
    return normalize("NFC" if form == "NFC" else "NFD", text)


@pytest.mark.parametrize("form", FORMS)
def test_links_lead_to_files_whose_names_are_written_in_the_other_form(form: str, tmp_path: Path) -> None:
    page, picture = written(form, "führung/über.md"), written(form, "bild-ä.svg")
    prose = written(
        other(form), "[A](../führung/über.md#größe) and [B](../bild-ä.svg), [C](../f%C3%BChrung/%C3%BCber.md)"
    )
    root = write(
        tmp_path,
        {
            page: '# Über\n\n<span id="{}"></span>\n'.format(written(form, "größe")),
            picture: "<svg xmlns='http://www.w3.org/2000/svg'/>\n",
            "values/candor.yml": f"title: Candor\nsummary: We say it.\nwhy: {prose!r}\n",
            "index.md": written(other(form), "# Home\n\n[To it](führung/über.md)\n\n![P](bild-ä.svg)\n"),
        },
    )
    assert not [item for item in load(read_project(root)[0]).diagnostics if item.code == "dead-link"]
    built = mkdocs(root, "build", "--strict")
    assert built.status == 0, built.said
    site = root / "site"
    address = quote(written(form, "führung/über/"))
    value = (site / "values/candor/index.html").read_text()
    assert f'href="../../{address}#' in value
    assert f'href="../../{quote(picture)}"' in value
    home = (site / "index.html").read_text()
    assert f'href="{address}"' in home
    assert f'src="{quote(picture)}"' in home


def test_where_both_forms_are_there_a_link_means_its_own(tmp_path: Path) -> None:
    files = {written(form, "über.txt"): form for form in FORMS}
    links = " ".join(f"[{form}](../{written(form, 'über.txt')})" for form in FORMS)
    write_files(
        tmp_path,
        {"mkdocs.yml": MKDOCS, **{f"content/{name}": text for name, text in files.items()}}
        | {"content/values/candor.yml": f"title: Candor\nwhy: {links!r}\n"},
    )
    project, _ = read_project(tmp_path)
    site = load(project)
    links_of = SourceLinks(site.tree, site.linked.handbook, site.plan)
    assert [links_of.actual(name) for name in files] == list(files)


@pytest.mark.parametrize("form", FORMS)
def test_what_is_left_out_is_left_out_in_either_form(form: str, tmp_path: Path) -> None:
    folder = written(form, "entwürfe")
    root = write(
        tmp_path,
        {
            f"{folder}/notes.md": "# Secret notes\n",
            f"values/{folder}/candor.yml": "title: A secret value\n",
            f"{folder}/notes.txt": "secret\n",
        },
        exclude_docs=written(other(form), "entwürfe/\n"),
    )
    assert load(read_project(root)[0]).linked.handbook.records == ()
    assert mkdocs(root, "build", "--quiet", "--strict").status == 0
    assert not [path for path in (root / "site").rglob("*") if "entw" in str(path) or "candor" in str(path)]
    assert "secret" not in (root / "site/search/search_index.json").read_text().lower()


@pytest.mark.parametrize("form", FORMS)
def test_the_folder_of_the_handbook_may_be_written_in_either_form(form: str, tmp_path: Path) -> None:
    folder = written(form, "werte-für-alle")
    root = write(
        tmp_path,
        {f"{folder}/values/candor.yml": "title: Candor\nsummary: We say it.\n", f"{folder}/guide.md": "# Guide\n"},
        plugins=[{"values-handbook": {"path": written(other(form), "werte-für-alle")}}],
    )
    built = mkdocs(root, "build", "--strict")
    assert built.status == 0, built.said
    assert [path.name for path in (root / "site").iterdir() if path.name.startswith("werte")] == [folder]
    assert (root / "site" / folder / "values/candor/index.html").is_file()


@pytest.mark.parametrize("form", FORMS)
def test_a_link_to_what_is_hidden_is_known_in_either_form(form: str, tmp_path: Path) -> None:
    name = written(form, "values/größe/candor.yml")
    root = write(
        tmp_path,
        {
            name: "title: Candor\npublish: false\n",
            "values/craft.yml": "title: Craft\nsummary: We finish.\n",
            "index.md": written(other(form), "# Home\n\n[Hidden](values/größe/candor.yml)\n"),
        },
    )
    built = mkdocs(root, "build")
    assert built.status == 0, built.said
    assert "candor" not in (root / "site/index.html").read_text()

"""The sheets of a workshop: complete in each language, examples that are valid records, a document that loads nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.support import MKDOCS
from values_handbook.labels import LANGUAGES as LABELLED
from values_handbook.pipeline import load
from values_handbook.project import read_project
from values_handbook.render.views.workshop import workshop_document, workshop_markdown
from values_handbook.taxonomy import KINDS
from values_handbook.workshop import LANGUAGES, NAMES, workshop_sheets

if TYPE_CHECKING:
    from pathlib import Path

_EXAMPLE = re.compile(r"```yaml\n# (\S+)\n(.*?)```", re.DOTALL)


def test_there_are_sheets_in_every_language_of_the_labels() -> None:
    assert set(LANGUAGES) == set(LABELLED)


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_language_has_the_same_sheets_with_the_same_parts(code: str) -> None:
    sheets = workshop_sheets(code)
    assert [sheet.name for sheet in sheets] == [*NAMES]
    for sheet, english in zip(sheets, workshop_sheets("en"), strict=True):
        for mark in ("\n## ", "\n1. ", "\n- ", "```yaml", "**"):
            assert sheet.text.count(mark) == english.text.count(mark), (sheet.name, mark)
        assert all((sheet.title, sheet.minutes, sheet.people, sheet.material))
        assert ".yml`" in sheet.result


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_to_bring_back_is_a_valid_handbook(code: str, tmp_path: Path) -> None:
    """The last sheet shows the same value as the one before it, so that each is read by itself."""
    for number, sheet in enumerate(workshop_sheets(code)):
        examples = _EXAMPLE.findall(sheet.text)
        assert examples, sheet.name
        if not all(_is_known(path) for path, _ in examples):
            continue
        root = tmp_path / str(number)
        for path, body in examples:
            (root / "content" / path).parent.mkdir(parents=True, exist_ok=True)
            (root / "content" / path).write_text(body, encoding="utf-8")
        (root / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
        site = load(read_project(root)[0])
        assert not site.errors, sheet.name
        assert site.records == len(examples), sheet.name


def _is_known(path: str) -> bool:
    return path.split("/")[0].removesuffix(".yml") in {kind.folder for kind in KINDS.values()}


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_document_loads_nothing(code: str) -> None:
    document = workshop_document(code)
    assert f'<html lang="{code}" dir="{"rtl" if code == "ar" else "ltr"}">' in document
    assert not re.search(r"https?:|<script|<link|<img|@import|url\(", document)
    assert document.count("<section") == len(NAMES)
    ids = re.findall(r'\sid="([^"]+)"', document)
    assert len(ids) == len(set(ids))


def test_an_unknown_language_gets_english_sheets() -> None:
    assert workshop_sheets("fr") == workshop_sheets("en")


def test_a_file_has_its_facts_as_a_list() -> None:
    text = workshop_markdown(workshop_sheets("en")[1], "en")
    assert text.startswith("# Clustering\n\n- **Time:** 45 minutes\n- **Who takes part:** five to nine")

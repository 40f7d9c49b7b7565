"""Titles and summaries of a real archive, typed without quotes as people type them."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import pytest
import yaml

from tests.source.reading import fix, places, plain, read, shared
from values_handbook.source.yaml_nodes import read_yaml
from values_handbook.yaml_repair import quote_line


@cache
def real_texts() -> tuple[str, ...]:
    """What the records of the archive say in one line; ` # ` starts a comment by the format, so that is left out."""
    texts: dict[str, None] = {}
    for path in sorted(shared("handbooks/sourcegraph").rglob("content/**/*.yml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        for record in data if isinstance(data, list) else [data]:
            for field in ("title", "summary", "question"):
                texts[" ".join(str(record.get(field) or "x").split("\n")).strip()] = None
    return tuple(text for text in texts if " # " not in text)


def read_after_fixing(line: str) -> Any:
    """What a line holds after applying the fixes of its diagnostics; a mapping or a list is quoted as the model advises."""
    file = read(line)
    if file.diagnostics:
        line = fix(line, file.diagnostics[0])
        file = read(line)
    held = plain(file.root)
    (value,) = held.values() if isinstance(held, dict) else held
    if not isinstance(value, str):
        file = read(quote_line(line) or "")
    assert places(file) == []
    held = plain(file.root)
    return held["title"] if isinstance(held, dict) else held[0]


def test_there_are_texts_enough() -> None:
    assert len(real_texts()) > 700


@pytest.mark.parametrize("prefix", ["title: ", "- "])
def test_each_text_reads_as_typed_or_its_fixed_line_does(prefix: str) -> None:
    wrong = [text for text in real_texts() if read_after_fixing(prefix + text) != text]
    assert wrong == []


def test_no_text_is_cut_in_silence() -> None:
    for text in real_texts():
        file = read(f"title: {text}\n")
        assert plain(file.root) == {"title": text} or not isinstance(plain(file.root)["title"], str)


def test_a_whole_file_of_them_reads_in_one_run() -> None:
    texts = [text for text in real_texts() if not text.startswith(("[", "{"))][:40]
    lines = "".join(f"- title: {text}\n  order: 1\n" for text in texts)
    assert [record["title"] for record in plain(read(lines).root)] == texts


@pytest.mark.parametrize("handbook", ["18f", "kubernetes", "sourcegraph"])
def test_real_handbooks_have_no_mistakes(handbook: str) -> None:
    for path in sorted(shared(f"handbooks/{handbook}").rglob("*.yml")):
        file = read_yaml(path.name, path.read_bytes())
        assert places(file) == [], path
        assert plain(file.root) == yaml.load(path.read_bytes(), Loader=yaml.CBaseLoader), path


def naughty() -> list[str]:
    """Strings that break software."""
    strings: list[str] = json.loads(shared("naughty-strings.json").read_text(encoding="utf-8"))
    return strings


def is_storable(text: str) -> bool:
    """YAML has no NUL; all else can be escaped."""
    return "\0" not in text


def test_naughty_strings_typed_on_a_line_read_as_they_are_or_are_reported() -> None:
    for text in naughty():
        line = text.split("\n")[0].rstrip("\r").strip(" \t")
        file = read(f"title: {line}\n")
        if file.diagnostics:
            continue
        held = plain(file.root)["title"]
        assert held == line or not isinstance(held, str) or line.startswith(("'", '"', "#", held + " #")), line


@pytest.mark.parametrize("ensure_ascii", [True, False])
def test_naughty_strings_written_by_json_read_as_they_were(ensure_ascii: bool) -> None:
    for text in filter(is_storable, naughty()):
        file = read(json.dumps({"title": text}, ensure_ascii=ensure_ascii))
        if "forbidden-character" in " ".join(places(file)):
            assert not ensure_ascii  # JSON leaves DEL and C1 as they are, and YAML forbids them.
            continue
        assert plain(file.root) == {"title": text}
        assert places(file) == []


@pytest.mark.parametrize("allow_unicode", [True, False])
def test_naughty_strings_written_by_yaml_read_as_they_were(allow_unicode: bool) -> None:
    for text in filter(is_storable, naughty()):
        if allow_unicode and re.search("[\x85\u2028\u2029]", text):
            continue  # PyYAML writes these as line ends of YAML 1.1, which they are no longer in 1.2.
        written = yaml.safe_dump({"title": text, "tags": [text]}, allow_unicode=allow_unicode)
        file = read(written)
        assert plain(file.root) == {"title": text, "tags": [text]}, written
        assert [place for place in places(file) if not place.startswith("folded-list")] == [], written

"""What html-validate finds wrong with pages, by its preset `standard`."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, NamedTuple

from tests.node.packages import node_package

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CONFIG = {"root": True, "extends": ["html-validate:standard"]}
_START, _END = '<article class="md-content__inner', "</article>"
_OF_THE_THEME = "article > a"
"""The theme's buttons stand at the start of the article."""


class Finding(NamedTuple):
    """Something wrong in a file. `in_article` says that it is what the handbook wrote, and not the theme."""

    file: str
    line: int
    rule: str
    message: str
    in_article: bool


def findings(pages: Path, scratch: Path) -> list[Finding]:
    """What is wrong with the HTML files in and below a folder; `scratch` is a folder for a settings file."""
    program = node_package("html-validate/bin/html-validate.mjs")
    config = scratch / "htmlvalidate.json"
    config.write_text(json.dumps(CONFIG), encoding="utf-8")
    files = sorted(map(str, pages.rglob("*.html")))
    command = ["node", str(program), "--config", str(config), "--formatter", "json", *files]
    report = scratch / "htmlvalidate-report.json"
    # Into a file: it ends before a pipe has taken all that it says.
    with report.open("w") as output:
        done = subprocess.run(command, stdout=output, stderr=subprocess.PIPE, text=True, check=False)
    said = report.read_text(encoding="utf-8")
    # It ends with 1 where something is wrong with a page, and says nothing where something is wrong with itself.
    assert said, done.stderr
    return [finding for file in json.loads(said) for finding in _of_file(pages, file)]


def _of_file(pages: Path, file: dict[str, object]) -> Iterator[Finding]:
    path = pages / str(file["filePath"])
    source = path.read_text(encoding="utf-8")
    start, end = (_units(source, place) for place in (source.find(_START), source.rfind(_END)))
    messages = file["messages"]
    assert isinstance(messages, list)
    for found in messages:
        of_theme = str(found["selector"]).endswith(_OF_THE_THEME)
        within = start <= found["offset"] < end and not of_theme
        name = path.relative_to(pages).as_posix()
        yield Finding(name, found["line"], found["ruleId"], found["message"], within)


def _units(text: str, place: int) -> int:
    """A place in a text as JavaScript counts: in UTF-16 code units."""
    return len(text[:place].encode("utf-16-le")) // 2

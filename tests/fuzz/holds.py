"""What must hold of any handbook, however odd. Each function raises AssertionError where it does not."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from jsonschema import Draft202012Validator

from tests.fuzz.strategies import SECRET
from tests.safety.reading import Page, dangers
from tests.safety.test_lines import assert_safe
from values_handbook.compare.report.json import diff_schema
from values_handbook.diagnostics.report.github import render_github
from values_handbook.diagnostics.report.json import render_json
from values_handbook.diagnostics.report.source_lines import line_reader
from values_handbook.diagnostics.report.text import render_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from values_handbook.diagnostics import Diagnostic

_BREAK = re.compile("\n|\r\n?")
_ARTICLE = re.compile(r"<article class=\"md-content__inner.*?</article>", re.DOTALL)


def has_places(found: Iterable[Diagnostic], root: Path) -> None:
    """Each problem, and each second place of it, lies inside a file that is there, and has a headline."""
    for item in found:
        assert item.headline
        for span in (item.span, *(other.span for other in item.related)):
            path = root / span.path
            if not path.is_file():
                assert span.is_whole_file, item
                continue
            lines = _BREAK.split(path.read_bytes().decode("utf-8-sig", "replace"))
            assert 1 <= span.line <= span.end_line <= len(lines), (item, span)
            assert 1 <= span.column <= len(lines[span.line - 1]) + 1, (item, span)


def can_be_reported(found: tuple[Diagnostic, ...], root: Path) -> None:
    """Every format holds the problems, and none steers a terminal."""
    text = render_text(found, line_of=line_reader(root), records=0)
    assert_safe(text)
    assert len(json.loads(render_json(found))) == len(found)
    assert len(render_github(found, shown=str).splitlines()) == len(found)


def is_harmless(pages: Mapping[str, str]) -> None:
    """Nothing in the bodies of pages runs, restyles, or asks another host."""
    for name, body in pages.items():
        assert list(dangers(Page(body))) == [], name


def articles(pages: Mapping[str, str]) -> dict[str, str]:
    """What built pages say, without the theme's frame."""
    return {name: found[0] for name, html in pages.items() if (found := _ARTICLE.search(html))}


def is_silent(files: Mapping[str, bytes]) -> None:
    """No file tells of a hidden record."""
    for name, data in files.items():
        assert SECRET not in name
        assert SECRET.encode() not in data, f"{name}: {_around(data)!r}"


def _around(data: bytes) -> bytes:
    at = data.index(SECRET.encode())
    return data[max(0, at - 80) : at + 80]


def is_a_diff(document: str) -> None:
    """JSON of `handbook diff` that its own schema describes."""
    Draft202012Validator(json.loads(diff_schema())).validate(json.loads(document))

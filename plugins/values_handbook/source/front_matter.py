"""The front matter of hand-written pages, as far as it could harm: MkDocs reads it with libyaml's composer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yaml import YAMLError

from values_handbook.diagnostics import Span, diagnostic
from values_handbook.nodes import MAX_DEPTH
from values_handbook.source.yaml_builder import build

if TYPE_CHECKING:
    from values_handbook.diagnostics import Diagnostic

_FRONT_MATTER = re.compile(rb"\A(?:\xef\xbb\xbf)?---[ \t]*\r?\n(.*?\n)(?:\.{3}|-{3})[ \t]*\r?\n", re.DOTALL)


def front_matter_problem(path: str, data: bytes) -> Diagnostic | None:
    """An error for a page whose front matter is nested so deeply that the composer might die, and the process with it."""
    found = _FRONT_MATTER.match(data)
    try:
        if found is None or not build(found[1].decode("utf-8", "replace")).too_deep:
            return None
    except (YAMLError, UnicodeDecodeError):
        return None
    headline = f"the front matter of this page is nested more than {MAX_DEPTH} deep"
    return diagnostic("too-deep", headline, Span.of_file(path), help="write it flatter")

"""RESULTS.md: a section for each size, of which a run replaces its own."""

from __future__ import annotations

import re
from pathlib import Path

RESULTS = Path(__file__).with_name("RESULTS.md")
HEAD = """\
# What `make bench` measured

Written by `make bench`; how to read it stands in [CONTRIBUTING.md](../../CONTRIBUTING.md).
"""


def with_section(text: str, size: str, table: str) -> str:
    """The results with the table of one size in its place; the sections stand in the order of the alphabet."""
    found = dict(re.findall(r"^## SIZE=(\w+)\n\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL))
    sections = {name: body.strip() for name, body in found.items()} | {size: table.strip()}
    return "\n".join([HEAD, *(f"## SIZE={name}\n\n{body}\n" for name, body in sorted(sections.items()))])


def keep(size: str, table: str) -> None:
    """Write the table of a size into RESULTS.md."""
    old = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else ""
    RESULTS.write_text(with_section(old, size, table), encoding="utf-8")

"""The table of the plugin's options in README.md, made from their model: `make readme` writes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml
from pydantic import BaseModel

from tests.architecture.modules import ROOT
from values_handbook.options import PARTS, Options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

README = ROOT / "README.md"
_TABLE = re.compile(r"(?<=<!-- options: written by `make readme` -->\n).*?(?=<!-- end of options -->)", re.DOTALL)
_NAMES = {"matrices": "matrices[]", "periods": "periods.<label>"}
"""How the fields of options that hold several of a kind are called in the table."""


def options_table() -> str:
    """The options as a Markdown table: name, default, and what each does."""
    return "\n".join(["| option | default | what it does |", "|---|---|---|", *_rows(Options), ""])


def _rows(model: type[BaseModel], within: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        assert field.description, f"the option `{within}{name}` says nothing of itself"
        yield f"| `{within}{name}` | {_default(field)} | {field.description.replace('|', '&#124;')} |"
        if name in PARTS and not within:
            yield from _rows(PARTS[name], f"{_NAMES.get(name, name)}.")


def _default(field: FieldInfo) -> str:
    """A default as it would be written in mkdocs.yml."""
    if field.is_required():
        return "required"
    value = field.get_default(call_default_factory=True)
    if value in (None, (), {}) or isinstance(value, BaseModel):
        return "none"
    return f"`{yaml.safe_dump(value, default_flow_style=True).removesuffix('...' + chr(10)).strip()}`"


def with_table(text: str) -> str:
    """The README with the table as it should be."""
    assert _TABLE.search(text), "README.md has lost the marks around the table of options"
    return _TABLE.sub(lambda _: options_table(), text)


if __name__ == "__main__":
    README.write_text(with_table(README.read_text(encoding="utf-8")), encoding="utf-8")

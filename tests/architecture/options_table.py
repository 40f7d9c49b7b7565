"""The table of the plugin's options in docs/options.md, made from their model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml
from pydantic import BaseModel

from tests.architecture.modules import PACKAGE
from values_handbook.options import PARTS, Options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

PAGE = PACKAGE / "docs/options.md"
_HEAD = """# Options

Set options below `values-handbook:` in `mkdocs.yml`. None is required. `make docs` writes this page.
"""
_NAMES = {"matrices": "matrices[]", "periods": "periods.<label>"}
"""How the fields of options that hold several of a kind are called in the table."""


def options_page() -> str:
    """The page with the options as a table: name, default, and what each does."""
    return "\n".join([_HEAD, "| option | default | what it does |", "|---|---|---|", *_rows(Options), ""])


def _rows(model: type[BaseModel], within: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        assert field.description, f"the option `{within}{name}` has no description"
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

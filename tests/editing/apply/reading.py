"""A YAML reader of the tests' own: PyYAML's pure loader, every scalar a text, as the core schema splits files into them."""

from __future__ import annotations

from typing import Any

import yaml


class _Texts(yaml.SafeLoader):
    """Scalars are text, and a plain null is None."""


_Texts.yaml_implicit_resolvers = {}
_NULLS = ("", "~", "null", "Null", "NULL")


def _scalar(loader: _Texts, node: yaml.ScalarNode) -> str | None:
    return None if node.style is None and node.value in _NULLS else str(node.value)


_Texts.add_constructor("tag:yaml.org,2002:str", _scalar)


def read(data: bytes) -> Any:
    """A file as lists, mappings and texts."""
    return yaml.load(data.decode("utf-8-sig"), _Texts)


def core(data: bytes) -> Any:
    """A file as other readers take it, with numbers, dates and flags."""
    return yaml.safe_load(data.decode("utf-8-sig"))

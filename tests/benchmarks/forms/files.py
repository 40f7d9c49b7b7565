"""Writing many small files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path


class Block(str):
    """A text that people would write as a literal block, below `|`."""


def _block(dumper: Any, text: Block) -> yaml.Node:
    node: yaml.Node = dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style="|")
    return node


# The dumper in C is several times as fast; where PyYAML was built without it the plain one writes the same.
_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
yaml.add_representer(Block, _block, Dumper=_Dumper)


def write_text(path: Path, text: str) -> None:
    """Write a file; its folder is made where it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def write_yaml(path: Path, data: Any) -> None:
    """Write data as YAML, its keys in the order that they have."""
    write_text(path, yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120))

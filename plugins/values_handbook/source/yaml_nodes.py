"""A YAML file → nodes that know where they stand, and every problem of the file in one run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from yaml import YAMLError

from values_handbook.diagnostics import Diagnostic
from values_handbook.source.yaml_builder import build
from values_handbook.source.yaml_places import restored
from values_handbook.source.yaml_text import decode
from values_handbook.yaml_repair.suspicion import is_suspicious

if TYPE_CHECKING:
    from values_handbook.nodes import Node
    from values_handbook.yaml_repair.parsed import ParsedYaml


@dataclass(frozen=True, slots=True)
class YamlFile:
    """What a file holds, as far as it can be read, and all that is wrong with it.

    `root` is None where nothing usable is in the file. Slips that have mended lines are mended in it, so that one
    slip does not lead to further errors; its ranges are always those of the file. `broken` says that libyaml refuses the
    file as it is; then the mending is a guess.
    """

    root: Node | None
    diagnostics: tuple[Diagnostic, ...]
    broken: bool


def read_yaml(path: str, data: bytes) -> YamlFile:
    """Read a file. `path` is for the diagnostics, which come in the order of their places. Never raises."""
    text = decode(path, data)
    if isinstance(text, Diagnostic):
        return YamlFile(None, (text,), broken=True)
    parsed = built(text.text)
    if parsed is None or text.diagnostics or is_suspicious(text.text, parsed):
        from values_handbook.source.repair_file import FileRepair

        return FileRepair(path, text).read(parsed)
    root = parsed.root
    return YamlFile(restored(root, text.restore) if root and text.restore else root, (), broken=False)


def built(text: str) -> ParsedYaml | None:
    """The nodes of a text, or None where libyaml refuses it."""
    try:
        return build(text)
    except (YAMLError, UnicodeDecodeError):
        return None

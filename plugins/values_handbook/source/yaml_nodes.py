"""A YAML file → nodes that know where they stand, and every problem of the file in one run."""

from __future__ import annotations

from dataclasses import dataclass, replace

from yaml import YAMLError

from values_handbook.diagnostics import Diagnostic, Related, Span, diagnostic
from values_handbook.nodes import Node, Scalar, Sequence
from values_handbook.source.yaml_builder import build
from values_handbook.source.yaml_text import FORBIDDEN, REPLACEMENT, decode, forbidden_characters
from values_handbook.yaml_repair import ParsedYaml, repair_yaml


@dataclass(frozen=True, slots=True)
class YamlFile:
    """The nodes of a file as far as it can be read, and all its problems.

    `root` is None where the file holds nothing usable. Its ranges are those of the file; its problems are repaired, so
    that one mistake does not lead to further errors. `broken` means that libyaml refuses the file as it is, so that the
    repair is a guess.
    """

    root: Node | None
    diagnostics: tuple[Diagnostic, ...]
    broken: bool


def read_yaml(path: str, data: bytes) -> YamlFile:
    """Read a file. `path` is for the diagnostics, which are sorted by their places. Never raises."""
    decoded = decode(path, data)
    if isinstance(decoded, Diagnostic):
        return YamlFile(None, (decoded,), broken=True)
    text, found = decoded.text, list(decoded.diagnostics)
    parsed = _parse(text)
    if (parsed is None or parsed.too_deep) and FORBIDDEN.search(text):
        found += forbidden_characters(path, text)
        text = FORBIDDEN.sub(REPLACEMENT, text)
    repaired = repair_yaml(path, text, parsed, _parse)
    root, is_broken = repaired.root, bool(found) or repaired.is_broken
    found += repaired.diagnostics
    if root is None and not found:
        found.append(_empty(path))
    if decoded.restore:
        root = root and _restore_node(root, decoded.restore)
        found = [_restore_diagnostic(item, decoded.restore) for item in found]
    return YamlFile(root, tuple(sorted(dict.fromkeys(found), key=lambda item: item.sort_key)), is_broken)


def _parse(text: str) -> ParsedYaml | None:
    """The nodes of a text, or None where libyaml refuses it."""
    try:
        return build(text)
    except (YAMLError, UnicodeDecodeError):
        return None


def _empty(path: str) -> Diagnostic:
    help_line = "write a record, starting with `title: …`, or delete the file"
    headline = "the file holds nothing but comments or blank lines"
    return diagnostic("empty-file", headline, Span.of_file(path), help=help_line)


def _restore_node(node: Node, restore: dict[int, str]) -> Node:
    """A node with the characters that `decode` replaced because libyaml misreads them."""
    if isinstance(node, Scalar):
        return node._replace(value=node.value.translate(restore))
    if isinstance(node, Sequence):
        return node._replace(items=tuple(_restore_node(item, restore) for item in node.items))
    pairs = (
        (key._replace(value=key.value.translate(restore)), _restore_node(value, restore)) for key, value in node.pairs
    )
    return node._replace(pairs=tuple(pairs))


def _restore_diagnostic(item: Diagnostic, restore: dict[int, str]) -> Diagnostic:
    """A diagnostic that quotes the characters that `decode` replaced."""
    related = tuple(Related(place.span, place.label.translate(restore)) for place in item.related)
    return replace(item, headline=item.headline.translate(restore), help=item.help.translate(restore), related=related)

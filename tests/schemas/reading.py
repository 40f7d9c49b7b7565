"""Records as an editor reads them, YAML 1.2's core schema, and what a schema says of them."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from jsonschema import Draft7Validator
from referencing import Registry, Resource

from values_handbook.model.record import Handbook
from values_handbook.nodes import Mapping, Node, Scalar
from values_handbook.schemas.files import schema_files
from values_handbook.source.yaml_nodes import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable

_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
_DECIMAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")


def as_an_editor_reads(data: bytes) -> Any:
    """The data of a file: https://yaml.org/spec/1.2.2/#103-core-schema."""
    root = read_yaml("", data).root
    return _value(root) if root is not None else None


def _value(node: Node) -> Any:
    if isinstance(node, Mapping):
        return {key.value: _value(value) for key, value in node.pairs}
    if not isinstance(node, Scalar):
        return [_value(item) for item in node.items]
    if node.style:
        return node.value
    if node.value in ("", "~", "null", "Null", "NULL"):
        return None
    if node.value in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return node.value.lower() == "true"
    if _INTEGER.match(node.value):
        return int(node.value)
    return float(node.value) if _DECIMAL.match(node.value) else node.value


@cache
def validators() -> dict[str, Draft7Validator]:
    """A validator for the files of each kind."""
    schemas = {name: json.loads(data) for name, data in schema_files(Handbook(())).items()}
    registry: Registry[Any] = Registry().with_resources(
        [(name, Resource.from_contents(schema)) for name, schema in schemas.items()]
    )
    return {name.removesuffix(".json"): Draft7Validator(schema, registry=registry) for name, schema in schemas.items()}


def marked(kind: str, data: bytes) -> list[str]:
    """What an editor would mark in a file of a kind."""
    errors: Iterable[Any] = validators()[kind].iter_errors(as_an_editor_reads(data))
    return [f"{error.json_path}: {error.message}" for error in errors]

"""The examples of the catalogue's entries about YAML, read as files."""

from __future__ import annotations

import pytest

from tests.source.reading import read
from values_handbook.diagnostics.catalogue import Entry, yaml
from values_handbook.source.yaml_nodes import read_yaml


@pytest.mark.parametrize("entry", yaml.ENTRIES, ids=lambda entry: entry.code)
def test_the_bad_example_has_the_problem_alone_and_the_good_one_has_none(entry: Entry) -> None:
    data = entry.bad.encode("latin-1" if entry.code == "invalid-utf8" else "utf-8")
    if entry.code == "file-too-large":
        data += b" " * 1_048_576
    assert {item.code for item in read_yaml("x.yml", data).diagnostics} == {entry.code}
    assert read(entry.good).diagnostics == ()

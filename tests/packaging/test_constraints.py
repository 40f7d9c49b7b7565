"""constraints.txt: exact versions from wherever one installs, and all that is asked for."""

from __future__ import annotations

import re
import tomllib

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.modules import ROOT

_LINE = re.compile(r"([A-Za-z0-9][\w.-]*)==([\w.!+-]+)")


def pins() -> dict[str, str]:
    """The versions by the names of distributions. Each line is one, but for comments."""
    found = {}
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            pin = _LINE.fullmatch(line)
            assert pin, f"`{line}` is no exact version of a distribution"
            found[str(canonicalize_name(pin[1]))] = pin[2]
    return found


def test_each_line_is_an_exact_version_and_nothing_else() -> None:
    assert len(pins()) > 20
    assert "values-handbook" not in pins()


def test_all_that_the_project_asks_for_is_pinned_at_a_version_that_it_takes() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    known = pins()
    for asked in (*project["dependencies"], *project["optional-dependencies"]["dev"]):
        requirement = Requirement(asked)
        version = known.get(str(canonicalize_name(requirement.name)))
        assert version, f"`{requirement.name}` is not in constraints.txt: make constraints"
        assert requirement.specifier.contains(version, prereleases=True), asked

"""What is left out of every site, told without the library that reads patterns."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from values_handbook.project.config import ALWAYS_EXCLUDED, exclusion

NAMES = st.sampled_from([".git", "templates", "templates.md", "a.b", "goals", "x.yml", "..a", ".hidden.yml", "é"])
PATHS = st.lists(NAMES, min_size=1, max_size=4).map("/".join)


@given(PATHS)
def test_where_no_patterns_are_given_those_of_mkdocs_hold(path: str) -> None:
    spec = GitIgnoreSpec.from_lines(ALWAYS_EXCLUDED)
    assert exclusion("")(path) == exclusion("\n# nothing\n")(path) == spec.match_file(path)

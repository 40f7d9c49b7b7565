"""Settings of all tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.support import TODAY
from values_handbook.history.git import OF_A_REPOSITORY

TESTS = Path(__file__).parent
SLOW = (
    "browser", "changelog", "cli", "compare", "editing", "editor", "fuzz", "labels", "mkdocs", "packaging", "reuse", "safety", "site",
    "standing", "starting", "workflows",
)  # fmt: skip
"""The folders of tests that build whole sites or start other programs: `make quick` leaves them out."""

# A handbook tells of the day on which it is built. For all tests it is the same one, whenever they run.
os.environ["SOURCE_DATE_EPOCH"] = TODAY

# In a hook, git names the repository that is worked in, and the tests' own git would work in it as well.
for name in OF_A_REPOSITORY:
    os.environ.pop(name, None)

# CI judges a change: the same examples for everybody. On a developer's machine they are new each time, and find more.
settings.register_profile("ci", derandomize=True, deadline=None, database=None)
settings.register_profile("developer", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "developer")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of slow folders."""
    for item in items:
        if item.path.is_relative_to(TESTS) and item.path.relative_to(TESTS).parts[0] in SLOW:
            item.add_marker(pytest.mark.slow)

"""Settings of all tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.shared_work import share
from tests.support import TODAY
from values_handbook.history.git import OF_A_REPOSITORY

TESTS = Path(__file__).parent
SLOW = (
    "browser", "changelog", "cli", "compare", "editing", "editor", "fuzz", "history", "labels", "mkdocs", "packaging", "reuse",
    "safety", "site", "standing", "starting", "workflows",
    "derive/test_schedule.py", "prose/test_bounds.py", "source/test_properties.py",
)  # fmt: skip
"""The folders of tests that build whole sites or start other programs, and files of tests that take long.

`make quick` leaves them out.
"""

# A handbook tells of the day on which it is built. For all tests it is the same one, whenever they run.
os.environ["SOURCE_DATE_EPOCH"] = TODAY

# In a hook, git names the repository that is worked in, and the tests' own git would work in it as well.
for name in OF_A_REPOSITORY:
    os.environ.pop(name, None)

# CI judges a change: the same examples for everybody. On a developer's machine they are new each time, and find more.
settings.register_profile("ci", derandomize=True, deadline=None, database=None)
settings.register_profile("developer", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "developer")

share()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the slow tests."""
    for item in items:
        if any(item.path.is_relative_to(TESTS / name) for name in SLOW):
            item.add_marker(pytest.mark.slow)

"""Settings of all tests."""

from __future__ import annotations

import os

from hypothesis import settings

# CI judges a change: the same examples for everybody. On a developer's machine they are new each time, and find more.
settings.register_profile("ci", derandomize=True, deadline=None, database=None)
settings.register_profile("developer", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "developer")

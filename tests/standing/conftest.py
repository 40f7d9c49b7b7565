"""What holds for all tests of how a handbook stands."""

from __future__ import annotations

import pytest

from tests.support import TODAY


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same day for everybody, and no settings of whoever runs the tests."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")

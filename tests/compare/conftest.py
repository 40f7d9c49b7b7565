"""What holds for all tests of comparisons."""

from __future__ import annotations

import pytest

from tests.support import TODAY


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same day for everybody: what counts today depends on it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)

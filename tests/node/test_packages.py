"""Tests that need Node skip where there is none, and fail where it is required."""

from __future__ import annotations

import shutil

import pytest

from tests.node.packages import node_package


def test_without_node_a_test_skips_and_tells_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.delenv("REQUIRE_NODE", raising=False)
    with pytest.raises(pytest.skip.Exception, match="install Node 20"):
        node_package("axe-core/axe.min.js")


def test_where_node_is_required_a_test_fails_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setenv("REQUIRE_NODE", "1")
    with pytest.raises(pytest.fail.Exception, match="install Node 20"):
        node_package("axe-core/axe.min.js")

"""The garbage collector, which is paused during a build."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from tests.mkdocs.running import SMALL, write
from values_handbook.mkdocs_adapter.plugin import HandbookPlugin

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def _restored() -> Iterator[None]:
    was_enabled = gc.isenabled()
    yield
    (gc.enable if was_enabled else gc.disable)()


def _build(root: Path, **files: str) -> list[bool]:
    """Builds the small handbook; whether the collector was on whenever a page was finished."""
    seen = []
    config = load_config(str(write(root, {**SMALL, **files}) / "mkdocs.yml"))
    plugin = config.plugins["values-handbook"]
    assert isinstance(plugin, HandbookPlugin)
    config.plugins.events["post_page"].append(lambda output, **_: seen.append(gc.isenabled()) or output)  # type: ignore[func-returns-value]
    build(config)
    return seen


@pytest.mark.parametrize("is_enabled", [True, False])
def test_a_build_pauses_the_collector_and_leaves_it_as_it_was(tmp_path: Path, is_enabled: bool) -> None:
    (gc.enable if is_enabled else gc.disable)()
    frozen = gc.get_freeze_count()
    seen = _build(tmp_path)
    assert seen
    assert not any(seen)
    assert gc.isenabled() is is_enabled
    assert gc.get_freeze_count() <= frozen


@pytest.mark.parametrize("is_enabled", [True, False])
def test_a_failed_build_leaves_the_collector_as_it_was(tmp_path: Path, is_enabled: bool) -> None:
    (gc.enable if is_enabled else gc.disable)()
    with pytest.raises(Abort):
        _build(tmp_path, **{"values/broken.yml": "title: Broken\nsumary: A slip.\n"})
    assert gc.isenabled() is is_enabled

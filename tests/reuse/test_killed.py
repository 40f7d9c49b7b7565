"""A build that dies leaves nothing half: the next one makes what a first build makes."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import environment
from tests.editing.running import contents
from tests.reuse.building import copy_of_the_sample

if TYPE_CHECKING:
    from pathlib import Path

KILLS = 8


def begin(root: Path) -> subprocess.Popen[bytes]:
    """Begin a build, in a group of processes of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=root, env=environment(), start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def written(root: Path) -> int:
    """How many files there are of the site and of the cache."""
    return sum(len(names) for part in ("site", ".cache") for _, _, names in os.walk(root / part))


@pytest.mark.slow
def test_after_builds_that_were_killed_a_build_makes_what_a_first_one_makes(tmp_path: Path) -> None:
    clean = copy_of_the_sample(tmp_path / "clean")
    config = (clean / "mkdocs.yml").read_text(encoding="utf-8").replace("custom_dir: theme_overrides", "")
    (clean / "mkdocs.yml").write_text(config, encoding="utf-8")
    root = shutil.copytree(clean, tmp_path / "killed")
    assert begin(clean).wait() == 0
    most = written(clean)
    for number in range(KILLS):
        # A kill at a share of the files: before the first one, among the pages, and while the cache is written.
        shutil.rmtree(root / "site", ignore_errors=True)
        start = written(root)
        process = begin(root)
        while process.poll() is None and written(root) - start < most * number / (KILLS - 1) - 1:
            time.sleep(0.005)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    assert begin(root).wait() == 0
    assert contents(root / "site") == contents(clean / "site")
    assert {path.name for path in (root / ".cache/values-handbook").iterdir()} == {
        path.name for path in (clean / ".cache/values-handbook").iterdir()
    }
    assert begin(root).wait() == 0
    assert contents(root / "site") == contents(clean / "site")

"""Work over several processes: the results are those of one, whatever happens to the others."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from tests.reuse.building import PROJECT
from tests.reuse.spreading import CASES
from values_handbook.reuse import processes

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are forked on Linux only")
@pytest.mark.parametrize("case", CASES)
def test_over_several_processes(case: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.reuse.spreading", case, str(tmp_path / "done")]
    ended = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=600, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_process_with_threads_is_not_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_processors", lambda: 3)
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        here = threading.get_native_id()
        assert set(processes.Spread(1_000, lambda number: threading.get_native_id()).results()) == {here}
    finally:
        done.set()
        thread.join()

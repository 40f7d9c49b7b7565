"""Where the benchmark keeps what it makes: below .cache/bench/, which git ignores, and on a memory disk."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
BENCH = ROOT / ".cache" / "bench"
TOOLS = BENCH / "tools"
WORK = BENCH / "work"
LOGS = BENCH / "logs"
MEMORY = Path("/dev/shm")
"""A file system that lies in memory, which Linux has."""


def where() -> str:
    """What kind of disk a site lies on that is not to wait for one."""
    return "on a memory disk" if MEMORY.is_dir() else "on disk"


@contextmanager
def work_folders() -> Iterator[Path]:
    """Empty folders for the time of a run; gives the one on a memory disk, where there is one. Logs stay."""
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    LOGS.mkdir(exist_ok=True)
    in_memory = Path(tempfile.mkdtemp(prefix="handbook-bench-", dir=MEMORY if MEMORY.is_dir() else WORK))
    try:
        yield in_memory
    finally:
        shutil.rmtree(in_memory, ignore_errors=True)
        shutil.rmtree(WORK, ignore_errors=True)


def remove(path: Path) -> None:
    """Remove a file or a folder, if it is there."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)

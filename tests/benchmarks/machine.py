"""What the figures depend on besides the software: rows of the machine, of the versions, and of the day."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version

from tests.benchmarks.table import Row


def facts() -> list[Row]:
    """Nothing in them says whose machine it was."""
    return [
        Row("processors", str(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count())),
        Row("Python", platform.python_version()),
        Row("MkDocs", version("mkdocs")),
        Row("Material for MkDocs", version("mkdocs-material")),
        Row("day (UTC)", datetime.now(UTC).date().isoformat()),
    ]

"""An environment of Python that knows nothing of this checkout."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_LEFT_OUT = ("PYTHONPATH", "VIRTUAL_ENV", "PYTHONHOME")


@dataclass(frozen=True)
class Environment:
    """A virtual environment in a folder."""

    folder: Path

    def run(self, where: Path, command: str, *words: str) -> subprocess.CompletedProcess[str]:
        """Run one of its commands in a folder."""
        kept = {name: value for name, value in os.environ.items() if name not in _LEFT_OUT}
        return subprocess.run(
            [self.folder / "bin" / command, *words],
            cwd=where,
            env={**kept, "NO_MKDOCS_2_WARNING": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
            capture_output=True,
            text=True,
            check=False,
        )

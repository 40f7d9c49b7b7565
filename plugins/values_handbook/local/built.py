"""The site of a handbook as MkDocs builds it, in a folder that is away when the command ends."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from values_handbook.project.config import EDITED_HERE

if TYPE_CHECKING:
    from pathlib import Path


class BuildError(Exception):
    """MkDocs could not build the site; the message is what it said."""


class BuiltSite:
    """The newest site that could be built. Each build has a folder of its own, so that nobody reads half of one."""

    def __init__(self, root: Path, place: Path) -> None:
        self._root = root
        self._place = place
        self._builds = 0
        self.folder = place / "0"

    def build(self) -> None:
        """Build the site anew. Raises BuildError where that cannot be done; then the last one stays."""
        self._builds += 1
        folder = self._place / str(self._builds)
        done = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", os.fspath(folder)],
            cwd=self._root,
            env={**os.environ, EDITED_HERE: "1", "NO_COLOR": "1"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        if done.returncode != 0:
            shutil.rmtree(folder, ignore_errors=True)
            raise BuildError(done.stderr.decode("utf-8", "replace").strip() or "MkDocs said nothing")
        before, self.folder = self.folder, folder
        shutil.rmtree(before, ignore_errors=True)

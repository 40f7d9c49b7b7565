"""What is kept from build to build: in memory as long as the process lives, and in a file for the next one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from values_handbook.reuse.bytecode import MemoryBytecode
from values_handbook.reuse.fingerprint import fingerprint
from values_handbook.reuse.kept import FOLDER, Kept, load, save
from values_handbook.reuse.pages import MANY_PAGES, make_site
from values_handbook.reuse.processes import aside

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from values_handbook.render.renderer import Renderer


class Workbench:
    """The pages of the builds of one process, and its compiled templates."""

    def __init__(self) -> None:
        self._fingerprint = ""
        self._kept = Kept()
        self.bytecode = MemoryBytecode()

    def make(self, renderer: Renderer, files: Mapping[str, Callable[[], str]]) -> Kept:
        """The pages of a site and its other `files`. With the option `cache` off, all are made anew."""
        project = renderer.site.project
        if not project.options.cache:
            return make_site(renderer, files, Kept())
        folder, today = project.root / FOLDER, fingerprint(renderer.site, renderer.templates.folders)
        before = self._kept if self._fingerprint == today else load(folder, today)
        made = make_site(renderer, files, before)
        is_usual = not renderer.templates.problems
        self._fingerprint, self._kept = (today, made) if is_usual else ("", Kept())
        if is_usual and made is not before:
            write = partial(save, folder, today, made)
            # Another process soon has copies of all that it looks at: 130 MiB of 10,000 goals.
            write() if len(made.pages) > MANY_PAGES else aside(write)
        return made

"""What is kept from build to build: in memory as long as the process lives, and in a file for the next one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from values_handbook.render.context import ProseCache
from values_handbook.reuse.bytecode import MemoryBytecode
from values_handbook.reuse.fingerprint import fingerprint
from values_handbook.reuse.kept import FOLDER, Kept, load, save
from values_handbook.reuse.pages import MANY_PAGES, make_site
from values_handbook.reuse.processes import aside

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from values_handbook.render.renderer import Renderer


class Workbench:
    """What the builds of one process have in common: pages, rendered Markdown, compiled templates."""

    def __init__(self) -> None:
        self._place: tuple[Path, str] | None = None
        self._kept = Kept()
        self.prose = ProseCache()
        self.bytecode = MemoryBytecode()

    def make(self, renderer: Renderer, files: Mapping[str, Callable[[], str]]) -> Kept:
        """The pages of a site and its other `files`. With the option `cache` off, all are made anew."""
        project = renderer.site.project
        if not project.options.cache:
            return make_site(renderer, files, Kept())
        place = project.root / FOLDER, fingerprint(renderer.site, renderer.templates.folders)
        is_again = self._place == place
        before = self._kept if is_again else load(*place)
        made = make_site(renderer, files, before)
        if renderer.templates.problems:
            # What stands in for a template must not be taken for it once it is mended.
            self._place, self._kept = None, Kept()
            return made
        self._place, self._kept = place, made
        # The next builds of a preview find it in memory; what was kept first serves the next preview nearly as well.
        if made is not before and not is_again:
            write = partial(save, *place, made)
            # Another process soon has copies of all that it looks at: 130 MiB of 10,000 goals.
            write() if len(made.pages) > MANY_PAGES else aside(write)
        return made

"""What is kept from build to build: in memory as long as the process lives, and in a file for the next one."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from values_handbook.caching.files import FOLDER, UntrustedError
from values_handbook.render.context import ProseCache
from values_handbook.reuse.bytecode import MemoryBytecode
from values_handbook.reuse.fingerprint import fingerprint
from values_handbook.reuse.pages import MANY_PAGES, begin_site
from values_handbook.reuse.processes import aside
from values_handbook.reuse.stored import StoredPages, load, save

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from values_handbook.render.renderer import PageRenderer


class BuildCache:
    """What the builds of one process have in common: pages, rendered Markdown, compiled templates.

    `problem` says why the cache that lies in the project was not read; it is empty otherwise.
    """

    def __init__(self) -> None:
        self.problem = ""
        self._place: tuple[Path, str] | None = None
        self._kept = StoredPages()
        self.prose = ProseCache()
        self.bytecode = MemoryBytecode()

    def begin(self, renderer: PageRenderer, files: Mapping[str, Callable[[], str]]) -> Callable[[], StoredPages]:
        """Begin to make the pages of a site and its other `files`; what is returned waits for them, once.

        With the option `cache` off, all are made anew.
        """
        project = renderer.site.project
        if not project.options.cache:
            return begin_site(renderer, files, StoredPages())
        place = project.root, fingerprint(renderer.site, renderer.templates.folders)
        is_again = self._place == place
        before = self._kept if is_again else self._load(*place)
        end = begin_site(renderer, files, before)
        return cache(lambda: self._keep(end(), before, place, renderer, save_it=not is_again))

    def _load(self, root: Path, mark: str) -> StoredPages:
        """The pages in the cache of a project, if this software wrote it for this user."""
        self.problem = ""
        try:
            return load(root, mark)
        except UntrustedError:
            self.problem = f"{FOLDER} was not written here by you, so it is not read"
        except OSError as error:
            self.problem = f"{error.filename} is not read: {(error.strerror or 'unknown reason').lower()}"
        return StoredPages()

    def _keep(
        self, made: StoredPages, before: StoredPages, place: tuple[Path, str], renderer: PageRenderer, *, save_it: bool
    ) -> StoredPages:
        """Keep what was made. Only the first build of a preview is saved: the next ones find it in memory."""
        if renderer.templates.problems:
            # What stands in for a template must not be taken for it once that is mended.
            self._place, self._kept = None, StoredPages()
            return made
        self._place, self._kept = place, made
        if made is not before and save_it:
            write = partial(save, *place, made)
            # Another process soon has copies of all that it looks at: 130 MiB of 10,000 goals.
            write() if len(made.pages) > MANY_PAGES else aside(write)
        return made

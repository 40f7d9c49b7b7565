"""The cache of builds: in memory for the builds of one process, and in a file for the next process."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache

from values_handbook.caching.files import FOLDER, UntrustedError
from values_handbook.render.context import ProseCache
from values_handbook.reuse.fingerprint import fingerprint
from values_handbook.reuse.pages import MANY_PAGES, begin_site
from values_handbook.reuse.processes import run_aside
from values_handbook.reuse.stored import StoredPages, load, save

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from jinja2.bccache import Bucket

    from values_handbook.render.renderer import PageRenderer


class MemoryBytecode(BytecodeCache):
    """Compiled templates in memory, by their sources. Compiling those of a theme takes 0.2 s.

    They are not stored in a file, since nothing from the folder of a repository may be executed.
    """

    def __init__(self) -> None:
        self._compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with the code compiled earlier from the same source."""
        if (found := self._compiled.get(bucket.key)) is not None:
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Store the compiled code."""
        self._compiled[bucket.key] = bucket.bytecode_to_string()


class BuildCache:
    """Pages, rendered Markdown and compiled templates that the builds of one process share.

    `problem` says why the cache file of the project was not read; it is empty otherwise.
    """

    def __init__(self) -> None:
        self.problem = ""
        self._place: tuple[Path, str] | None = None
        self._stored = StoredPages()
        self.prose = ProseCache()
        self.bytecode = MemoryBytecode()

    def begin(self, renderer: PageRenderer, files: Mapping[str, Callable[[], str]]) -> Callable[[], StoredPages]:
        """Start to render the pages of a site and its other `files`. The returned function waits for the results.

        With the option `cache` off, all are rendered.
        """
        project = renderer.site.project
        if not project.options.cache:
            return begin_site(renderer, files, StoredPages())
        place = project.root, fingerprint(renderer.site, renderer.templates.folders)
        is_in_memory = self._place == place
        before = self._stored if is_in_memory else self._load(*place)
        end = begin_site(renderer, files, before)
        return cache(lambda: self._store(end(), before, place, renderer, save_it=not is_in_memory))

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

    def _store(
        self, built: StoredPages, before: StoredPages, place: tuple[Path, str], renderer: PageRenderer, *, save_it: bool
    ) -> StoredPages:
        """Store the results in memory. Only the first build of a preview is saved: the next ones find it in memory."""
        if renderer.templates.problems:
            # Pages with the package's own template must not be reused once the team's template is corrected.
            self._place, self._stored = None, StoredPages()
            return built
        self._place, self._stored = place, built
        if built is not before and save_it:
            write = partial(save, *place, built)
            # A forked process copies all memory that it touches: 130 MiB for 10,000 goals.
            write() if len(built.pages) > MANY_PAGES else run_aside(write)
        return built

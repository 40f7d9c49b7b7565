"""Work that is the same in each of the thousands of builds in a test process, done once.

Nothing of a handbook is remembered, only what depends on installed files alone: compiled templates, and the names of the files
of a theme (Material has 15,000). What the software itself remembers between builds has its tests in `tests/reuse`.
"""

from __future__ import annotations

import gc
import sysconfig
from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader

if TYPE_CHECKING:
    from types import CodeType

INSTALLED = sysconfig.get_path("purelib")

_compiled: dict[tuple[Any, ...], CodeType] = {}
_kept_alive: list[Any] = []
_compile: Any = Environment.compile
_list_templates = FileSystemLoader.list_templates


def share() -> None:
    """Share the work among the builds of this process."""
    Environment.compile = _compile_once  # type: ignore[method-assign]
    FileSystemLoader.list_templates = _list_once  # type: ignore[method-assign]
    # Sites that were read stay in memory to the end, and the collector would look at all of them again and again.
    gc.set_threshold(50_000, 20, 20)


def _compile_once(
    self: Environment, source: Any, name: str | None = None, filename: str | None = None, *more: Any, **named: Any
) -> Any:
    """The code of a template: the same for the same text at the same place, in environments of the same abilities."""
    if not isinstance(source, str) or more or named:
        return _compile(self, source, name, filename, *more, **named)
    # Jinja applies filters and tests to constants as it compiles; they are kept alive here, so that no other has their id.
    abilities = tuple(self.filters.items()), tuple(self.tests.items())
    settings = self.autoescape, self.trim_blocks, self.lstrip_blocks, self.undefined, tuple(self.extensions)
    key = (source, name, filename, type(self), settings, repr(abilities))
    if key not in _compiled:
        _compiled[key] = _compile(self, source, name, filename)
        _kept_alive.append(abilities)
    return _compiled[key]


def _list_once(self: FileSystemLoader) -> list[str]:
    """The files in the folders of a theme; those of a handbook's own folder are looked up each time."""
    found: set[str] = set()
    for folder in self.searchpath:
        found.update(_installed(folder) if folder.startswith(INSTALLED) else _files_in(folder))
    return sorted(found)


def _files_in(folder: str) -> list[str]:
    return _list_templates(FileSystemLoader(folder))


@cache
def _installed(folder: str) -> list[str]:
    """The files of an installed theme but its 14,000 icons: MkDocs copies nothing whose path has a part that starts with a dot."""
    return [name for name in _files_in(folder) if not name.startswith(".") and "/." not in name]

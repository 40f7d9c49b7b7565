"""What becomes of a change document that a form sends: it is checked, or written, and the site is built anew."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Any

from values_handbook.compare.report.parts import Frame
from values_handbook.compare.report.text import render_text
from values_handbook.editing.apply.branch import write_on_branch
from values_handbook.editing.apply.document import parse_document
from values_handbook.editing.apply.prepare import prepare, write
from values_handbook.editing.opened import open_handbook
from values_handbook.editing.rename_target import CannotEditError
from values_handbook.local.built import BuildError
from values_handbook.project import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from values_handbook.editing.apply.prepare import Prepared
    from values_handbook.local.built import BuiltSite

Answer = dict[str, Any]
"""What a form is told, as JSON: `refused` says why nothing was done. Else `told` says what changes; of a written change,
`page` is the address of its record from the site's root, or None, and `unbuilt` says why the pages do not show it."""


class Changes:
    """Changes of one handbook, one after another. `tell` is called with the path of each file that was written."""

    def __init__(self, root: Path, branch: str, built: BuiltSite, tell: Callable[[str], None]) -> None:
        self._root = root
        self._branch = branch
        self._built = built
        self._tell = tell
        self._one_at_a_time = Lock()

    def check(self, document: bytes) -> Answer:
        """What a change would do. Nothing is written."""
        return self._answer(document, lambda prepared: {"told": _told(prepared)})

    def apply(self, document: bytes) -> Answer:
        """Write a change, with a branch as a commit on it, and build the site anew."""
        return self._answer(document, self._write)

    def _answer(self, document: bytes, act: Callable[[Prepared], Answer]) -> Answer:
        with self._one_at_a_time:
            try:
                return act(prepare(open_handbook(self._root), parse_document(document)))
            except (CannotEditError, ConfigError) as error:
                return {"refused": str(error)}
            except OSError as error:
                return {
                    "refused": f"{error.filename} cannot be written: {(error.strerror or 'unknown reason').lower()}"
                }

    def _write(self, prepared: Prepared) -> Answer:
        if self._branch:
            write_on_branch(prepared, self._branch, further=True)
        else:
            write(prepared)
        for path in sorted(prepared.files):
            self._tell(path)
        answer: Answer = {"told": _told(prepared), "page": _page(prepared)}
        try:
            self._built.build()
        except BuildError as error:
            answer["unbuilt"] = str(error)
        return answer


def _told(prepared: Prepared) -> str:
    return render_text(prepared.comparison, Frame("before", "after"))


def _page(prepared: Prepared) -> str | None:
    """The address of the first record that changes, if it is published."""
    keys = (change.key for change in prepared.comparison.changes)
    published = (key for key in keys if key in prepared.after.linked.handbook.by_key)
    return next((str(prepared.after.plan.address(key)) for key in published), None)

"""A change as a patch that `git apply` takes: the records' files alone, seen from the last commit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.editing.apply.branch import head_of, tracked, tree_with
from values_handbook.editing.rename_target import CannotEditError
from values_handbook.files.together import Change
from values_handbook.history.git import GitError, repository, run_git

if TYPE_CHECKING:
    from values_handbook.editing.apply.prepare import Prepared

_PLAIN = ("-p", "--binary", "--full-index", "--no-renames", "--no-ext-diff", "--no-textconv", "--no-color")
"""As git writes patches by itself, whatever is set up on this machine."""


def patch_of(prepared: Prepared) -> bytes:
    """The patch of a prepared change. The ids that editors propose are not in it; `handbook schema` renews them.

    Raises CannotEditError where nothing changes, where there is no commit, or where a file has edits without a commit.
    """
    if not prepared.files:
        raise CannotEditError("nothing to change: the handbook says all of this already")
    changes = [Change(path, data, is_new=path in prepared.created) for path, data in sorted(prepared.files.items())]
    try:
        top = repository(prepared.before.project.root).top
        head = head_of(top)
        tree = tree_with(top, head, tracked(top, prepared, changes))
        return run_git(top, "diff-tree", *_PLAIN, f"{head}^{{tree}}", tree)
    except GitError as error:
        raise CannotEditError(f"no patch was made: {error}") from error

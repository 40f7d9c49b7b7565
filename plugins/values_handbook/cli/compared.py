"""What a prepared change does to the handbook, as `handbook diff` tells it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from values_handbook.cli.places import seen_from
from values_handbook.cli.terminal import say, takes_colours

if TYPE_CHECKING:
    from values_handbook.editing.apply.prepare import Prepared


def compared(prepared: Prepared, source: str) -> str:
    """What would change, with the paths seen from here; `source` is what the change comes from, such as the table."""
    # Only for this: to compare and to ask git takes as long to import as all the rest.
    from values_handbook.cli.states import WORKING_TREE
    from values_handbook.compare.report.parts import Frame
    from values_handbook.compare.report.text import render_text

    shown = seen_from(Path.cwd(), prepared.before.project.root)
    frame = Frame(WORKING_TREE, source)
    return render_text(prepared.comparison, frame, color=takes_colours(sys.stdout), shown=shown)


def say_written(prepared: Prepared) -> None:
    """Name the files that were written."""
    shown = seen_from(Path.cwd(), prepared.before.project.root)
    for path in sorted(prepared.files):
        say(f"{'created' if path in prepared.created else 'changed'} {shown(path)}")

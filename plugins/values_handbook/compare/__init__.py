"""Two states of a handbook held against one another: typed changes, and what they do to the whole.

::

    pairing      which record is which: the same key, or another one through `formerly`
    changes      what was added, removed, renamed, moved, aligned otherwise, reworded
    effects      coverage before and after, findings that came and went, who rests on a value that changed
    questions    what a reviewer should ask
    report/      all of it as text, Markdown or JSON

Nothing here knows where the two states come from: `history` reads them from git, and the command hands them over.
"""

from values_handbook.compare.comparison import Comparison, HandbookState, compare

__all__ = ["Comparison", "HandbookState", "compare"]

"""The comparison of two states of a handbook: typed changes, and their effects on the whole.

::

    pairing      which records correspond: by key, or by `formerly`
    changes      what was added, removed, renamed, moved, aligned otherwise, reworded
    effects      coverage before and after, findings that came and went, who rests on a value that changed
    questions    questions for the reviewer
    report/      all of it as text, Markdown or JSON

The states come from the caller: the command reads them from git with `history`.
"""

from values_handbook.compare.comparison import Comparison, HandbookState, compare

__all__ = ["Comparison", "HandbookState", "compare"]

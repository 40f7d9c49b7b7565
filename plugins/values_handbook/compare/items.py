"""Which item of one list is which of another."""

from __future__ import annotations

from collections import defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

ALIKE = 0.6
"""From this share of common words on, one text is taken for another wording of the other."""
MOST_COMPARED = 12
"""Items that are left over on one side and are compared with all of the other; with more, the lists are different ones. At
worst a pair takes 1 ms."""
LONGEST = 100
"""Words of an item that are compared."""


class Matched(NamedTuple):
    """Positions in two lists: `pairs` in the order of the second, `gone` in the first, `new` in the second."""

    pairs: list[tuple[int, int]]
    gone: list[int]
    new: list[int]

    @property
    def is_reordered(self) -> bool:
        """Whether both lists hold the same, each in another order."""
        return not self.gone and not self.new and self.pairs != sorted(self.pairs)


def match(old: Sequence[Hashable], new: Sequence[Hashable]) -> Matched:
    """Pair items that are equal; of several equal ones the first with the first."""
    places: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index, item in reversed(list(enumerate(old))):
        places[item].append(index)
    pairs, added = [], []
    for index, item in enumerate(new):
        if places[item]:
            pairs.append((places[item].pop(), index))
        else:
            added.append(index)
    paired = {before for before, _ in pairs}
    return Matched(pairs, [index for index in range(len(old)) if index not in paired], added)


def match_alike(old: Sequence[str], new: Sequence[str], found: Matched | None = None) -> Matched:
    """Pair texts that are equal, then those left over that share most of their words, in their order."""
    pairs, gone, added = found or match(old, new)
    if not gone or not added or max(len(gone), len(added)) > MOST_COMPARED:
        return Matched(pairs, gone, added)
    more = []
    left = list(gone)
    for index in added:
        likeness = [(_likeness(old[before], new[index]), -before) for before in left]
        best, place = max(likeness, default=(0.0, 0))
        if best >= ALIKE:
            more.append((-place, index))
            left.remove(-place)
    came = {after for _, after in more}
    every = sorted([*pairs, *more], key=lambda pair: pair[1])
    return Matched(every, left, [index for index in added if index not in came])


def _likeness(before: str, after: str) -> float:
    matcher = SequenceMatcher(None, before.split()[:LONGEST], after.split()[:LONGEST], autojunk=False)
    # The bounds are found in a tenth of the time, and most texts have little in common.
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0

"""What differs between two states of a file of many records, without reading the others.

A file of 300 goals of which one is edited is mostly goals that are as they were, and YAML takes a hundred times as long to
read as it takes to see that.
"""

from __future__ import annotations

import re
from collections import Counter

_ITEM = re.compile(rb"^(?=-[ \t\r\n])", re.MULTILINE)
"""Where an item of a list at the left margin starts. Whatever belongs to one stands further right."""
_SHARED = re.compile(rb"(?:^|[\s\[{,:-])[&*][^\s,\[\]{}]", re.MULTILINE)
"""What may be an anchor or an alias, which ties items to one another."""


def unlike(before: bytes, after: bytes) -> tuple[bytes, bytes]:
    """Two states of a file without the items that both have; as they are where one is no list, or its items share parts.

    Where nothing else is left, nothing is.
    """
    if not (before and after) or before == after or _SHARED.search(before) or _SHARED.search(after):
        return (b"", b"") if before == after else (before, after)
    (head, *old), (other_head, *new) = _ITEM.split(before), _ITEM.split(after)
    if not old or not new or _holds_data(head) or _holds_data(other_head):
        return before, after
    return _left(old, new), _left(new, old)


def _holds_data(head: bytes) -> bool:
    """Whether more than comments stands before the first item."""
    return any(line.strip() and not line.lstrip().startswith(b"#") for line in head.splitlines())


def _left(items: list[bytes], others: list[bytes]) -> bytes:
    known = Counter(map(bytes.rstrip, others))
    kept = []
    for item in items:
        if known[item.rstrip()]:
            known[item.rstrip()] -= 1
        else:
            kept.append(item if item.endswith(b"\n") else item + b"\n")
    return b"".join(kept)

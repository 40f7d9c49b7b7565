"""The items that differ between two states of a file of many records.

In a file of 300 goals of which one is edited most goals are unchanged, and reading YAML takes a hundred times as long as
comparing its text.
"""

from __future__ import annotations

import re
from collections import Counter

_ITEM = re.compile(rb"^(?=-[ \t\r\n])", re.MULTILINE)
"""The start of an item of a list at the left margin. Everything in the item is indented."""
_SHARED = re.compile(rb"(?:^|[\s\[{,:-])[&*][^\s,\[\]{}]", re.MULTILINE)
"""Text that may be an anchor or an alias, which makes items depend on one another."""


def differing_items(before: bytes, after: bytes) -> tuple[bytes, bytes]:
    """Two states of a file without the items that both have. They are unchanged if one is no list or uses anchors.

    Both are empty where nothing differs.
    """
    if not (before and after) or before == after or _SHARED.search(before) or _SHARED.search(after):
        return (b"", b"") if before == after else (before, after)
    (head, *old), (other_head, *new) = _ITEM.split(before), _ITEM.split(after)
    if not old or not new or _holds_data(head) or _holds_data(other_head):
        return before, after
    return _without_common(old, new), _without_common(new, old)


def _holds_data(head: bytes) -> bool:
    """Whether more than comments stands before the first item."""
    return any(line.strip() and not line.lstrip().startswith(b"#") for line in head.splitlines())


def _without_common(items: list[bytes], others: list[bytes]) -> bytes:
    known = Counter(map(bytes.rstrip, others))
    differing = []
    for item in items:
        if known[item.rstrip()]:
            known[item.rstrip()] -= 1
        else:
            differing.append(item if item.endswith(b"\n") else item + b"\n")
    return b"".join(differing)

"""Fits a report into a comment: the most useful sections come first, and omitted blocks are counted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ReportSection:
    """A part of a report: its heading, what stands before its blocks (the head of a table), and the blocks.

    `what` names the blocks where they are counted; `gap` stands between two of them.
    """

    heading: str
    blocks: list[str]
    what: tuple[str, str]
    opening: str = ""
    gap: str = "\n"


def size(text: str) -> int:
    """The length of a text as forges count it, at its largest: code units of UTF-16, of which an emoji has two."""
    return len(text) + sum(character > "\uffff" for character in text)


def fit(section: ReportSection, room: int) -> tuple[str, int]:
    """The section in at most `room` characters, and how many of its blocks are left out.

    A section of which not one block fits is left out whole.
    """
    head = f"### {section.heading}\n\n{section.opening}"
    used = size(head)
    fitting: list[str] = []
    for block in section.blocks:
        used += size(section.gap) + size(block)
        if used > room:
            break
        fitting.append(block)
    return (head + section.gap.join(fitting) if fitting else "", len(section.blocks) - len(fitting))

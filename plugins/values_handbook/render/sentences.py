"""Sentences about changes as HTML: those of `handbook diff` in the site's language, with links and marked words.

All text of contributors is escaped here. Removed and added words stand in `<del>` and `<ins>`, which are distinguished by
a line through or below them, and by a word for those who listen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from values_handbook.compare.changes import (
    FieldChanged,
    ItemAdded,
    ItemRemoved,
    ItemsReordered,
    ProseChanged,
    StatusChanged,
)
from values_handbook.compare.report.parts import ChangedWords, Code, Named, Quoted, abridged
from values_handbook.compare.report.wording import describe_change
from values_handbook.model.record import Key
from values_handbook.prose import excerpt
from values_handbook.render.html import turned
from values_handbook.taxonomy import KIND

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from values_handbook.compare.changes import Change, DiffPiece
    from values_handbook.compare.report.parts import ReportLine, TextPart
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.labels import Labels
    from values_handbook.render.context import LinkView

BRIEF = 300
"""Characters of each piece of a text, and of a quote, where many changes are listed."""
FULL = 5_000
"""The same in the full history of a value."""
_RECORD = re.compile(rf"({KIND}):([a-z0-9-]+)\Z")
_WHO = frozenset({"owner", "by", "adopted_by"})
"""Fields, by the last word of their names, in which a bare id is that of a person or a team."""
_LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)")
"""A link in Markdown, of which readers want the words."""


@dataclass(frozen=True, slots=True)
class Sentences:
    """Renders changes as sentences. `link` returns the link to an existing record."""

    linked: LinkedHandbook
    labels: Labels
    link: Callable[[Key], LinkView]

    def brief(self, change: Change) -> Markup:
        """A change in a list of many: long texts are cut to the surroundings of the changed words."""
        return self._sentence(change, BRIEF, abridged)

    def full(self, change: Change) -> Markup:
        """A change with the whole of its texts."""
        return self._sentence(change, FULL, tuple)

    def _sentence(
        self, change: Change, most: int, kept: Callable[[tuple[DiffPiece, ...]], tuple[DiffPiece, ...]]
    ) -> Markup:
        line = self._named(change, describe_change(change, self.labels))
        return Markup().join(self._part(part, most, kept) for part in line)

    def _named(self, change: Change, line: ReportLine) -> ReportLine:
        """A sentence with records in place of their keys and ids, and the labels of fields and statuses."""
        if isinstance(change, StatusChanged):
            return tuple(self._status(part) for part in line)
        if not isinstance(change, FieldChanged | ItemAdded | ItemRemoved | ItemsReordered | ProseChanged):
            return line
        name = change.field.rpartition(".")[2]
        at = line.index(Code(change.field))
        field = self.labels.known(f"field-{name}") or line[at]
        return tuple(
            field if place == at else self._word(name, self._reference(part, is_who=name in _WHO))
            for place, part in enumerate(line)
        )

    def _word(self, field: str, part: TextPart) -> TextPart:
        """The label of a word that a field may say, such as a confidence, where there is one."""
        return (self.labels.known(f"{field}-{part.text}") or part) if isinstance(part, Code) else part

    def _status(self, part: TextPart) -> TextPart:
        return (self.labels.known(f"status-{part.text}") or part) if isinstance(part, Code) else part

    def _reference(self, part: TextPart, *, is_who: bool) -> TextPart:
        if not isinstance(part, Code | Quoted):
            return part
        found = _RECORD.match(part.text)
        possible = [Key(found[1], found[2])] if found else []
        if is_who and not found:
            possible = [Key(kind, part.text) for kind in ("person", "team")]
        there = [key for key in possible if key in self.linked]
        return Named(there[0]) if len(there) == 1 else part

    def _part(
        self, part: TextPart, most: int, kept: Callable[[tuple[DiffPiece, ...]], tuple[DiffPiece, ...]]
    ) -> Markup:
        match part:
            case str():
                return escape(part)
            case Named(key):
                return escape(self.link(key)) if key in self.linked else escape(key.id)
            case Quoted(text):
                return escape(self.labels("quoted", text=readable(text, most)))
            case Code(text):
                return Markup("<code>{}</code>").format(excerpt(text, most))
            case ChangedWords(words):
                shown = Markup(" ").join(self._pieces(kept(words), most))
                return turned(shown, " ".join(piece.text for piece in words), self.labels.direction, "bdi")

    def _pieces(self, words: Iterable[DiffPiece], most: int) -> Iterable[Markup]:
        for fate, text in words:
            shown = readable(text, most)
            if fate == "same":
                yield escape(shown)
            elif fate == "gone":
                yield Markup('<del><span class="hb-hidden">{}: </span>{}</del>').format(self.labels("removed"), shown)
            else:
                yield Markup('<ins><span class="hb-hidden">{}: </span>{}</ins>').format(self.labels("added"), shown)


def readable(text: str, most: int) -> str:
    """The words of a text on one line, cut where it is long."""
    flat = " ".join(text[: most * 8].split())
    return excerpt(_LINK.sub(r"\1", flat), most)

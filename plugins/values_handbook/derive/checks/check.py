"""What a content check is: a question that is put to certain records, and what is found of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.diagnostics import Diagnostic
    from values_handbook.model.record import Key, Record

    Found = tuple[Record, Diagnostic]
    """A record that does not pass, and what is said of it. What is said once of several stands beside each of them."""


class Check(NamedTuple):
    """A question. `asked` says whom it is put to: those alone for whom it means something. `find` says who does not pass."""

    code: str
    asked: Callable[[LinkedHandbook], Sequence[Record]]
    find: Callable[[LinkedHandbook, Sequence[Record]], Iterable[Found]]


class Outcome(NamedTuple):
    """Whom a check asked, each once, and what it found. All others have passed."""

    code: str
    asked: tuple[Key, ...]
    found: tuple[tuple[Key, Diagnostic], ...]


def each(
    find: Callable[[LinkedHandbook, Record], Iterator[Diagnostic]],
) -> Callable[[LinkedHandbook, Sequence[Record]], Iterator[Found]]:
    """A check that looks at one record after another."""

    def found(linked: LinkedHandbook, records: Sequence[Record]) -> Iterator[Found]:
        return ((record, item) for record in records for item in find(linked, record))

    return found


def run(check: Check, linked: LinkedHandbook) -> Outcome:
    """Put a check to its records."""
    records = check.asked(linked)
    found = tuple((record.key, item) for record, item in check.find(linked, records)) if records else ()
    return Outcome(check.code, tuple(record.key for record in records), found)

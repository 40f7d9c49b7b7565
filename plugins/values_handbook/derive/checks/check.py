"""The type of content checks, and how one is run."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.diagnostics import Diagnostic
    from values_handbook.model.record import Key, Record

    Found = tuple[Record, Diagnostic]
    """A record that does not pass, and its diagnostic. One diagnostic may stand for several records."""


class Check(NamedTuple):
    """A check: `applies_to` returns the records for which it is meaningful, `find` those of them that do not pass."""

    code: str
    applies_to: Callable[[LinkedHandbook], Sequence[Record]]
    find: Callable[[LinkedHandbook, Sequence[Record]], Iterable[Found]]


class Outcome(NamedTuple):
    """The records that a check applies to, each once, and its findings. Records without a finding have passed."""

    code: str
    checked: tuple[Key, ...]
    found: tuple[tuple[Key, Diagnostic], ...]


def each(
    find: Callable[[LinkedHandbook, Record], Iterator[Diagnostic]],
) -> Callable[[LinkedHandbook, Sequence[Record]], Iterator[Found]]:
    """Turn a function of one record into a `Check.find` of many."""

    def found(linked: LinkedHandbook, records: Sequence[Record]) -> Iterator[Found]:
        return ((record, item) for record in records for item in find(linked, record))

    return found


def join_words(words: Iterable[str], link: str) -> str:
    """Words as they are listed in a sentence: `a, b and c`. There is at least one."""
    *first, last = words
    return f"{', '.join(first)} {link} {last}" if first else last


def run(check: Check, linked: LinkedHandbook) -> Outcome:
    """Run a check on the records that it applies to."""
    records = check.applies_to(linked)
    found = tuple((record.key, item) for record, item in check.find(linked, records)) if records else ()
    return Outcome(check.code, tuple(record.key for record in records), found)

"""Proposals that became part of the handbook: by whom in relation to its owners, and after how many days."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from values_handbook.derive.teams import members
from values_handbook.model.kinds import Person

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from values_handbook.derive.history import Proposal
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Key

_NO_REPLY = re.compile(r"(?:\d+[+-])?([^@]+)@users\.noreply\.(git(?:hub|lab)\.com)", re.IGNORECASE)


class Proposals(NamedTuple):
    """How many proposals were taken in, and by whom those that changed records that were there already.

    `others` own none of the records that they changed, `owners` own one of them; of `unknown` ones nobody can tell. `days`
    are those from the first commit of a proposal to the day on which it was taken in, in order, as far as git tells.
    """

    total: int
    others: int
    owners: int
    unknown: int
    days: tuple[int, ...]


def proposals(linked: LinkedHandbook, since: date) -> Proposals:
    """The proposals of a time."""
    found = [item for item in linked.history.proposals if since < item.day <= linked.today]
    verdicts = [_is_by_owner(linked, item) for item in found if any(key in linked for key in item.keys)]
    return Proposals(
        total=len(found),
        others=sum(verdict is False for verdict in verdicts),
        owners=sum(verdict is True for verdict in verdicts),
        unknown=sum(verdict is None for verdict in verdicts),
        days=tuple(sorted(item.days for item in found if item.days is not None)),
    )


def author_marks(name: str, address: str) -> tuple[str, ...]:
    """By what an author is known again, as digests: nobody can read a name or an address off them."""
    handle = _NO_REPLY.fullmatch(address)
    texts = (f"mailto:{address}", f"name:{name}", f"{handle[2]}/{handle[1]}" if handle else "")
    return tuple(_digest(text) for text in texts if text)


def _is_by_owner(linked: LinkedHandbook, proposal: Proposal) -> bool | None:
    """Whether an author of a proposal owns a record that it changed; None where some owner is not known to git."""
    owners = {owner for key in proposal.keys if key in linked for owner in linked.graph.targets(key, "owner")}
    people = {person for owner in owners for person in _people(linked, owner)}
    links = {person: set(_linked_marks(linked, person)) for person in people}
    names = (mark for person in people for mark in _name_marks(linked, person))
    if not {*names, *(mark for found in links.values() for mark in found)}.isdisjoint(proposal.authors):
        return True
    # That a name differs says nothing: git may know the same person by another one.
    is_known = (
        bool(people) and all(links.values()) and all(owner in people or members(linked, owner) for owner in owners)
    )
    return False if is_known else None


def _people(linked: LinkedHandbook, owner: Key) -> list[Key]:
    """The person that owns something, or the people of the team that does."""
    return [owner] if owner.kind == "person" else [key for key in members(linked, owner) if key.kind == "person"]


def _linked_marks(linked: LinkedHandbook, person: Key) -> Iterator[str]:
    """The addresses and profiles among the links of a person."""
    for link in linked.record(person).fields.links:
        parts = urlsplit(link.url)
        if parts.scheme == "mailto":
            yield _digest(link.url)
        elif parts.scheme in ("http", "https"):
            yield _digest(f"{parts.netloc}{parts.path.rstrip('/')}")


def _name_marks(linked: LinkedHandbook, person: Key) -> Iterator[str]:
    """The names of a person, or of those who hold a role."""
    fields = linked.record(person).fields
    assert isinstance(fields, Person)
    yield from (_digest(f"name:{name}") for name in (*fields.held_by, fields.title))


def _digest(text: str) -> str:
    return hashlib.sha256(text.casefold().encode()).hexdigest()[:24]

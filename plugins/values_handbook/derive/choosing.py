"""How the values were chosen: the candidates, and how many of them were left at each step."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from values_handbook.derive.query import query
from values_handbook.model.kinds import Candidate

if TYPE_CHECKING:
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Key, Record

_GONE_ON = ("kept", "behaviour")
"""Outcomes of candidates that are on the shortlist whether they were voted on or not.

One that was merged before the vote says the same as another, and counts with that one.
"""
_LED_TO_A_VALUE = ("kept", "merged")


class Funnel(NamedTuple):
    """How many were left at each step.

    `mentions` is the sum of the mentions of all candidates: whoever said two things counts twice. `candidates` is the number
    of candidates. `shortlist` counts those that were voted on, even without a vote, and those that were kept or became a
    behaviour without a vote. `values` counts the values that candidates were kept as or merged into, each once, without
    those that were declined later.
    """

    mentions: int
    candidates: int
    shortlist: int
    values: int


def was_chosen(linked: LinkedHandbook) -> bool:
    """Whether there is anything to say of how the values were chosen: a candidate, or a declined value."""
    return bool(linked.of("candidate") or declined_values(linked))


@query
def funnel(linked: LinkedHandbook) -> Funnel:
    """How many candidates were left at each step."""
    candidates = [(record.key, candidate_of(record)) for record in linked.of("candidate")]
    values = {
        value
        for key, candidate in candidates
        if candidate.outcome in _LED_TO_A_VALUE
        for value in linked.graph.targets(key, "became")
        if linked.record(value).fields.status != "declined"
    }
    return Funnel(
        mentions=sum(candidate.mentions or 0 for _, candidate in candidates),
        candidates=len(candidates),
        shortlist=sum(is_on_shortlist(candidate) for _, candidate in candidates),
        values=len(values),
    )


def is_on_shortlist(candidate: Candidate) -> bool:
    """Whether a candidate was voted on, or went on without a vote."""
    return candidate.votes is not None or candidate.outcome in _GONE_ON


def candidates_by_cluster(linked: LinkedHandbook) -> dict[str, list[Record]]:
    """The candidates by their clusters, in the order of the site; those without one at the end, under an empty text.

    In a cluster, those with most votes come first, then those with most mentions.
    """
    found: dict[str, list[Record]] = {}
    for record in linked.of("candidate"):
        found.setdefault(candidate_of(record).cluster or "", []).append(record)
    return {name: sorted(found[name], key=_rank) for name in sorted(found, key=lambda name: not name)}


def _rank(record: Record) -> tuple[int, int]:
    candidate = candidate_of(record)
    votes = -1 if candidate.votes is None else candidate.votes
    return -votes, -(candidate.mentions or 0)


def candidates_of(linked: LinkedHandbook, value: Key) -> list[Key]:
    """The candidates that became a value or a behaviour of it, in the order of the site."""
    return linked.in_order(linked.graph.sources(value, "became", "candidate"))


def declined_values(linked: LinkedHandbook) -> list[Record]:
    """The values that were proposed and not adopted."""
    return [record for record in linked.of("value") if record.fields.status == "declined"]


def candidate_of(record: Record) -> Candidate:
    """The fields of a candidate."""
    assert isinstance(record.fields, Candidate)
    return record.fields

"""Chains that lead back to their start: a goal that is its own ancestor, a team that contains itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.diagnostics import Diagnostic, Related, diagnostic
from values_handbook.model.locate import locate_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from values_handbook.link.reference import Reference
    from values_handbook.model.record import Handbook, Key

CHAINS = {
    ("goal", "parent"): "ancestor",
    ("goal", "follows"): "predecessor",
    ("objective", "parent"): "ancestor",
    ("team", "parent"): "ancestor",
    ("value", "replaced_by"): "replacement",
}
"""The fields that must not lead back to their start, with the word for what a record would be to itself."""


def find_cycles(references: Iterable[Reference], handbook: Handbook) -> tuple[set[Reference], list[Diagnostic]]:
    """The references that close a cycle, all of them, and one diagnostic per cycle that shows its chain."""
    steps: dict[tuple[str, str], dict[Key, Reference]] = {chain: {} for chain in CHAINS}
    for reference in references:
        if isinstance(reference.source, tuple):
            chain = (reference.source.kind, reference.field)
            if chain in steps:
                steps[chain].setdefault(reference.source, reference)
    cut: set[Reference] = set()
    found: list[Diagnostic] = []
    for chain, following in steps.items():
        for cycle in _cycles(following):
            cut |= set(cycle)
            found.append(_report(cycle, CHAINS[chain], handbook))
    return cut, found


def _cycles(following: Mapping[Key, Reference]) -> list[list[Reference]]:
    """Each cycle of a functional graph once, starting with its first record in the order of the handbook."""
    done: set[Key] = set()
    cycles = []
    for start in following:
        trail: dict[Key, Reference] = {}
        key = start
        while key in following and key not in trail and key not in done:
            trail[key] = following[key]
            key = following[key].target
        if key in trail:
            keys = list(trail)
            members = keys[keys.index(key) :]
            first = min(members, key=list(following).index)
            turned = members[members.index(first) :] + members[: members.index(first)]
            cycles.append([trail[member] for member in turned])
        done |= trail.keys()
    return cycles


def _report(cycle: list[Reference], word: str, handbook: Handbook) -> Diagnostic:
    first = cycle[0].source
    assert isinstance(first, tuple)
    chain = " → ".join([*(f"`{step.target.id}`" for step in [cycle[-1], *cycle])])
    spans = [locate_record(handbook.by_key[step.source], step.path) for step in cycle if isinstance(step.source, tuple)]
    related = [
        Related(span, f"`{step.target.id}` is named here") for span, step in zip(spans[1:], cycle[1:], strict=True)
    ]
    headline = f"the {first.kind} `{first.id}` is its own {word}: {chain}"
    return diagnostic("cycle", headline, spans[0], related=related, help="remove or change one of these references")

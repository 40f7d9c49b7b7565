"""Chains that lead back to their start: a goal that is its own ancestor, a team that contains itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.diagnostics import Diagnostic, Related, diagnostic
from values_handbook.model.locate import locate_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from values_handbook.link.graph import Reference
    from values_handbook.model.record import Handbook, Key

CHAINS = {
    ("goal", "parent"): "ancestor",
    ("goal", "follows"): "predecessor",
    ("objective", "parent"): "ancestor",
    ("team", "parent"): "ancestor",
    ("value", "replaced_by"): "replacement",
}
"""The fields that must not lead back to their start, with the word for what a record would be to itself."""

MAX_LEVELS = 50
"""How deep parents may lie in one another: the cascade is written by templates that call themselves for each level."""
MAX_SHOWN = 20
"""How many records of a cycle are shown."""


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
        if chain[1] == "parent":
            deep = _too_deep({key: step for key, step in following.items() if step not in cut})
            cut |= set(deep)
            found += [_report_depth(step, handbook) for step in deep]
    return cut, found


def _too_deep(following: Mapping[Key, Reference]) -> list[Reference]:
    """The references that lead one level deeper than MAX_LEVELS, counted anew below each of them. There are no cycles."""
    levels: dict[Key, int] = {}
    deep: list[Reference] = []
    for start in following:
        trail = [start]
        while trail[-1] not in levels and trail[-1] in following:
            trail.append(following[trail[-1]].target)
        levels.setdefault(trail[-1], 1)
        for key, above in zip(trail[-2::-1], trail[:0:-1], strict=True):
            levels[key] = levels[above] + 1
            if levels[key] > MAX_LEVELS:
                levels[key] = 1
                deep.append(following[key])
    return deep


def _report_depth(step: Reference, handbook: Handbook) -> Diagnostic:
    assert isinstance(step.source, tuple)
    headline = f"the {step.source.kind} `{step.source.id}` lies more than {MAX_LEVELS} levels below the top"
    place = locate_record(handbook.by_key[step.source], step.path)
    return diagnostic("too-many-levels", headline, place, help="name a parent that is nearer to the top, or none")


def _cycles(following: Mapping[Key, Reference]) -> list[list[Reference]]:
    """Each cycle of a functional graph once, starting with its first record in the order of the handbook."""
    done: set[Key] = set()
    cycles = []
    position = {key: number for number, key in enumerate(following)}
    for start in following:
        trail: dict[Key, Reference] = {}
        key = start
        while key in following and key not in trail and key not in done:
            trail[key] = following[key]
            key = following[key].target
        if key in trail:
            keys = list(trail)
            members = keys[keys.index(key) :]
            first = min(members, key=position.__getitem__)
            turned = members[members.index(first) :] + members[: members.index(first)]
            cycles.append([trail[member] for member in turned])
        done.update(trail)
    return cycles


def _report(cycle: list[Reference], word: str, handbook: Handbook) -> Diagnostic:
    first = cycle[0].source
    assert isinstance(first, tuple)
    steps = [cycle[-1], *cycle]
    names = [f"`{step.target.id}`" for step in steps]
    chain = " → ".join(names if len(names) <= MAX_SHOWN else [*names[: MAX_SHOWN - 1], "…", names[-1]])
    shown = [step for step in cycle[:MAX_SHOWN] if isinstance(step.source, tuple)]
    spans = [locate_record(handbook.by_key[step.source], step.path) for step in shown if isinstance(step.source, tuple)]
    related = [
        Related(span, f"`{step.target.id}` is named here") for span, step in zip(spans[1:], shown[1:], strict=True)
    ]
    headline = f"the {first.kind} `{first.id}` is its own {word}: {chain}"
    return diagnostic("cycle", headline, spans[0], related=related, help="remove or change one of these references")

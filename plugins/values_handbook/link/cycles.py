"""Chains that lead back to their start: a goal that is its own ancestor, a measure that is the same as itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from values_handbook.diagnostics import Diagnostic, Related, diagnostic
from values_handbook.model.locate import locate_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from values_handbook.diagnostics import Span
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
SAME_AS = "measures.same_as"
"""The field in which a measure names another one, of a goal or an objective; it must not lead back to its start either."""

MAX_LEVELS = 50
"""How deep parents may lie in one another: the cascade is written by templates that call themselves for each level."""
MAX_SHOWN = 20
"""How many records of a cycle are shown."""


class _Node(NamedTuple):
    """What a chain goes through: a record, or the measure with this number of one."""

    key: Key
    part: str = ""

    def __str__(self) -> str:
        return f"{self.key}#{self.part}" if self.part else self.key.id


class _Step(NamedTuple):
    """A step of a chain, and the reference that makes it."""

    target: _Node
    reference: Reference


def find_cycles(references: Iterable[Reference], handbook: Handbook) -> tuple[set[Reference], list[Diagnostic]]:
    """The references that close a cycle, all of them, and one diagnostic per cycle that shows its chain."""
    steps: dict[tuple[str, str], dict[_Node, _Step]] = {chain: {} for chain in (*CHAINS, ("", SAME_AS))}
    for reference in references:
        if not isinstance(reference.source, tuple):
            continue
        if reference.field == SAME_AS:
            source = _Node(reference.source, str(int(reference.path[1]) + 1))
            steps["", SAME_AS][source] = _Step(_Node(reference.target, reference.behaviour), reference)
        elif (chain := (reference.source.kind, reference.field)) in steps:
            steps[chain].setdefault(_Node(reference.source), _Step(_Node(reference.target), reference))
    cut: set[Reference] = set()
    found: list[Diagnostic] = []
    for chain, following in steps.items():
        for cycle in _cycles(following):
            cut |= {step.reference for step in cycle}
            found.append(_report(cycle, CHAINS.get(chain), handbook))
        if chain[1] == "parent":
            kept = {node: step for node, step in following.items() if step.reference not in cut}
            deep = [step.reference for step in _too_deep(kept)]
            cut |= set(deep)
            found += [_report_depth(reference, handbook) for reference in deep]
    return cut, found


def _too_deep(following: Mapping[_Node, _Step]) -> list[_Step]:
    """The references that lead one level deeper than MAX_LEVELS, counted anew below each of them. There are no cycles."""
    levels: dict[_Node, int] = {}
    deep: list[_Step] = []
    for start in following:
        trail = [start]
        while trail[-1] not in levels and trail[-1] in following:
            trail.append(following[trail[-1]].target)
        levels.setdefault(trail[-1], 1)
        for node, above in zip(trail[-2::-1], trail[:0:-1], strict=True):
            levels[node] = levels[above] + 1
            if levels[node] > MAX_LEVELS:
                levels[node] = 1
                deep.append(following[node])
    return deep


def _report_depth(step: Reference, handbook: Handbook) -> Diagnostic:
    assert isinstance(step.source, tuple)
    headline = f"the {step.source.kind} `{step.source.id}` lies more than {MAX_LEVELS} levels below the top"
    return diagnostic(
        "too-many-levels", headline, _place(step, handbook), help="name a parent that is nearer to the top, or none"
    )


def _cycles(following: Mapping[_Node, _Step]) -> list[list[_Step]]:
    """Each cycle of a functional graph once, starting with its first node in the order of the handbook."""
    done: set[_Node] = set()
    cycles = []
    position = {node: number for number, node in enumerate(following)}
    for start in following:
        trail: dict[_Node, _Step] = {}
        node = start
        while node in following and node not in trail and node not in done:
            trail[node] = following[node]
            node = following[node].target
        if node in trail:
            nodes = list(trail)
            members = nodes[nodes.index(node) :]
            first = min(members, key=position.__getitem__)
            turned = members[members.index(first) :] + members[: members.index(first)]
            cycles.append([trail[member] for member in turned])
        done.update(trail)
    return cycles


def _report(cycle: list[_Step], word: str | None, handbook: Handbook) -> Diagnostic:
    """A cycle; the `word` is what its first record is to itself, None for a measure."""
    first = cycle[-1].target
    names = [f"`{step.target}`" for step in (cycle[-1], *cycle)]
    chain = " → ".join(names if len(names) <= MAX_SHOWN else [*names[: MAX_SHOWN - 1], "…", names[-1]])
    spans = [_place(step.reference, handbook) for step in cycle[:MAX_SHOWN]]
    related = [
        Related(span, f"`{step.target}` is named here")
        for span, step in zip(spans[1:], cycle[1:MAX_SHOWN], strict=True)
    ]
    if word is None:
        headline = f"measure {first.part} of the {first.key.kind} `{first.key.id}` is the same as itself: {chain}"
        help_line = "leave `same_as` out of the measure that the others repeat"
    else:
        headline = f"the {first.key.kind} `{first.key.id}` is its own {word}: {chain}"
        help_line = "remove or change one of these references"
    return diagnostic("cycle", headline, spans[0], related=related, help=help_line)


def _place(reference: Reference, handbook: Handbook) -> Span:
    assert isinstance(reference.source, tuple)
    return locate_record(handbook.by_key[reference.source], reference.path)

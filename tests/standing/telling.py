"""How a handbook stands, in the words of a case: its upkeep, what guards its pitfalls, its scorecard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.derive.guards import guards_of
from values_handbook.derive.standing.disagreements import disagreements
from values_handbook.derive.standing.measures import VERDICTS
from values_handbook.derive.standing.scorecard import scorecard
from values_handbook.model.kinds import Goal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.derive.standing.scorecard import Tally
    from values_handbook.pipeline import Site


def told(site: Site, expected: str) -> str:
    """What a site tells in the sections that a case expects, each below a line with its name."""
    wanted = [block.split("\n")[0] for block in expected.split("\n\n")]
    sections = {
        "upkeep": _upkeep,
        "guards": _guards,
        "scorecard": _scorecard,
        "measures": _measures,
        "disagreements": _disagreements,
    }
    return "\n\n".join("\n".join([name, *sections[name](site)]) for name in wanted)


def _upkeep(site: Site) -> Iterator[str]:
    """How many questions are open in each part, and of how many records for each check that asked of some."""
    for part in site.upkeep.parts:
        yield f"{part.name} {part.open}"
        for check in part.checks:
            if check.checked:
                yield f"  {check.code} {len(check.open)} open of {check.checked}"


def _guards(site: Site) -> Iterator[str]:
    for record in site.linked.of("pitfall"):
        states = [f"{guard.key or guard.code} {guard.state}" for guard in guards_of(site.linked, record)]
        yield f"{record.id}: {', '.join(states)}"


def _scorecard(site: Site) -> Iterator[str]:
    found = scorecard(site.linked, {})
    for lens, tally in found.lenses:
        yield f"{lens or 'no lens'}: {_counts(tally)}"
    for key, tally in (*found.teams, *found.objectives):
        yield f"{key}: {_counts(tally)}"


def _measures(site: Site) -> Iterator[str]:
    for item in scorecard(site.linked, {}).measures:
        yield f"{item.key} {item.measure.title}: {item.verdict}"


def _disagreements(site: Site) -> Iterator[str]:
    for record in site.linked.of("goal"):
        assert isinstance(record.fields, Goal)
        for measure, found in zip(record.fields.measures, disagreements(site.linked, record.key), strict=True):
            if found is not None:
                yield f"{record.key} {measure.title}: {found.verdict}, {found.confidence}"


def _counts(tally: Tally) -> str:
    found = zip(tally.counts, VERDICTS, strict=True)
    return ", ".join(f"{count} {verdict}" for count, verdict in found if count) or "nothing"

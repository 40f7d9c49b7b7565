"""The corpus for Sphinx-Needs: a page for each record, which is a need with links to others."""

from __future__ import annotations

from textwrap import indent
from typing import TYPE_CHECKING

from tests.benchmarks.forms import matrices
from tests.benchmarks.forms.files import write_text
from tests.benchmarks.forms.pages import SECTIONS
from tests.benchmarks.links import Links
from tests.benchmarks.prose import restructured

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tests.benchmarks.corpus import Corpus, Goal, Team, Value

SETTINGS = """\
project = "Handbook"
extensions = ["sphinx_needs"]
html_theme = "alabaster"
needs_types = [
    {"directive": kind, "title": kind.capitalize(), "prefix": kind.upper() + "_", "color": "#eee", "style": "node"}
    for kind in ("value", "goal", "objective", "team")
]
needs_fields = {name: {"schema": {"type": "string"}} for name in ("owner", "due")}
needs_links = {
    "team": {"incoming": "has goals", "outgoing": "of team"},
    "objective": {"incoming": "served by", "outgoing": "serves"},
    "parent": {"incoming": "has child goals", "outgoing": "cascades from"},
    "carries": {"incoming": "carried by", "outgoing": "carries"},
}
"""


def write(corpus: Corpus, folder: Path) -> None:
    """Pages in the folder itself, with `conf.py`."""
    for path, text in _Pages(Links(corpus)).all():
        # As in the other forms only the index pages are in the navigation, and Sphinx wants to be told of the others.
        is_index = path.endswith(("index", "overall"))
        write_text(folder / f"{path}.rst", text if is_index else f":orphan:\n\n{text}")
    write_text(folder / "conf.py", SETTINGS)


def need(name: str) -> str:
    """The id of a need: capitals, digits and underscores."""
    return name.upper().replace("-", "_")


def _raw(folder: str, name: str) -> str:
    return f"../{folder}/{name}.html"


class _Pages:
    def __init__(self, links: Links) -> None:
        self.links = links

    def all(self) -> Iterator[tuple[str, str]]:
        links, corpus = self.links, self.links.corpus
        yield "index", _titled("Handbook", _toctree([*(f"{name}/index" for name in SECTIONS), "matrices/overall"]))
        yield from ((f"values/{value.id}", self.value(value)) for value in corpus.values)
        yield from ((f"goals/{goal.id}", self.goal(goal)) for goal in corpus.goals)
        for item in corpus.objectives:
            goals = _table(("Goal", "Owner"), _with_owners(links.goals_of_objective[item.id]))
            text = _need("objective", item.id, item.title, [], restructured(item.description))
            yield f"objectives/{item.id}", _titled(item.title, text, goals)
        yield from ((f"teams/{team.id}", self.team(team)) for team in corpus.teams)
        for section in SECTIONS:
            table = f".. needtable::\n   :types: {section.removesuffix('s')}\n   :columns: id, title, owner, status"
            yield f"{section}/index", _titled(section.capitalize(), table)
        yield "matrices/overall", _titled("Values by objectives", _html(matrices.overall(links, _raw)))

    def value(self, value: Value) -> str:
        pairs = [(pair.do, pair.dont) for pair in self.links.pairs_of_value[value.id]]
        goals = [
            (_role(goal.id), goal.owner, item.strength, item.rationale)
            for goal, item in self.links.goals_of_value[value.id]
        ]
        about = _need("value", value.id, value.title, [], restructured(value.description))
        return _titled(
            value.title, about, _table(("Do", "Don't"), pairs), _table(("Goal", "Owner", "Strength", "Why"), goals)
        )

    def goal(self, goal: Goal) -> str:
        options = [("owner", goal.owner), ("status", goal.status), ("due", goal.due)]
        options += [("team", need(goal.team)), ("objective", need(goal.objective))]
        options += [("parent", need(goal.parent))] if goal.parent else []
        options += [("carries", ", ".join(need(item.value) for item in goal.alignments))]
        aligned = [(_role(item.value), item.strength, item.rationale) for item in goal.alignments]
        about = _need("goal", goal.id, goal.title, options, restructured(goal.description))
        children = _with_owners(self.links.children[goal.id])
        return _titled(
            goal.title, about, _table(("Value", "Strength", "Why"), aligned), _table(("Goal", "By"), children)
        )

    def team(self, team: Team) -> str:
        about = _need("team", team.id, team.title, [("owner", team.lead)], f"Lead: {team.lead}")
        goals = _with_owners(self.links.goals_of_team[team.id])
        matrix = _html(matrices.of_team(self.links, team, _raw))
        return _titled(team.title, about, matrix, _table(("Goal", "Owner"), goals))


def _titled(title: str, *parts: str) -> str:
    return "\n\n".join([f"{title}\n{'=' * len(title)}", *filter(None, parts)]) + "\n"


def _need(kind: str, name: str, title: str, options: Iterable[tuple[str, str]], text: str) -> str:
    lines = [f".. {kind}:: {title}", *(f"   :{key}: {value}" for key, value in [("id", need(name)), *options])]
    return "\n".join([*lines, "", indent(text, "   ")])


def _role(name: str) -> str:
    return f":need:`{need(name)}`"


def _with_owners(goals: Iterable[Goal]) -> list[tuple[str, ...]]:
    return [(_role(goal.id), goal.owner) for goal in goals]


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A list table; nothing where there are no rows."""
    told = list(rows)
    if not told:
        return ""
    lines = ["   * - " + "\n     - ".join(row) for row in (heads, *told)]
    return "\n".join([".. list-table::\n   :header-rows: 1\n", *lines])


def _toctree(paths: Iterable[str]) -> str:
    return "\n".join([".. toctree::", "", *(f"   {path}" for path in paths)])


def _html(text: str) -> str:
    return ".. raw:: html\n\n" + indent(text, "   ")

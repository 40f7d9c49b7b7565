"""The pages that somebody would write by hand: the same records, texts and links, in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.benchmarks.forms import matrices
from tests.benchmarks.prose import markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tests.benchmarks.corpus import Goal, Objective, Team, Value
    from tests.benchmarks.links import Links

SECTIONS = ("values", "goals", "objectives", "teams")


def by_file(folder: str, name: str) -> str:
    """A link as MkDocs wants it: to the source file, seen from a page in a folder."""
    return f"../{folder}/{name}.md"


def by_address(folder: str, name: str) -> str:
    """A link as most other generators want it: to the address, from the site's root."""
    return f"/{folder}/" if name == "index" else f"/{folder}/{name}/"


class Pages:
    """Markdown by page. `target` says how a page is linked to: `by_file` or `by_address`."""

    def __init__(self, links: Links, target: Callable[[str, str], str] = by_file) -> None:
        self.links = links
        self.target = target

    def all(self) -> Iterator[tuple[str, str]]:
        """The pages by their paths, such as `goals/goal-00001.md`."""
        corpus = self.links.corpus
        yield "index.md", self.home()
        yield from ((f"values/{value.id}.md", self.value(value)) for value in corpus.values)
        yield from ((f"goals/{goal.id}.md", self.goal(goal)) for goal in corpus.goals)
        yield from ((f"objectives/{objective.id}.md", self.objective(objective)) for objective in corpus.objectives)
        yield from ((f"teams/{team.id}.md", self.team(team)) for team in corpus.teams)
        yield from ((f"{section}/index.md", self.index(section)) for section in SECTIONS)
        yield "matrices/overall.md", self.matrix()

    def home(self) -> str:
        """The front page."""
        sections = [self._link(name.capitalize(), name, "index") for name in SECTIONS]
        links = "\n".join(f"- {link}" for link in [*sections, self._link("Matrix", "matrices", "overall")])
        return f"# Handbook\n\n{links.replace('(../', '(')}\n"

    def goal(self, goal: Goal) -> str:
        """A goal with its facts, text, values and child goals."""
        team, objective = self.links.teams[goal.team], self.links.objectives[goal.objective]
        facts = [
            ("Owner", goal.owner),
            ("Team", self._link(team.title, "teams", team.id)),
            ("Objective", self._link(objective.title, "objectives", objective.id)),
            ("Parent goal", self._goal(self.links.goals[goal.parent]) if goal.parent else "none"),
            ("Status", goal.status),
            ("Due", goal.due),
        ]
        aligned = [
            (self._link(self.links.values[item.value].title, "values", item.value), item.strength, item.rationale)
            for item in goal.alignments
        ]
        parts = [f"# {goal.title}", _table(("Field", "Content"), facts), markdown(goal.description)]
        parts += ["## Values", _table(("Value", "Strength", "Why"), aligned)]
        if children := self.links.children[goal.id]:
            parts += ["## Child goals", self._list(children)]
        return _joined(parts)

    def value(self, value: Value) -> str:
        """A value with its text, its do's and don'ts, and the goals that carry it."""
        pairs = [(pair.do, pair.dont) for pair in self.links.pairs_of_value[value.id]]
        goals = [
            (self._goal(goal), goal.owner, item.strength, item.rationale)
            for goal, item in self.links.goals_of_value[value.id]
        ]
        parts = [f"# {value.title}", markdown(value.description)]
        parts += ["## Do's and don'ts", _table(("Do", "Don't"), pairs)]
        return _joined([*parts, "## Goals", _table(("Goal", "Owner", "Strength", "Why"), goals)])

    def objective(self, objective: Objective) -> str:
        """An objective with its text and its goals."""
        goals = self._list(self.links.goals_of_objective[objective.id])
        return _joined([f"# {objective.title}", markdown(objective.description), "## Goals", goals])

    def team(self, team: Team) -> str:
        """A team with its lead, its matrix and its goals."""
        matrix = matrices.of_team(self.links, team, _raw)
        goals = self._list(self.links.goals_of_team[team.id])
        return _joined([f"# {team.title}", f"Lead: {team.lead}", "## Alignment", matrix, "## Goals", goals])

    def matrix(self) -> str:
        """The overall matrix."""
        return _joined(["# Values by objectives", matrices.overall(self.links, _raw)])

    def index(self, section: str) -> str:
        """The index page of a section."""
        return _joined([f"# {section.capitalize()}", _table(*self._index(section))])

    def _index(self, section: str) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
        """The heads and rows of an index."""
        links, corpus = self.links, self.links.corpus
        rows: list[tuple[str, ...]]
        match section:
            case "values":
                rows = [(self._to(x, section), str(len(links.goals_of_value[x.id]))) for x in corpus.values]
                return ("Value", "Goals"), rows
            case "goals":
                rows = [(self._to(x, section), x.owner, x.status) for x in corpus.goals]
                return ("Goal", "Owner", "Status"), rows
            case "objectives":
                rows = [(self._to(x, section), str(len(links.goals_of_objective[x.id]))) for x in corpus.objectives]
                return ("Objective", "Goals"), rows
            case _:
                rows = [(self._to(x, section), x.lead, str(len(links.goals_of_team[x.id]))) for x in corpus.teams]
                return ("Team", "Lead", "Goals"), rows

    def _to(self, record: Value | Goal | Objective | Team, section: str) -> str:
        return self._link(record.title, section, record.id)

    def _goal(self, goal: Goal) -> str:
        return self._link(goal.title, "goals", goal.id)

    def _link(self, title: str, folder: str, name: str) -> str:
        return f"[{title}]({self.target(folder, name)})"

    def _list(self, goals: Iterable[Goal]) -> str:
        return "\n".join(f"- {self._goal(goal)}, {goal.owner}" for goal in goals)


def _raw(folder: str, name: str) -> str:
    """A link in raw HTML, which generators leave as it is: every page with a matrix lies two folders deep."""
    return f"../../{folder}/{name}/"


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, ("---",) * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(parts) + "\n"

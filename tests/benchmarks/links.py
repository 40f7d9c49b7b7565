"""What refers to what in a corpus, gathered in one pass."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.benchmarks.corpus import Alignment, Corpus, Goal, Pair, Strength

WEIGHTS: dict[Strength, int] = {"weak": 1, "moderate": 3, "strong": 9}


class Links:
    """A corpus with its records by id, and with what refers to each."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.values = {value.id: value for value in corpus.values}
        self.objectives = {objective.id: objective for objective in corpus.objectives}
        self.teams = {team.id: team for team in corpus.teams}
        self.goals = {goal.id: goal for goal in corpus.goals}
        self.pairs_of_value: defaultdict[str, list[Pair]] = defaultdict(list)
        self.goals_of_value: defaultdict[str, list[tuple[Goal, Alignment]]] = defaultdict(list)
        self.goals_of_objective: defaultdict[str, list[Goal]] = defaultdict(list)
        self.goals_of_team: defaultdict[str, list[Goal]] = defaultdict(list)
        self.children: defaultdict[str, list[Goal]] = defaultdict(list)
        for pair in corpus.pairs:
            self.pairs_of_value[pair.value].append(pair)
        for goal in corpus.goals:
            self._link(goal)

    def _link(self, goal: Goal) -> None:
        self.goals_of_objective[goal.objective].append(goal)
        self.goals_of_team[goal.team].append(goal)
        if goal.parent:
            self.children[goal.parent].append(goal)
        for alignment in goal.alignments:
            self.goals_of_value[alignment.value].append((goal, alignment))

    def overall(self) -> dict[tuple[str, str], list[Strength]]:
        """The strengths with which the goals of an objective carry a value, by the ids of both."""
        found: defaultdict[tuple[str, str], list[Strength]] = defaultdict(list)
        for goal in self.corpus.goals:
            for alignment in goal.alignments:
                found[alignment.value, goal.objective].append(alignment.strength)
        return dict(found)

"""The fields of the twelve kinds of record."""

from values_handbook.model.kinds.common import Common
from values_handbook.model.kinds.conduct import Guideline, Pitfall
from values_handbook.model.kinds.culture import Case, Practice, Question, Recognition, Review
from values_handbook.model.kinds.people import Person, Team
from values_handbook.model.kinds.value import Value
from values_handbook.model.kinds.work import Goal, Objective

MODELS: dict[str, type[Common]] = {
    "value": Value,
    "objective": Objective,
    "goal": Goal,
    "guideline": Guideline,
    "pitfall": Pitfall,
    "team": Team,
    "person": Person,
    "practice": Practice,
    "recognition": Recognition,
    "case": Case,
    "review": Review,
    "question": Question,
}
"""The model of each kind, by its name."""

__all__ = [
    "MODELS",
    "Case",
    "Common",
    "Goal",
    "Guideline",
    "Objective",
    "Person",
    "Pitfall",
    "Practice",
    "Question",
    "Recognition",
    "Review",
    "Team",
    "Value",
]

"""The fields of all kinds of record."""

from values_handbook.model.fields import names_within
from values_handbook.model.kinds.choosing import Candidate
from values_handbook.model.kinds.common import Common
from values_handbook.model.kinds.conduct import Guideline, Pitfall
from values_handbook.model.kinds.culture import Case, Practice, Question, Recognition, Review
from values_handbook.model.kinds.cycle import GoalCycle
from values_handbook.model.kinds.people import Person, Team
from values_handbook.model.kinds.value import Value
from values_handbook.model.kinds.work import Goal, Objective
from values_handbook.taxonomy import FIELD_NAMES

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
    "candidate": Candidate,
    "cycle": GoalCycle,
}
"""The model of each kind, by its name."""

FIELD_NAMES.update(name for model in MODELS.values() for name in names_within(model))

__all__ = [
    "MODELS",
    "Candidate",
    "Case",
    "Common",
    "Goal",
    "GoalCycle",
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

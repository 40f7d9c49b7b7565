"""The views of records, by their kinds."""

from __future__ import annotations

from typing import Any

from values_handbook.render.views.choosing import candidate_view, cycle_view
from values_handbook.render.views.conduct import guideline_view, pitfall_view
from values_handbook.render.views.culture import (
    case_view,
    practice_view,
    question_view,
    recognition_view,
    review_view,
)
from values_handbook.render.views.people import person_view, team_view
from values_handbook.render.views.value import value_view
from values_handbook.render.views.work import goal_view, objective_view

VIEWS: dict[str, Any] = {
    "value": value_view,
    "objective": objective_view,
    "goal": goal_view,
    "guideline": guideline_view,
    "pitfall": pitfall_view,
    "team": team_view,
    "person": person_view,
    "practice": practice_view,
    "recognition": recognition_view,
    "case": case_view,
    "review": review_view,
    "question": question_view,
    "candidate": candidate_view,
    "cycle": cycle_view,
}
"""The function that builds the view of a record, by its kind."""

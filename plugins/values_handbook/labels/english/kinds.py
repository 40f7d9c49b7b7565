"""What the kinds of records are called in English.

Of each kind: what one is called (`kind-`), many (`kinds-`), and many in the second place of a matrix's title (`by-`).
"""

from __future__ import annotations

KINDS = {
    "by-case": "cases",
    "by-goal": "goals",
    "by-guideline": "do's and don'ts",
    "by-objective": "objectives",
    "by-person": "people",
    "by-pitfall": "pitfalls",
    "by-practice": "practices",
    "by-question": "questions",
    "by-recognition": "recognitions",
    "by-review": "reviews",
    "by-team": "teams",
    "by-value": "values",
    "kind-case": "Case",
    "kind-goal": "Goal",
    "kind-guideline": "Do and don't",
    "kind-objective": "Objective",
    "kind-person": "Person or role",
    "kind-pitfall": "Pitfall",
    "kind-practice": "Practice",
    "kind-question": "Question",
    "kind-recognition": "Recognition",
    "kind-review": "Review",
    "kind-team": "Team",
    "kind-value": "Value",
    "kinds-case": "Cases",
    "kinds-goal": "Goals",
    "kinds-guideline": "Do's and don'ts",
    "kinds-objective": "Objectives",
    "kinds-person": "People",
    "kinds-pitfall": "Pitfalls",
    "kinds-practice": "Practices",
    "kinds-question": "Questions",
    "kinds-recognition": "Recognitions",
    "kinds-review": "Reviews",
    "kinds-team": "Teams",
    "kinds-value": "Values",
    "matrix-by": "{rows} by {columns}",
    "matrix-reinforcement": "Reinforcement by values",
    "organization": "Organization",
}

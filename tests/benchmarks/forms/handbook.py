"""A corpus as a handbook in this project's own content format."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tests.benchmarks.corpus import slug
from tests.benchmarks.forms.files import Block, write_text, write_yaml
from tests.benchmarks.prose import markdown

if TYPE_CHECKING:
    from pathlib import Path

    from tests.benchmarks.corpus import Corpus, Goal, Value

_LACKING = ("goal-without-measure", "check-in-overdue", "proposed-for-too-long", "closed-without-learning")
"""What the invented goals lack in every form: pages that say so hold more than those that they are weighed against."""
CONFIG: dict[str, Any] = {
    "site_name": "Handbook",
    "site_url": "https://example.org/handbook/",
    "docs_dir": "content",
    "theme": {"name": "material", "font": False},
    "plugins": [
        "search",
        {"values-handbook": {"severity": dict.fromkeys(_LACKING, "off")}},
    ],
}


def write(corpus: Corpus, folder: Path) -> None:
    """One file for each value, objective, team and goal; people, do's and don'ts in a list each."""
    content = folder / "content"
    for value in corpus.values:
        write_yaml(content / "values" / f"{value.id}.yml", _value(value))
    for objective in corpus.objectives:
        record = {"title": objective.title, "description": Block(markdown(objective.description))}
        write_yaml(content / "objectives" / f"{objective.id}.yml", record)
    for team in corpus.teams:
        write_yaml(content / "teams" / f"{team.id}.yml", {"title": team.title, "lead": slug(team.lead)})
    for goal in corpus.goals:
        write_goal(goal, folder)
    pairs = [{"id": pair.id, "do": pair.do, "dont": pair.dont, "values": [pair.value]} for pair in corpus.pairs]
    write_yaml(content / "dos-and-donts.yml", pairs)
    write_yaml(content / "people.yml", [{"id": slug(name), "title": name} for name in corpus.people])
    write_text(content / "index.md", "# Handbook\n\nWhat we stand for, and what we are about to do.\n")
    write_yaml(folder / "mkdocs.yml", CONFIG)


def write_goal(goal: Goal, folder: Path) -> None:
    """Write one goal: what an edit of it does."""
    record: dict[str, Any] = {
        "title": goal.title,
        "level": "team",
        "team": goal.team,
        "owner": slug(goal.owner),
        "objectives": [goal.objective],
        "status": goal.status,
        "period": {"start": date(2026, 1, 1), "end": date.fromisoformat(goal.due)},
        "values": [
            {"value": item.value, "strength": item.strength, "rationale": item.rationale} for item in goal.alignments
        ],
        "description": Block(markdown(goal.description)),
    }
    if goal.parent:
        record["parent"] = goal.parent
    write_yaml(folder / "content" / "goals" / f"{goal.id}.yml", record)


def write_single_value(folder: Path) -> None:
    """The smallest handbook, which shows what starting a command costs."""
    write_yaml(folder / "content" / "values" / "candor.yml", {"title": "Candor", "summary": "We say what we see."})
    write_yaml(folder / "mkdocs.yml", CONFIG)


def _value(value: Value) -> dict[str, Any]:
    return {
        "title": value.title,
        "summary": value.description.plain[:120],
        "description": Block(markdown(value.description)),
        "behaviours": ["Say it while it can still be mended.", "Put it where others look."],
        "participation": [{"date": date(2026, 2, 10), "activity": "Workshop", "participants": 14}],
    }

"""The corpus for StrictDoc, whose unit is a document of requirements and not a page.

A document holds all records of a kind; the goals have one for each team, since one of 1,000 is slower still.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.benchmarks.forms.files import write_text
from tests.benchmarks.links import Links
from tests.benchmarks.prose import restructured

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tests.benchmarks.corpus import Corpus, Goal, Value


def write(corpus: Corpus, folder: Path) -> None:
    """Documents in `documents`."""
    links = Links(corpus)
    _write(folder, "values", "Values", (_value(links, value) for value in corpus.values))
    objectives = (
        _record(item.id, item.title, [("STATEMENT", restructured(item.description))]) for item in corpus.objectives
    )
    _write(folder, "objectives", "Objectives", objectives)
    teams = (_record(team.id, team.title, [("STATEMENT", f"Lead: {team.lead}")]) for team in corpus.teams)
    _write(folder, "teams", "Teams", teams)
    for team in corpus.teams:
        _write(folder, f"goals-of-{team.id}", f"Goals of {team.title}", map(_goal, links.goals_of_team[team.id]))


def _write(folder: Path, name: str, title: str, records: Iterable[str]) -> None:
    text = "\n".join([f"[DOCUMENT]\nTITLE: {title}\n", *records])
    write_text(folder / "documents" / f"{name}.sdoc", text)


def _value(links: Links, value: Value) -> str:
    pairs = "\n".join(f"- Do: {pair.do}. Don't: {pair.dont}." for pair in links.pairs_of_value[value.id])
    text = "\n\n".join(filter(None, (restructured(value.description), pairs)))
    return _record(value.id, value.title, [("STATEMENT", text)])


def _goal(goal: Goal) -> str:
    why = "\n".join(f"- {item.value}, {item.strength}: {item.rationale}" for item in goal.alignments)
    facts = f"Owner: {goal.owner}, due {goal.due}, {goal.status}."
    parents = [item.value for item in goal.alignments] + [goal.objective, goal.team]
    parents += [goal.parent] if goal.parent else []
    fields = [("STATEMENT", restructured(goal.description)), ("RATIONALE", why), ("COMMENT", facts)]
    return _record(goal.id, goal.title, fields, parents)


def _record(name: str, title: str, fields: Iterable[tuple[str, str]], parents: Iterable[str] = ()) -> str:
    """A requirement; its relations stand last, as the grammar wants it."""
    lines = ["[REQUIREMENT]", f"UID: {name}", f"TITLE: {title}"]
    lines += [f"{field}: >>>\n{text}\n<<<" for field, text in fields]
    return "\n".join([*lines, *_relations(parents), ""])


def _relations(parents: Iterable[str]) -> Iterator[str]:
    for number, parent in enumerate(parents):
        yield from ([] if number else ["RELATIONS:"])
        yield f"- TYPE: Parent\n  VALUE: {parent}"

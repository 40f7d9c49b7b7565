"""Counting answers in a handbook in a folder, without a process of its own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.support import MKDOCS
from values_handbook.editing.apply.document import change_document
from values_handbook.editing.apply.prepare import prepare
from values_handbook.editing.opened import OpenedHandbook, open_handbook
from values_handbook.tally.columns import read_columns
from values_handbook.tally.count import TallyResult, count_answers
from values_handbook.tally.document import tally_change
from values_handbook.tally.table import read_table

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "values.yml": "[{id: candor, title: Candor, behaviours: [{id: say, title: Say it}]}]\n",
    "goals.yml": "[{id: calm, title: Calm}]\n",
    "pitfalls.yml": "[{id: drift, title: Drift, signs: [{id: rush, text: All run.}]}]\n",
    "teams.yml": """\
- {id: all, title: All}
- {id: a, title: Team A, parent: all}
- {id: b, title: Team B, parent: all}
- {id: a1, title: A one, parent: a}
- {id: a2, title: A two, parent: a}
""",
}


def opened(root: Path, files: dict[str, str] | None = None) -> OpenedHandbook:
    """The handbook of `FILES`, with others, in a folder."""
    (root / "content").mkdir(exist_ok=True)
    (root / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    for name, text in {**FILES, **(files or {})}.items():
        (root / "content" / name).write_text(text, encoding="utf-8")
    return open_handbook(root)


def count(handbook: OpenedHandbook, answers: str | bytes) -> TallyResult:
    """What is counted in a file of answers."""
    table = read_table(answers.encode() if isinstance(answers, str) else answers, "answers.csv")
    return count_answers(table, read_columns(table.header, handbook.linked), handbook.linked, "answers.csv")


def written(handbook: OpenedHandbook, answers: str, into: str = "r") -> str:
    """The YAML of a review after its answers were counted."""
    change = tally_change(handbook.linked, into, count(handbook, answers), date(2026, 10, 5), replace=True)
    prepared = prepare(handbook, change_document(change))
    (data,) = prepared.files.values()
    return data.decode()

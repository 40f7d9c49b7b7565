"""A values check as HTML and on its page, in every language, and what is in it of records that are not published."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.compare.repositories import write
from tests.gfm import Rendered, render_gfm
from tests.support import TODAY
from values_handbook.derive.decision_questions import values_at_decision
from values_handbook.labels import LANGUAGES, labels_of
from values_handbook.model.record import Key
from values_handbook.options import read_options
from values_handbook.pipeline import load
from values_handbook.project import Project
from values_handbook.render.context.site import SiteContext
from values_handbook.render.documents import html_document
from values_handbook.render.values_check.markdown import values_check_markdown
from values_handbook.render.values_check.view import QUESTIONS, values_check
from values_handbook.render.views.values_check import values_check_view

if TYPE_CHECKING:
    from pathlib import Path

    from values_handbook.render.context import PageContext

SRE, DESK, ALL = (Key("team", name) for name in ("sre", "desk", "all"))
FILES = {
    "teams.yml": "- {id: all, title: All}\n- {id: sre, title: SRE, parent: all}\n- {id: desk, title: Desk, parent: all}\n",
    "values.yml": """\
- id: candor
  title: Candor <script>alert(1)</script>
  asks: "Who knows `it`, [x](javascript:alert(1))?"
  behaviours: [{text: A., asks: Of all?, teams: all}, {text: B., asks: Of the desk?, teams: desk}, {text: C., asks: Of everyone?}]
  tensions: [{with: care, guidance: "To the **person** first."}]
- {id: care, title: Care}
- {id: zebra, title: Zebra, publish: false, asks: Zebra?}
""",
    "goals.yml": """\
- {id: calm, title: Calm, team: sre, values: [{value: care, strength: weak}, {value: zebra, strength: strong}]}
- {id: own, title: Zebra of my own, level: individual, team: sre, values: [{value: candor, strength: strong}]}
""",
}


def contexts_of(root: Path, files: dict[str, str]) -> tuple[PageContext, PageContext]:
    """The handbook as it is published, and as it is."""
    write(root / "content", files)
    site = load(Project(root=root, content=root / "content", options=read_options({})))
    assert not site.errors
    return SiteContext(site).on("values-check/"), SiteContext(replace(site, linked=site.whole)).on("")


@pytest.fixture
def contexts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[PageContext, PageContext]:
    """The handbook as it is published, and as it is."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    return contexts_of(tmp_path, FILES)


def test_what_is_hidden_is_in_it_only_where_it_is_wanted(contexts: tuple[PageContext, PageContext]) -> None:
    public, whole = contexts
    assert "Zebra" not in repr(values_check(public, "rfc", SRE))
    assert "Zebra" not in repr(values_check_view(public))
    assert [item.title[:6] for item in values_check(public, "rfc", SRE).values] == ["Care", "Candor"]
    # Strong goals come before the weak one.
    assert [item.title[:6] for item in values_check(whole, "rfc", SRE).values] == ["Candor", "Zebra", "Care"]


@pytest.mark.parametrize(
    ("team", "behaviours"), [(None, (0, 1, 2)), (SRE, (0, 2)), (DESK, (0, 1, 2)), (ALL, (0, 1, 2))], ids=str
)
def test_behaviours_of_other_teams_are_not_asked_about(
    team: Key | None, behaviours: tuple[int, ...], contexts: tuple[PageContext, PageContext]
) -> None:
    found = {item.record.id: item.behaviours for item in values_at_decision(contexts[0].linked, team)}
    assert found == {"candor": behaviours, "care": ()}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("occasion", QUESTIONS)
def test_words_of_records_mean_nothing_but_themselves(
    occasion: str, code: str, contexts: tuple[PageContext, PageContext]
) -> None:
    view, t = values_check(contexts[0], occasion, SRE), labels_of(code)
    html = html_document("values-check-document.html", view, t)
    assert html.startswith("<!doctype html>")
    assert "<h3>Candor &lt;script&gt;alert(1)&lt;/script&gt;</h3>" in html
    assert "http" not in html
    written = Rendered()
    written.feed(render_gfm(values_check_markdown(view, t)))
    assert written.tags == {"h1", "h2", "h3", "p", "strong", "em", "ul", "li", "input", "pre", "code"}
    assert (written.addresses, written.references) == ([], set())


def test_each_occasion_has_questions_of_its_own_in_every_language(contexts: tuple[PageContext, PageContext]) -> None:
    context = contexts[0]
    for code in LANGUAGES:
        t = labels_of(code)
        texts = [
            t(f"values-check-{name}-{question}") for name, questions in QUESTIONS.items() for question in questions
        ]
        assert len(texts) == len(set(texts))
    assert len({values_check(context, name).questions for name in QUESTIONS}) == len(QUESTIONS)


def test_of_many_values_those_without_a_question_are_left_out_unless_goals_of_the_team_serve_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    values = "".join(f"- {{id: v{number}, title: V}}\n" for number in range(12)) + "- {id: v12, title: V, asks: A?}\n"
    goals = "- {id: g, title: G, team: sre, values: v3}\n"
    context, _ = contexts_of(
        tmp_path, {"teams.yml": "- {id: sre, title: SRE}\n", "values.yml": values, "goals.yml": goals}
    )
    assert [item.record.id for item in values_at_decision(context.linked, SRE)] == ["v3", "v12"]
    assert [item.record.id for item in values_at_decision(context.linked)] == ["v12"]

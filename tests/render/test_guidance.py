"""What helps to use a behaviour stands on the value's page: only what there is, and words that mean nothing but themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.compare.repositories import write
from tests.support import TODAY
from values_handbook.model.record import Key
from values_handbook.options import read_options
from values_handbook.pipeline import load
from values_handbook.project import Project
from values_handbook.render.context.site import SiteContext
from values_handbook.render.views.value import value_view
from values_handbook.render.views.values_in_conversation import conversations_view

if TYPE_CHECKING:
    from pathlib import Path

    from values_handbook.render.context import PageContext
    from values_handbook.render.views.guidance import GuidanceView

VALUES = """\
- id: candor
  title: Candor
  asks: [Who would learn of it *too late*?, "Who <script>knows</script>?"]
  behaviours:
    - id: say-it
      title: Say it
      asks: Whom did we tell?
      instead_of: Waiting, see [](value:plain).
      levels: {starting: Asks., teaching: Asks others.}
      prompts: {interview: [When?, Where?], retro: What did we see late?}
    - {id: write-it, title: Write it, prompts: {onboarding: Where is it?}}
    - Listen.
- {id: later, title: Later, status: proposed, behaviours: [{text: A., prompts: {retro: Proposed?}}]}
- {id: hidden, title: Hidden, publish: false, behaviours: [{text: A., prompts: {retro: Hidden?}}]}
- {id: plain, title: Plain}
"""


@pytest.fixture
def context(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PageContext:
    """The page of a value."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    write(tmp_path / "content", {"values.yml": VALUES})
    site = load(Project(root=tmp_path, content=tmp_path / "content", options=read_options({})))
    assert not site.errors
    return SiteContext(site).on("values/candor/")


def guidance_of(context: PageContext) -> list[GuidanceView | None]:
    """What helps to use each behaviour."""
    view = value_view(context, context.linked.record(Key("value", "candor")))
    return [item.guidance for item in view.behaviours]


def test_a_behaviour_has_what_its_record_says_and_nothing_else(context: PageContext) -> None:
    first, second, third = guidance_of(context)
    assert first is not None
    assert second is not None
    assert third is None
    assert first.instead_of == 'Waiting, see <a href="../../values/plain/">Plain</a>.'
    assert first.asks == ("Whom did we tell?",)
    assert [(item.label, item.text) for item in first.levels] == [
        ("Starting", "Asks."),
        ("Teaching others", "Asks others."),
    ]
    assert [(item.label, item.questions) for item in first.prompts] == [
        ("In a job interview", ("When?", "Where?")),
        ("In a retrospective", ("What did we see late?",)),
    ]


def test_what_helps_to_use_a_behaviour_is_folded_under_its_names(context: PageContext) -> None:
    view = value_view(context, context.linked.record(Key("value", "candor")))
    assert [item.folded for item in view.behaviours] == [
        "Instead of; Questions before a decision; How it grows; Questions to ask",
        "Questions to ask",
        "",
    ]


def test_questions_of_a_value_are_markdown_in_which_nothing_runs(context: PageContext) -> None:
    view = value_view(context, context.linked.record(Key("value", "candor")))
    assert view.asks == ("Who would learn of it <em>too late</em>?", "Who &lt;script&gt;knows&lt;/script&gt;?")
    assert value_view(context, context.linked.record(Key("value", "plain"))).asks == ()


def test_questions_of_values_in_force_stand_by_occasion_and_by_value(context: PageContext) -> None:
    view = conversations_view(context)
    assert {
        sheet.title: [(item.behaviour.title, *item.questions) for value in sheet.values for item in value.behaviours]
        for sheet in view.occasions
    } == {
        "In a job interview": [("Say it", "When?", "Where?")],
        "In a retrospective": [("Say it", "What did we see late?")],
        "When somebody is new": [("Write it", "Where is it?")],
    }
    assert [(sheet.value.title, len(sheet.behaviours), len(sheet.asks)) for sheet in view.values] == [("Candor", 3, 2)]
    assert [link.href for link in view.to_values] == [f"#{view.values[0].anchor}"]


def test_levels_are_no_part_of_an_interview(context: PageContext) -> None:
    interview = conversations_view(context).occasions[0]
    assert [item.levels for value in interview.values for item in value.behaviours] == [()]

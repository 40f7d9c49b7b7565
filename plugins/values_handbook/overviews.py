"""The overviews: parts that show the whole handbook, as embeds and as pages of their own. This is the only list of them.

A new overview takes an entry here, a function that makes its view, the template `<name>.html`, the label `<name>-page`
where it is a page, and a line in `docs/pages.md`. Functions are named as `module:function`, since this leaf may not import
them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class HomeLink(NamedTuple):
    """A link on the home page: its position, the label of the question that the page answers, and when it is shown.

    It is shown where there are records of all `kinds`, and `condition` is true of the handbook.
    """

    position: int
    question: str
    kinds: tuple[str, ...] = ()
    condition: str = ""


class Overview(NamedTuple):
    """One part that shows the whole handbook.

    `view` makes its view from the page's context and the `options` of the embed. `kind` is the kind of record that `where`
    chooses. With `has_content` it is also a page `/<name>/`; where that function of the handbook gives nothing, the page is
    made only if something links to it. Embeds may use the names in `formerly`, and addresses of these lead to the page.
    """

    name: str
    view: str
    options: tuple[str, ...] = ()
    kind: str = ""
    has_content: str = ""
    home: HomeLink | None = None
    formerly: tuple[str, ...] = ()

    @property
    def is_page(self) -> bool:
        """Whether it is a page as well as an embed."""
        return bool(self.has_content)


_VIEWS = "render.views"
_CONTENT = "plan.overview_contents"
OVERVIEWS: dict[str, Overview] = {
    overview.name: overview
    for overview in (
        Overview("cascade", f"{_VIEWS}.tree:cascade_view", ("where",), "goal"),
        Overview(
            "map",
            f"{_VIEWS}.alignment.map:map_view",
            ("where",),
            "goal",
            f"{_CONTENT}:has_map",
            HomeLink(2, "way-map", ("value", "goal")),
        ),
        Overview(
            "first-day",
            f"{_VIEWS}.first_day:first_day_view",
            has_content="derive.first_day:has_first_day",
            home=HomeLink(1, "way-first-day", ("value",)),
        ),
        Overview(
            "next-step",
            f"{_VIEWS}.next_steps:next_steps_view",
            has_content="derive.next_steps:is_beginning",
            home=HomeLink(0, "way-next-step", condition="derive.next_steps:has_next_steps"),
        ),
        Overview("due", f"{_VIEWS}.accountability.due:due_list", ("limit",)),
        Overview("changes", f"{_VIEWS}.changes:changes_view", ("limit",), has_content=f"{_CONTENT}:has_changes"),
        Overview("recognitions", f"{_VIEWS}.recognition.wall:excerpt_view", ("where", "limit"), "recognition"),
        Overview(
            "owners",
            f"{_VIEWS}.accountability.owners:owners_view",
            has_content=f"{_CONTENT}:has_duties",
        ),
        Overview(
            "stated-and-recognized",
            f"{_VIEWS}.recognition.stated:stated_view",
            has_content=f"{_CONTENT}:has_stated",
            home=HomeLink(8, "way-stated", ("value", "recognition")),
            formerly=("preached-and-practised",),
        ),
        Overview(
            "costs",
            f"{_VIEWS}.recognition.costs:costs_view",
            has_content=f"{_CONTENT}:has_costs",
            home=HomeLink(9, "way-costs", ("value",)),
        ),
        Overview(
            "is-it-working",
            f"{_VIEWS}.standing.achievements:achievements_view",
            has_content="derive.standing.achievements:has_achievements",
            home=HomeLink(10, "way-is-it-working", condition="derive.standing.achievements:has_achievements"),
        ),
        Overview("open-for-comment", f"{_VIEWS}.accountability.commenting:proposals_view"),
        Overview(
            "upkeep",
            f"{_VIEWS}.standing.upkeep:upkeep_view",
            has_content=f"{_CONTENT}:has_upkeep",
            home=HomeLink(5, "way-upkeep", ("value",)),
            formerly=("health",),
        ),
        Overview(
            "scorecard",
            f"{_VIEWS}.standing.scorecard:scorecard_view",
            ("where",),
            "goal",
            "derive.standing.scorecard:has_measures",
            HomeLink(4, "way-scorecard", ("goal",)),
        ),
        Overview(
            "calendar",
            f"{_VIEWS}.calendar.calendar:calendar_view",
            has_content=f"{_CONTENT}:has_calendar",
            home=HomeLink(6, "way-calendar", condition=f"{_VIEWS}.calendar.subscribing:has_dates"),
        ),
        Overview(
            "sheets", f"{_VIEWS}.evaluation.sheets:sheets_view", has_content="derive.evaluation.sheets:sheet_subjects"
        ),
        Overview(
            "questionnaire",
            f"{_VIEWS}.evaluation.questionnaire:questionnaire_view",
            has_content=f"{_CONTENT}:has_questions",
        ),
        Overview(
            "culture-gap",
            f"{_VIEWS}.evaluation.culture_gap:culture_gap_view",
            has_content="derive.evaluation.culture:has_culture",
            home=HomeLink(11, "way-culture-gap", condition="derive.evaluation.culture:has_culture"),
        ),
        Overview(
            "values-in-conversation",
            f"{_VIEWS}.values_in_conversation:conversations_view",
            has_content="derive.guidance:in_conversation",
        ),
        Overview(
            "values-check",
            f"{_VIEWS}.values_check:values_check_view",
            has_content="derive.decision_questions:has_questions",
            home=HomeLink(13, "way-values-check", condition="derive.decision_questions:has_questions"),
        ),
        Overview("workshop", f"{_VIEWS}.workshop:workshop_view", has_content=f"{_CONTENT}:only_where_named"),
        Overview(
            "how-we-chose",
            f"{_VIEWS}.how_we_chose:how_we_chose_view",
            has_content="derive.choosing:was_chosen",
            home=HomeLink(10, "way-how-we-chose", ("value", "candidate")),
        ),
        Overview(
            "how-the-cycle-ended",
            f"{_VIEWS}.accountability.closing:cycle_end_view",
            has_content="derive.accountability.closing:ended_periods",
            home=HomeLink(12, "way-how-the-cycle-ended", ("goal",)),
        ),
        Overview("this-week", f"{_VIEWS}.this_week:this_week_view"),
        Overview("mission", f"{_VIEWS}.people:mission_view"),
        Overview("codes", f"{_VIEWS}.sections:codes_view"),
    )
}
"""Every overview by its name, in the order in which messages list them and pages are made."""
FORMER_NAMES = {former: overview.name for overview in OVERVIEWS.values() for former in overview.formerly}
"""The name of an overview by each that it had before."""


def function_at(place: str) -> Callable[..., Any]:
    """The function at a place of the package, written as `module:function`."""
    module, _, name = place.partition(":")
    function: Callable[..., Any] = getattr(import_module(f"values_handbook.{module}"), name)
    return function

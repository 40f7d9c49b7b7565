"""Views of teams, people and roles."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from markupsafe import escape

from values_handbook.derive.accountability.needs import needed_from
from values_handbook.derive.accountability.waiting import duties_of
from values_handbook.derive.alignment.matrices import NO_GROUP, matrix_of
from values_handbook.derive.alignment.team_values import ALL_VALUES, behaviours_for, current_goals, values_for_team
from values_handbook.derive.order import children
from values_handbook.derive.teams import (
    goals_of_team,
    goals_of_teams_below,
    members,
    root_team,
    teams_around,
    teams_of_person,
)
from values_handbook.model.kinds import Guideline, Person, Practice, Recognition, Team, Value
from values_handbook.prose import excerpt
from values_handbook.render.views.accountability.needs import NeedView, needs_from_team, needs_of_team
from values_handbook.render.views.accountability.owners import OwnerView, owner_link, owner_view
from values_handbook.render.views.alignment.matrix import MatrixView, matrix_view
from values_handbook.render.views.calendar.subscribing import SubscribeView, subscribe_view
from values_handbook.render.views.common import FactView, RecordView, facts_of, record_view
from values_handbook.render.views.conduct import GuidelineLine, guideline_line
from values_handbook.render.views.evaluation.sheets import sheet_link
from values_handbook.render.views.paper import TeamCardView, card_view
from values_handbook.render.views.value import BehaviourView, behaviour_view
from values_handbook.render.views.why_tree import WhyNode, why_tree
from values_handbook.render.views.work import GoalLine, goal_line, sight_view

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from values_handbook.model.kinds.value import Behaviour
    from values_handbook.model.record import Key, Record
    from values_handbook.render.context import LinkView, PageContext


Fields = TypeVar("Fields")

LONGEST_LINE = 120
"""Characters of a description that stand for it in a list."""
GENERAL_GUIDELINES = 5
"""How many do's and don'ts for everyone a team's page lists under a value; in a large handbook there are hundreds."""


@dataclass(frozen=True, slots=True)
class ExpectedView:
    """The behaviours, do's and don'ts that a value expects; `more` leads to those that are left out."""

    behaviours: tuple[BehaviourView, ...]
    guidelines: tuple[GuidelineLine, ...]
    more: LinkView | None = None

    @property
    def says_anything(self) -> bool:
        """Whether there is anything that it expects."""
        return bool(self.behaviours or self.guidelines)


@dataclass(frozen=True, slots=True)
class ExpectationsView:
    """What one value expects of a team: of this team alone first, then of everyone."""

    value: LinkView
    icon: Markup
    own: ExpectedView
    everyone: ExpectedView


@dataclass(frozen=True, slots=True)
class TeamView:
    """A team's page."""

    record: RecordView
    purpose: Markup
    mission: Markup
    vision: Markup
    subteams: tuple[LinkView, ...]
    why: tuple[WhyNode, ...]
    earlier_goals: tuple[GoalLine, ...]
    needed_from_us: tuple[NeedView, ...]
    needs: tuple[NeedView, ...]
    matrix: MatrixView | None
    expectations: tuple[ExpectationsView, ...]
    more_values: LinkView | None
    practices: tuple[LinkView, ...]
    recognitions: tuple[LinkView, ...]
    members: tuple[LinkView, ...]
    duties: OwnerView | None
    card: TeamCardView | None
    calendar: SubscribeView | None
    sheet: LinkView | None

    @property
    def asks_everyone(self) -> bool:
        """Whether a value expects anything of everyone."""
        return any(item.everyone.says_anything for item in self.expectations)


@dataclass(frozen=True, slots=True)
class MissionView:
    """What a team is there for, in its own words, and where it wants to be."""

    mission: Markup
    vision: Markup


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person or role on the page of people."""

    record: RecordView
    held_by: tuple[LinkView, ...]
    owns: tuple[LinkView, ...]
    duties: LinkView | None
    sheet: LinkView | None


def team_view(context: PageContext, record: Record) -> TeamView:
    """A team's page."""
    team = record.fields
    assert isinstance(team, Team)
    linked, t, key = context.linked, context.t, record.key
    goals = goals_of_team(linked, key)
    current = current_goals(linked, key)
    people = members(linked, key)
    recognitions = _recognitions(context, key, people, goals)
    practices = _practices(context, key)
    parent = linked.graph.targets(key, "parent")
    below = children(linked, key)
    leads = context.who(record, "lead")
    facts = facts_of(FactView(t("lead"), leads), FactView(t("parent"), context.links(parent)))
    owned = duties_of(linked, key).owns
    needed = [need.goal for need in needed_from(linked, key)]
    shown = [*goals, *people, *recognitions, *practices, *below, *behaviours_for(linked, key), *owned, *needed]
    values = values_for_team(linked, key)
    names = [name for name in (*leads, *context.who(record, "members")) if not name.href]
    sights = tuple(sight_view(context, goal) for goal in current)
    lines = tuple(goal_line(context, goal) for goal in current)
    return TeamView(
        record=record_view(context, record, facts=facts, shown=shown),
        purpose=context.block(record, "purpose", team.purpose),
        mission=context.block(record, "mission", team.mission),
        vision=context.block(record, "vision", team.vision),
        subteams=context.links(below),
        why=why_tree(lines, {line.link: sight for line, sight in zip(lines, sights, strict=True)}),
        earlier_goals=tuple(goal_line(context, goal) for goal in goals if goal not in current),
        needed_from_us=needs_from_team(context, key),
        needs=needs_of_team(context, key),
        matrix=_matrix(context, key),
        expectations=tuple(_expectations_view(context, value, key) for value in values),
        more_values=_more(context, "value", len(linked.in_force()) - len(values)),
        practices=context.links(practices),
        recognitions=context.links(recognitions),
        members=(*context.links(people), *names),
        duties=owner_view(context, key),
        card=card_view(context, record, lines, sights),
        calendar=subscribe_view(context, key) if not linked.has_ended(record) else None,
        sheet=sheet_link(context, key),
    )


def mission_view(context: PageContext) -> MissionView | None:
    """The mission and vision of the organization's root team; None where there is no such team."""
    root = root_team(context.linked)
    if root is None:
        return None
    record = context.linked.record(root)
    team = _fields(context, root, Team)
    return MissionView(context.block(record, "mission", team.mission), context.block(record, "vision", team.vision))


def _matrix(context: PageContext, team: Key) -> MatrixView | None:
    """The goals of a team and of the teams in it against the values; of very many values, only those that they serve."""
    goals = [context.linked.record(goal) for goal in goals_of_teams_below(context.linked, team)]
    rows = [(NO_GROUP, record) for record in goals if context.linked.is_current(record)]
    title = context.t("matrix-of-team")
    matrix = matrix_of(context.linked, f"goals-of-{team.id}", title, ("goal", "value"), rows)
    if len(matrix.columns) > ALL_VALUES:
        served = {cell.column for cell in matrix.cells}
        matrix = replace(matrix, columns=tuple(line for line in matrix.columns if line.id in served))
    return matrix_view(context, matrix, downloadable=False) if matrix.rows and matrix.columns else None


def _expectations_view(context: PageContext, record: Record, team: Key) -> ExpectationsView:
    """What a value expects of a team."""
    value = record.fields
    assert isinstance(value, Value)
    graph = context.linked.graph
    numbers = {int(item.path[1]) for item in graph.incoming(team, "behaviours.teams") if item.source == record.key}
    lines = [key for key in graph.sources(team, "teams", "guideline") if record.key in graph.targets(key, "values")]
    return ExpectationsView(
        value=context.link(record.key),
        icon=context.icon(value.icon),
        own=ExpectedView(
            tuple(_in_one_line(context, record, number, value.behaviours[number]) for number in sorted(numbers)),
            tuple(guideline_line(context, key) for key in context.linked.in_order(lines) if _counts(context, key)),
        ),
        everyone=_expected_of_everyone(context, record, value),
    )


def _expected_of_everyone(context: PageContext, record: Record, value: Value) -> ExpectedView:
    """What a value expects of everyone: the same on the page of every team, whose links all start at the same depth."""
    # In a context of its own, or its ids would depend on which page comes first.
    apart = context.shared.on(context.page, f"{context.prefix}_everyone-")
    place = ("expected", record.key, context.page.count("/"), apart.prefix)
    return context.shared.once(place, lambda: _expected(apart, record, value))


def _expected(context: PageContext, record: Record, value: Value) -> ExpectedView:
    named = context.linked.in_order(context.linked.graph.sources(record.key, "values", "guideline"))
    lines = [key for key in named if _counts(context, key) and not _fields(context, key, Guideline).teams]
    behaviours = (_in_one_line(context, record, n, item) for n, item in enumerate(value.behaviours) if not item.teams)
    guidelines = (guideline_line(context, key) for key in lines[:GENERAL_GUIDELINES])
    return ExpectedView(
        tuple(behaviours), tuple(guidelines), _more(context, "guideline", len(lines) - GENERAL_GUIDELINES)
    )


def _in_one_line(context: PageContext, record: Record, number: int, item: Behaviour) -> BehaviourView:
    """A behaviour with its text, or else with the beginning of its description."""
    view = behaviour_view(context, record, number, item)
    if view.text or not item.description:
        return view
    return replace(view, text=escape(excerpt(context.shared.prose.block(item.description).plain, LONGEST_LINE)))


def _more(context: PageContext, kind: str, number: int) -> LinkView | None:
    """A link to the records of a kind that a page does not show."""
    return replace(context.section(kind), title=context.t.count(f"more-{kind}s", number)) if number > 0 else None


def _counts(context: PageContext, key: Key) -> bool:
    return context.linked.is_current(context.linked.record(key))


def _fields(context: PageContext, key: Key, kind: type[Fields]) -> Fields:
    fields = context.linked.record(key).fields
    assert isinstance(fields, kind)
    return fields


def _practices(context: PageContext, team: Key) -> list[Key]:
    """The practices that a team takes part in: its own, those of the teams around it, and those for everyone."""
    graph = context.linked.graph
    around = {team, *teams_around(context.linked, team)}
    return [
        record.key
        for record in context.linked.current("practice")
        if isinstance(record.fields, Practice)
        and (not record.fields.audience or around & set(graph.targets(record.key, "audience")))
    ]


def _recognitions(context: PageContext, team: Key, people: Iterable[Key], goals: Iterable[Key]) -> list[Key]:
    """The recognitions of a team, of its members, or for its goals; the newest first."""
    graph = context.linked.graph
    found = {key for who in (team, *people) for key in graph.sources(who, "to", "recognition")}
    found |= {key for goal in goals for key in graph.sources(goal, "goals", "recognition")}
    ordered = context.linked.in_order(found)
    return sorted(ordered, key=lambda key: _fields(context, key, Recognition).date, reverse=True)


def _duties(context: PageContext, person: Key) -> LinkView | None:
    """A link to the page on what a person answers for, with the number of open tasks; None without such pages."""
    if not context.linked.options.people_pages:
        return None
    found = duties_of(context.linked, person)
    if not found.owns and not found.waiting:
        return None
    t, number = context.t, len(found.waiting)
    return replace(
        owner_link(context, person), title=t.count("owner-waiting", number) if number else t("owner-waiting-none")
    )


def person_view(context: PageContext, record: Record) -> PersonView:
    """A person or a role."""
    person = record.fields
    assert isinstance(person, Person)
    linked = context.linked
    owns = linked.in_order(
        reference.source
        for reference in linked.graph.incoming(record.key, "owner")
        if isinstance(reference.source, tuple)
    )
    teams = teams_of_person(linked, record.key)
    facts = facts_of(FactView(context.t("team"), context.links(teams)))
    view = record_view(context, record, facts=facts, shown=[*owns, *teams])
    return PersonView(
        record=view if linked.options.people_pages else replace(view, findings=()),
        held_by=tuple(map(context.text, person.held_by)),
        owns=context.links(owns),
        duties=_duties(context, record.key),
        sheet=sheet_link(context, record.key),
    )

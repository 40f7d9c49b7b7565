"""The view of the questionnaire: of each value its behaviours, to be judged on the scale of scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.model.kinds import Value
from values_handbook.prose import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from values_handbook.model.kinds.value import Behaviour
    from values_handbook.model.record import Key, Record
    from values_handbook.render.context import LinkView, PageContext

SCALE = range(6)
"""The scores that a review knows."""
MOST_IN_EXAMPLE = 2
LONGEST = 160
"""Characters that explain a behaviour."""


@dataclass(frozen=True, slots=True)
class ScaleQuestion:
    """A question, in a few words and in some more. `reference` is what a score of it names in a review."""

    text: str
    more: str
    reference: str


@dataclass(frozen=True, slots=True)
class QuestionsOfValue:
    """The questions about one value."""

    value: LinkView
    icon: Markup
    questions: tuple[ScaleQuestion, ...]


@dataclass(frozen=True, slots=True)
class QuestionsView:
    """The questions to everyone, or to one team."""

    anchor: str
    title: str
    values: tuple[QuestionsOfValue, ...]


@dataclass(frozen=True, slots=True)
class QuestionnaireView:
    """The questionnaire: the scale in words, the questions, and what to write in a review, as references with a team."""

    prefix: str
    scale: tuple[tuple[int, str], ...]
    parts: tuple[QuestionsView, ...]
    examples: tuple[tuple[str, str], ...]
    smallest: str


def questionnaire_view(context: PageContext) -> QuestionnaireView:
    """The questionnaire of the values in force: the questions to everyone, then those to single teams."""
    linked, t = context.linked, context.t
    records = [record for record in linked.current("value") if record.fields.status != "proposed"]
    everyone = QuestionsView(f"{context.prefix}_everyone", t("everyone"), tuple(_of_everyone(context, records)))
    teams = tuple(_of_teams(context, records))
    parts = (everyone, *teams) if everyone.values else teams
    return QuestionnaireView(
        prefix=context.prefix,
        scale=tuple((number, t(f"scale-{number}")) for number in SCALE),
        parts=parts,
        examples=tuple(_examples(parts)),
        smallest=t.count("questionnaire-smallest", linked.options.smallest_group),
    )


def _of_everyone(context: PageContext, records: list[Record]) -> Iterator[QuestionsOfValue]:
    """The behaviours of each value that apply to everyone, and the value as a whole."""
    for record in records:
        questions = [_question(context, record, item) for _, item in _behaviours(record) if not item.teams]
        whole = ScaleQuestion(context.t("questionnaire-whole"), "", str(record.key))
        yield _of_value(context, record, (*questions, whole))


def _of_teams(context: PageContext, records: list[Record]) -> Iterator[QuestionsView]:
    for team in context.linked.current("team"):
        found = tuple(_of_team(context, records, team.key))
        if found:
            title = context.t("questionnaire-team", team=context.shared.title(team.key))
            yield QuestionsView(f"{context.prefix}_team-{team.id}", title, found)


def _of_team(context: PageContext, records: list[Record], team: Key) -> Iterator[QuestionsOfValue]:
    """The behaviours that apply to this team alone."""
    for record in records:
        named = context.linked.graph.outgoing(record.key, "behaviours.teams")
        numbers = {int(item.path[1]) for item in named if item.target == team}
        questions = [_question(context, record, item) for number, item in _behaviours(record) if number in numbers]
        if questions:
            yield _of_value(context, record, tuple(questions))


def _behaviours(record: Record) -> Iterator[tuple[int, Behaviour]]:
    assert isinstance(record.fields, Value)
    yield from enumerate(record.fields.behaviours)


def _of_value(context: PageContext, record: Record, questions: tuple[ScaleQuestion, ...]) -> QuestionsOfValue:
    return QuestionsOfValue(context.link(record.key), context.icon(getattr(record.fields, "icon", None)), questions)


def _question(context: PageContext, record: Record, item: Behaviour) -> ScaleQuestion:
    """A behaviour as a question; one without an id is judged with its value."""
    shared = context.shared
    text = shared.plain(item.text) if item.text else shared.prose.block(item.description or "").plain
    title = item.title or text or item.heading
    more = excerpt(text, LONGEST) if text != title else ""
    return ScaleQuestion(title, more, f"{record.key}#{item.id}" if item.id else str(record.key))


def _examples(parts: tuple[QuestionsView, ...]) -> Iterator[tuple[str, str]]:
    """A few questions as they are named in a review, and the team that answers them."""
    for part in (parts[0], parts[-1]) if len(parts) > 1 else parts:
        questions = [question.reference for value in part.values for question in value.questions]
        team = part.anchor.partition("_team-")[2]
        for reference in questions[: MOST_IN_EXAMPLE if not team else 1]:
            yield reference, team

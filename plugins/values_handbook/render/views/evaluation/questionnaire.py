"""The view of the questionnaire: one thing in each line, on a scale that fits it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.evaluation.questionnaire import CULTURE
from values_handbook.model.kinds import Pitfall, Value
from values_handbook.prose import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from values_handbook.derive.evaluation.questionnaire import Scale
    from values_handbook.model.kinds.value import Behaviour
    from values_handbook.model.record import Key, Record
    from values_handbook.render.context import LinkView, PageContext

SCALE = range(6)
"""The scores that a review knows."""
LABELS: dict[Scale, str] = {"frequency": "scale", "agreement": "agree", "sightings": "seen"}
"""What the labels of the words of each scale start with."""
MOST_IN_EXAMPLE = 2
LONGEST = 160
"""Characters that explain a behaviour."""


@dataclass(frozen=True, slots=True)
class ScaleQuestion:
    """A question, in a few words and in some more. `reference` is what a score of it names in a review, if one can."""

    text: str
    more: str
    reference: str


@dataclass(frozen=True, slots=True)
class ScaleTable:
    """Questions on one scale, below a record or what they have in common; `free` asks for words of one's own."""

    head: LinkView | str
    icon: Markup | str
    scale: tuple[tuple[int, str], ...]
    questions: tuple[ScaleQuestion, ...]
    free: bool


@dataclass(frozen=True, slots=True)
class QuestionsView:
    """A part of the questionnaire: to everyone, to one team, or about pitfalls. `team` is the id of the team."""

    anchor: str
    title: str
    how: str
    tables: tuple[ScaleTable, ...]
    team: str


@dataclass(frozen=True, slots=True)
class WordsQuestion:
    """A question that is answered in words, and the list of a review that these go to."""

    text: str
    reference: str


@dataclass(frozen=True, slots=True)
class QuestionnaireView:
    """The questionnaire: the questions, and what to write in a review, as references with a team."""

    prefix: str
    asks_team: bool
    parts: tuple[QuestionsView, ...]
    culture: tuple[WordsQuestion, ...]
    examples: tuple[tuple[str, str], ...]
    smallest: str


def questionnaire_view(context: PageContext) -> QuestionnaireView:
    """The questionnaire of the values in force: questions to everyone, to single teams, about pitfalls and culture."""
    linked, t = context.linked, context.t
    records = linked.in_force()
    of_everyone = tuple(_of_everyone(context, records))
    everyone = QuestionsView(f"{context.prefix}_everyone", t("everyone"), t("questionnaire-how"), of_everyone, "")
    about_values = ((everyone,) if of_everyone else ()) + tuple(_of_teams(context, records))
    signs = tuple(_signs(context)) if about_values else ()
    return QuestionnaireView(
        prefix=context.prefix,
        asks_team=bool(linked.current("team")),
        parts=(*about_values, *signs),
        culture=tuple(
            WordsQuestion(t(f"questionnaire-culture-{name}"), f"culture:{name}") for name in CULTURE if about_values
        ),
        examples=tuple(_examples(about_values)),
        smallest=t.count("questionnaire-smallest", linked.options.smallest_group),
    )


def _scale(context: PageContext, scale: Scale) -> tuple[tuple[int, str], ...]:
    return tuple((number, context.t(f"{LABELS[scale]}-{number}")) for number in SCALE)


def _of_everyone(context: PageContext, records: list[Record]) -> Iterator[ScaleTable]:
    """The behaviours of each value that apply to everyone, then all values as statements."""
    for record in records:
        questions = [_question(context, record, item) for _, item in _behaviours(record) if not item.teams]
        if questions:
            yield _of_value(context, record, tuple(questions))
    if records:
        whole = tuple(ScaleQuestion(context.shared.title(record.key), "", str(record.key)) for record in records)
        yield ScaleTable(context.t("questionnaire-whole"), "", _scale(context, "agreement"), whole, True)


def _of_teams(context: PageContext, records: list[Record]) -> Iterator[QuestionsView]:
    for team in context.linked.current("team"):
        found = tuple(_of_team(context, records, team.key))
        if found:
            title = context.t("questionnaire-team", team=context.shared.title(team.key))
            how = context.t("questionnaire-how")
            yield QuestionsView(f"{context.prefix}_team-{team.id}", title, how, found, team.id)


def _of_team(context: PageContext, records: list[Record], team: Key) -> Iterator[ScaleTable]:
    """The behaviours that apply to this team alone."""
    for record in records:
        named = context.linked.graph.outgoing(record.key, "behaviours.teams")
        numbers = {int(item.path[1]) for item in named if item.target == team}
        questions = [_question(context, record, item) for number, item in _behaviours(record) if number in numbers]
        if questions:
            yield _of_value(context, record, tuple(questions))


def _signs(context: PageContext) -> Iterator[QuestionsView]:
    """The signs of pitfalls that have ids; the others cannot be named in a review."""
    t = context.t
    tables = []
    for record in context.linked.current("pitfall"):
        assert isinstance(record.fields, Pitfall)
        questions = tuple(
            ScaleQuestion(context.text(context.shared.plain(sign.text)).title, "", f"{record.key}#{sign.id}")
            for sign in record.fields.signs
            if sign.id
        )
        if questions:
            tables.append(ScaleTable(context.link(record.key), "", _scale(context, "sightings"), questions, False))
    if tables:
        title, how = t("questionnaire-signs"), t("questionnaire-signs-how")
        yield QuestionsView(f"{context.prefix}_signs", title, how, tuple(tables), "")


def _behaviours(record: Record) -> Iterator[tuple[int, Behaviour]]:
    assert isinstance(record.fields, Value)
    yield from enumerate(record.fields.behaviours)


def _of_value(context: PageContext, record: Record, questions: tuple[ScaleQuestion, ...]) -> ScaleTable:
    icon = context.icon(getattr(record.fields, "icon", None))
    return ScaleTable(context.link(record.key), icon, _scale(context, "frequency"), questions, True)


def _question(context: PageContext, record: Record, item: Behaviour) -> ScaleQuestion:
    """A behaviour as a question; answers about one without an id cannot be counted."""
    shared = context.shared
    text = shared.plain(item.text) if item.text else shared.prose.block(item.description or "").plain
    title = item.title or text or item.heading
    more = excerpt(text, LONGEST) if text != title else ""
    reference = f"{record.key}#{item.id}" if item.id else ""
    return ScaleQuestion(context.text(title).title, context.text(more).title, reference)


def _examples(parts: tuple[QuestionsView, ...]) -> Iterator[tuple[str, str]]:
    """A few questions as they are named in a review, and the team that answers them."""
    for part in (parts[0], parts[-1]) if len(parts) > 1 else parts:
        questions = [question.reference for table in part.tables for question in table.questions if question.reference]
        for reference in questions[: 1 if part.team else MOST_IN_EXAMPLE]:
            yield reference, part.team

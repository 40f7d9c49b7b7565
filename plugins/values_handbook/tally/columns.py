"""What each column of a file of answers is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from values_handbook.derive.evaluation.questionnaire import CULTURE, survey_questions
from values_handbook.diagnostics.suggest import closest
from values_handbook.labels import LANGUAGES, labels_of
from values_handbook.model.record import Key
from values_handbook.model.types import Lens
from values_handbook.taxonomy import ID, ReferenceText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.derive.evaluation.questionnaire import Scale
    from values_handbook.derive.linked_handbook import LinkedHandbook

_LENSES = "|".join(get_args(Lens))
_REFERENCE = re.compile(
    rf"(?<![\w:-])(?P<of>(?:value|goal|pitfall):{ID}(?:#[a-z0-9-]+)?)(?![\w#:-])(?:[\s,;/]+(?P<lens>{_LENSES})\b)?"
)
_CULTURE = re.compile(rf"(?<![\w:-])culture:(?P<list>{'|'.join(CULTURE)})(?![\w-])")
_TEAM = re.compile(r"[\[(]team[\])]")
_CHOICE = re.compile(r"\[([^\[\]]+)\]\s*\Z")
_SCALES: dict[str, Scale] = {"pitfall": "sightings", "goal": "agreement"}


class AnswerColumn(NamedTuple):
    """A column of answers on a scale. `of` is the reference of what they are about."""

    number: int
    of: str
    lens: str
    scale: Scale


class WordColumn(NamedTuple):
    """A column of words of culture; with a `choice`, it says who chose this one."""

    number: int
    list: str
    choice: str


class Columns(NamedTuple):
    """The columns of a file by what they hold. `team` are the numbers of those that name a team."""

    questions: tuple[AnswerColumn, ...]
    words: tuple[WordColumn, ...]
    team: tuple[int, ...]
    ignored: tuple[tuple[int, str], ...]
    """Those that are nothing of the questionnaire, with the closest reference, if anything is close."""


def read_columns(header: tuple[str, ...], linked: LinkedHandbook) -> Columns:
    """What the columns of a header are about: by a reference in the title, else by the question's own text."""
    known = _Known(linked)
    found = [(number, known.column(number, title)) for number, title in enumerate(header)]
    return Columns(
        tuple(item for _, item in found if isinstance(item, AnswerColumn)),
        tuple(item for _, item in found if isinstance(item, WordColumn)),
        tuple(number for number, item in found if item == "team"),
        tuple((number, known.near(header[number])) for number, item in found if item is None and header[number]),
    )


class _Known:
    """The questions that a handbook has."""

    def __init__(self, linked: LinkedHandbook) -> None:
        self._linked = linked
        questions = tuple(survey_questions(linked))
        self._by_text = {_plain(item.text): item for item in questions}
        self._references = [item.reference for item in questions]
        labels = [labels_of(code) for code in LANGUAGES]
        self._team = {_plain(t(name)) for t in labels for name in ("team", "questionnaire-your-team")}
        self._culture = {_plain(t(f"questionnaire-culture-{name}")): name for t in labels for name in CULTURE}

    def column(self, number: int, title: str) -> AnswerColumn | WordColumn | Literal["team"] | None:
        """What a column is about; None where it is nothing of the questionnaire."""
        plain = _plain(title)
        for match in _REFERENCE.finditer(title):
            if self._exists(match["of"]):
                return AnswerColumn(number, match["of"], match["lens"] or "", _scale(match["of"]))
        if culture := _CULTURE.search(title):
            choice = _CHOICE.search(title[culture.end() :].removeprefix("]"))
            return WordColumn(number, culture["list"], choice[1].strip() if choice else "")
        if plain in self._team or _TEAM.search(title.casefold()):
            return "team"
        if plain in self._culture:
            return WordColumn(number, self._culture[plain], "")
        if plain in self._by_text:
            item = self._by_text[plain]
            return AnswerColumn(number, item.reference, "", item.scale)
        return None

    def near(self, title: str) -> str:
        """The reference or the question that a title resembles; empty where none does."""
        if match := _REFERENCE.search(title):
            return next(iter(closest(match["of"], self._references)), "")
        texts = {text: item.reference for text, item in self._by_text.items()}
        return next((texts[text] for text in closest(_plain(title), texts, cutoff=0.75)), "")

    def _exists(self, word: str) -> bool:
        reference = ReferenceText.parse(word)
        assert reference.kind
        key = Key(reference.kind, reference.id)
        if key not in self._linked:
            return False
        # A sign is a part; of a pitfall as a whole nobody asks.
        if not reference.behaviour:
            return key.kind != "pitfall"
        return key.kind != "goal" and reference.behaviour in self._linked.record(key).fields.parts


def _scale(reference: str) -> Scale:
    kind = reference.partition(":")[0]
    return _SCALES.get(kind, "frequency" if "#" in reference else "agreement")


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .?!:*\u00a0")


def header_of(linked: LinkedHandbook, team: str, culture: dict[str, str]) -> Iterator[str]:
    """The titles of all columns of the questionnaire. `team` and `culture` are the texts of these questions."""
    if linked.of("team"):
        yield f"{team} [team]"
    for item in survey_questions(linked):
        yield f"{item.text} [{item.reference}]"
    for name in CULTURE:
        yield f"{culture[name]} [culture:{name}]"

"""The questions of a survey on how values are lived: what each is about, and the scale that fits it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from values_handbook.model.kinds import Pitfall, Value
from values_handbook.prose import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.derive.linked_handbook import LinkedHandbook

Scale = Literal["frequency", "agreement", "sightings"]
"""A behaviour is seen never … always, a statement is agreed with, a sign was seen never … nearly every day."""
CULTURE = ("today", "wanted", "limiting")
"""The lists of words that people say of the culture, as reviews name them."""


LONGEST_QUESTION = 200
"""Characters of a question in the header of a file."""


class SurveyQuestion(NamedTuple):
    """A question: the reference by which a review names it, its text, and its scale.

    A behaviour without an id has no reference, and its answers cannot be counted.
    """

    reference: str
    text: str
    scale: Scale


def survey_questions(linked: LinkedHandbook) -> Iterator[SurveyQuestion]:
    """Every question that has a reference: behaviours, whole values, signs of pitfalls."""
    records = linked.in_force()
    for record in records:
        assert isinstance(record.fields, Value)
        for item in record.fields.behaviours:
            if item.id:
                yield SurveyQuestion(f"{record.key}#{item.id}", item.heading, "frequency")
    for record in records:
        yield SurveyQuestion(str(record.key), record.fields.heading, "agreement")
    yield from sign_questions(linked)


def sign_questions(linked: LinkedHandbook) -> Iterator[SurveyQuestion]:
    """The signs that have ids, of pitfalls that still count."""
    for record in linked.current("pitfall"):
        assert isinstance(record.fields, Pitfall)
        for sign in record.fields.signs:
            if sign.id:
                yield SurveyQuestion(f"{record.key}#{sign.id}", excerpt(sign.text, LONGEST_QUESTION), "sightings")

"""Every word that is proposed for another one is a word of an enumeration, and no word of one stands for another there."""

from typing import get_args

from values_handbook.model import types
from values_handbook.model.coerce import MEANINGS, bare
from values_handbook.options import SheetsWord

ENUMERATIONS = [
    get_args(literal)
    for literal in (
        types.Strength,
        types.Lens,
        types.Direction,
        types.Confidence,
        types.Level,
        types.ValueStatus,
        types.WorkStatus,
        types.DecisionStatus,
        types.ValueType,
        types.CandidateOutcome,
        types.Ambition,
        types.NextStep,
        types.Agreement,
        get_args(SheetsWord)[0],
    )
]


def test_every_meaning_is_a_word_of_an_enumeration() -> None:
    known = {word for words in ENUMERATIONS for word in words}
    assert {meaning for meanings in MEANINGS.values() for meaning in meanings} <= known


def test_every_enumeration_has_meanings() -> None:
    meant = {meaning for meanings in MEANINGS.values() for meaning in meanings}
    assert all(meant & set(words) for words in ENUMERATIONS)


def test_words_are_compared_without_case_and_hyphens() -> None:
    assert all(word == bare(word) for word in MEANINGS)

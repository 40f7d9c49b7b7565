"""The sentences that describe a change, in every language."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import Any, get_args

import pytest

from values_handbook.compare import changes
from values_handbook.compare.behaviours import TEXTS
from values_handbook.compare.report.parts import ChangedWords, Code, Named, Quoted
from values_handbook.compare.report.wording import describe_change
from values_handbook.labels import LANGUAGES, labels_of
from values_handbook.model.record import Key

GOAL, VALUE = Key("goal", "calm"), Key("value", "candor")
TYPES = get_args(changes.Change)
FILLED: dict[str, Any] = {
    "key": GOAL,
    "target": VALUE,
    "words": (changes.DiffPiece("same", "文"),),
    "name": "文",
    "item": "",
    "before": "文",
    "after": "文 文",
    "field": "title",
    "strength": "strong",
    "replaced_by": None,
}


OWN: dict[type, dict[str, Any]] = {
    changes.RecordRenamed: {"before": VALUE},
    changes.ParentChanged: {"before": VALUE, "after": GOAL},
    changes.AlignmentStrengthened: {"before": "weak", "after": "strong"},
    changes.AlignmentWeakened: {"before": "strong", "after": "tension"},
    changes.AlignmentEdited: {"field": "revision"},
}


def change(kind: type, **others: Any) -> Any:
    """A change of a type, with something in each of its fields."""
    values = {**FILLED, **OWN.get(kind, {}), **others}
    return kind(**{field.name: values[field.name] for field in fields(kind)})


VARIANTS = (
    *(change(kind) for kind in TYPES),
    change(changes.RecordRemoved, replaced_by=VALUE),
    change(changes.ParentChanged, before=None),
    change(changes.ParentChanged, after=None),
    change(changes.AlignmentGained, strength="tension"),
    change(changes.AlignmentLost, strength="tension"),
    change(changes.ProseChanged, item="文"),
    change(changes.FieldChanged, item="文", before=""),
    *(change(changes.BehaviourReworded, field=field) for field in TEXTS),
    change(changes.AlignmentEdited, field="behaviour"),
)
IDS = [type(item).__name__ for item in VARIANTS]


@pytest.mark.parametrize("item", VARIANTS, ids=IDS)
def test_a_change_is_described_in_arabic_without_a_latin_letter(item: changes.Change) -> None:
    line = describe_change(item, labels_of("ar"))
    assert not re.search("[A-Za-z]", "".join(part for part in line if isinstance(part, str)))


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("item", VARIANTS, ids=IDS)
def test_a_change_is_described_with_the_same_parts_in_every_language(item: changes.Change, code: str) -> None:
    def parts(language: str) -> set[Any]:
        line = describe_change(item, labels_of(language))
        return {part for part in line if isinstance(part, Code | Named | ChangedWords | Quoted)}

    assert parts(code) == parts("en")


def test_arrows_point_the_way_that_a_sentence_is_read() -> None:
    step = changes.AlignmentWeakened(GOAL, VALUE, "strong", "weak")
    assert "".join(map(str, describe_change(step, labels_of("de"))[2:])) == " ein: stark → unterstützend"
    assert "".join(map(str, describe_change(step, labels_of("ar"))[2:])) == " أقل من قبل: قوي ← داعم"

"""What a form asks for: every field of a kind that may be proposed, as an input that suits it."""

from __future__ import annotations

import pytest

from values_handbook.forms import Input, inputs_of
from values_handbook.model.kinds import MODELS
from values_handbook.taxonomy import KINDS


def at(kind: str, path: str) -> Input:
    """The input at a dotted path; lists are passed through."""
    fields = inputs_of(kind)
    for name in path.split("."):
        found = next(field for field in fields if field.name == name)
        fields = found.fields or (found.item.fields if found.item is not None else ())
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_each_field_but_names_and_publishing_has_an_input(kind: str) -> None:
    names = {info.alias or name for name, info in MODELS[kind].model_fields.items()}
    assert [field.name for field in inputs_of(kind) if field.name not in names] == []
    of_people = {"person": ("held_by",), "team": ("lead", "members")}.get(kind, ())
    assert names - {field.name for field in inputs_of(kind)} == {"id", "formerly", "publish", *of_people}
    assert all(field.help for field in inputs_of(kind))


@pytest.mark.parametrize(
    ("kind", "path", "expected"),
    [
        ("value", "title", "line"),
        ("value", "summary", "prose"),
        ("value", "description", "block"),
        ("value", "status", "choice"),
        ("value", "adopted", "date"),
        ("value", "behaviours", "list"),
        ("value", "behaviours.levels", "group"),
        ("goal", "parent", "reference"),
        ("goal", "period", "line"),
        ("goal", "measures.target", "line"),
        ("goal", "measures.history", "map"),
        ("goal", "closing", "group"),
        ("goal", "closing.date", "date"),
        ("review", "culture.today", "map"),
    ],
)
def test_an_input_suits_its_field(kind: str, path: str, expected: str) -> None:
    assert at(kind, path).type == expected


def test_a_choice_has_its_words_and_a_reference_its_kinds() -> None:
    assert at("goal", "check_ins.confidence").choices == ("on-track", "at-risk", "off-track")
    value = at("goal", "values.value")
    assert (value.kinds, value.prefixed, value.parts, value.required) == (("value",), False, True, True)
    scope = at("review", "scope").item
    assert scope is not None
    assert scope.prefixed


def test_items_of_a_list_are_named_by_what_identifies_them() -> None:
    named = {path: at("goal", path).identity for path in ("values", "measures", "check_ins")}
    assert named == {"values": "value", "measures": "title", "check_ins": "date"}


def test_data_for_the_script_leaves_out_what_is_absent() -> None:
    field = Input("asks", "list", help="Questions.", item=Input("", "prose"))
    assert field.as_data() == {"name": "asks", "type": "list", "help": "Questions.", "item": {"type": "prose"}}

"""Descriptions of fields and options: all of them are there, and their examples are what the models take."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from pydantic import ValidationError

from values_handbook.model.fields import models_in
from values_handbook.model.kinds import MODELS
from values_handbook.model.meant import fits
from values_handbook.options import Options, as_text
from values_handbook.reference.fields import describe_fields
from values_handbook.reference.kinds import describe_kind, walk_fields
from values_handbook.reference.topics import near_topics, topics_called
from values_handbook.taxonomy import kind_called

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel


def _models() -> Iterator[type[BaseModel]]:
    for model in MODELS.values():
        yield model
        for info in model.model_fields.values():
            yield from models_in(info.annotation)


@pytest.mark.parametrize("model", dict.fromkeys(_models()), ids=lambda model: model.__name__)
def test_every_field_says_what_it_holds_and_shows_an_example_that_is_valid(model: type[BaseModel]) -> None:
    described = describe_fields(model)
    assert [field.name for field in described] == [info.alias or name for name, info in model.model_fields.items()]
    for field in described:
        assert field.type, field.name
        assert field.meaning, field.name
        ((name, value),) = yaml.load(field.example, yaml.BaseLoader).items()
        assert name == field.name
        assert fits(model, name, value, deeply=True), field.example


@pytest.mark.parametrize("kind", MODELS)
def test_a_kind_is_explained_with_all_of_its_fields_and_required_ones_first(kind: str) -> None:
    (topic,) = topics_called(kind)
    names = [field.name for field in topic.fields]
    assert sorted(names) == sorted(info.alias or name for name, info in MODELS[kind].model_fields.items())
    required = [field.required for field in topic.fields]
    assert required == sorted(required, reverse=True)
    for name in names:
        (found,) = topics_called(f"{kind}.{name}")
        assert found.field is not None
        assert found.field.name == name
        if kind_called(name) is None:
            assert any(found.field == other.field for other in topics_called(name))


@pytest.mark.parametrize("kind", MODELS)
def test_the_shortest_record_of_a_kind_is_complete_without_any_of_its_lines(kind: str) -> None:
    shortest = describe_kind(kind).shortest
    assert errors_of(kind, shortest) == []
    lines = shortest.splitlines()
    for missing in lines:
        assert errors_of(kind, "".join(f"{line}\n" for line in lines if line != missing)) != []


def errors_of(kind: str, text: str) -> list[str]:
    """The codes of the errors in a record, but for references, as a handbook of one record has no other."""
    model, fields = MODELS[kind], yaml.load(text, yaml.BaseLoader) or {}
    try:
        model.model_validate(fields)
    except ValidationError as error:
        return [found["type"] for found in error.errors()]
    return []


@pytest.mark.parametrize("kind", MODELS)
def test_a_kind_names_what_it_may_refer_to(kind: str) -> None:
    named = {name for _, field in walk_fields(describe_fields(MODELS[kind])) for name in field.refers_to}
    assert set(describe_kind(kind).refers_to) == named
    assert {"team", "person"} <= named, "every kind has an owner"


@pytest.mark.parametrize("name", Options.model_fields)
def test_every_option_is_explained(name: str) -> None:
    found = [topic for topic in topics_called(name) if topic.sort == "option"]
    if name not in MODELS:
        assert found
        assert found[0].meaning == Options.model_fields[name].description


def test_a_word_is_known_as_people_write_it() -> None:
    assert [topic.name for topic in topics_called("Goals")] == ["goal"]
    assert [topic.name for topic in topics_called("goals.measures")] == ["goal.measures"]
    assert {topic.sort for topic in topics_called("review_every")} == {"field", "option"}
    assert [topic.where for topic in topics_called("check_ins")] == ["objective.check_ins, goal.check_ins"]
    assert topics_called("") == topics_called("goal.nothing") == topics_called("nothing") == []


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("key_results", ["objective.measures", "goal.measures"]),
        ("deadline", ["value.comments_until"]),
        ("gaol", ["goal", "goals"]),
        ("smallest-group", ["smallest_group"]),
        ("titel", ["title"]),
    ],
)
def test_an_unknown_word_gets_the_closest_by_meaning_first(word: str, near: list[str]) -> None:
    assert near_topics(word, [])[: len(near)] == near


def test_options_are_read_as_they_are_described() -> None:
    assert as_text({"smallest_group": 5}) == {"smallest_group": "5"}

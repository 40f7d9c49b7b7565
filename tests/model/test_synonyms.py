"""The table of what people call a field: each of its targets exists, is valid, and is proposed only for what it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

import pytest

from values_handbook.model.fields import models_in
from values_handbook.model.kinds import MODELS
from values_handbook.model.kinds.synonyms import AS_PAIR, SYNONYMS, synonyms_of
from values_handbook.model.meant import find_meant, fits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

    from values_handbook.taxonomy import Path


def _places() -> Iterator[tuple[str, Path, type[BaseModel]]]:
    """Every mapping with fields that a record may hold: its kind, its path, its model."""
    for kind, model in MODELS.items():
        yield kind, (), model
        for name, info in model.model_fields.items():
            for part in models_in(info.annotation):
                yield kind, (info.alias or name, 0), part
                for inner_name, inner in part.model_fields.items():
                    for within in models_in(inner.annotation):
                        yield kind, (info.alias or name, 0, inner.alias or inner_name), within


PLACES = [pytest.param(*place, id="-".join(map(str, (place[0], *place[1])))) for place in _places()]


def _samples(info: FieldInfo) -> list[Any]:
    """Values that a field takes, as plain data."""
    found = [_as_text(example) for example in info.examples or ()]
    found += list(_words(info.annotation))
    found += [{"date": "2026-01-05"}] if any(models_in(info.annotation)) else []
    return found or ["candor"]


def _as_text(example: Any) -> Any:
    if isinstance(example, list):
        return [_as_text(item) for item in example]
    if isinstance(example, dict):
        return {str(key): _as_text(value) for key, value in example.items()}
    return str(example).lower() if isinstance(example, bool) else str(example)


def _words(annotation: Any) -> tuple[str, ...]:
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return tuple(word for inner in get_args(annotation) for word in _words(inner))


@pytest.mark.parametrize(("kind", "path", "model"), PLACES)
def test_every_word_proposes_a_field_that_is_there_and_takes_what_was_written(
    kind: str, path: Path, model: type[BaseModel]
) -> None:
    fields = {info.alias or name: info for name, info in model.model_fields.items()}
    for word, targets in synonyms_of(model).items():
        for number, target in enumerate(targets):
            name, _, inner = target.partition(": ")[0].partition(".")
            assert name in fields, f"`{word}` means `{name}`, which is no field of {model.__name__}"
            if ": " in target:
                assert fits(model, name, target.partition(": ")[2])
                continue
            values = ["2026-09-30"] if inner else _samples(fields[name])
            found = [find_meant(kind, path, word, value, targets[:number]) for value in values]
            wanted = [meant for meant in found if meant is not None and (meant.field, meant.inner) == (name, inner)]
            assert wanted, f"`{word}` never proposes `{target}` for {values}"


@pytest.mark.parametrize(("kind", "path", "model"), PLACES)
@pytest.mark.parametrize("value", ["on track", "40", "2026-09-30", ["a", "b"], {"a": "b"}, "true", None])
def test_no_proposal_names_a_field_of_another_type(kind: str, path: Path, model: type[BaseModel], value: Any) -> None:
    words = [*synonyms_of(model), "statuss", "Target", "ende", "periode", "ordr", "dat"]
    for word in words:
        meant = find_meant(kind, path, word, value)
        if meant is not None and meant.way in ("rename", "spelled"):
            assert fits(model, meant.field, meant.value or value)


@pytest.mark.parametrize(
    ("kind", "path", "word", "value"),
    [
        ("goal", (), "end", "soon"),
        ("objective", (), "reason", ["a"]),
        ("goal", (), "weekly", "x"),
        ("goal", (), "target", ["x", "y"]),
        ("goal", ("check_ins", 0), "status", "fine so far"),
        ("value", (), "colour", "teal"),
    ],
)
def test_where_nothing_fits_nothing_is_proposed(kind: str, path: Path, word: str, value: Any) -> None:
    assert find_meant(kind, path, word, value) is None


def test_an_end_never_means_that_a_goal_is_no_longer_in_use() -> None:
    for word in ("end", "End", "ends", "ende", "end_date", "enddate"):
        for value in ("2026-09-30", "soon", None):
            meant = find_meant("goal", (), word, value)
            assert meant is None or meant.field != "ended", word


def test_the_table_names_models_that_records_hold() -> None:
    held = {base.__name__ for place in _places() for base in place[2].__mro__}
    assert set(SYNONYMS) | set(AS_PAIR) <= held

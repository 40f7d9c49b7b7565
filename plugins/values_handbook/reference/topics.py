"""What somebody may want explained: kinds of records, their fields, and options, by the words that people use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.diagnostics.suggest import AT_MOST, closest
from values_handbook.model.kinds import MODELS
from values_handbook.model.kinds.synonyms import synonyms_of
from values_handbook.options import Options
from values_handbook.reference.fields import FieldDescription, describe_fields
from values_handbook.reference.kinds import describe_kind, walk_fields
from values_handbook.taxonomy import FOLDERS, KINDS, kind_called

if TYPE_CHECKING:
    from collections.abc import Iterator

FEW = 2
"""Kinds that are named each; a field that more of them have is named alone."""


@dataclass(frozen=True)
class Topic:
    """A kind, a field or an option. `name` is what people look it up by, `sort` what it is, `where` where it is written.

    A kind also has the kinds that it may refer to, and its shortest complete record as YAML.
    """

    name: str
    sort: str
    where: str
    meaning: str
    fields: tuple[FieldDescription, ...] = ()
    field: FieldDescription | None = None
    refers_to: tuple[str, ...] = ()
    shortest: str = ""


def topics_called(word: str) -> list[Topic]:
    """Everything that is called so: a kind, `goal.measures`, a field of several kinds, an option."""
    name, _, rest = word.strip().lower().replace("[]", "").partition(".")
    kind = kind_called(name)
    if kind is not None:
        return [_kind(kind.name)] if not rest else list(_fields_at(kind.name, rest.split(".")))
    steps = [step for step in (name, *rest.split(".")) if step]
    return [*_fields_named(steps), *_options_named(steps)]


def _kind(name: str) -> Topic:
    kind = describe_kind(name)
    files, many = kind.files
    where = f"{files}, or {many} with a list; shown at {kind.page}"
    return Topic(name, "kind of record", where, kind.meaning, kind.fields, None, kind.refers_to, kind.shortest)


def _field(name: str, where: str, field: FieldDescription, sort: str = "field") -> Topic:
    return Topic(name, sort, where, field.meaning, field.fields, field)


def _fields_at(kind: str, steps: list[str]) -> Iterator[Topic]:
    fields, found = describe_fields(MODELS[kind]), None
    for step in steps:
        found = next((field for field in fields if field.name == step), None)
        if found is None:
            return
        fields = found.fields
    if found is not None:
        yield _field(f"{kind}.{'.'.join(steps)}", KINDS[kind].folder, found)


def _fields_named(steps: list[str]) -> Iterator[Topic]:
    """The fields of this name, at the top of records first; what is the same in several kinds comes once."""
    for depth in (1, 2):
        found: dict[FieldDescription, list[str]] = {}
        for kind in MODELS:
            for path, field in walk_fields(describe_fields(MODELS[kind])):
                if path[-len(steps) :] == tuple(steps) and len(path) == len(steps) + depth - 1:
                    found.setdefault(field, []).append(".".join((kind, *path)))
        for field, names in found.items():
            where = "every kind" if len(names) == len(MODELS) else ", ".join(names)
            yield _field(names[0] if len(names) == 1 else ".".join(steps), where, field)
        if found:
            return


def _options_named(steps: list[str]) -> Iterator[Topic]:
    for path, field in walk_fields(describe_fields(Options)):
        if path == tuple(steps) or (len(steps) == 1 and path[-1] == steps[0] and len(path) > 1):
            yield _field(".".join(path), "mkdocs.yml, below `values-handbook:`", field, "option")


def near_topics(word: str, codes: list[str]) -> list[str]:
    """The topics and codes that are closest to a word: first what people mean by it, then by spelling."""
    bare = word.lower().replace("-", "").replace("_", "")
    meant: dict[str, list[str]] = {}
    for kind, model in MODELS.items():
        for target in synonyms_of(model).get(bare, ()):
            if ": " not in target:
                meant.setdefault(target, []).append(f"{kind}.{target}")
    by_meaning = [name for target, kinds in meant.items() for name in (kinds if len(kinds) <= FEW else [target])]
    names = [path[-1] for kind in MODELS for path, _ in walk_fields(describe_fields(MODELS[kind]))]
    options = [".".join(path) for path, _ in walk_fields(describe_fields(Options))]
    known = [*KINDS, *FOLDERS, *names, *options, *codes]
    return by_meaning[:AT_MOST] or closest(word.lower(), known)

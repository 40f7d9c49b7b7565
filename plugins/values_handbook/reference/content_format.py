"""The reference of the content format as one Markdown page, made from the models."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.model.kinds.common import Common
from values_handbook.reference.fields import describe_fields
from values_handbook.reference.kinds import KindDescription, describe_kind, walk_fields
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from values_handbook.reference.fields import FieldDescription

_HEAD = """# The content format

Every kind of record with its fields. `make docs` writes this page from the models; in a terminal, `handbook explain goal`
shows a kind and `handbook explain goal.measures` a field.

A record is a YAML file in the folder of its kind, below the content folder: `goals/calmer-deploys.yml` is the goal
`calmer-deploys`. A file with the name of a kind's folder, such as `goals.yml`, holds a list of records, each with an `id`.

- **Ids** are lower-case letters, digits and single hyphens.
- **References** are the ids of records. Where a field may name several kinds, write `kind:id`, such as `value:candor`.
- **Several** of something may be written as a list, or as one alone.
- **Markdown** in a text may link to any record: `[candor](value:candor)`.
"""
_COLUMNS = ("| field | type | default | meaning | example |", "|---|---|---|---|---|")


def content_format() -> str:
    """The page: the fields that every kind has, then each kind in the order of the taxonomy."""
    return "\n".join([_HEAD, *_shared(), *(line for name in KINDS for line in _kind(describe_kind(name)))])


def _shared() -> Iterator[str]:
    yield from ("## Fields of every kind", "", *_COLUMNS)
    yield from (*_rows(describe_fields(Common)), "")


def _kind(kind: KindDescription) -> Iterator[str]:
    files, many = kind.files
    yield from (f"## {kind.title}", "", _escaped(kind.meaning.strip()), "")
    yield f"- Files: `{files}`, or a list in `{many}`"
    yield f"- Address: `{kind.page}`"
    if kind.refers_to:
        yield f"- May refer to: {', '.join(f'[{name}](#{_anchor(name)})' for name in kind.refers_to)}"
    yield from ("", "The shortest complete record:", "", "```yaml", kind.shortest, "```", "")
    yield from (*_COLUMNS, *_rows(field for field in kind.fields if field.name not in kind.shared))
    yield from ("", "It also has the [fields of every kind](#fields-of-every-kind).", "")


def _anchor(kind: str) -> str:
    """The anchor that forges give the heading of a kind."""
    title = KINDS[kind].noun
    return "".join(sign for sign in title if sign.isalnum() or sign in " -").replace(" ", "-")


def _rows(fields: Iterable[FieldDescription]) -> Iterator[str]:
    for path, field in walk_fields(tuple(fields)):
        default = "required" if field.required else f"`{field.default}`" if field.default else ""
        cells = f"`{'.'.join(path)}`", field.type, default, field.meaning, f"`{field.example}`"
        yield f"| {' | '.join(map(_escaped, cells))} |"


def _escaped(text: str) -> str:
    """A text on one line, as a cell of a table shows it."""
    return " ".join(text.split()).replace("|", "\\|")

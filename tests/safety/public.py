"""Everything that a handbook gives to the public, by names, without a build of MkDocs around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from values_handbook.changelog import Past
from values_handbook.export.codeowners import codeowners
from values_handbook.model.embed import EmbedSpec
from values_handbook.overviews import OVERVIEWS
from values_handbook.pipeline import load
from values_handbook.project import read_project
from values_handbook.render.renderer import PageRenderer
from values_handbook.schemas.files import schema_files
from values_handbook.site.files import edit_path, other_files
from values_handbook.site.stand_ins import LastGoodPages
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


def written(root: Path) -> dict[str, Any]:
    """Every page, embed and file of the handbook in a folder, as a preview has it: with a box of errors where there are any."""
    renderer = PageRenderer(load(read_project(root)[0], past=Past()), tolerant=True)
    return dict(_parts(renderer))


def _parts(renderer: PageRenderer) -> Iterator[tuple[str, Any]]:
    for planned in renderer.site.plan.pages:
        yield planned.source_path, (planned, edit_path(planned, renderer.site), renderer.page(planned))
    for name, make in other_files(renderer).items():
        yield name, make()
    for number, spec in enumerate(_embeds()):
        yield f"embed {number} {spec}", renderer.embed(spec, "guide.md", number)
    yield "errors", renderer.errors()
    yield "pages of records with errors", LastGoodPages().stand_ins(renderer.site)
    yield "CODEOWNERS", codeowners(renderer.site.linked, "forge.example", str)
    yield "schemas of what is published", schema_files(renderer.site.linked.handbook)
    yield "files of the site", sorted(renderer.site.tree.assets)


def _embeds() -> Iterator[EmbedSpec]:
    for part in OVERVIEWS:
        yield EmbedSpec.model_validate(part)
    for kind in KINDS:
        for asked in ("section", "cards", "list"):
            yield EmbedSpec.model_validate({asked: kind})


def differences(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """Where two handbooks give the public something else, and the first words in which they differ."""
    return {
        name: _around(str(one.get(name)), str(other.get(name)))
        for name in sorted({*one, *other})
        if one.get(name) != other.get(name)
    }


def _around(one: str, other: str) -> tuple[str, str]:
    pairs = enumerate(zip(one, other, strict=False))
    at = next((number for number, (left, right) in pairs if left != right), min(len(one), len(other)))
    return one[max(0, at - 60) : at + 60], other[max(0, at - 60) : at + 60]

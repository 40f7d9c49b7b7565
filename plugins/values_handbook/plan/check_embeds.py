"""Whether the embeds of hand-written pages and the configured matrices ask for what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.diagnostics import Diagnostic, Span, diagnostic
from values_handbook.diagnostics.catalogue import CATALOGUE
from values_handbook.diagnostics.lines import decode
from values_handbook.diagnostics.suggest import a_or_an, closest_help, quoted
from values_handbook.link.embeds import find_embeds, parse_embed
from values_handbook.model.where import field_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from values_handbook.derive.alignment.matrices import Matrix
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.embed import EmbedSpec

MOST_SHOWN, MOST_TIMES = 10_000, 20
"""Records that all embeds together show: so many, and each record of the handbook so many times, at some 4 KB each."""


def check_embeds(linked: LinkedHandbook, matrices: Iterable[Matrix]) -> Iterator[Diagnostic]:
    """What is wrong with the embeds of every page. A reference in `record:` is the link stage's to check."""
    made = {matrix.id: matrix for matrix in matrices}
    most = MOST_SHOWN + MOST_TIMES * len(linked.handbook.records)
    shown = 0
    for page in linked.handbook.pages:
        for embed in find_embeds(decode(page.data)):
            spec, found = parse_embed(page.path, embed)
            yield from found
            if spec is not None:
                place = Span.on_line(page.path, embed.first + 1, 1, 3)
                yield from _check(spec, made, place)
                before, shown = shown, shown + _records_in(spec, linked)
                if before <= most < shown:
                    yield _too_many(most, place)


def _records_in(spec: EmbedSpec, linked: LinkedHandbook) -> int:
    """How many records an embed may show."""
    if spec.record or spec.overview == "mission":
        return 1
    if spec.overview == "codes":
        return len(CATALOGUE)
    kind = "recognition" if spec.overview == "recognitions" else spec.cards or spec.list or spec.section
    number = len(linked.of(kind) if kind else linked.handbook.records)
    return min(number, spec.limit) if spec.limit else number


def _too_many(most: int, place: Span) -> Diagnostic:
    headline = f"up to this block the pages show records {most:,} times, which is as much as a site may hold"
    help_line = "take blocks out, or choose fewer records in them with `where` or `limit`"
    return diagnostic("too-many-embeds", headline, place, help=help_line)


def _check(spec: EmbedSpec, made: Mapping[str, Matrix], place: Span) -> Iterator[Diagnostic]:
    if spec.matrix and spec.matrix not in made:
        help_line = closest_help(spec.matrix, made) or f"there are {quoted(made)}"
        yield diagnostic("invalid-embed", f"there is no matrix `{spec.matrix}`", place, help=help_line)
        return
    kind = made[spec.matrix].row_kind if spec.matrix else spec.kind
    known = field_names(kind) if kind else []
    for field in spec.where:
        if field not in known:
            headline = f"`{field}` is no field to choose by" + (f" for {a_or_an(kind)}" if kind else "")
            yield diagnostic("invalid-embed", headline, place, help=closest_help(field, known))

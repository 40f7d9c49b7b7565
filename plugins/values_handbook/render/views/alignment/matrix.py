"""The view of a matrix: rows, heads and cells ready to be written as one table."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from values_handbook.derive.alignment.agreements import suspects_of
from values_handbook.derive.alignment.matrices import ORGANIZATION, STRENGTHS
from values_handbook.model.kinds.work import WEIGHTS
from values_handbook.render.html import join_html
from values_handbook.render.views.alignment.filtering import filter_data
from values_handbook.render.views.common import SYMBOLS, StrengthView, sentence, strength_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from markupsafe import Markup

    from values_handbook.derive.alignment.matrices import Cell, Group, Matrix, MatrixLine
    from values_handbook.labels import Labels
    from values_handbook.render.context import LinkView, PageContext


MOST_UPRIGHT = 8
"""Columns whose heads have room beside one another; those of more are written from bottom to top."""
LONGEST_UPRIGHT = 11
"""Letters of a word that fits into a head of a large matrix, whose columns are all equally wide."""
MOST_NAMED = 12
"""Gaps whose names stand in sight."""
DEPTHS = ("weak", "moderate", "strong")
"""The tints of counts: the lower, middle and upper third up to the highest count of the matrix."""
_LARGE = 2000
"""Cells from which on a browser lays out each row apart: all rows of a real table together take 0.2 s for 20,000 cells."""


@dataclass(frozen=True, slots=True)
class CellView:
    """Where a row meets a column. `empty` is the number of empty cells before it, of which most matrices are full.

    `is_earlier` says that the alignment was agreed with an earlier wording of its value. `value` is the id of the value that
    the cell is about, and `depth` the strength whose tint a count has.
    """

    empty: int
    strength: str = ""
    symbol: str = ""
    words: str = ""
    rationale: str = ""
    count: int = 0
    is_earlier: bool = False
    value: str = ""
    depth: str = ""


@dataclass(frozen=True, slots=True)
class CoverageView:
    """How many of a matrix's rows support a column, and their share in percent."""

    number: int
    percent: int
    words: str


@dataclass(frozen=True, slots=True)
class TotalView:
    """The total of a row, a column or a matrix: a number and, of alignments, how many there are of each strength.

    Sums of weights are for machines: they stand in the CSV file.
    """

    number: int
    strengths: tuple[tuple[StrengthView, int], ...] = ()


@dataclass(frozen=True, slots=True)
class MatrixLineView:
    """The head of a row or a column, with its total; of a column, how many rows support it."""

    id: str
    link: LinkView
    total: TotalView
    is_gap: bool
    coverage: CoverageView | None = None


@dataclass(frozen=True, slots=True)
class RowView:
    """A row with its filled cells, and the number of empty ones after them."""

    head: MatrixLineView
    cells: tuple[CellView, ...]
    empty: int


@dataclass(frozen=True, slots=True)
class GroupView:
    """Rows under a heading; without one where the matrix is not grouped."""

    id: str
    title: str
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class GapView:
    """The rows or the columns that are gaps, in a sentence. Where they are many it is folded, below `fold`."""

    sentence: Markup
    fold: str


@dataclass(frozen=True, slots=True)
class MatrixView:
    """A matrix as a table. `data` is what a script needs to filter it, empty where a matrix stands among other things.

    One that `is_listed` reads as a list on a phone: its columns are values, whose names the stylesheet knows.
    """

    id: str
    title: str
    prefix: str
    corner: str
    columns: tuple[MatrixLineView, ...]
    groups: tuple[GroupView, ...]
    total: TotalView
    legend: tuple[StrengthView, ...]
    is_grouped: bool
    is_large: bool
    is_wide: bool
    has_coverage: bool
    is_listed: bool
    gaps: tuple[GapView, ...]
    csv: str
    data: str
    has_earlier: bool


def matrix_view(
    context: PageContext, matrix: Matrix, *, downloadable: bool = True, filterable: bool = False
) -> MatrixView:
    """A matrix on a page. One that is `filterable` has a page of its own, whose address says what is shown of it."""
    row_totals, column_totals, total = _all_totals(context, matrix)
    rows = {line.id: _line(context, line, row_totals, matrix.gap_rows) for line in matrix.rows}
    columns = {line.id: _line(context, line, column_totals, matrix.gap_columns) for line in matrix.columns}
    has_coverage = bool(matrix.rows and matrix.row_kind)
    if has_coverage:
        columns = _with_coverage(context, columns, matrix)
    most = max((cell.count for cell in matrix.cells), default=0)
    places = {line.id: place for place, line in enumerate(matrix.columns)}
    filled: defaultdict[str, list[tuple[int, Cell]]] = defaultdict(list)
    for cell in matrix.at.values():
        filled[cell.row].append((places[cell.column], cell))
    groups = []
    for group, lines in groupby(matrix.rows, key=lambda line: line.group):
        made = (
            _row(context, rows[line.id], sorted(filled[line.id], key=itemgetter(0)), matrix.columns, most)
            for line in lines
        )
        groups.append(GroupView(group.key.id if group.key else group.title, _heading(context, group), tuple(made)))
    earlier = {row.head.id for group in groups for row in group.rows if any(cell.is_earlier for cell in row.cells)}
    is_large = len(rows) * (len(columns) + 2) > _LARGE
    return MatrixView(
        id=matrix.id,
        title=matrix_title(context.t, matrix),
        prefix=context.prefix,
        corner=context.t(f"kinds-{matrix.row_kind}") if matrix.row_kind else context.t("practices"),
        columns=tuple(columns.values()),
        groups=tuple(groups),
        total=total,
        legend=tuple(_weighted(context, item) for item in _legend(context)) if matrix.content == "strength" else (),
        is_grouped=any(line.group.title for line in matrix.rows),
        is_large=is_large,
        is_wide=len(columns) > MOST_UPRIGHT or (is_large and _longest_word(columns.values()) > LONGEST_UPRIGHT),
        has_coverage=has_coverage,
        is_listed=matrix.column_kind == "value",
        gaps=tuple(_gaps(context, matrix, rows, columns)),
        csv=context.href(context.shared.site.plan.csv(matrix.id)) if downloadable else "",
        data=filter_data(context, matrix, earlier) if filterable else "",
        has_earlier=bool(earlier),
    )


def matrix_title(t: Labels, matrix: Matrix) -> str:
    """What a matrix is called: as its option says, or by its kinds."""
    if matrix.title:
        return matrix.title
    if not matrix.row_kind:
        return t("matrix-reinforcement")
    return t("matrix-by", rows=t(f"kinds-{matrix.row_kind}"), columns=t(f"by-{matrix.column_kind}"))


def _heading(context: PageContext, group: Group) -> str:
    """The heading of a group: a title, or a word of the format in the site's language."""
    if group == ORGANIZATION:
        return context.t("organization")
    return context.t.known(f"{group.field}-{group.title}") or group.title


def _longest_word(lines: Iterable[MatrixLineView]) -> int:
    """Letters of the longest word in some heads."""
    return max((len(word) for line in lines for word in line.link.title.split()), default=0)


def _legend(context: PageContext) -> tuple[StrengthView, ...]:
    """The signs of the cells."""
    return tuple(strength_view(context, name) for name in STRENGTHS)


def _weighted(context: PageContext, strength: StrengthView) -> StrengthView:
    """A strength with its weight in the CSV file, so that the totals there can be understood."""
    weight = WEIGHTS[strength.name]
    label = context.t("strength-weight", strength=strength.label, number=weight) if weight else strength.label
    return replace(strength, label=label)


def _all_totals(
    context: PageContext, matrix: Matrix
) -> tuple[Mapping[str, TotalView], Mapping[str, TotalView], TotalView]:
    """The totals of the rows, of the columns, and of the matrix."""
    if matrix.content == "count":
        rows, columns = (
            {name: TotalView(number) for name, number in totals.items()}
            for totals in (matrix.row_totals, matrix.column_totals)
        )
        return rows, columns, TotalView(sum(matrix.column_totals.values()))
    legend = _legend(context)
    rows, columns = (
        {name: _strengths_total(legend, numbers) for name, numbers in totals.items()}
        for totals in (matrix.row_strengths, matrix.column_strengths)
    )
    counts = Counter(cell.strength for cell in matrix.cells)
    return rows, columns, _strengths_total(legend, tuple(counts[name] for name in STRENGTHS))


def _strengths_total(legend: tuple[StrengthView, ...], numbers: tuple[int, ...]) -> TotalView:
    return TotalView(sum(numbers), tuple(pair for pair in zip(legend, numbers, strict=True) if pair[1]))


def _line(
    context: PageContext, line: MatrixLine, totals: Mapping[str, TotalView], gaps: tuple[str, ...]
) -> MatrixLineView:
    link = context.link(line.key) if line.key is not None else context.section(line.kind)
    return MatrixLineView(line.id, link, totals[line.id], line.id in gaps)


def _with_coverage(
    context: PageContext, columns: Mapping[str, MatrixLineView], matrix: Matrix
) -> dict[str, MatrixLineView]:
    """The heads of the columns with the number of rows that support each. A tension is no support."""
    numbers = Counter(cell.column for cell in matrix.cells if cell.strength != "tension")
    among = len(matrix.rows)
    return {
        name: replace(
            head,
            coverage=CoverageView(
                numbers[name],
                round(100 * numbers[name] / among),
                context.t("coverage-of", some=numbers[name], all=among),
            ),
        )
        for name, head in columns.items()
    }


def _gaps(
    context: PageContext, matrix: Matrix, rows: Mapping[str, MatrixLineView], columns: Mapping[str, MatrixLineView]
) -> Iterator[GapView]:
    """The gaps on both sides, each in a sentence around the names."""
    sides = (
        (matrix.row_kind, matrix.gap_columns, columns, "gap-columns"),
        (matrix.column_kind, matrix.gap_rows, rows, "gap-rows"),
    )
    for kind, names, heads, label in sides:
        if names:
            own = f"{label}-{kind}"
            links = tuple(heads[name].link for name in names)
            yield gap_view(context, own if own in context.t.words else label, links)


def gap_view(context: PageContext, label: str, links: tuple[LinkView, ...]) -> GapView:
    """Gaps in a sentence around their names."""
    words = sentence(context, label, names=join_html(links, context.t("comma")))
    return GapView(words, context.t.count("gaps", len(links)) if len(links) > MOST_NAMED else "")


def _row(
    context: PageContext,
    head: MatrixLineView,
    filled: list[tuple[int, Cell]],
    columns: tuple[MatrixLine, ...],
    most: int,
) -> RowView:
    """A row of the table. `most` is the highest count of its matrix."""
    cells = []
    done = 0
    for place, cell in filled:
        column = columns[place].key
        value = column.id if column is not None and column.kind == "value" else head.link.value
        cells.append(_cell(context, cell, place - done, value, most))
        done = place + 1
    return RowView(head, tuple(cells), len(columns) - done)


def _cell(context: PageContext, cell: Cell, empty: int, value: str, most: int) -> CellView:
    t = context.t
    if cell.strength:
        return CellView(
            empty,
            cell.strength,
            SYMBOLS[cell.strength],
            t(f"strength-{cell.strength}"),
            _rationale(context, cell),
            is_earlier=_is_earlier(context, cell),
            value=value,
        )
    parts = [
        t("strength-count", number=count, strength=t(f"strength-{name}"))
        for name, count in zip(STRENGTHS, cell.by_strength, strict=False)
        if count
    ]
    depth = DEPTHS[-(-len(DEPTHS) * cell.count // most) - 1]
    return CellView(empty, rationale=t("comma").join(parts), count=cell.count, value=value, depth=depth)


def _is_earlier(context: PageContext, cell: Cell) -> bool:
    """Whether an alignment was agreed with an earlier wording of its value."""
    assert cell.source is not None
    marked = suspects_of(context.linked, cell.source)
    return cell.path[0] == "values" and any(item.place == cell.path[1] for item in marked)


def _rationale(context: PageContext, cell: Cell) -> str:
    """An alignment's rationale as plain text."""
    assert cell.source is not None
    context.linked.record(cell.source)  # The page depends on the record: the graph notes strengths alone.
    reference = context.linked.graph.at(cell.source, cell.path)
    alignment = reference.alignment if reference is not None else None
    return context.shared.plain(alignment.rationale) if alignment is not None and alignment.rationale else ""

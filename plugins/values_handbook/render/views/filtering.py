"""What the script of a matrix is told: what each row can be filtered by, and its words in the language of the page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from values_handbook.derive.facets import NONE, facets
from values_handbook.derive.select import CURRENT
from values_handbook.model.kinds.work import WEIGHTS
from values_handbook.model.record import Key

if TYPE_CHECKING:
    from values_handbook.derive.facets import Facet, Option
    from values_handbook.derive.matrices import Matrix
    from values_handbook.render.context import PageContext

_WORDS = """copied copy download filter folded gaps grouped groups listed rationale reset shown sort sort-by text tools
ungrouped""".split()


def filter_data(context: PageContext, matrix: Matrix) -> str:
    """JSON: `words`, `weights` of strengths, and `facets`.

    A facet has a name, a label, options `[id, title]`, and in `rows`, in the order of the table, the number of the
    option that the row has, or a list of several.
    """
    t = context.t
    found = facets(context.linked, (line.key for line in matrix.rows if line.key is not None))
    data = {
        "words": {name: t.words[f"matrix-{name}"] for name in _WORDS} | {"columns": t(f"kinds-{matrix.column_kind}")},
        "weights": WEIGHTS if matrix.content == "strength" else {},
        "facets": [*(_facet(context, facet) for facet in found), *_strengths(context, matrix)],
    }
    # In an attribute: where a theme swaps pages without a load, it runs every `script` of the next one, of whatever type.
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _facet(context: PageContext, facet: Facet) -> dict[str, object]:
    return {
        "name": facet.name,
        "label": context.t(facet.name),
        "options": [[_id(facet.name, option), _title(context, facet.name, option)] for option in facet.options],
        "rows": [numbers[0] if len(numbers) == 1 else numbers for numbers in facet.rows],
    }


def _strengths(context: PageContext, matrix: Matrix) -> list[dict[str, object]]:
    """The facet of what stands in the cells, which the script reads off them."""
    if matrix.content != "strength":
        return []
    options = [[name, context.t(f"strength-{name}")] for name in WEIGHTS]
    return [{"name": "strength", "label": context.t("strength"), "options": options}]


def _id(name: str, option: Option) -> str:
    """What the address of the page says. A team as an owner is told from a person of the same id."""
    if isinstance(option, Key):
        return str(option) if name == "owner" and option.kind == "team" else option.id
    return option


def _title(context: PageContext, name: str, option: Option) -> str:
    if isinstance(option, Key):
        return context.shared.title(option)
    if option in (NONE, CURRENT):
        return context.t("matrix-none" if option == NONE else "matrix-current")
    return context.t.words.get(f"{name}-{option}", option)

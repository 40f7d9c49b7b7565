"""Data for the scripts of matrices and of the wall: the facets of each row, and the words of the tools."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from values_handbook.derive.alignment.facets import NONE, BehaviourOption, facets
from values_handbook.derive.goal_cycles import running_cycles
from values_handbook.derive.select import CURRENT
from values_handbook.model.kinds.work import WEIGHTS
from values_handbook.model.record import Key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from values_handbook.derive.alignment.facets import Facet, Option
    from values_handbook.derive.alignment.matrices import Matrix
    from values_handbook.render.context import PageContext

_WORDS = """copied copy cycles download filter folded gaps group-by grouped groups listed rationale reset shown sort sort-by
text tools ungrouped unknown""".split()


_LIST_WORDS = ("copied", "copy", "filter", "reset", "unknown")
_OWN_WORDS = ("text", "tools", "shown")


def list_data(context: PageContext, name: str, found: Iterable[Facet], prefix: str = "") -> str:
    """JSON: `words` and `facets` of a list, as in `filter_data`. The labels of the list begin with its name.

    Those of its facets begin with `prefix`.
    """
    labels = {word: f"matrix-{word}" for word in _LIST_WORDS} | {word: f"{name}-{word}" for word in _OWN_WORDS}
    words = {word: context.t.words[label] for word, label in labels.items()}
    return _to_json({"words": words, "facets": [_facet(context, facet, prefix) for facet in found]})


def filter_data(context: PageContext, matrix: Matrix, earlier: Collection[str] = ()) -> str:
    """JSON: `words`, `weights` of strengths, `facets`, `groupings`. `earlier` are rows agreed with an earlier wording.

    A facet has a name, a label, options `[id, title]`, and in `rows`, in the order of the table, the number of the
    option that the row has, or a list of several. `preset` are options that are picked where an address says nothing.
    A grouping is another way to group the rows than that of the table, which is `usual`: groups `[id, title]`, and in `rows`
    the number of the group of each row.
    """
    t = context.t
    found = facets(context.linked, (line.key for line in matrix.rows if line.key is not None))
    data = {
        "words": {name: t.words[f"matrix-{name}"] for name in _WORDS}
        | {"columns": t(f"kinds-{matrix.column_kind}"), "covered": t.words["coverage-of"]},
        "weights": WEIGHTS if matrix.content == "strength" else {},
        "facets": [
            *(_facet(context, facet) | _preset(context, matrix, facet) for facet in found),
            *_strengths(context, matrix),
            *_agreed(context, matrix, earlier),
        ],
        "usual": t("team" if matrix.group_by == "team" else "matrix-listed"),
        "groupings": [*_by_parent(context, matrix)],
    }
    return _to_json(data)


def _by_parent(context: PageContext, matrix: Matrix) -> Iterator[dict[str, object]]:
    """Goals below the goal that they serve. Those that serve none stand first."""
    if matrix.row_kind != "goal" or matrix.group_by == "parent":
        return
    graph = context.linked.graph
    parents = [graph.target(line.key, "parent") if line.key is not None else None for line in matrix.rows]
    found = context.linked.in_order({parent for parent in parents if parent is not None})
    if found:
        groups = [["", context.t("group-top")], *([key.id, context.shared.title(key)] for key in found)]
        numbers = {None: 0} | {key: number for number, key in enumerate(found, 1)}
        rows = [numbers[parent] for parent in parents]
        yield {"name": "parent", "label": context.t("group-parent"), "groups": groups, "rows": rows}


def _preset(context: PageContext, matrix: Matrix, facet: Facet) -> dict[str, object]:
    """Goals of today are shown first where a cycle is running; those without a period are of every day."""
    if facet.name != "period" or matrix.row_kind != "goal" or not running_cycles(context.linked):
        return {}
    now = {number for number, option in enumerate(facet.options) if option in (CURRENT, NONE)}
    is_mixed = any(now.isdisjoint(row) for row in facet.rows) and not all(now.isdisjoint(row) for row in facet.rows)
    return {"preset": [facet.options[number] for number in sorted(now)]} if is_mixed else {}


def _to_json(data: object) -> str:
    # In an attribute: where a theme swaps pages without a load, it runs every `script` of the next one, of whatever type.
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _facet(context: PageContext, facet: Facet, prefix: str = "") -> dict[str, object]:
    """A facet by the label of its name, with a prefix before it."""
    return {
        "name": facet.name,
        "label": context.t(f"{prefix}{facet.name}"),
        "options": [[_id(facet.name, option), _title(context, facet.name, option)] for option in facet.options],
        "rows": [numbers[0] if len(numbers) == 1 else numbers for numbers in facet.rows],
    }


def _strengths(context: PageContext, matrix: Matrix) -> list[dict[str, object]]:
    """The facet of the strengths in cells, which the script reads from the cells."""
    if matrix.content != "strength":
        return []
    options = [[name, context.t(f"strength-{name}")] for name in WEIGHTS]
    return [{"name": "strength", "label": context.t("strength"), "options": options}]


def _agreed(context: PageContext, matrix: Matrix, earlier: Collection[str]) -> list[dict[str, object]]:
    """The facet of rows that were agreed with an earlier wording of a value, where there are some."""
    if not earlier:
        return []
    rows = [[0] if line.id in earlier else [] for line in matrix.rows]
    options = [["earlier", context.t("earlier-cell")]]
    return [{"name": "agreed", "label": context.t("earlier-facet"), "options": options, "rows": rows}]


def _id(name: str, option: Option) -> str:
    """The id of an option in the address of the page. A team as an owner differs from a person of the same id."""
    if isinstance(option, Key):
        return str(option) if name == "owner" and option.kind == "team" else option.id
    return f"{option.value.id}#{option.behaviour}" if isinstance(option, BehaviourOption) else option


def _title(context: PageContext, name: str, option: Option) -> str:
    if isinstance(option, Key):
        return context.shared.title(option)
    if isinstance(option, BehaviourOption):
        value = context.shared.title(option.value)
        return context.t("behaviour-of", value=value, behaviour=context.link(option.value, option.behaviour).title)
    if option in (NONE, CURRENT):
        return context.t("matrix-none" if option == NONE else "matrix-current")
    return context.t.words.get(f"{name}-{option}", option)

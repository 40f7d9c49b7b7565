"""Functions of a handbook whose results many pages use: computed once, and known by name and arguments.

Since a query has a name, its result can be compared with that of an earlier build: see `reuse.answers`.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from values_handbook.derive.linked_handbook import LinkedHandbook

Question = tuple[Any, ...]
"""What a page depends on: a name and arguments, all of them hashable and the same in every process."""

P = ParamSpec("P")
T = TypeVar("T")

QUERIES: dict[str, Callable[..., Any]] = {}
"""The function of each query, by its name."""


def query(function: Callable[Concatenate[LinkedHandbook, P], T]) -> Callable[Concatenate[LinkedHandbook, P], T]:
    """Decorate a function of a handbook and of hashable arguments: its results are stored as long as the handbook lives."""
    name = function.__qualname__
    QUERIES[name] = function

    @wraps(function)
    def query_handbook(linked: LinkedHandbook, /, *args: P.args, **kwargs: P.kwargs) -> T:
        result: T = linked.answer(name, *args, *kwargs.values())
        return result

    return query_handbook

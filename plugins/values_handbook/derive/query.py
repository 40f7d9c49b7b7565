"""Questions that many pages ask of a whole handbook: answered once, and known by name and arguments.

Since a question has a name, an earlier answer can be held against the one of today: see `reuse`.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from values_handbook.derive.linked_handbook import LinkedHandbook

Question = tuple[Any, ...]
"""A name and arguments, all of them hashable and the same in every process."""

P = ParamSpec("P")
T = TypeVar("T")

QUESTIONS: dict[str, Callable[..., Any]] = {}
"""The function that answers a question, by its name."""


def query(answer: Callable[Concatenate[LinkedHandbook, P], T]) -> Callable[Concatenate[LinkedHandbook, P], T]:
    """Make a function of a handbook and of hashable arguments one whose answers are kept as long as the handbook lives."""
    name = answer.__qualname__
    QUESTIONS[name] = answer

    @wraps(answer)
    def asked(linked: LinkedHandbook, /, *args: P.args, **kwargs: P.kwargs) -> T:
        result: T = linked.ask(name, *args, *kwargs.values())
        return result

    return asked

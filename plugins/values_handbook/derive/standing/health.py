"""How healthy a handbook is: for each step and pitfall of the idea, whom the content checks asked, and who passed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.diagnostics.catalogue import CATALOGUE
from values_handbook.diagnostics.catalogue.content.idea import IDEA

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from values_handbook.derive.checks import Outcome
    from values_handbook.diagnostics import Diagnostic
    from values_handbook.model.record import Key
    from values_handbook.options import Options

    _Words = tuple[str, str, str, str]


class CheckHealth(NamedTuple):
    """A check: how many records it asked, and what it found of those that do not pass. `is_off` where a team silenced it."""

    code: str
    weight: float
    asked: int
    found: tuple[tuple[Key, Diagnostic], ...]
    is_off: bool

    @property
    def passed(self) -> int:
        """How many records pass."""
        return self.asked - len({key for key, _ in self.found})


class PartHealth(NamedTuple):
    """A step or a pitfall of the idea, by its name in `IDEA`, with the checks that belong to it."""

    name: str
    checks: tuple[CheckHealth, ...]

    @property
    def score(self) -> int | None:
        """The weighted share of what was asked that passes, in percent."""
        return _score(self.checks)


@dataclass(frozen=True, slots=True)
class Health:
    """The steps in their order, then the pitfalls."""

    parts: tuple[PartHealth, ...]

    @property
    def checks(self) -> tuple[CheckHealth, ...]:
        """The checks of all parts."""
        return tuple(check for part in self.parts for check in part.checks)

    @property
    def score(self) -> int | None:
        """The weighted share of all that was asked that passes, in percent."""
        return _score(self.checks)


def health(outcomes: Iterable[Outcome], told: Iterable[Diagnostic], options: Options) -> Health:
    """The health of a handbook. `told` are its diagnostics, with the severities that the team gives them."""
    said: dict[_Words, list[Diagnostic]] = {}
    for item in told:
        said.setdefault(_words(item), []).append(item)
    checks = [_health_of(outcome, said, options) for outcome in outcomes]
    belonging = {
        name: tuple(it for it in checks if CATALOGUE[it.code].belongs_to == part) for name, part in IDEA.items()
    }
    return Health(tuple(PartHealth(name, found) for name, found in belonging.items()))


def _health_of(outcome: Outcome, told: Mapping[_Words, list[Diagnostic]], options: Options) -> CheckHealth:
    weight = options.health.weights.get(outcome.code, 1)
    if options.severity.get(outcome.code) == "off":
        return CheckHealth(outcome.code, weight, 0, (), is_off=True)
    found = tuple((key, _as_told(item, told)) for key, item in outcome.found)
    return CheckHealth(outcome.code, weight, len(outcome.asked), found, is_off=False)


def _words(item: Diagnostic) -> _Words:
    """What tells a finding from others, whatever severity a team gives it."""
    return item.code, item.span.path, item.headline, item.help


def _as_told(item: Diagnostic, told: Mapping[_Words, list[Diagnostic]]) -> Diagnostic:
    """A finding with the severity that the team gives it."""
    return next(one for one in told[_words(item)] if one.span == item.span)


def _score(checks: Iterable[CheckHealth]) -> int | None:
    """The sum of weight × passed by that of weight × asked; None where nobody was asked. Only 100 says that all pass."""
    weighed = [(check.weight * check.passed, check.weight * check.asked) for check in checks]
    passed, asked = (sum(part) for part in zip(*weighed, strict=True)) if weighed else (0, 0)
    if not asked:
        return None
    return 100 if passed == asked else min(99, int(100 * passed / asked))

"""The health of a handbook: for each step and pitfall of the idea, the share of records that pass the content checks."""

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

    _Content = tuple[str, str, str, str]


class CheckHealth(NamedTuple):
    """A check: the number of records it applies to, and its findings. `is_off` where a team silenced it."""

    code: str
    weight: float
    checked: int
    found: tuple[tuple[Key, Diagnostic], ...]
    is_off: bool

    @property
    def passed(self) -> int:
        """How many records pass."""
        return self.checked - len({key for key, _ in self.found})


class PartHealth(NamedTuple):
    """A step or a pitfall of the idea, by its name in `IDEA`, with the checks that belong to it."""

    name: str
    checks: tuple[CheckHealth, ...]

    @property
    def score(self) -> int | None:
        """The weighted share of checked records that pass, in percent; None without any."""
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
        """The weighted share of checked records that pass over all parts, in percent; None without any."""
        return _score(self.checks)


def health(outcomes: Iterable[Outcome], diagnostics: Iterable[Diagnostic], options: Options) -> Health:
    """The health of a handbook. `diagnostics` are its own, with the severities that the team gives them."""
    settled: dict[_Content, list[Diagnostic]] = {}
    for item in diagnostics:
        settled.setdefault(_content_of(item), []).append(item)
    checks = [_health_of(outcome, settled, options) for outcome in outcomes]
    belonging = {
        name: tuple(it for it in checks if CATALOGUE[it.code].belongs_to == part) for name, part in IDEA.items()
    }
    return Health(tuple(PartHealth(name, found) for name, found in belonging.items()))


def _health_of(outcome: Outcome, settled: Mapping[_Content, list[Diagnostic]], options: Options) -> CheckHealth:
    weight = options.health.weights.get(outcome.code, 1)
    if options.severity.get(outcome.code) == "off":
        return CheckHealth(outcome.code, weight, 0, (), is_off=True)
    found = tuple((key, _with_team_severity(item, settled)) for key, item in outcome.found)
    return CheckHealth(outcome.code, weight, len(outcome.checked), found, is_off=False)


def _content_of(item: Diagnostic) -> _Content:
    """What identifies a finding, whatever severity a team gives it."""
    return item.code, item.span.path, item.headline, item.help


def _with_team_severity(item: Diagnostic, settled: Mapping[_Content, list[Diagnostic]]) -> Diagnostic:
    """A finding with the severity that the team gives it."""
    return next(one for one in settled[_content_of(item)] if one.span == item.span)


def _score(checks: Iterable[CheckHealth]) -> int | None:
    """The sum of weight × passed by that of weight × checked, in percent; None of nothing. Only 100 means that all pass."""
    weighed = [(check.weight * check.passed, check.weight * check.checked) for check in checks]
    passed, checked = (sum(part) for part in zip(*weighed, strict=True)) if weighed else (0, 0)
    if not checked:
        return None
    return 100 if passed == checked else min(99, int(100 * passed / checked))

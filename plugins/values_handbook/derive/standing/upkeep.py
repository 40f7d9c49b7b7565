"""The upkeep of a handbook: for each step and pitfall of the idea, the questions of the content checks that are open."""

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


class CheckUpkeep(NamedTuple):
    """A check: the number of records it applies to, and its open questions. `is_off` where a team silenced it.

    An open question is a finding; one that stands for several records is one question, beside the first of them.
    """

    code: str
    checked: int
    open: tuple[tuple[Key, Diagnostic], ...]
    is_off: bool


class PartUpkeep(NamedTuple):
    """A step or a pitfall of the idea, by its name in `IDEA`, with the checks that belong to it."""

    name: str
    checks: tuple[CheckUpkeep, ...]

    @property
    def open(self) -> int:
        """The number of open questions."""
        return sum(len(check.open) for check in self.checks)

    @property
    def checked(self) -> int:
        """The number of questions asked, whether they are open or not."""
        return sum(check.checked for check in self.checks)


@dataclass(frozen=True, slots=True)
class Upkeep:
    """The steps in their order, then the pitfalls."""

    parts: tuple[PartUpkeep, ...]


def upkeep(outcomes: Iterable[Outcome], diagnostics: Iterable[Diagnostic], options: Options) -> Upkeep:
    """The upkeep of a handbook. `diagnostics` are its own, with the severities that the team gives them."""
    settled: dict[_Content, list[Diagnostic]] = {}
    for item in diagnostics:
        settled.setdefault(_content_of(item), []).append(item)
    checks = [_upkeep_of(outcome, settled, options) for outcome in outcomes]
    belonging = {
        name: tuple(it for it in checks if CATALOGUE[it.code].belongs_to == part) for name, part in IDEA.items()
    }
    return Upkeep(tuple(PartUpkeep(name, found) for name, found in belonging.items()))


def _upkeep_of(outcome: Outcome, settled: Mapping[_Content, list[Diagnostic]], options: Options) -> CheckUpkeep:
    if options.severity.get(outcome.code) == "off":
        return CheckUpkeep(outcome.code, 0, (), is_off=True)
    first: dict[Diagnostic, Key] = {}
    for key, item in outcome.found:
        first.setdefault(_with_team_severity(item, settled), key)
    found = sorted(first.items(), key=lambda pair: pair[0].sort_key)
    return CheckUpkeep(outcome.code, len(outcome.checked), tuple((key, item) for item, key in found), is_off=False)


def _content_of(item: Diagnostic) -> _Content:
    """What identifies a finding, whatever severity a team gives it."""
    return item.code, item.span.path, item.headline, item.help


def _with_team_severity(item: Diagnostic, settled: Mapping[_Content, list[Diagnostic]]) -> Diagnostic:
    """A finding with the severity that the team gives it."""
    return next(one for one in settled[_content_of(item)] if one.span == item.span)

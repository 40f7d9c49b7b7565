"""Options and names without effect: an unknown root team, periods without dates, times without a zone, weights of checks."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from values_handbook.derive.periods import period_labels
from values_handbook.diagnostics import Diagnostic, Span, diagnostic
from values_handbook.diagnostics.suggest import closest_help
from values_handbook.model.kinds import Practice
from values_handbook.model.locate import locate_record
from values_handbook.model.near_periods import near_period
from values_handbook.model.period import period_dates
from values_handbook.model.record import Key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.derive.linked_handbook import LinkedHandbook


def check_named(linked: LinkedHandbook) -> Iterator[Diagnostic]:
    """Check names in the options, and the periods of records."""
    yield from _near_periods(linked)
    yield from _times_without_zone(linked)
    yield from _unknown_organization(linked)
    if linked.options.health:
        headline = (
            "the option `health` is not used any more: the page Upkeep has no score, so that checks have no weights"
        )
        yield diagnostic("option-not-used", headline, Span.of_file("mkdocs.yml"), help="take the option out")


def _unknown_organization(linked: LinkedHandbook) -> Iterator[Diagnostic]:
    """The option `organization` names a team that does not exist."""
    name = linked.options.organization
    key = Key("team", name or "")
    handbook = linked.handbook
    if not name or "team" in handbook.unread_kinds:
        return
    if any(key in keys for keys in (handbook, handbook.left_out, handbook.hidden)):
        return
    help_line = closest_help(name, handbook.ids("team")) or "it takes the id of the root team"
    headline = f"the option `organization`: no team `{name}`"
    yield diagnostic("invalid-option", headline, Span.of_file("mkdocs.yml"), help=help_line)


def _times_without_zone(linked: LinkedHandbook) -> Iterator[Diagnostic]:
    """Practices with a time of the day where the options name no time zone: one diagnostic for all."""
    if linked.options.timezone is not None:
        return
    practices = (item.fields for item in linked.current("practice") if isinstance(item.fields, Practice))
    if any(item.every and isinstance(item.starts, datetime) for item in practices):
        # The message gives neither ids nor a number, which could reveal hidden practices. It is placed on the options, not
        # on the pages of practices, since readers can do nothing about it.
        headline = "the option `timezone` is missing, so that calendars show the times of practices in titles only"
        help_line = "name the zone of these times, such as `timezone: Europe/Berlin`"
        yield diagnostic("time-without-zone", headline, Span.of_file("mkdocs.yml"), help=help_line)


def _near_periods(linked: LinkedHandbook) -> Iterator[Diagnostic]:
    """Periods such as `Q4 2026`, which have no dates and probably mean one that has."""
    for kind in ("objective", "goal"):
        for record in linked.of(kind):
            period = getattr(record.fields, "period", None)
            if not isinstance(period, str) or period_dates(period, period_labels(linked)) is not None:
                continue
            if meant := near_period(period, period_labels(linked)):
                place = locate_record(record, ("period",))
                yield diagnostic("period-near-miss", meant.headline, place, help=meant.help)

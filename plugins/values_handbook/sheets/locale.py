"""How a country writes numbers and days, for cells that can be read in two ways."""

from __future__ import annotations

from typing import NamedTuple

from values_handbook.diagnostics.suggest import closest_help
from values_handbook.sheets.problems import UnusableSheetError


class Locale(NamedTuple):
    """The language in which numbers are read, and whether the day stands before the month."""

    language: str
    is_day_first: bool


def read_locale(name: str) -> Locale:
    """The ways of a country or a language, such as `de`, `en_US` or `pt-BR`. Raises UnusableSheetError."""
    # Only where one is named: Babel takes a while to import.
    from babel import Locale as Known
    from babel import UnknownLocaleError
    from babel.localedata import locale_identifiers

    try:
        known = Known.parse(name.replace("-", "_"))
    except (UnknownLocaleError, ValueError) as error:
        near = closest_help(name, locale_identifiers()) or "write a language, such as `de`, or a country's: `en_GB`"
        raise UnusableSheetError(f"there is no locale `{name}`; {near}") from error
    order = known.date_formats["short"].pattern
    return Locale(str(known), order.index("d") < order.index("M"))

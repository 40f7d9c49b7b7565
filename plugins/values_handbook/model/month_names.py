"""Names of months as people write them, in the languages that ship."""

from __future__ import annotations

import re

_NAMES = (
    "january jan januar jänner يناير",
    "february feb februar فبراير",
    "march mar märz mrz مارس",
    "april apr أبريل ابريل",
    "may mai مايو",
    "june jun juni يونيو يونيه",
    "july jul juli يوليو يوليه",
    "august aug أغسطس",
    "september sep sept سبتمبر",
    "october oct oktober okt أكتوبر",
    "november nov نوفمبر",
    "december dec dezember dez ديسمبر",
)
MONTHS: dict[str, int] = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
"""Numbers of months by their names and abbreviations, in small letters and without a point."""
MONTH_PATTERN = f"({'|'.join(map(re.escape, sorted(MONTHS, key=len, reverse=True)))})\\.?"


def month_called(name: str) -> int:
    """The number of a month that `MONTH_PATTERN` has found."""
    return MONTHS[name.lower()]

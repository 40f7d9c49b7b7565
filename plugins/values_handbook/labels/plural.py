"""Which form of a noun stands with a whole number, by the rules of Unicode's CLDR for cardinal numbers."""

from __future__ import annotations

FORMS = ("zero", "one", "two", "few", "many", "other")
"""All forms that CLDR knows; a language has some of them, and each has `other`."""
OF_ONE_NUMBER = FORMS[:3]
"""Forms that stand with a single number in the languages here: `a day` need not say the number."""


def one_or_other(number: int) -> str:
    """English and German: `1 goal`, `2 goals`."""
    return "one" if number == 1 else "other"


def arabic(number: int) -> str:
    """Arabic: none, one, a pair, 3 to 10, 11 to 99, and whole hundreds with what follows them up to 2."""
    if number < 3:
        return FORMS[number]
    last = number % 100
    if last < 3:
        return "other"
    return "few" if last <= 10 else "many"

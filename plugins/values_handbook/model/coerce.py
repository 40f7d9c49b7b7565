"""What people type, taken as what they mean.

Every function here takes the plain data of a YAML node (text, list or mapping; scalars are always text) and returns what a
field holds, or raises a `PydanticCustomError` whose type is a diagnostic code and whose message is the headline; its
context may hold `help`.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from pydantic_core import PydanticCustomError

from values_handbook.diagnostics.suggest import closest, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

LARGEST = 1e100
"""The largest number of a field: what is computed from several of them stays finite."""
_INTEGER = re.compile(r"[-+]?[0-9]{1,30}\Z")
_DECIMAL = re.compile(r"[-+]?(?:[0-9]{1,30}\.?[0-9]{0,30}|\.[0-9]{1,30})(?:[eE][-+]?[0-9]{1,4})?\Z")
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)\Z")
_LOOSE_DATE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\Z")
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[ T](\d\d):(\d\d)(?::(\d\d))?\Z")


def problem(code: str, headline: str, help: str = "", **more: str) -> PydanticCustomError:
    """An error of a field, to be raised inside a validator. Braces in the texts stay as they are.

    `more` is context for whoever explains the error.
    """
    context = {"headline": headline, "help": help, **more}
    return PydanticCustomError(code, "{headline}", context)


def shape(value: Any) -> str:
    """How a contributor would call what they wrote."""
    if isinstance(value, list):
        return "a list"
    return "a mapping" if isinstance(value, dict) else f"`{value}`"


def text(value: Any) -> str:
    """Markdown or other text, as it was written."""
    if isinstance(value, str):
        return value
    raise problem("expected-text", f"text is expected here, not {shape(value)}")


def one_line(value: Any) -> str:
    """Plain text on one line; line breaks become spaces, as a browser would show them."""
    written = text(value)
    if "\n" not in written and "\r" not in written:
        return written
    # Not by one pattern with spaces on both sides of the break: that takes quadratic time for a run of spaces.
    first, *others = re.split(r"[\r\n]+", written.strip("\r\n"))
    if not others:
        return first
    *middle, last = others
    lines = (first.rstrip(" \t"), *(line.strip(" \t") for line in middle), last.lstrip(" \t"))
    return " ".join(filter(None, lines))


def number(value: Any) -> int | float:
    """A finite number. `012` is 12 and `47%` is 47."""
    if isinstance(value, str):
        digits = value.strip().removesuffix("%").rstrip()
        if _INTEGER.match(digits):
            return int(digits)
        if _DECIMAL.match(digits) and abs(found := float(digits)) <= LARGEST:
            return found
    help_line = "write it with digits and at most one point, such as 1250 or 0.5"
    raise problem("invalid-number", f"a number is expected here, not {shape(value)}", help_line)


def number_or_text(value: Any) -> int | float | str:
    """A number where it reads as one, else text on one line: the target of a milestone."""
    try:
        return number(value)
    except PydanticCustomError:
        return one_line(value)


def whole_number(value: Any) -> int:
    """A number without a fraction."""
    found = number(value)
    if found == int(found):
        return int(found)
    raise problem("invalid-number", f"a whole number is expected here, not `{value}`")


def flag(value: Any) -> bool:
    """`true` or `false`, in any case. `yes`, `no`, `on` and `off` are words in YAML 1.2 and stay an error."""
    word = value.strip().lower() if isinstance(value, str) else ""
    if word in ("true", "false"):
        return word == "true"
    meant = {"yes": "true", "y": "true", "on": "true", "no": "false", "n": "false", "off": "false"}.get(word)
    help_line = f"write `{meant}`" if meant else ""
    raise problem("invalid-flag", f"`true` or `false` is expected here, not {shape(value)}", help_line)


def day(value: Any) -> date:
    """A date written as `2026-11-23`."""
    if isinstance(value, str) and (found := _DATE.match(value.strip())):
        year, month, number_of_day = map(int, found.groups())
        try:
            return date(year, month, number_of_day)
        except ValueError:
            raise problem("invalid-date", f"`{value}` is no day of the calendar") from None
    help_line = "write year, month and day with hyphens, such as `2026-11-23`"
    if isinstance(value, str) and (loose := _LOOSE_DATE.match(value.strip())):
        help_line = "write `{}-{:0>2}-{:0>2}`".format(*loose.groups())
    raise problem("invalid-date", f"a date is expected here, not {shape(value)}", help_line)


def day_or_time(value: Any) -> date | datetime:
    """A date, or a date and time such as `2026-11-23 09:30`."""
    if isinstance(value, str) and (found := _TIME.match(value.strip())):
        start = day(found[1])
        try:
            return datetime(start.year, start.month, start.day, int(found[2]), int(found[3]), int(found[4] or 0))
        except ValueError:
            raise problem("invalid-date", f"`{value}` is no time of the day") from None
    return day(value)


def bare(word: str) -> str:
    """A word of an enumeration without case, spaces, hyphens and underscores."""
    return re.sub(r"[\s_-]+", "", word).lower()


def choice(value: Any, allowed: Iterable[str]) -> str:
    """One of the allowed words, however it is spelled."""
    options = list(allowed)
    if isinstance(value, str):
        known = {bare(option): option for option in options}
        if (found := known.get(bare(value))) is not None:
            return found
        near = closest(bare(value), known, cutoff=0.7)
        help_line = f"closest: {quoted(known[word] for word in near)}" if near else f"one of {quoted(options)}"
        raise problem("invalid-choice", f"`{value}` is none of the words known here", help_line)
    raise problem("invalid-choice", f"one word is expected here, not {shape(value)}", f"one of {quoted(options)}")


def listed(value: Any) -> list[Any]:
    """A list; a single item is a list of one."""
    return list(value) if isinstance(value, list | tuple) else [value]

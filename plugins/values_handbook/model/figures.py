"""Figures as people write them: `< 5`, `≥ 20`, `2,000`, `12,5`, `1 000`, `1'000`, `9h`, `47 %`, `€ 3.5M`.

How the signs between digits are read:

1. Spaces and apostrophes set thousands apart. Where points and commas both occur, the last one is the decimal sign; where
   one of them occurs more than once, it sets thousands apart.
2. A single point or comma is the decimal sign, unless exactly three digits follow one to three others of which the first
   is no zero (`1.000`, `12,500`). Then both readings are possible, and what decides is, in this order: the other figures of
   the measure, if they show which sign is the decimal one; the language of the site.
3. Of a number without fractions, such as a count of people, only the reading in thousands is possible.

`is_doubtful` says where the reading of rule 2 should be confirmed.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

if TYPE_CHECKING:
    from collections.abc import Iterable

Comparison = Literal["below", "at-most", "at-least", "above"]
COMPARISONS: tuple[Comparison, ...] = get_args(Comparison)

LARGEST = 1e100
"""The largest number of a field: what is computed from several of them stays finite."""
LONGEST = 80
"""Characters of a text that may be a figure."""

_COMPARISON_OF: dict[str, Comparison] = {
    "<": "below",
    "<=": "at-most",
    "=<": "at-most",
    "≤": "at-most",
    "⩽": "at-most",
    ">": "above",
    ">=": "at-least",
    "=>": "at-least",
    "≥": "at-least",
    "⩾": "at-least",
}
_SCALE_OF = {
    **dict.fromkeys(("k", "K", "thousand", "Tsd", "tausend", "Tausend", "ألف", "آلاف"), 1000),
    **dict.fromkeys(("M", "mn", "mln", "Mio", "mio", "million", "millions", "Million", "Millionen", "مليون"), 10**6),
    **dict.fromkeys(("bn", "Mrd", "mrd", "billion", "billions", "Milliarde", "Milliarden", "مليار"), 10**9),
}
_SCALE_WITH_CURRENCY = {"m": 10**6, "b": 10**9, "B": 10**9}
"""`€5m`: without a currency `m` may be minutes or metres."""

# The patterns are read by Python and, in the schemas for editors, by JavaScript.
_D = "[0-9٠-٩۰-۹]"
_GAP = "[ \u00a0\u2007\u2009\u202f'’٬]"
_NUMBER = (
    f"(?:{_D}{{1,3}}(?:{_GAP}{_D}{{3}}){{1,9}}(?:[.,٫]{_D}{{1,30}})?"
    f"|{_D}{{1,3}}(?:,{_D}{{2,3}}){{0,9}},{_D}{{3}}(?:[.]{_D}{{1,30}})?"
    f"|{_D}{{1,3}}(?:[.]{_D}{{3}}){{1,9}}(?:,{_D}{{1,30}})?"
    f"|{_D}{{1,30}}[.]?|{_D}{{0,30}}[.,٫]{_D}{{1,30}})(?:[eE][-+]?[0-9]{{1,4}})?"
)
_CURRENCY = "[$€£¥₹]|US\\$|USD|EUR|GBP|CHF|JPY"
_LETTER = "[^\\s0-9٠-٩۰-۹.,:;<>=~+*_#'\"!?(){}\\[\\]|\\\\/–-]"
_WORD = f"{_LETTER}{{1,30}}(?:/{_LETTER}{{1,30}})?[.]?"
_SIGN = "[-+−–]"
FIGURE_PATTERN = (
    f"(<=|=<|>=|=>|[<>≤⩽≥⩾~≈]?)\\s*({_SIGN}?)\\s*({_CURRENCY})?\\s*({_SIGN}?)({_NUMBER})"
    f"\\s*({_WORD}(?:\\s+{_WORD}){{0,3}})?\\s*([+]?)"
)
"""What can be a figure as a whole text. It has no names and no anchors, so that editors can read it as well."""
_FIGURE = re.compile(FIGURE_PATTERN)
_RATIO = re.compile(f"[<>≤≥~]?\\s*{_NUMBER}\\s*(?:/|:|-|–|\\.\\.\\.?|…)\\s*{_NUMBER}(?:\\s*{_WORD})?\\Z")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫−–", "01234567890123456789.--")

_UNITS: dict[str, str] = {
    word: name
    for name, words in {
        "second": "s sec secs second seconds sekunde sekunden ثانية ثوان ثواني",
        "minute": "min mins minute minutes minuten دقيقة دقائق",
        "hour": "h hr hrs hour hours std stunde stunden ساعة ساعات",
        "day": "d day days tag tage tagen يوم أيام",
        "week": "w wk wks week weeks woche wochen أسبوع أسابيع",
        "month": "mo month months monat monate monaten شهر أشهر",
        "year": "y yr yrs year years jahr jahre jahren سنة سنوات",
        "%": "% ％ ٪ pct percent prozent",
        "€": "€ eur euro euros",
        "$": "$ us$ usd dollar dollars",
        "£": "£ gbp",
        "CHF": "chf fr sfr",
    }.items()
    for word in words.split()
}
_PLURALS = ("s", "es", "e", "n", "en")

_DECIMAL_COMMA = frozenset(
    "af az be bg bs ca cs da de el es et eu fi fo fr gl hr hu hy id is it ka kk kl ky lb lt lv mk mn nb nl nn no pl pt ro "
    "ru se sk sl sq sr sv tr uk uz vi".split()
)
"""Languages (ISO 639) with a decimal comma, by the Unicode CLDR."""
_DECIMAL_POINT = frozenset(
    "am ar bn cy en fa fil ga gu he hi iw ja kn ko mi ml mr ms mt my ne pa sw ta te th tl ur zh".split()
)
"""Languages with a decimal point where digits are those of Europe."""
_OF_COUNTRIES = {"CH": ".", "LI": ".", "MX": ".", "US": ".", "GT": ".", "PR": "."}
"""Countries that write numbers in another way than others of their language."""


class Readings(NamedTuple):
    """The two readings of a number such as `1.000`, and the `sign` between its digits."""

    sign: str
    decimal: int | float
    thousands: int | float


class Figure(NamedTuple):
    """A figure. `unit` is as it was written, and `%` for a share.

    `readings` are there where two are possible: then `value` is the one in the language of the site. `decimal_sign` is the
    point or the comma where the figure shows that it is the decimal sign.
    """

    value: int | float
    comparison: Comparison | None = None
    unit: str = ""
    readings: Readings | None = None
    decimal_sign: str = ""
    is_scaled: bool = False


def decimal_sign(language: str) -> str:
    """The decimal sign of a language such as `de`, `de-CH` or `pt_BR`; empty for one that is not known."""
    main, *others = re.split("[-_]", language.strip())
    for part in others:
        if part.upper() in _OF_COUNTRIES:
            return _OF_COUNTRIES[part.upper()]
    return "," if main.lower() in _DECIMAL_COMMA else "." if main.lower() in _DECIMAL_POINT else ""


def read_figure(written: str, language: str = "en") -> Figure | None:
    """The figure that a text is as a whole; None for any other text."""
    text = written.strip()
    if text.isascii() and text.isdigit() and len(text) <= 30:
        return Figure(int(text))
    if len(text) > LONGEST or (found := _FIGURE.fullmatch(text)) is None:
        return None
    compared, sign, currency, inner_sign, number, tail, plus = found.groups()
    if (sign and inner_sign) or (plus and compared):
        return None
    read = _unit_and_scale(tail or "", currency or "")
    if read is None:
        return None
    unit, scale = read
    factor = scale if (sign or inner_sign) in ("", "+") else -scale
    comparison = "at-least" if plus else _COMPARISON_OF.get(compared)
    figure = _read_number(number, factor, language)
    return figure and figure._replace(comparison=comparison, unit=unit, is_scaled=scale != 1)


def _read_number(number: str, factor: int, language: str) -> Figure | None:
    """Digits with the signs between them, times a factor; None where the value is out of all bounds."""
    written = number.translate(_DIGITS)
    digits = re.sub(_GAP, "", written)
    points, commas = digits.count("."), digits.count(",")
    if points + commas == 1:
        sign = "." if points else ","
        before, after = digits.split(sign)
        decimal = _times(f"{before}.{after}", factor)
        if not _has_two_readings(before, after) or digits != written or "٫" in number:
            return Figure(decimal, decimal_sign=sign) if abs(decimal) <= LARGEST else None
        readings = Readings(sign, decimal, _times(before + after, factor))
        is_decimal = sign == (decimal_sign(language) or ".")
        return Figure(readings.decimal if is_decimal else readings.thousands, readings=readings)
    shown = ""
    if points and commas:
        shown = max(".,", key=digits.rfind)
    elif points + commas:
        shown = "," if points else "."
    thousands = "," if shown == "." else "."
    value = _times(digits.replace(thousands, "").replace(",", "."), factor)
    return Figure(value, decimal_sign=shown) if abs(value) <= LARGEST else None


def _has_two_readings(before: str, after: str) -> bool:
    return len(after) == 3 and after.isdigit() and 1 <= len(before) <= 3 and before[0] != "0"


def _times(digits: str, factor: int) -> int | float:
    """A number times a factor, exactly: 3.5 million is 3500000. One with a point or an exponent stays a float."""
    if digits.isdigit():
        return int(digits) * factor
    product = Decimal(digits) * factor
    is_whole = abs(factor) != 1 and abs(product) <= LARGEST and product == product.to_integral_value()
    return int(product) if is_whole else float(product)


def _unit_and_scale(tail: str, currency: str) -> tuple[str, int] | None:
    """The unit and the scale in the words after a number; None where they are more than a unit."""
    first, *others = tail.split() or [""]
    head, slash, of = first.partition("/")
    scales = _SCALE_OF | _SCALE_WITH_CURRENCY if currency else _SCALE_OF
    scale = 1
    if head.rstrip(".") in scales:
        scale, head = scales[head.rstrip(".")], ""
    elif head[:-1] in _SCALE_OF and re.fullmatch(_CURRENCY, head[-1:]):
        scale, head = _SCALE_OF[head[:-1]], head[-1:]
    words = [head + slash + of] if head or slash else []
    words += others
    is_one = len(words) < 2 or (len(words) == 3 and words[1] in ("per", "pro", "je"))
    if not is_one or (currency and words and not words[0].startswith("/")):
        return None
    unit = currency + " ".join(words)
    return ("%" if _UNITS.get(unit.lower()) == "%" else unit), scale


def has_number(written: str) -> bool:
    """Whether a short text has a number anywhere in it: `at least 20`, `max. 3`, `about 85 %`."""
    return len(written) <= LONGEST and re.search(r"\d", written) is not None


def looks_like_ratio(written: str) -> bool:
    """Whether a text is two numbers and no words: a range, a ratio, a time."""
    return len(written) <= LONGEST and _RATIO.match(written.strip()) is not None


def unit_name(unit: str) -> str:
    """One name for all spellings of a unit: `hour` for `h`, `Std.` and `hours`."""
    bare = unit.casefold().rstrip(".")
    return _UNITS.get(bare, bare)


def same_unit(one: str, other: str) -> bool:
    """Whether two units mean the same: `h` and `hours`, `incident` and `incidents`."""
    first, second = unit_name(one), unit_name(other)
    short, long = sorted((first, second), key=len)
    return first == second or (len(short) > 2 and long.startswith(short) and long[len(short) :] in _PLURALS)


def fits_unit(figure: Figure, unit: str) -> bool:
    """Whether a figure is in the unit of its measure: `2h` fits `hours` and `hours per week`, `€ 3.5M` not `€ million`."""
    first, *others = unit.split() or [""]
    if figure.is_scaled and any(word.rstrip(".") in _SCALE_OF for word in unit.split()):
        return False
    # A share of something has often the unit `of all deploys`.
    is_share = figure.unit == "%"
    is_phrase = bool(others) and not any(word.rstrip(".") in _SCALE_OF for word in others)
    return not figure.unit or is_share or same_unit(figure.unit, unit) or (is_phrase and same_unit(figure.unit, first))


def in_context(figure: Figure, neighbours: Iterable[Figure]) -> Figure:
    """A figure of a measure in the reading that its other figures show, where they show one."""
    signs = {item.decimal_sign for item in neighbours if item.decimal_sign}
    if figure.readings is None or len(signs) != 1:
        return figure
    sign, decimal, thousands = figure.readings
    return figure._replace(value=decimal if sign in signs else thousands, readings=None)


def is_doubtful(figure: Figure, neighbours: Iterable[Figure], language: str) -> bool:
    """Whether the reading that the language gives should be confirmed.

    It should where the language is not known, where the decimals of the reading end with a zero (hardly anybody writes
    `1.500` for one and a half), and where the other figures of the measure are of the size of the other reading.
    """
    if figure.readings is None:
        return False
    _, decimal, thousands = figure.readings
    other = thousands if figure.value == decimal else decimal
    sizes = [abs(item.value) for item in neighbours if item.readings is None and item.value]
    return (
        not decimal_sign(language)
        or (figure.value == decimal and thousands % 10 == 0)
        or any(_is_near(other, size) and not _is_near(figure.value, size, 100) for size in sizes)
    )


def _is_near(value: float, size: float, times: int = 10) -> bool:
    return size / times <= abs(value) <= size * times

"""Cells: what a person or a spreadsheet has typed → the one way in which it is compared, and goes into a record."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from pydantic_core import PydanticCustomError

from values_handbook.model.coerce import MEANINGS, bare, choice
from values_handbook.model.figures import read_figure
from values_handbook.model.near_dates import near_date
from values_handbook.sheets.columns import DEFAULT_STRENGTH, STRENGTHS
from values_handbook.sheets.locale import Locale
from values_handbook.sheets.names import UnknownNameError
from values_handbook.sheets.problems import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from values_handbook.model.figures import Figure
    from values_handbook.sheets.columns import Column
    from values_handbook.sheets.names import RecordNames

_RUN = re.compile(r"'*\s*[=+\-@＝＋－＠]|'*[\t\r\n]")
"""What a spreadsheet runs, also behind blanks and in full width. Source: "CSV Injection", https://owasp.org."""
_NUMBER = re.compile(r"-\d{1,30}(?:[.,]\d{1,30})?\s?%?\Z")
"""A negative number, which runs nothing."""
_RANGE = re.compile(r"(\S.*?)\s*(?:–|—|\.\.+|…|\s-|\bto\b|\bbis\b)\s*(\S.*)\Z")
_PART_FIRST = re.compile(r"([QH])\s*([1-4])[\s/-]*(20\d\d)\Z", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(20\d\d)[\s/-]*([QH])\s*([1-4])\Z", re.IGNORECASE)
_STRENGTH = re.compile(r"(.*?)\s*(?:\(\s*([\w-]+)\s*\)|(?::|\s[–-])\s*([\w-]+))\Z", re.DOTALL)
_COMPARISONS = {"below": "< ", "at-most": "≤ ", "at-least": "≥ ", "above": "> "}


LONGEST = 200
"""Characters of a name with a strength, or of a period, that are looked at."""


class CellError(ValueError):
    """A cell that cannot be read. The message says what to write instead."""


class SheetCell(NamedTuple):
    """The text of a cell. `is_typed` says that the spreadsheet knew it as a number or a date: then it has one reading."""

    text: str = ""
    is_typed: bool = False


def escape(text: str) -> str:
    """A text that no spreadsheet runs: with an apostrophe where it starts like a formula."""
    return f"'{text}" if _RUN.match(text) and not _NUMBER.match(text) else text


def unescape(text: str) -> str:
    """A text as it was before `escape`."""
    return text[1:] if text.startswith("'") and _RUN.match(text) else text


class Reader:
    """Reads cells by their columns.

    `read` gives the text that stands for what is meant, so that two cells mean the same where their texts are equal:
    days as `2026-10-31`, numbers with a point, ids with commas. `language` is that of the handbook's own figures.
    """

    def __init__(
        self, names: RecordNames, language: str, locale: Locale | None = None, *, is_known_period: Callable[[str], bool]
    ) -> None:
        self._names = names
        self._language = language
        self._locale = locale
        self._is_known_period = is_known_period

    def read(self, column: Column, cell: SheetCell) -> str:
        """What a cell means. Raises CellError."""
        text = cell.text.replace("\r\n", "\n").replace("\r", "\n").strip()
        if not text:
            return ""
        match column.sort:
            case "text":
                return text
            case "lines":
                return "\n".join(filter(None, (_without_bullet(line) for line in text.split("\n"))))
            case "choice":
                return _choice(text, column.words)
            case "name":
                return self._name(text, column.kinds)
            case "names" | "who":
                return ", ".join(self._names_in(text, column))
            case "alignments":
                return alignments_text(self._alignments(text, column.kinds))
            case "figure":
                return self._figure(text, cell.is_typed)
            case "percent":
                return self._percent(text, cell.is_typed)
            case "day":
                return str(self._day(text))
            case "period":
                return self._period(text)
            case _:
                return " ".join(text.split())

    def of_record(self, column: Column, text: str) -> str:
        """What a text of a record means, in the same way; one that cannot be read stands for itself."""
        own = Reader(self._names, self._language, Locale(self._language, True), is_known_period=self._is_known_period)
        try:
            return own.read(column, SheetCell(text))
        except CellError:
            return text.strip()

    def _name(self, text: str, kinds: tuple[str, ...], part: str = "") -> str:
        try:
            key = self._names.find(text, kinds)
            if part:
                self._names.find_part(key, part)
        except UnknownNameError as error:
            raise CellError(str(error)) from error
        return str(key) if self._names.is_ambiguous(key, kinds) else key.id

    def _names_in(self, text: str, column: Column) -> Iterator[str]:
        """The ids of the records that a cell names: one whose name has a comma, or several."""
        found: dict[str, None] = {}
        for part in _parts(text, lambda name: self._is_name(name, column.kinds)):
            try:
                found[self._name(part, column.kinds)] = None
            except CellError:
                if column.sort != "who":
                    raise
                found[part] = None
        yield from found

    def _is_name(self, text: str, kinds: tuple[str, ...]) -> bool:
        of, _, part = text.partition("#")
        return self._names.is_name(of, kinds) and (not part or self._names.has_part(of, kinds, part.strip()))

    def _alignments(self, text: str, kinds: tuple[str, ...]) -> dict[str, str]:
        found = {}
        for part in _parts(text, lambda name: self._is_name(name, kinds)):
            name, strength = part, DEFAULT_STRENGTH
            if not self._is_name(part, kinds) and (match := _STRENGTH.match(part[-LONGEST:])):
                name, strength = part[:-LONGEST] + match[1], _choice(match[2] or match[3], STRENGTHS)
            of, sign, behaviour = name.partition("#")
            found[self._name(of, kinds, behaviour.strip()) + sign + behaviour.strip()] = strength
        return found

    def _figure(self, text: str, is_typed: bool) -> str:
        figure = read_figure(text, "en" if is_typed else self._sign_language())
        if figure is None:
            return " ".join(text.split())  # A milestone.
        self._check_one_reading(figure, text, is_typed)
        unit = figure.unit if figure.unit in ("", "%") else f" {figure.unit}"
        return f"{_COMPARISONS[figure.comparison] if figure.comparison else ''}{self._plain(figure.value)}{unit}"

    def _percent(self, text: str, is_typed: bool) -> str:
        figure = read_figure(text, "en" if is_typed else self._sign_language())
        if figure is None or figure.unit not in ("", "%") or figure.comparison:
            raise CellError(f"`{shown(text)}` is no share; write a number from 0 to 100, such as `55` or `55%`")
        self._check_one_reading(figure, text, is_typed)
        if not figure.unit and 0 < figure.value < 1:
            raise CellError(
                f"`{shown(text)}` may be {text} or {number_text(figure.value * 100)} of 100; write it as a percentage"
            )
        return self._plain(figure.value)

    def _check_one_reading(self, figure: Figure, text: str, is_typed: bool) -> None:
        if figure.readings is not None and not is_typed and self._locale is None:
            one, other = number_text(figure.readings.decimal), number_text(figure.readings.thousands)
            raise CellError(
                f"`{text}` is {one} in one country and {other} in another; add --locale, such as --locale de"
            )

    def _sign_language(self) -> str:
        return self._locale.language if self._locale else "en"

    def _plain(self, value: float) -> str:
        """A number that a handbook in this language reads as it is: `1.234` is 1234 in a German one, and `1.2340` is not."""
        text = number_text(value)
        own = read_figure(text, self._language)
        return text if own is None or own.value == value else f"{text}0"

    def _day(self, text: str) -> date:
        """The day of a text, whatever its time."""
        near = near_date(text) or near_date(re.sub(r"[T,\s]+\d{1,2}:\d\d.*\Z", "", text[:LONGEST]))
        if near is None:
            raise CellError(f"`{shown(text)}` is no day; write it as 2026-10-31")
        if near.impossible:
            raise CellError(f"`{shown(text)}` is no day: {near.impossible}")
        if len(near.days) == 1:
            return near.days[0]
        if self._locale is None:
            which = " or ".join(map(str, near.days))
            raise CellError(f"`{shown(text)}` is {which}; add --locale, such as --locale en_GB or --locale en_US")
        return near.days[0] if self._locale.is_day_first else near.days[-1]

    def _period(self, text: str) -> str:
        """A label, such as `2026-Q4`, or the first and the last day: `2026-07-01 – 2026-12-31`, where one may be missing."""
        word = " ".join(text.split())
        if self._is_known_period(word) or len(word) > LONGEST:
            return word
        if found := _PART_FIRST.match(word):
            return f"{found[3]}-{found[1].upper()}{found[2]}"
        if found := _YEAR_FIRST.match(word):
            return f"{found[1]}-{found[2].upper()}{found[3]}"
        if near_date(word):
            return period_text("", str(self._day(word)))
        if (ends := _RANGE.match(word)) and near_date(ends[1]) and near_date(ends[2]):
            return period_text(str(self._day(ends[1])), str(self._day(ends[2])))
        if (open_end := word.strip("–—-… ")) != word and near_date(open_end):
            day = str(self._day(open_end))
            return period_text("", day) if word[0] in "–—-…" else period_text(day, "")
        return word


def period_text(start: str, end: str) -> str:
    """A period between two days as a cell has it; one of them may be missing."""
    return f"{start} – {end}".strip()


def period_days(text: str) -> dict[str, str]:
    """The days of a period that a cell has; none for a label."""
    start, dash, end = text.partition("–")
    return {name: day.strip() for name, day in (("start", start), ("end", end)) if day.strip()} if dash else {}


def alignments_text(alignments: dict[str, str]) -> str:
    """Alignments as a cell has them: `candor (strong), craft`. A moderate one has no strength."""
    return ", ".join(f"{of} ({word})" if word != DEFAULT_STRENGTH else of for of, word in alignments.items())


def alignments_in(text: str) -> dict[str, str]:
    """The strengths in the text of a cell that was read, by what it is aligned with."""
    found = {}
    for part in filter(None, text.split(", ")):
        of, _, word = part.partition(" (")
        found[of] = word.removesuffix(")") or DEFAULT_STRENGTH
    return found


def _parts(text: str, is_one: Callable[[str], bool]) -> Iterator[str]:
    """The names in a cell: separated by line breaks and semicolons, and by commas where a name has none of its own."""
    for line in re.split(r"[;\n]", text):
        part = _without_bullet(line)
        if not part:
            continue
        if is_one(part) or "," not in part:
            yield part
        else:
            yield from filter(None, (item.strip() for item in part.split(",")))


def _without_bullet(line: str) -> str:
    return re.sub(r"[-*•–]\s+", "", line.strip(), count=1) if re.match(r"[-*•–]\s", line.strip()) else line.strip()


def _choice(text: str, words: tuple[str, ...]) -> str:
    """One of the words, or the one that another word can only mean."""
    meanings = [word for word in MEANINGS.get(bare(text), ()) if word in words]
    if len(meanings) == 1 and bare(text) not in map(bare, words):
        return meanings[0]
    try:
        return choice(text, words)
    except PydanticCustomError as error:
        context = error.context or {}
        raise CellError(f"{context['headline']}; {context['help']}") from error


def number_text(value: float, places: int = 12) -> str:
    """A number with digits and a point alone, without the noise of binary fractions: 0.55 times 100 is 55."""
    text = f"{Decimal(repr(round(value, places) if isinstance(value, float) else value)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

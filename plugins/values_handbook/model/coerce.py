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
from values_handbook.model.figures import read_figure
from values_handbook.model.near_dates import help_for_date, help_for_time, near_date, why_impossible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pydantic import ValidationInfo

    from values_handbook.model.figures import Figure


_COLOR = re.compile(r"#[0-9a-f]{6}\Z")
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)\Z")
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


def language_of(info: ValidationInfo) -> str:
    """The language of the site, in which figures are read: whoever validates a record gives it as context."""
    return str((info.context or {}).get("language", "en"))


def _figure(value: Any, info: ValidationInfo) -> Figure:
    found = read_figure(value, language_of(info)) if isinstance(value, str) else None
    if found is not None:
        return found
    help_line = "write it with digits, such as 1250 or 0.5"
    raise problem("invalid-number", f"a number is expected here, not {shape(value)}", help_line)


def number(value: Any, info: ValidationInfo) -> int | float:
    """A finite number as people write it: `012` is 12, `47%` is 47, and `2,000` is 2000."""
    return _figure(value, info).value


def percentage(value: Any, info: ValidationInfo) -> int | float:
    """A number from 0 to 100; its bounds are checked by the field."""
    return _within(_figure(value, info), 100)


def grade(value: Any, info: ValidationInfo) -> int | float:
    """A number from 0 to 5; its bounds are checked by the field."""
    return _within(_figure(value, info), 5)


def fraction(value: Any, info: ValidationInfo) -> int | float:
    """A number from 0 to 1, also written as a percentage: `70 %` is 0.7; its bounds are checked by the field."""
    figure = _figure(value, info)
    if figure.unit == "%":
        return round(_within(figure, 100) / 100, 6)
    return _within(figure, 1)


def six_counts(value: Any) -> list[Any]:
    """How many answered with 0, 1, 2, 3, 4 and 5."""
    found = listed(value)
    if len(found) != 6:
        help_line = "write how many answered with 0, 1, 2, 3, 4 and 5, such as `[0, 1, 2, 8, 12, 4]`"
        raise problem("invalid-number", f"six counts are expected here, not {len(found)}", help_line)
    return found


def color(value: Any) -> str:
    """A color written as `#rrggbb`, in lower case."""
    word = value.strip().lower() if isinstance(value, str) else ""
    if _COLOR.match(word):
        return word
    short = re.fullmatch(r"#?([0-9a-f])([0-9a-f])([0-9a-f])", word)
    meant = (
        f"#{word}"
        if _COLOR.match(f"#{word}")
        else f"#{''.join(digit * 2 for digit in short.groups())}"
        if short
        else ""
    )
    help_line = f'write `"{meant or "#1b7f79"}"`, in quotes, since YAML reads `#` as the start of a comment'
    raise problem("invalid-color", f"a color is expected here, not {shape(value)}", help_line)


def _within(figure: Figure, most: int) -> int | float:
    """The value of a figure; of two readings the one that is in range."""
    if figure.readings is not None and abs(figure.value) > most:
        return figure.readings.decimal
    return figure.value


def number_or_text(value: Any) -> int | float | str:
    """A figure that was read already, else text on one line: the target of a milestone."""
    return value if isinstance(value, int | float) else one_line(value)


def whole_number(value: Any, info: ValidationInfo) -> int:
    """A number without a fraction. `< 5` is 4 and `> 5` is 6: such figures say how many have answered."""
    figure = _figure(value, info)
    found = figure.readings.thousands if figure.readings else figure.value
    if found == int(found):
        return int(found) + {"below": -1, "above": 1}.get(figure.comparison or "", 0)
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
    return _day(value, help_for_date)


def _day(value: Any, help_for: Callable[[str], str]) -> date:
    if not isinstance(value, str):
        raise problem("invalid-date", f"a date is expected here, not {shape(value)}", help_for(""))
    if found := _DATE.match(value.strip()):
        return _calendar_day(value, *map(int, found.groups()))
    near = near_date(value)
    if near is not None and near.impossible:
        raise _no_such_day(value, near.impossible)
    raise problem("invalid-date", f"a date is expected here, not {shape(value)}", help_for(value))


def _calendar_day(written: str, year: int, month: int, number_of_day: int) -> date:
    try:
        return date(year, month, number_of_day)
    except ValueError:
        raise _no_such_day(written, why_impossible(year, month, number_of_day)) from None


def _no_such_day(written: str, why: str) -> PydanticCustomError:
    return problem("invalid-date", f"`{written}` is no day of the calendar", f"{why}: write the day that is meant")


def day_or_time(value: Any) -> date | datetime:
    """A date, or a date and time such as `2026-11-23 09:30`."""
    if isinstance(value, str) and (found := _TIME.match(value.strip())):
        start = _day(found[1], help_for_date)
        try:
            return datetime(start.year, start.month, start.day, int(found[2]), int(found[3]), int(found[4] or 0))
        except ValueError:
            help_line = "the hours are 00 to 23, the minutes 00 to 59"
            raise problem("invalid-date", f"`{value}` is no time of the day", help_line) from None
    return _day(value, help_for_time)


def bare(word: str) -> str:
    """A word of an enumeration without case, spaces, hyphens and underscores."""
    return re.sub(r"[\s_-]+", "", word).lower()


SAME = {"supporting": "weak"}
"""Words that may be written for a word of an enumeration: pages call an alignment that is `weak` supporting."""


def same_words(allowed: Iterable[str]) -> list[str]:
    """The words that may be written for one of the allowed words."""
    options = set(allowed)
    return [word for word, option in SAME.items() if option in options]


def choice(value: Any, allowed: Iterable[str]) -> str:
    """One of the allowed words, however it is spelled."""
    options = list(allowed)
    if isinstance(value, str):
        known = {bare(option): option for option in options}
        known |= {word: SAME[word] for word in same_words(options)}
        if (found := known.get(bare(value))) is not None:
            return found
        meant = [meaning for meaning in MEANINGS.get(bare(value), ()) if meaning in options][:1]
        near = closest(bare(value), known, cutoff=0.7)
        shown = dict.fromkeys(word if word in SAME else known[word] for word in near)
        help_line = f"closest: {quoted(shown)}" if near else f"one of {quoted(options)}"
        if meant:
            help_line = f"write {quoted(meant)}; the words are {quoted(options)}"
        raise problem("invalid-choice", f"`{value}` is none of the words known here", help_line)
    raise problem("invalid-choice", f"one word is expected here, not {shape(value)}", f"one of {quoted(options)}")


SHOWN_ITEMS = 5
"""Items of a list that are shown as they should be written."""


def listed(value: Any) -> list[Any]:
    """A list; a single item is a list of one. A text that holds a whole list, with bullets or numbers, is refused."""
    if isinstance(value, str) and (items := bulleted_items(value)):
        shown = ", ".join(f"`- {_item(item)}`" for item in items[:SHOWN_ITEMS])
        rest = ", and so on" if len(items) > SHOWN_ITEMS else ""
        headline = "YAML reads a list with other marks than `- ` as one text"
        if value.lstrip().startswith("- "):
            headline = "this list is one text, because of the `|`, `>` or quotes before it"
        help_line = f"write each item on a line of its own below the field: {shown}{rest}"
        raise problem("list-bullet", headline, help_line)
    return list(value) if isinstance(value, list | tuple) else [value]


def _item(text: str) -> str:
    """A text as an item of a list, in quotes where it needs them."""
    from values_handbook.yaml_repair import is_plain_safe, quoted

    return text if is_plain_safe(text) else quoted(text)


_WORDS = """
    on-track: green ok okay good fine well high healthy ontrack grün gut
    at-risk: yellow amber orange medium risk risky atrisk shaky gelb gefährdet
    off-track: red bad low off late behind delayed critical blocked offtrack rot schlecht
    proposed: notstarted todo draft planned plan new idea suggested pending vorgeschlagen entwurf geplant nichtbegonnen
    active: open started inprogress ongoing current running live wip doing aktiv laufend inarbeit inbearbeitung
    paused: onhold hold waiting suspended blocked stopped pausiert
    achieved: done completed complete finished reached met success successful closed hit erreicht fertig abgeschlossen
    missed: failed fail notreached notmet notachieved unsuccessful verfehlt
    dropped: cancelled canceled abandoned stopped removed discarded rejected verworfen abgebrochen
    adopted: active agreed accepted approved inforce current live published official beschlossen gültig
    retired: old deprecated archived ended obsolete inactive former zurückgezogen
    declined: rejected refused no wontfix dismissed abgelehnt
    open: todo planned pending active inprogress started new offen
    done: finished completed complete implemented closed resolved erledigt
    organization: org organisation company corporate firm global unternehmen organisational organizational
    team: department group squad unit abteilung
    individual: personal person self me own persönlich
    strong: high very much full direct stark hoch
    moderate: medium mid middle normal some partly partial mittel
    weak: low little slight slightly small minor schwach
    tension: conflict strain strains conflicting negative against contradicts spannung
    operational: ops process performance operativ
    ethics: ethical ethic integrity ethik
    innovation: innovative learning
    engagement: engaged people employee employees mood
    increase: up higher more raise grow growth maximize rise ascending steigern erhöhen
    decrease: down lower less reduce shrink minimize fall descending senken verringern
    keep: hold maintain same stable stay constant halten
    everyone: all people alle
    core: central main basic fundamental kern
    aspirational: stretch ambitious moonshot aspiration wanted
    basic: permission hygiene minimum baseline
    kept: adopted accepted chosen selected shortlisted
    merged: combined joined grouped
    behaviour: behavior
    committed: must commitment firm
    carry: continue keep again
    change: adapt adjust rework
    drop: stop end abandon
    yes: true y agreed ok ja
    no: false n refused declined nein
    none: no nobody off keine
"""

MEANINGS: dict[str, tuple[str, ...]] = {}
"""The words of enumerations that each word may stand for, in the order above; words are compared as `bare` makes them."""

for _line in _WORDS.strip().split("\n"):
    _meaning, _, _others = _line.strip().partition(": ")
    for _word in _others.split():
        MEANINGS[_word] = (*MEANINGS.get(_word, ()), _meaning)


BULLETS = "•·▪●○◦‣–—"
"""Marks that start an item on paper, and no text."""
_BULLET = re.compile(rf"([{BULLETS}*+-])[ \t\xa0]+(?=\S)")
_NUMBER = re.compile(r"1([.)])[ \t\xa0]+(?=\S)")
LONGEST_LIST = 10_000
"""Characters of a text that is looked at: nobody pastes a longer list."""


def bulleted_items(text: str) -> list[str]:
    """The items of a list that stands in one text; none where it is a text like any other.

    One mark is enough for a list, but of numbers there are two at least: `1. Quarter` is a text.
    """
    text = text.strip()
    if len(text) > LONGEST_LIST:
        return []
    if bullet := _BULLET.match(text):
        mark = re.escape(bullet[1])
        return _split(rf"(?:^|\s){mark}[ \t\xa0]+", text)
    if number := _NUMBER.match(text):
        items = _split(rf"(?:^|\s)\d{{1,2}}{re.escape(number[1])}[ \t\xa0]+", text)
        return items if len(items) > 1 else []
    return []


def _split(mark: str, text: str) -> list[str]:
    return [item for part in re.split(mark, text) if (item := " ".join(part.split()))]

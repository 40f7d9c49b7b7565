"""A language: its labels, read from one data file, and what Unicode's CLDR (through Babel) knows of it.

Files are TOML: it has comments and sections for translators, and is read in half the time that YAML takes.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from babel.core import Locale

FORMS = ("zero", "one", "two", "few", "many", "other")
"""All plural forms of CLDR; a language has some of them, and each has `other`."""
OF_ONE_NUMBER = FORMS[:3]
"""Forms that stand with a single number in the languages here: `a day` need not say the number."""
LANGUAGES = (
    "en",
    *sorted({file.name[:-5] for file in files(__package__).iterdir() if file.name.endswith(".toml")} - {"en"}),
)
"""The codes (ISO 639) of the languages that ship: each has a file here. English comes first."""
_DAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
_DATE_FIELDS = {"d": "{day}", "M": "{month}", "L": "{month}", "y": "{year}"}


@dataclass(frozen=True, slots=True)
class Language:
    """The labels of a language by their names, those of CLDR among them.

    A name in braces is filled in. Of what is counted there is a label `<name>-<form>` for each plural form out of `forms`.
    """

    code: str
    texts: Mapping[str, str]
    forms: tuple[str, ...]


@cache
def read_language(code: str) -> Language:
    """The language of a code out of `LANGUAGES`. A label of its file wins over the one that CLDR has."""
    texts = cldr_labels(code) | {name: text for area in label_areas(code).values() for name, text in area.items()}
    plural_tags = _locale(code).plural_form.tags
    return Language(code, texts, tuple(form for form in FORMS if form in plural_tags or form == "other"))


@cache
def label_areas(code: str) -> dict[str, dict[str, str]]:
    """The labels in the file of a language, by the sections of the file."""
    return {name: area for name, area in _file(code).items() if isinstance(area, dict)}


@cache
def vocabulary_labels(vocabulary: str, code: str) -> dict[str, str]:
    """The labels of a language that a vocabulary replaces: `okr` calls a goal an objective."""
    text = files(__package__).joinpath("vocabularies", f"{vocabulary}.{code}.toml").read_text(encoding="utf-8")
    return {name: str(label) for name, label in tomllib.loads(text).items()}


@lru_cache(maxsize=1 << 12)
def plural_form(code: str, number: int) -> str:
    """The form out of `FORMS` that stands with a whole number from 0 on."""
    return str(_locale(code).plural_form(number))


def cldr_labels(code: str) -> dict[str, str]:
    """The labels that CLDR gives: names of months and days, the order of dates, signs of numbers, a list's last step.

    Only the data is taken from Babel, so that a label of a team can replace each part, and no date is formatted anew.
    """
    locale = _locale(code)
    # Western digits in every language: figures in records, links and downloads have them too.
    signs = locale.number_symbols["latn"]
    return {
        **{f"month-{number}": locale.months["format"]["wide"][number] for number in range(1, 13)},
        **{f"day-{name}": locale.days["format"]["wide"][number] for number, name in enumerate(_DAYS)},
        "full-date": _date_label(locale.date_formats["long"].pattern),
        "month-year": _date_label(locale.datetime_skeletons["yMMMM"].pattern),
        "decimal-sign": signs["decimal"],
        "thousands-sign": signs["group"],
        "minus-sign": signs["minusSign"],
        "percent": re.sub("[#0.,]+", "{number}", locale.percent_formats[None].pattern),
        "and": locale.list_patterns["standard"]["2"].format("{first}", "{last}"),
    }


def _date_label(pattern: str) -> str:
    """A label such as `{day} {month} {year}` from a date pattern of CLDR."""
    from babel.dates import tokenize_pattern

    return "".join(
        _DATE_FIELDS[str(value[0])] if kind == "field" else str(value) for kind, value in tokenize_pattern(pattern)
    )


@cache
def _file(code: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(f"{code}.toml").read_text(encoding="utf-8"))


@cache
def _locale(code: str) -> Locale:
    # Babel takes 60 ms to import and to read its first language, which most commands need not wait for.
    from babel.core import Locale

    return Locale.parse(_file(code).get("locale", code), sep="-")

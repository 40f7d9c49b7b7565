"""The tables of all labels in every language, in a README beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.architecture.modules import PACKAGE
from values_handbook.labels import LANGUAGES, language_of
from values_handbook.labels.language import cldr_labels, label_areas
from values_handbook.labels.own import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = PACKAGE / "labels/README.md"
AREAS = {
    "pages": "Words of pages",
    "accountability": "Owners, what was learned, who took part, earlier wordings",
    "kinds": "Kinds and matrices",
    "changes": "What changed",
    "recognition": "What is stated and recognized, and what it costs",
    "calendar": "The calendar",
    "evaluation": "Reviews, decisions and feedback",
    "standing": "How the handbook stands",
    "start": "The first steps with a handbook",
    "closing": "Goals that close: what they need, how they ended, when they are given up",
    "questions": "Questions before a decision and in conversations",
    "writing": "Recurrences, times, punctuation",
    "": "Months, weekdays, dates, numbers, lists: as Unicode's CLDR has them",
}
"""The sections of a language's file, and what they are about."""
_HEAD = """# Labels

Every word that the software writes on a page, written by `make docs`. A name in braces is filled in. To write one
yourself, name it in the option `labels` of the plugin:

```yaml
plugins:
  - values-handbook:
      labels:
        goals: Aims
        goals-one: "{number} aim"
        goals-other: "{number} aims"
        full-date: "{month} {day}, {year}"
```

Of what is counted there is a label for each plural form, by the names of Unicode's CLDR: `one` and `other` in English and
German, `zero`, `one`, `two`, `few`, `many` and `other` in Arabic.
"""


def labels_page() -> str:
    """The page with a table for each area."""
    return "\n".join([_HEAD, *(line for name, heading in AREAS.items() for line in _section(name, heading))])


def _section(area: str, heading: str) -> Iterator[str]:
    columns = ["label", *LANGUAGES]
    yield from (f"## {heading}", "", f"| {' | '.join(columns)} |", "|---" * len(columns) + "|")
    texts = [language_of(code).texts for code in LANGUAGES]
    for name in _names(area):
        yield f"| `{name}` | {' | '.join(_cell(language.get(name, '')) for language in texts)} |"
    yield ""


def _names(area: str) -> list[str]:
    """The labels of an area in any language, a counted one with its forms where English has it."""
    every = {name: None for code in LANGUAGES for name in (label_areas(code)[area] if area else cldr_labels(code))}
    english = list(dict.fromkeys(_without_form(name) for name in every if name in language_of("en").texts))
    return sorted(every, key=lambda name: english.index(_without_form(name)))


def _without_form(name: str) -> str:
    plural = counted(name)
    return f"{plural.name}-" if plural else name


def _cell(text: str) -> str:
    """A label as Markdown shows it as it is."""
    escaped = text.replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;")
    return f"`{text}`" if text != text.strip() else escaped

"""`handbook check-in`: how a goal stands, in a line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click
from pydantic_core import PydanticCustomError

from values_handbook.cli.days import read_past_day
from values_handbook.cli.places import seen_from
from values_handbook.cli.refusal import Refusal
from values_handbook.cli.refusing import refusing
from values_handbook.cli.terminal import progress, say
from values_handbook.editing.apply.document import change_document
from values_handbook.editing.apply.prepare import prepare, write
from values_handbook.editing.check_in import CheckInEntry, check_in_change
from values_handbook.editing.opened import open_handbook
from values_handbook.editing.own_name import find_who, person_of_git
from values_handbook.editing.rename_target import CannotEditError, find_target
from values_handbook.model import coerce
from values_handbook.model.kinds import Goal, Objective
from values_handbook.model.locate import locate_record
from values_handbook.model.types import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.editing.apply.prepare import Prepared
    from values_handbook.editing.check_in import CheckInChange
    from values_handbook.editing.opened import OpenedHandbook
    from values_handbook.model.record import Key, Record

CONFIDENCE = get_args(Confidence)
LONGEST_SLIP = 12
"""Characters of a text of several words that may be a misspelled confidence, such as `on trak`."""
_PROGRESS = re.compile(r"\d{1,3}(?:[.,]\d+)?\s*%?")


@click.command("check-in")
@click.argument("name", metavar="GOAL")
@click.argument("words", metavar="[55%] [on-track] [NOTE]", nargs=-1)
@click.option(
    "--measure",
    "figures",
    metavar="TITLE=FIGURE",
    multiple=True,
    help="A new figure of a measure, by its title or number; may be repeated.",
)
@click.option("--by", metavar="WHO", multiple=True, help="Who says so: ids; else the person with git's mail address.")
@click.option("--date", "day", metavar="DAY", default="", help="The day, such as 2026-11-03; today without it.")
@click.pass_context
def command(
    ctx: click.Context, name: str, words: tuple[str, ...], figures: tuple[str, ...], by: tuple[str, ...], day: str
) -> None:
    """Write down how a goal stands.

    GOAL is its id, with or without the kind; objectives are named with it: `objective:trust`. Then follow, in any order, the
    progress in percent, the confidence (on-track, at-risk or off-track), and a note in quotes. The entry goes to the end of
    the field `check_ins`.

    A measure gets the figure as `current` and the day as `as_of`; its earlier figure moves to `history`.

    Without --by it is the person whose `links` hold `mailto:` and git's `user.email`, if there is one. Everything else in
    the file stays as it is. With exit status 2 nothing has changed.
    """
    when = read_past_day(day, "check in on that day")
    given = _read_words(words)
    if not given and not figures:
        raise Refusal('a check-in says something: `55%`, `on-track`, "a note", or --measure TITLE=FIGURE')
    measured = dict(map(_read_figure, figures))
    if len(measured) < len(figures):
        raise Refusal("a measure gets two figures; give it one")
    with refusing():
        with progress("Reading the handbook"):
            opened = open_handbook(ctx.obj)
            record = _find_open(opened, name)
            assert isinstance(record.fields, Goal | Objective)
            entry = CheckInEntry(when, _names(opened, by), **given, figures=measured)
            change = check_in_change(opened.handbook, record, record.fields, entry)
        with progress("Checking the change"):
            prepared = prepare(opened, change_document(change.change))
            _check_figures(prepared, record.key, change)
        write(prepared)
    for line in _report(prepared, record.key, change, entry):
        say(line)


def _read_words(words: tuple[str, ...]) -> dict[str, str]:
    """Progress, confidence and note, by what each word looks like."""
    found: dict[str, str] = {}
    for word in filter(None, (" ".join(word.split()) for word in words)):
        field, text = _read_word(word)
        if field in found:
            again = "; put it in quotes as a whole" if field == "note" else ""
            raise Refusal(f"the {field} is there twice, `{found[field]}` and `{text}`{again}")
        found[field] = text
    return found


def _read_word(word: str) -> tuple[str, str]:
    if _PROGRESS.fullmatch(word):
        number = word.rstrip("% ").replace(",", ".")
        if float(number) > 100:
            raise Refusal(f"`{word}` is no progress; it goes from 0% to 100%")
        return "progress", number
    try:
        return "confidence", coerce.choice(word, CONFIDENCE)
    except PydanticCustomError as error:
        known = (error.context or {})["help"]
        # Chinese and Japanese notes have no spaces, so that only a word of plain letters is a slip.
        if word.isascii() and (" " not in word or (len(word) <= LONGEST_SLIP and "closest" in known)):
            note = "; a note has more than one word" if known.startswith("one of") else ""
            raise Refusal(f"`{word}` is no confidence; {known}{note}") from error
        return "note", word


def _read_figure(text: str) -> tuple[str, str]:
    title, sign, figure = (part.strip() for part in text.rpartition("="))
    if not sign or not title or not figure:
        raise Refusal(f'`{text}` is no figure of a measure; write --measure "Title=22"')
    return title, figure


def _find_open(opened: OpenedHandbook, name: str) -> Record:
    """The goal or objective of a name. Refuses other records, and a goal that is closed."""
    record = find_target(opened.handbook, name if ":" in name else f"goal:{name}").record
    if not isinstance(record.fields, Goal | Objective):
        raise CannotEditError(f"`{record.key}` has no check-ins; goals and objectives have: goal:calmer-deploys")
    if isinstance(record.fields, Goal) and record.fields.closing is not None:
        place = locate_record(record, ("closing",))
        raise CannotEditError(
            f"`{record.key}` was closed on {record.fields.closing.date}, at {place.path}:{place.line}; it needs no check-in"
        )
    return record


def _names(opened: OpenedHandbook, by: tuple[str, ...]) -> tuple[str, ...]:
    if by:
        return tuple(dict.fromkeys(find_who(opened.handbook, word) for word in by))
    person = person_of_git(opened.handbook, opened.project.root)
    return (person.id,) if person is not None else ()


def _check_figures(prepared: Prepared, key: Key, change: CheckInChange) -> None:
    """Refuse a text for a measure that counts."""
    fields = prepared.after.whole.handbook.by_key[key].fields
    assert isinstance(fields, Goal | Objective)
    for number in change.measures:
        measure = fields.measures[number]
        if isinstance(measure.current, str) and isinstance(measure.target, int | float):
            unit = f" {measure.unit}" if measure.unit else ""
            raise CannotEditError(
                f"`{measure.current}` is no figure like the target of `{measure.title}`, {measure.target:g}{unit}"
            )


def _report(prepared: Prepared, key: Key, change: CheckInChange, entry: CheckInEntry) -> Iterator[str]:
    """What was written and where."""
    record = prepared.after.whole.handbook.by_key[key]
    shown = seen_from(Path.cwd(), prepared.before.project.root)
    place = locate_record(record, ("check_ins", change.position))
    yield f"changed {shown(place.path)}:{place.line}" + (f" (by: {', '.join(entry.by)})" if entry.by else "")
    for number in change.measures:
        place = locate_record(record, ("measures", number, "current"))
        yield f"changed {shown(place.path)}:{place.line}"
    for title in change.undated:
        yield f"the earlier figure of `{title}` had no `as_of`, so that `history` does not keep it"

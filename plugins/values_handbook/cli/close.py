"""`handbook close`: how a goal ended, with its score, what was learned, and what happens next."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar, get_args

import click
from pydantic import TypeAdapter, ValidationError

from values_handbook.cli.days import read_past_day
from values_handbook.cli.places import seen_from
from values_handbook.cli.refusal import Refusal
from values_handbook.cli.refusing import refusing
from values_handbook.cli.terminal import progress, say
from values_handbook.derive.accountability.closing import status_after
from values_handbook.editing.apply.document import change_document
from values_handbook.editing.apply.prepare import prepare, write
from values_handbook.editing.opened import open_handbook
from values_handbook.editing.rename_target import CannotEditError, find_target
from values_handbook.model.kinds import Goal, Objective
from values_handbook.model.locate import locate_record
from values_handbook.model.types import Fraction, NextStep

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from values_handbook.editing.apply.prepare import Prepared
    from values_handbook.editing.opened import OpenedHandbook
    from values_handbook.model.record import Key, Record

T = TypeVar("T")
THEN = get_args(NextStep)


@click.command("close")
@click.argument("name", metavar="GOAL")
@click.option("--score", metavar="N", help="How much of it was reached, from 0 to 1, such as 0.7 or 70%.")
@click.option("--learned", metavar="TEXT", help="What would be done differently, or again.")
@click.option("--then", type=click.Choice(THEN), help="What happens next: carry it on, change it, or drop it.")
@click.option("--date", "day", metavar="DAY", default="", help="The day it was closed, such as 2027-01-12; else today.")
@click.option(
    "--status", type=click.Choice(["achieved", "missed", "dropped"]), help="Its status, instead of one from the score."
)
@click.pass_context
def command(
    ctx: click.Context,
    name: str,
    score: str | None,
    learned: str | None,
    then: str | None,
    day: str,
    status: str | None,
) -> None:
    """Write down how a goal ended.

    GOAL is its id, with or without the kind: `goal:calmer-deploys`. On a terminal it asks for the score, what was learned
    and what happens next, where the options do not say so; anywhere else all three are needed. They are written into the
    field `closing`; everything else in the file stays as it is.

    The goal gets the status `achieved` with a score of 1, or from 0.7 on where its `ambition` is aspirational; else
    `dropped` where it is dropped, and `missed` where it is not. A goal that has one of these already keeps it. With exit
    status 2 nothing has changed.
    """
    given = _read_options(score, learned, day)
    with refusing():
        with progress("Reading the handbook"):
            opened = open_handbook(ctx.obj)
            record, goal = _find_open(opened, name)
        closing = _complete(record, given, then)
        ends_as = status_after(goal, closing.score, closing.then)
        with progress("Checking the change"):
            prepared = prepare(opened, change_document(_change(record.key, closing, status or ends_as)))
        write(prepared)
    for line in _report(prepared, record.key, closing):
        say(line)


class _Given(NamedTuple):
    """What the options say; None where one is missing."""

    score: float | None
    learned: str | None
    day: date


class _Closing(NamedTuple):
    """What the closing of a goal will say."""

    score: float
    learned: str
    then: str
    day: date


def _read_options(score: str | None, learned: str | None, day: str) -> _Given:
    when = read_past_day(day, "close the goal on that day")
    return _Given(
        None if score is None else _score(score),
        None if learned is None else _lesson(learned),
        when,
    )


def _score(text: str) -> float:
    try:
        number: float = TypeAdapter(Fraction).validate_python(text.strip())
    except ValidationError as error:
        raise Refusal(
            f"`{text}` is no score; write a number from 0 to 1, such as 0.7, or a share such as 70%"
        ) from error
    return number


def _lesson(text: str) -> str:
    lesson = " ".join(text.split())
    if not lesson:
        raise Refusal("--learned is empty; say what would be done differently, or again")
    return lesson


def _find_open(opened: OpenedHandbook, name: str) -> tuple[Record, Goal]:
    """The goal of a name. Refuses other records, and a goal that has a closing."""
    record = find_target(opened.handbook, name if ":" in name else f"goal:{name}").record
    goal = record.fields
    if isinstance(goal, Objective):
        raise CannotEditError(
            f"`{record.key}` is no goal, and has no closing; `handbook set {record.key} status=achieved` says how it ended"
        )
    if not isinstance(goal, Goal):
        raise CannotEditError(f"`{record.key}` is no goal; only goals are closed: goal:calmer-deploys")
    if goal.closing is not None:
        place = locate_record(record, ("closing",))
        raise CannotEditError(f"`{record.key}` was closed on {goal.closing.date}, at {place.path}:{place.line}")
    return record, goal


def _complete(record: Record, given: _Given, then: str | None) -> _Closing:
    """What the closing will say. On a terminal, what no option says is asked for."""
    score, learned = given.score, given.learned
    missing = [
        option for option, value in (("--score", score), ("--learned", learned), ("--then", then)) if value is None
    ]
    if missing and not (sys.stdin.isatty() and sys.stdout.isatty()):
        options = " and ".join(filter(None, (", ".join(missing[:-1]), missing[-1])))
        raise Refusal(f"closing `{record.key}` needs {options}; on a terminal, handbook asks for what is missing")
    if missing:
        say(f"Closing {record.key}: {record.fields.title or record.id}")
    return _Closing(
        score=_ask("How much of it was reached, from 0 to 1?", _score) if score is None else score,
        learned=_ask("What was learned: what would you do differently, or again?", _lesson)
        if learned is None
        else learned,
        then=click.prompt("What happens next: carry it on, change it, or drop it?", type=click.Choice(THEN))
        if then is None
        else then,
        day=given.day,
    )


def _ask(question: str, read: Callable[[str], T]) -> T:
    """The answer to a question; it is put again until the answer can be read."""

    def read_answer(text: str) -> T:
        try:
            return read(text)
        except Refusal as error:
            raise click.UsageError(error.message) from error

    answer: T = click.prompt(question, value_proc=read_answer)
    return answer


def _change(key: Key, closing: _Closing, status: str) -> dict[str, object]:
    score = int(closing.score) if closing.score in (0, 1) else closing.score
    written = {"date": str(closing.day), "score": score, "learned": closing.learned, "then": closing.then}
    return {"record": str(key), "set": {"status": status, "closing": written}}


def _report(prepared: Prepared, key: Key, closing: _Closing) -> Iterator[str]:
    """What was written and where, and what comes next."""
    record = prepared.after.whole.handbook.by_key[key]
    place = locate_record(record, ("closing",))
    shown = seen_from(Path.cwd(), prepared.before.project.root)(place.path)
    yield f"changed {shown}:{place.line} (status: {record.fields.status}, then: {closing.then})"
    is_followed = any(True for _ in prepared.after.whole.graph.sources(key, "follows", "goal"))
    if closing.then != "drop" and not is_followed:
        yield f"`handbook new goal TITLE` starts the goal that comes after it; write `follows: {key.id}` in it"

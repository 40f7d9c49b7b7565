"""`handbook explain`: a catalogue entry as text or JSON; without a code, all codes."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from textwrap import fill, indent
from typing import TYPE_CHECKING

import click

from values_handbook.cli.formats import format_option
from values_handbook.cli.refusal import Refusal
from values_handbook.diagnostics.catalogue import CATALOGUE
from values_handbook.diagnostics.suggest import closest_help

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from values_handbook.diagnostics.catalogue import Entry

_WIDTH = 88
_FIRST_SENTENCE = re.compile(r".+?[.?!](?=\s|$)", re.DOTALL)


@click.command("explain")
@click.argument("code", required=False)
@format_option("text", "json")
def command(code: str | None, form: str) -> None:
    """Tell what the code of a diagnostic means.

    CODE is the word in brackets, such as `unknown-reference`. Without it, all codes are listed.
    """
    if code is None:
        entries = CATALOGUE.values()
        click.echo(_json([asdict(entry) for entry in entries]) if form == "json" else "\n".join(_listed(entries)))
        return
    entry = CATALOGUE.get(code)
    if entry is None:
        near = closest_help(code, CATALOGUE)
        raise Refusal(f"no diagnostic has the code `{code}`; {near or '`handbook explain` lists all codes'}")
    click.echo(_json(asdict(entry)) if form == "json" else "\n\n".join(_told(entry)))


def _json(data: object) -> str:
    return json.dumps(data, indent=2)


def _listed(entries: Iterable[Entry]) -> Iterator[str]:
    """A line for each code: its severity and its first sentence."""
    width = max(map(len, CATALOGUE))
    for entry in entries:
        yield f"{entry.code:<{width}}  {entry.severity:<7}  {first_sentence(entry.meaning)}"


def first_sentence(text: str) -> str:
    """The text up to the end of its first sentence."""
    found = _FIRST_SENTENCE.match(text)
    return found[0] if found else text


def _told(entry: Entry) -> Iterator[str]:
    """The paragraphs of an explanation."""
    yield f"{entry.severity}[{entry.code}]"
    yield fill(entry.meaning, _WIDTH)
    yield f"Why it matters\n{indent(fill(entry.why, _WIDTH - 2), '  ')}"
    yield f"Not so\n{indent(entry.bad, '  ')}"
    yield f"But so\n{indent(entry.good, '  ')}"
    if entry.belongs_to:
        yield f"Part of the idea\n  {entry.belongs_to}"

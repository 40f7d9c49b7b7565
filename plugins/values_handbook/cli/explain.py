"""`handbook explain`: what a code, a kind, a field or an option means, as text or JSON; alone, all codes."""

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
from values_handbook.diagnostics.suggest import quoted
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from values_handbook.diagnostics.catalogue import Entry
    from values_handbook.reference.fields import FieldDescription
    from values_handbook.reference.topics import Topic

_WIDTH = 88
_FIRST_SENTENCE = re.compile(r".+?[.?!](?=\s|$)", re.DOTALL)


@click.command("explain")
@click.argument("topic", required=False)
@format_option("text", "json")
def command(topic: str | None, form: str) -> None:
    """Explain a code, a kind of record, a field or an option.

    TOPIC is the code of a diagnostic, such as `unknown-reference`; a kind, such as `goal`, with all of its fields; a field,
    such as `goal.measures` or `check_ins`; or an option, such as `smallest_group`. Without it, all codes are listed.
    """
    if topic is None:
        entries = CATALOGUE.values()
        click.echo(_json([asdict(entry) for entry in entries]) if form == "json" else "\n".join(_listed(entries)))
        return
    entry = CATALOGUE.get(topic)
    if entry is not None:
        click.echo(_json(asdict(entry)) if form == "json" else "\n\n".join(_paragraphs(entry)))
        if topic in KINDS and form == "text":
            click.echo(
                f"\n`{topic}` is a kind of record, too: `handbook explain {KINDS[topic].folder}` tells of its fields."
            )
        return
    # The models of all kinds take ten times as long to load as the rest of the command, and a code needs none of them.
    from values_handbook.reference.topics import near_topics, topics_called

    topics = topics_called(topic)
    if not topics:
        near = quoted(near_topics(topic, list(CATALOGUE)))
        help_line = (
            f"closest: {near}"
            if near
            else "`handbook explain` lists all codes, `handbook explain goal` a kind's fields"
        )
        raise Refusal(f"no code, kind, field or option is called `{topic}`; {help_line}")
    click.echo(_json([asdict(found) for found in topics]) if form == "json" else "\n\n".join(map(_topic, topics)))


def _topic(topic: Topic) -> str:
    """A kind, a field or an option as text."""
    if topic.field is None:
        lines = [f"{topic.name} ({topic.sort})", "", fill(topic.meaning, _WIDTH)]
    else:
        head, *rest = _field(topic.field, "")
        lines = [f"{topic.name} ({topic.sort}){head.removeprefix(topic.field.name)}", *rest]
    lines += ["", fill(f"Where: {topic.where}", _WIDTH)]
    if topic.refers_to:
        lines += [fill(f"May refer to: {', '.join(topic.refers_to)}", _WIDTH)]
    if topic.shortest:
        lines += ["The shortest complete record:", indent(topic.shortest, "  ")]
    for field in topic.fields:
        lines += ["", *_field(field, "  ")]
    return "\n".join(lines)


def _field(field: FieldDescription, margin: str) -> list[str]:
    """The lines of a field: its name and type, its meaning, an example."""
    required = ", required" if field.required else ""
    default = f" By default `{field.default}`." if field.default else ""
    return [
        f"{margin}{field.name}{required}: {field.type}",
        indent(fill(f"{field.meaning}{default}", _WIDTH - 6), f"{margin}  "),
        f"{margin}  {field.example}",
    ]


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


def _paragraphs(entry: Entry) -> Iterator[str]:
    """The paragraphs of an explanation."""
    yield f"{entry.severity}[{entry.code}]"
    yield fill(entry.meaning, _WIDTH)
    yield f"Why it matters\n{indent(fill(entry.why, _WIDTH - 2), '  ')}"
    yield f"Not so\n{indent(entry.bad, '  ')}"
    yield f"But so\n{indent(entry.good, '  ')}"
    if entry.belongs_to:
        yield f"Part of the idea\n  {entry.belongs_to}"

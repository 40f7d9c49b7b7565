"""Diagnostics as workflow commands of GitHub Actions, which shows them beside the lines that they are about.

Format: "Workflow commands for GitHub Actions", https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.diagnostics.report.screen import safe, short, without_commands

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from values_handbook.diagnostics import Diagnostic

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def render_github(diagnostics: Iterable[Diagnostic], *, shown: Callable[[str], str]) -> str:
    """A command for each diagnostic, on a line of its own and in the order given; nothing where there are none.

    `shown` turns a path into the one from the top of the repository.
    """
    return "\n".join(_command(item, shown) for item in diagnostics)


def _command(item: Diagnostic, shown: Callable[[str], str]) -> str:
    span = item.span
    properties = {
        "file": shown(span.path),
        "line": span.line,
        "col": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
        "title": item.code,
    }
    attributes = ",".join(f"{name}={_property(safe(str(value)))}" for name, value in properties.items())
    # `safe` leaves no line break in a line: what a contributor wrote on a line of its own could be a command.
    lines = (_data(without_commands(safe(short(line)))) for line in _message(item, shown))
    return f"::{_COMMANDS[item.severity]} {attributes}::{'%0A'.join(lines)}"


def _message(item: Diagnostic, shown: Callable[[str], str]) -> Iterator[str]:
    yield item.headline
    for other in item.related:
        yield f"{other.label}: {shown(other.span.path)}:{other.span.line}:{other.span.column}"
    for line in item.help.split("\n") if item.help else ():
        yield f"help: {line}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

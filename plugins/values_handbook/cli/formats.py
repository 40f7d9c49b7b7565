"""The option `--format`, which commands with results for machines have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


_PURPOSES = {
    "text": "text is for people",
    "json": "json for machines",
    "markdown": "markdown for a pull request",
    "github": "github for annotations in GitHub Actions",
}


def format_option(*names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """An option that takes one of the names, the first by default; the command gets it as `form`."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(names),
        default=names[0],
        show_default=True,
        help=f"{', '.join(_PURPOSES[name] for name in names)}.",
    )

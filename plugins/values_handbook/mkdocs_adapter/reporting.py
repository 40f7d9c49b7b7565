"""Telling what is wrong: on the terminal before a build stops, in MkDocs' log, and on the pages of a preview."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import contextmanager
from pathlib import PurePath
from typing import TYPE_CHECKING

from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import get_plugin_logger

from values_handbook.derive.day import DayError
from values_handbook.diagnostics import Severity
from values_handbook.diagnostics.report.screen import safe, short
from values_handbook.diagnostics.report.source_lines import line_reader
from values_handbook.diagnostics.report.text import render_text
from values_handbook.render.overrides import UnusableTemplateError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from values_handbook.diagnostics import Diagnostic
    from values_handbook.pipeline import Site
    from values_handbook.render.renderer import PageRenderer

log = get_plugin_logger("values-handbook")
NO_ROOM = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)
"""What the system says where there is no room for a file: on the disk, for the user, or for a file of this size."""


def report(site: Site, reported: set[Diagnostic], *, stop: bool) -> None:
    """Log warnings, so that `--strict` counts them, and print errors. What was `reported` already is not repeated.

    Raises MkDocs' Abort where there are errors and `stop` is set: one line, exit status 1.
    """
    shown = _seen_from_here(site.project.root)
    for item in site.diagnostics:
        if item.severity is Severity.WARNING and item not in reported:
            log.warning(one_line(item, shown))
    notes = sum(item.severity is Severity.NOTE for item in site.diagnostics)
    is_first = not reported
    reported.update(site.diagnostics)
    if notes and is_first:
        log.info(f"{notes} note{'s' * (notes != 1)} on the content: `handbook check` shows them")
    if site.errors:
        text = render_text(site.errors, line_of=line_reader(site.project.root), shown=shown)
        print(text, file=sys.stderr)
        if stop:
            count = len(site.errors)
            raise Abort(f"The handbook has {count} error{'s' * (count != 1)}; nothing was built.")


def report_history(problem: str) -> None:
    """Say why git could not tell what changed. Nothing is wrong with the handbook, so that it stops no build."""
    if problem:
        log.info(f"The pages tell no history: {safe(short(problem))}")


def explain_no_room(error: Exception) -> None:
    """Have MkDocs stop with one line, and without a traceback, where no file can be written any more."""
    if isinstance(error, OSError) and error.errno in NO_ROOM:
        # Where a file is copied, the first name is that of the file that is read.
        name = error.filename2 or error.filename
        shown = safe(short(os.fsdecode(name))) if name else "The site"
        raise Abort(f"{shown} cannot be written: {(error.strerror or '').lower()}.") from error


def report_finished(message: str) -> None:
    """Say that a change of records was finished that a killed command had begun."""
    if message:
        log.info(safe(short(message[:1].upper() + message[1:])))


def report_cache(problem: str) -> None:
    """Say why the pages of an earlier build are not used. They are made anew, so that it stops no build."""
    if problem:
        log.info(f"All pages are made anew: {safe(short(problem))}")


def _seen_from_here(root: Path) -> Callable[[str], str]:
    """A function that turns a path below `root` into one that a terminal in the current folder opens."""
    return lambda path: PurePath(os.path.relpath(root / path)).as_posix()


def one_line(item: Diagnostic, shown: Callable[[str], str]) -> str:
    """A diagnostic for a log."""
    place = f"{shown(item.span.path)}:{item.span.line}:{item.span.column}"
    help_line = f" ({item.help})".replace("\n", "; ") if item.help else ""
    return safe(f"{place}: {short(item.headline)} [{item.code}]{short(help_line)}")


@contextmanager
def day_explained() -> Iterator[None]:
    """Have MkDocs stop with one line, and without a traceback, where the day of the build is unknown."""
    try:
        yield
    except DayError as problem:
        raise PluginError(str(problem)) from problem


@contextmanager
def templates_explained() -> Iterator[None]:
    """Have MkDocs stop with one line, and without a traceback, at a team's template that cannot be used."""
    try:
        yield
    except UnusableTemplateError as problem:
        raise PluginError(str(problem)) from problem


def report_templates(renderer: PageRenderer) -> None:
    """Log the templates that a preview could not use."""
    for problem in renderer.templates.problems:
        log.error(problem)

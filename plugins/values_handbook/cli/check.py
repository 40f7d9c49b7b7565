"""`handbook check`: everything that is wrong with a handbook, in one run and without MkDocs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from values_handbook.cli.formats import format_option
from values_handbook.cli.places import in_repository, seen_from
from values_handbook.cli.refusal import Refusal
from values_handbook.cli.terminal import progress, takes_colours
from values_handbook.diagnostics import Severity, settle
from values_handbook.diagnostics.report.github import render_github
from values_handbook.diagnostics.report.json import render_json
from values_handbook.diagnostics.report.source_lines import line_reader
from values_handbook.diagnostics.report.text import render_text, summary
from values_handbook.pipeline import load
from values_handbook.project import ConfigError, read_project

if TYPE_CHECKING:
    from values_handbook.diagnostics import Diagnostic
    from values_handbook.pipeline import Site


@click.command("check")
@format_option("text", "json", "github")
@click.option("--strict", is_flag=True, help="Let warnings fail the check as errors do. Notes never fail it.")
@click.option("--notes", is_flag=True, help="Show each note, instead of one line for each code.")
@click.option("--errors-only", is_flag=True, help="Show only errors. The exit status does not change.")
@click.pass_context
def command(ctx: click.Context, form: str, strict: bool, notes: bool, errors_only: bool) -> None:
    """Find everything that is wrong with a handbook.

    Errors come last, above the summary; notes take one line for each code. The exit status is 0 where nothing
    stops a build, 1 where something does, and 2 where there is no handbook to check. Paths are seen from the
    current folder, in json and github from the top of the git repository. `handbook explain CODE` tells more about a
    finding.
    """
    site, found = _checked(ctx.obj)
    status = 1 if fails(found, strict=strict) else 0
    everything = found
    if errors_only:
        found = tuple(item for item in found if item.severity is Severity.ERROR)
    root = site.project.root
    if form == "json":
        click.echo(render_json(found, shown=in_repository(root)))
    elif form == "github":
        if found:
            click.echo(render_github(found, shown=in_repository(root)))
        click.echo(summary(found, site.records), err=True)
    else:
        text = render_text(
            found,
            line_of=line_reader(root),
            color=takes_colours(sys.stdout),
            shown=seen_from(Path.cwd(), root),
            records=site.records,
            fold=not notes,
        )
        others = [item for item in everything if errors_only and item.severity is not Severity.ERROR]
        if others:
            text = f"{text if found else 'no errors'}; {summary(others)} not shown"
        click.echo(text, color=True)
    ctx.exit(status)


def _checked(folder: Path) -> tuple[Site, tuple[Diagnostic, ...]]:
    """The handbook in a folder, and what is wrong with it and its options, in the documented order."""
    try:
        with progress("Reading the handbook"):
            project, option_problems = read_project(folder)
            site = load(project)
    except ConfigError as error:
        raise Refusal(str(error)) from error
    return site, settle((*option_problems, *site.diagnostics), {}) if option_problems else site.diagnostics


def fails(found: tuple[Diagnostic, ...], *, strict: bool) -> bool:
    """Whether the check fails: at an error, and in a strict check at a warning."""
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(item.severity in failing for item in found)

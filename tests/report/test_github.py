"""Diagnostics as annotations of GitHub Actions, read back as its runner reads them."""

import re
import unicodedata
from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from tests.report import samples
from values_handbook.diagnostics import Diagnostic, Severity, Span
from values_handbook.diagnostics.report.github import render_github

COMMAND = re.compile(r"::(error|warning|notice) ([^:]+)::(.*)")


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """The commands in what a step prints. The escapes of a runner are those of an address, of fewer characters."""
    found = []
    for line in text.split("\n"):
        read = COMMAND.fullmatch(line)
        assert read, line
        properties = dict(item.split("=", 1) for item in read[2].split(","))
        found.append((read[1], {name: unquote(value) for name, value in properties.items()}, unquote(read[3])))
    return found


def rendered(*items: Diagnostic) -> str:
    return render_github(items, shown=lambda path: f"handbook/{path}")


def test_an_error_stands_at_its_place_and_says_how_to_mend_it() -> None:
    assert rendered(samples.UNKNOWN) == (
        "::error file=handbook/content/goals/zero-surprise-deploys.yml,line=9,col=12,endLine=9,endColumn=19,"
        "title=unknown-reference::no value `candour`%0Ahelp: closest: `candor`"
    )


def test_a_second_place_and_each_line_of_help_have_a_line_of_their_own() -> None:
    (_, _, twice), (_, _, whole) = commands(rendered(samples.TWICE, samples.WHOLE_FILE))
    assert twice.split("\n")[1] == "first here: handbook/content/values.yml:2:7"
    assert whole.split("\n")[2] == "help: or take it out"


def test_severities_are_those_of_the_forge() -> None:
    assert [name for name, _, _ in commands(rendered(samples.UNKNOWN, samples.WHOLE_FILE, samples.WIDE))] == [
        "error",
        "warning",
        "notice",
    ]


def test_nothing_is_printed_without_diagnostics() -> None:
    assert rendered() == ""


@given(st.text(), st.text(), st.text(min_size=1))
def test_no_text_of_a_contributor_becomes_a_command_or_a_property(headline: str, help_line: str, name: str) -> None:
    item = Diagnostic("missing-field", Severity.ERROR, headline, Span.of_file(name), help=help_line)
    text = rendered(item)
    assert "\n" not in text
    assert "\r" not in text
    ((_, properties, message),) = commands(text)
    assert properties.keys() == {"file", "line", "col", "endLine", "endColumn", "title"}
    # A name that would steer a terminal is shown escaped; no file of that name gets its annotation beside the line.
    steering = {it for it in name if unicodedata.category(it) in ("Cc", "Cf", "Cs", "Zl", "Zp")} - {"\u200c", "\u200d"}
    assert steering.isdisjoint(properties["file"])
    assert steering or properties["file"] == f"handbook/{name}"
    assert message.count("\n") == (help_line.count("\n") + 1 if help_line else 0)

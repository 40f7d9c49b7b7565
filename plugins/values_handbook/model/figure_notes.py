"""Notes on figures of measures that are perhaps not read as they are meant: how they were read, and how to write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.diagnostics import Diagnostic, diagnostic
from values_handbook.model.locate import locate, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.model.kinds import Common
    from values_handbook.model.measuring import Doubt
    from values_handbook.nodes import Mapping
    from values_handbook.source.files import SourceFile


def notes_on_figures(fields: Common, file: SourceFile, record: Mapping) -> Iterator[Diagnostic]:
    """Notes on the doubtful figures of a record's measures, each at its place.

    Of the figures of a measure that have two readings only the first gets a note: one answer settles all of them.
    """
    for number, measure in enumerate(getattr(fields, "measures", ())):
        unclear = [doubt for doubt in measure.doubts if doubt.reason == "readings"]
        for doubt in measure.doubts:
            if doubt in unclear[1:]:
                continue
            code, headline, help_line = _words(doubt)
            if doubt.reason == "readings" and len(unclear) > 1:
                help_line += ", and the other figures of this measure likewise"
            span = span_of(file.path, locate(record, ("measures", number, *doubt.place)))
            yield diagnostic(code, headline, span, help=help_line)


def _words(doubt: Doubt) -> tuple[str, str, str]:
    """Code, headline and help."""
    written, name = f"`{doubt.written}`", f"`{doubt.place[0]}`"
    value, other = _digits(doubt.value), _digits(doubt.other)
    if doubt.reason == "readings":
        headline = f"{written} can mean {value} or {other}, and is read as {value}"
        return "unclear-figure", headline, f"write `{value}` or `{other}`"
    if doubt.reason == "bound":
        headline = f"{written} is a bound, and {name} is read as {value}"
        return "unclear-figure", headline, "write the figure that was measured; only a `target` can be a bound"
    if doubt.reason == "unit":
        headline = f"{written} is not in `{doubt.expected}`, and is not compared with the other figures"
        return "figure-as-text", headline, f"write it in `{doubt.expected}`, the unit of this measure"
    headline = f"{written} is taken as a text, and not compared with figures"
    return "figure-as-text", headline, "write one figure, such as `5`, `< 5` or `2.5 h`; words belong in the `title`"


def _digits(value: float) -> str:
    return str(int(value)) if value == int(value) else str(value)

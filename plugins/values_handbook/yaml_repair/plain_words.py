"""What libyaml could not read, in words that need no knowledge of its grammar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.yaml_repair.slip import Slip, on_line

if TYPE_CHECKING:
    from values_handbook.yaml_repair.trouble import Trouble

_QUOTES = "put a text with special characters in quotes, from its start to its end"
_LAYOUT = (
    "compare the indentation with the lines around it: fields of one record start at the same column, lists with `- `"
)

_ESCAPE = "use single quotes, or double the backslash"
_BRACKETS = "close it with `{0}`, and quote texts with such brackets in them"

# Parts of libyaml's problem → (headline, advice); the first that occurs in it counts.
_WORDS = (
    ("mapping values are not allowed", "a colon stands where no field can start", _QUOTES),
    (
        "could not find expected ':'",
        "a field's name with a colon after it is expected here",
        "write `name: text`, or indent the line if it goes on with the text above",
    ),
    (
        "sequence entries are not allowed",
        "a list item stands where none can start",
        "put the list on the lines below the field",
    ),
    ("cannot start any token", "a text cannot start with this character", _QUOTES),
    ("alphabetic or numeric", "`*` and `&` at the start of a text have a meaning of their own", _QUOTES),
    ("unexpected end of stream", "a quote opens here and never closes", "close it where the text ends"),
    (
        "unexpected document indicator",
        "a quote is still open where `---` or `...` stands",
        "close it where the text ends",
    ),
    ("',' or ']'", "a `[` before this place is not closed, or a comma is missing", _BRACKETS.format("]")),
    ("',' or '}'", "a `{` before this place is not closed, or a comma is missing", _BRACKETS.format("}")),
    ("expected key", "this line does not fit the fields above it", _LAYOUT),
    ("expected '-'", "this line does not fit the list above it", _LAYOUT),
    ("node content", "a value is expected here", _QUOTES),
    (
        "document start",
        "the file goes on here after its record has ended",
        "remove `...`, and quote texts with brackets or quotes in them",
    ),
    ("escape", "a backslash between double quotes starts an escape that does not exist", _ESCAPE),
    ("hexdecimal", "an escape with a backslash is incomplete", _ESCAPE),
    ("comment or line break", "the text has to start on the line below `>` or `|`", "put it there, indented"),
    ("tab character", "a tab stands where YAML takes only spaces", "indent with spaces"),
    ("indentation indicator", "the number after `>` or `|` is not right", "leave it away"),
    ("tag", "`!` at the start of a text has a meaning of its own", _QUOTES),
    ("directive", "`%` at the start of a line has a meaning of its own", "remove the line, or quote the text"),
)


def in_plain_words(trouble: Trouble) -> Slip:
    """A slip without a mend, for what no rule knows."""
    at = on_line(trouble.row, trouble.column)
    for part, headline, advice in _WORDS:
        if part in trouble.problem or (part in trouble.context and part == "tag"):
            return Slip("yaml-syntax", headline, at, advice)
    return Slip("yaml-syntax", "this line cannot be read", at, f"{_QUOTES}; {_LAYOUT}")

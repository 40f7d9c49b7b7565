"""The types of fields, each with the validator that takes what people mean and the marker that later stages read."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, WithJsonSchema

from values_handbook.diagnostics.suggest import closest, quoted
from values_handbook.model import coerce
from values_handbook.model.fields import References, TextForm, WebAddress
from values_handbook.model.interval import Interval, read_interval
from values_handbook.model.json_shapes import COLOR, DAY, DAY_OR_TIME, FLAG, ID, INTERVAL, LABEL, NUMBER, TEXT
from values_handbook.prose.addresses import AddressPolicy, Reach, judge, meant_address
from values_handbook.taxonomy import ID_PATTERN, KINDS, LABEL_PATTERN, RESERVED_IDS, slug

if TYPE_CHECKING:
    import re

T = TypeVar("T")


class RecordPart(BaseModel):
    """Base of everything that is read from YAML: frozen, and closed to fields that nobody defined.

    The validator of a kind is built when its first record comes: to build all of them takes as long as a small check.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=False, arbitrary_types_allowed=False, defer_build=True
    )


LONGEST_PLAIN_TEXT = 10_000
"""Characters of a text on one line. A title stands on every page that names its record; real ones run to 600."""
LONGEST_ID = 200
"""Characters of an id: pages are files named after them, and file systems end at 255 bytes."""


def check_id(value: Any) -> str:
    """An id: `[a-z0-9]+(-[a-z0-9]+)*`, and not reserved."""
    return _check_id(value, ID_PATTERN)


def check_label(value: Any) -> str:
    """The id of a cycle: a period's label such as `2026-H2`, of letters, digits and single hyphens, and not reserved."""
    return _check_id(value, LABEL_PATTERN)


def _check_id(value: Any, pattern: re.Pattern[str]) -> str:
    word = coerce.one_line(value)
    if word in RESERVED_IDS:
        raise coerce.problem("invalid-id", f"the id `{word}` is reserved", "take another word")
    if len(word) > LONGEST_ID:
        headline = f"the id `{word[:40]}…` has {len(word):,} characters, more than the {LONGEST_ID} of a file's name"
        raise coerce.problem("invalid-id", headline, "write a short `id:`")
    if pattern.match(word):
        return word
    meant = slug(word)
    help_line = f"write `{meant}`" if meant else "use small letters, digits and single hyphens"
    raise coerce.problem("invalid-id", f"`{word}` cannot be an id", help_line)


def _check_plain_text(value: Any) -> str:
    """Plain text on one line, of a length that can be repeated wherever it is named."""
    text = coerce.one_line(value)
    if len(text) > LONGEST_PLAIN_TEXT:
        headline = f"this text has {len(text):,} characters, more than the {LONGEST_PLAIN_TEXT:,} of a name"
        raise coerce.problem("text-too-long", headline, "shorten it, and put the rest into the `description`")
    return text


def check_address(value: Any) -> str:
    """An address that a reader may follow: http, https, mailto, inside the site, or a record."""
    address = coerce.one_line(value).strip()
    if judge(address, AddressPolicy.FIELD)[0] is Reach.NOWHERE:
        help_line = (
            "use an address that starts with `https://`, a path inside the handbook, or a record such as `value:candor`"
        )
        if meant := meant_address(address):
            help_line = f"write `{meant}`"
        raise coerce.problem("unsafe-address", f"`{address}` is no address that the site links to", help_line)
    return address


def check_time_zone(value: Any) -> str:
    """The name of a time zone in IANA's database, such as `Europe/Berlin`."""
    from zoneinfo import ZoneInfo, available_timezones

    name = coerce.one_line(value).strip()
    try:
        # To list all names takes 40 ms; those that begin small, such as `localtime`, are this machine's alone.
        if name[:1].isupper():
            ZoneInfo(name)
            return name
    except (KeyError, OSError, ValueError):
        pass
    names = sorted(available_timezones())
    cities = {zone.rpartition("/")[2].lower(): zone for zone in names}
    near = closest(name, names) or [cities[city] for city in closest(name.rpartition("/")[2].lower(), cities)]
    help_line = f"closest: {quoted(near)}" if near else "write a name such as `Europe/Berlin`"
    raise coerce.problem("invalid-option", f"there is no time zone `{name}`", help_line)


def _reference(value: Any) -> str:
    """A reference as text; `{value: candor}` is `value:candor`."""
    if isinstance(value, dict) and len(value) == 1:
        (kind, target), *_ = value.items()
        if kind in {*KINDS, "check"} and isinstance(target, str):
            return f"{kind}:{target.strip()}"
    return coerce.one_line(value).strip()


def one_of(literal: Any) -> Any:
    """A validator for a `Literal` whose words may be spelled freely."""
    allowed = get_args(literal)
    # Comparing words without case and hyphens takes 3 µs, and nearly all are spelled as they should be.
    return BeforeValidator(lambda value: value if value in allowed else coerce.choice(value, allowed))


PlainText = Annotated[str, BeforeValidator(_check_plain_text), TextForm("plain"), WithJsonSchema(TEXT)]
InlineMarkdown = Annotated[str, BeforeValidator(coerce.text), TextForm("inline"), WithJsonSchema(TEXT)]
Markdown = Annotated[str, BeforeValidator(coerce.text), TextForm("block"), WithJsonSchema(TEXT)]
Id = Annotated[str, BeforeValidator(check_id), WithJsonSchema(ID)]
Label = Annotated[str, BeforeValidator(check_label), WithJsonSchema(LABEL)]
Color = Annotated[str, BeforeValidator(coerce.color), WithJsonSchema(COLOR)]
Address = Annotated[str, BeforeValidator(check_address), WebAddress(), WithJsonSchema(TEXT)]
Number = Annotated[int | float, BeforeValidator(coerce.number), WithJsonSchema(NUMBER)]
NumberOrText = Annotated[int | float | str, BeforeValidator(coerce.number_or_text), WithJsonSchema(TEXT)]
Count = Annotated[int, BeforeValidator(coerce.whole_number), Field(ge=0, le=1_000_000_000), WithJsonSchema(NUMBER)]
Percentage = Annotated[int | float, BeforeValidator(coerce.percentage), WithJsonSchema(NUMBER), Field(ge=0, le=100)]
Fraction = Annotated[int | float, BeforeValidator(coerce.fraction), WithJsonSchema(NUMBER), Field(ge=0, le=1)]
Flag = Annotated[bool, BeforeValidator(coerce.flag), WithJsonSchema(FLAG)]
Day = Annotated[date, BeforeValidator(coerce.day), WithJsonSchema(DAY)]
DayOrTime = Annotated[datetime | date, BeforeValidator(coerce.day_or_time), WithJsonSchema(DAY_OR_TIME)]
IntervalField = Annotated[Interval, BeforeValidator(read_interval), PlainSerializer(str), WithJsonSchema(INTERVAL)]
TimeZone = Annotated[str, BeforeValidator(check_time_zone)]
Listed = Annotated[tuple[T, ...], BeforeValidator(coerce.listed)]

_ref = BeforeValidator(_reference)
ValueRef = Annotated[str, _ref, References(("value",), parts=True)]
WholeValueRef = Annotated[str, _ref, References(("value",))]
ObjectiveRef = Annotated[str, _ref, References(("objective",))]
GoalRef = Annotated[str, _ref, References(("goal",))]
MeasureRef = Annotated[str, _ref, References(("goal", "objective"), prefixed=True, parts=True, needs_part=True)]
SignRef = Annotated[str, _ref, References(("pitfall",), prefixed=True, parts=True, needs_part=True)]
TeamRef = Annotated[str, _ref, References(("team",))]
PitfallRef = Annotated[str, _ref, References(("pitfall",))]
Owner = Annotated[str, _ref, References(("person", "team"))]
Who = Annotated[str, _ref, References(("person", "team"), names=True)]
AnyRef = Annotated[str, _ref, References(tuple(KINDS), prefixed=True, parts=True)]
Guard = Annotated[str, _ref, References(tuple(KINDS), prefixed=True, parts=True, checks=True)]

Strength = Literal["strong", "moderate", "weak", "tension"]
Lens = Literal["operational", "ethics", "innovation", "engagement"]
Direction = Literal["increase", "decrease", "keep"]
Confidence = Literal["on-track", "at-risk", "off-track"]
Level = Literal["organization", "team", "individual"]
ValueStatus = Literal["proposed", "adopted", "retired", "declined"]
ValueType = Literal["core", "aspirational", "basic"]
CandidateOutcome = Literal["open", "kept", "merged", "behaviour", "declined"]
Ambition = Literal["committed", "aspirational"]
NextStep = Literal["carry", "change", "drop"]
Agreement = Literal["yes", "no"]
WorkStatus = Literal["proposed", "active", "paused", "achieved", "missed", "dropped"]
DecisionStatus = Literal["open", "done", "declined"]

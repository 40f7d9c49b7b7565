"""The plugin's options: one model, from which MkDocs' config class and the command line are served."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from values_handbook.diagnostics.catalogue import CATALOGUE
from values_handbook.diagnostics.suggest import closest_help
from values_handbook.model import coerce
from values_handbook.model.layout import Layout
from values_handbook.model.period import Dates
from values_handbook.model.types import Count, Day, Flag, Id, IntervalField, PlainText, TimeZone, one_of
from values_handbook.model.where import KindName, Where
from values_handbook.taxonomy import KINDS, kind_called


class OptionPart(BaseModel):
    """Base of the options: frozen, and closed to what nobody defined. Scalars arrive as YAML 1.1 or as text."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class MatrixOption(OptionPart):
    """A matrix of two kinds that refer to one another."""

    id: Id = Field(description="Its address: `/matrices/<id>/`.", examples=["goals-of-platform"])
    title: PlainText | None = Field(None, description="Its heading.", examples=["Goals of Platform"])
    rows: KindName = Field(description="The kind of its rows.", examples=["goals"])
    columns: KindName = Field(description="The kind of its columns.", examples=["values"])
    where: Where = Field(
        default_factory=dict,
        description="Only the rows whose fields match, such as `{team: platform}`.",
        examples=[{"team": "platform"}],
    )
    group_by: PlainText | None = Field(None, description="A field of the rows to group them by.", examples=["level"])


class PeriodOption(OptionPart):
    """The dates of a label such as `FY27-Q1`."""

    start: Day = Field(description="Its first day.", examples=["2026-10-01"])
    end: Day = Field(description="Its last day.", examples=["2026-12-31"])

    @model_validator(mode="after")
    def _ordered(self) -> PeriodOption:
        if self.end < self.start:
            raise coerce.problem("invalid-period", f"the period ends ({self.end}) before it starts ({self.start})")
        return self


SeverityWord = Annotated[
    Literal["error", "warning", "note", "off"],
    BeforeValidator(
        lambda word: coerce.choice("off" if word == "false" else word, ("error", "warning", "note", "off"))
    ),
]


VocabularyWord = Annotated[Literal["okr"], one_of(Literal["okr"])]
ProposeWord = Annotated[
    Literal["issue", "edit", "off"],
    one_of(Literal["issue", "edit", "off"]),
    # YAML 1.1 takes a bare `off` for the boolean.
    BeforeValidator(lambda word: "off" if word in ("false", False) else word),
]
SheetsWord = Annotated[Literal["everyone", "teams", "none"], one_of(Literal["everyone", "teams", "none"])]


def _publish(value: Any) -> Any:
    if not isinstance(value, dict):
        return coerce.flag(value)
    levels = ("organization", "team", "individual")
    return {coerce.choice(level, levels): coerce.flag(setting) for level, setting in value.items()}


PublishDefault = Annotated[bool | dict[str, bool], BeforeValidator(_publish)]


def _by_kind(value: Any) -> Any:
    """A mapping whose keys are kinds, by their names or folders."""
    if not isinstance(value, dict):
        raise coerce.problem("invalid-option", "kinds with their settings are expected here, such as `goal: …`")
    found = {}
    for word, setting in value.items():
        kind = kind_called(str(word))
        if kind is None:
            names = [name for kind in KINDS.values() for name in (kind.name, kind.folder)]
            raise coerce.problem("invalid-option", f"`{word}` is no kind of record", closest_help(str(word), names))
        found[kind.name] = setting
    return found


class CheckOptions(OptionPart):
    """From where on the content checks speak."""

    most_values: Count = Field(7, description="More values in force than this are too many.", examples=[5])
    most_goals: Count = Field(5, description="More goals at a time for one owner than this are too many.", examples=[3])
    recognized_within: IntervalField = Field(
        "6 months",
        validate_default=True,
        description="A value without a recognition for longer gets a note.",
        examples=["3 months"],
    )
    check_in_every: IntervalField = Field(
        "6 weeks",
        validate_default=True,
        description="How often active goals are expected to have a check-in.",
        examples=["1 month"],
    )
    proposed_for: IntervalField = Field(
        "3 months",
        validate_default=True,
        description="How long something may be proposed before it is decided.",
        examples=["6 weeks"],
    )
    vague_words: Annotated[tuple[PlainText, ...], BeforeValidator(coerce.listed)] = Field(
        (), description="Words, in any language, besides those known as vague.", examples=[["ganzheitlich"]]
    )


def _codes(value: Any) -> Any:
    for code in value if isinstance(value, dict) else ():
        if code not in CATALOGUE:
            raise coerce.problem(
                "invalid-option", f"`{code}` is no code of a diagnostic", closest_help(str(code), CATALOGUE)
            )
    return value


def _labels(value: Any) -> Any:
    """Labels by their names. The labels themselves are read only where a team has some of its own."""
    if not isinstance(value, dict):
        raise coerce.problem("invalid-option", "labels with their texts are expected here, such as `goals: Aims`")
    from values_handbook.labels.own import FORMER_LABELS, is_known, known_labels, misfilled

    found = {}
    for word, text in value.items():
        name = FORMER_LABELS.get(word) or str(word)
        if not is_known(name):
            raise coerce.problem("invalid-option", f"there is no label `{name}`", closest_help(name, known_labels()))
        found[name] = coerce.one_line(text)
        if problem := misfilled(name, found[name]):
            raise coerce.problem("invalid-option", f"the label `{name}`: {problem}")
    return found


def _folder(value: Any) -> str:
    """A folder below `docs_dir`, without slashes at its ends."""
    path = coerce.one_line(value).strip().strip("/")
    if not path.isprintable() or "\\" in path or any(not part or part.startswith(".") for part in path.split("/")):
        help_line = "name a folder in `docs_dir`, such as `handbook`"
        raise coerce.problem("invalid-option", f"`{value}` is no folder for a handbook", help_line)
    return path


class Options(OptionPart):
    """The options of the plugin `values-handbook` in mkdocs.yml."""

    format: Annotated[Literal[1], BeforeValidator(coerce.whole_number)] = Field(
        1, description="The version of the content format."
    )
    organization: Id | None = Field(
        None,
        description="The id of the root team; its mission and vision stand on the home page.",
        examples=["engineering"],
    )
    matrices: tuple[MatrixOption, ...] = Field((), description="Matrices besides the four that exist by default.")
    periods: dict[str, PeriodOption] = Field(
        default_factory=dict,
        description="Dates of period labels, such as `FY27-Q1: {start: 2026-10-01, end: 2026-12-31}`.",
    )
    publish_defaults: Annotated[dict[str, PublishDefault], BeforeValidator(_by_kind)] = Field(
        default_factory=dict,
        description="Whether records that do not say are published, by kind; goals by level too: "
        "`goal: {individual: true}`. By itself everything is, but for goals of level `individual`.",
    )
    severity: Annotated[dict[str, SeverityWord], BeforeValidator(_codes)] = Field(
        default_factory=dict, description="The severity of diagnostics by code: `error`, `warning`, `note` or `off`."
    )
    review_every: Annotated[dict[str, IntervalField], BeforeValidator(_by_kind)] = Field(
        default_factory=lambda: {"value": "1 year"},
        validate_default=True,
        description="How often the records of a kind are reviewed.",
    )
    checks: CheckOptions = Field(default_factory=CheckOptions, description="From where on the content checks speak.")
    health: Any = Field(
        None, description="Not used any more: the page *Upkeep* has no score, so that its checks have no weights."
    )
    cache: Flag = Field(True, description="Whether pages are kept in `.cache/values-handbook/` for the next build.")
    path: Annotated[str, BeforeValidator(_folder)] = Field(
        "",
        description="The folder in `docs_dir` that holds the handbook, in a site that has other pages as well. With "
        "`handbook`, records lie in `handbook/values`, and pages are at `/handbook/values/`.",
        examples=["handbook"],
    )
    comments: Flag = Field(
        True, description="Whether each record has a link *Comment*, which begins an issue on the forge of `repo_url`."
    )
    propose: ProposeWord = Field(
        "issue",
        description="Where *Propose a change* leads: to a form that begins an `issue` on the forge of `repo_url`, to the "
        "forge's editor of the file (`edit`), or nowhere (`off`). A forge without issues has its editor instead.",
        examples=["edit"],
    )
    labels: Annotated[dict[str, str], BeforeValidator(_labels)] = Field(
        default_factory=dict,
        description="Words on pages that the team writes itself, by the names of the labels: `goals: Aims`.",
        examples=[{"goals": "Aims"}],
    )
    people_pages: Flag = Field(
        False,
        description="Whether there are pages and sheets about single people: what each answers for and has to do. Without "
        "it, the pages of teams name what is late.",
        examples=["true"],
    )
    sheets: SheetsWord | None = Field(
        None,
        description="Who has a conversation sheet on the site: `everyone`, `teams` or `none`. By itself teams have one "
        "where there are up to 100, and people where up to 100 own something or were recognized. People have one only with "
        "`people_pages`.",
        examples=["teams"],
    )
    smallest_group: Count = Field(5, description="A team's score in a review is shown from this number of answers on.")
    vocabulary: VocabularyWord | None = Field(
        None,
        description="The words on pages: with `okr`, an objective of the organization is a strategic priority, a goal an "
        "objective, a measure a key result. Fields, ids, addresses and JSON stay as they are.",
        examples=["okr"],
    )
    timezone: TimeZone | None = Field(
        None,
        description="The time zone of the times of practices, by its IANA name. Without it, calendars show practices "
        "that have a time as whole days, with the time in the title.",
        examples=["Europe/Berlin"],
    )

    @property
    def layout(self) -> Layout:
        """Where records lie, and the pages made from them."""
        return Layout(self.path)

    @property
    def period_labels(self) -> dict[str, Dates]:
        """The dates of the period labels that the team defined."""
        return {label: Dates(option.start, option.end) for label, option in self.periods.items()}

    def is_published(self, kind: str, level: str | None) -> bool:
        """Whether a record that does not say is published."""
        default = self.publish_defaults.get(kind, {})
        if isinstance(default, dict):
            return default.get(level or "", not (kind == "goal" and level == "individual"))
        return default


PARTS: dict[str, type[OptionPart]] = {
    "matrices": MatrixOption,
    "periods": PeriodOption,
    "checks": CheckOptions,
}
"""The models of the options that hold fields of their own."""


def as_text(value: Any) -> Any:
    """Option values as the text that the validators read: mkdocs.yml is YAML 1.1, so scalars come as many types."""
    if isinstance(value, dict):
        return {str(key): as_text(item) for key, item in value.items() if item is not None}
    if isinstance(value, list | tuple):
        return [as_text(item) for item in value if item is not None]
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def read_options(data: Any) -> Options:
    """The options from what mkdocs.yml holds.

    Raises pydantic's ValidationError; the type of each of its errors is a diagnostic code.
    """
    return Options.model_validate(as_text(data) if data else {})

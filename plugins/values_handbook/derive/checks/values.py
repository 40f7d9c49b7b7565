"""Checks of values: behaviours, participation, and records that serve or reinforce each value.

A proposed value needs behaviours and, where there are goals, one that serves it; who took part is expected once comments are
closed. Practices, recognitions and the like are expected only once it is in force.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.derive.alignment.coverage import unserved_values
from values_handbook.derive.checks.check import Check, each
from values_handbook.derive.linked_handbook import LinkedHandbook
from values_handbook.diagnostics import Diagnostic, diagnostic
from values_handbook.model.interval import after
from values_handbook.model.kinds import Guideline, Recognition, Value
from values_handbook.model.locate import locate_record
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from values_handbook.derive.checks.check import Found
    from values_handbook.model.record import Key, Record


def _current(linked: LinkedHandbook) -> Sequence[Record]:
    return linked.current("value")


def in_force_beside(linked: LinkedHandbook, kind: str) -> Sequence[Record]:
    """The values in force; none where not all records of a kind could be read, since it is then unknown what is missing."""
    return linked.in_force() if linked.is_known(kind) else ()


def _without_behaviour(_: LinkedHandbook, record: Record) -> Iterator[Diagnostic]:
    assert isinstance(record.fields, Value)
    if not record.fields.behaviours:
        headline = f"the value `{record.id}` names no behaviour"
        help_line = "add `behaviours:` with what can be seen when it is lived"
        yield diagnostic("value-without-behaviour", headline, locate_record(record), help=help_line)


def _without_participation(_: LinkedHandbook, record: Record) -> Iterator[Diagnostic]:
    if not record.fields.participation:
        headline = f"nothing tells who took part in making the value `{record.id}`"
        help_line = "add `participation:` with the date, the activity and how many took part"
        yield diagnostic("value-without-participation", headline, locate_record(record), help=help_line)


def _past_comments(linked: LinkedHandbook) -> list[Record]:
    """The values in force, and the proposed ones that were open for comment: people can have taken part in these."""
    return [record for record in linked.current("value") if not _is_new(linked, record)]


def _is_new(linked: LinkedHandbook, record: Record) -> bool:
    """Whether a value is proposed, and comments on it are not closed."""
    value = record.fields
    assert isinstance(value, Value)
    return value.status == "proposed" and (value.comments_until is None or value.comments_until >= linked.today)


def _beside_goals(linked: LinkedHandbook) -> Sequence[Record]:
    """The current values; only those in force where there are no goals, which a proposed value need not bring."""
    return linked.current("value") if linked.of("goal") else linked.in_force()


def _without_goal(linked: LinkedHandbook, values: Sequence[Record]) -> Iterator[Found]:
    code = "value-without-goal"
    if not linked.of("goal") and linked.is_known("goal"):
        yield from missing_kind(values, code, "goal")
        return
    unserved = unserved_values(linked)
    for record in values:
        if record.key in unserved:
            headline, help_line = f"no current goal serves the value `{record.id}`", "name it in the `values` of a goal"
            yield record, diagnostic(code, headline, locate_record(record), help=help_line)


class _Support(NamedTuple):
    """Support that values need: the code of its check, the kind of record, and the words of the finding.

    `counts` says whether a record is such support, `expects` whether a value needs it.
    """

    code: str
    kind: str
    lack: str
    help: str
    counts: Callable[[Record], bool] = lambda record: True
    expects: Callable[[Record], bool] = lambda value: True


def _is_no_aspiration(value: Record) -> bool:
    """Whether a value is lived already. For one that is aspired to, `derive.checks.value_types` expects an objective."""
    return isinstance(value.fields, Value) and value.fields.type != "aspirational"


def _has_do(record: Record) -> bool:
    return isinstance(record.fields, Guideline) and bool(record.fields.do)


_SUPPORT = (
    _Support(
        "value-without-objective",
        "objective",
        "no current objective serves the value `{}`",
        "name it in the `values` of an objective",
        expects=_is_no_aspiration,
    ),
    _Support(
        "value-without-do",
        "guideline",
        "no do says what the value `{}` asks for",
        "name it in the `values` of a guideline with a `do`",
        _has_do,
    ),
    _Support(
        "value-without-practice",
        "practice",
        "no current practice reinforces the value `{}`",
        "name it in the `values` of a practice",
    ),
)


def _needing(linked: LinkedHandbook, support: _Support) -> Sequence[Record]:
    return [record for record in in_force_beside(linked, support.kind) if support.expects(record)]


def serving(linked: LinkedHandbook, value: Key, kind: str) -> list[Record]:
    """The current records of a kind that serve a value; one that only strains it does not."""
    references = linked.graph.incoming(value, "values", kind)
    sources = dict.fromkeys(item.source for item in references if item.strength != "tension")
    found = (linked.record(source) for source in sources if isinstance(source, tuple))
    return [record for record in found if linked.is_current(record)]


def _without(linked: LinkedHandbook, values: Sequence[Record], support: _Support) -> Iterator[Found]:
    if not linked.of(support.kind):
        yield from missing_kind(values, support.code, support.kind)
        return
    for record in values:
        if not any(map(support.counts, serving(linked, record.key, support.kind))):
            headline = support.lack.format(record.id)
            yield record, diagnostic(support.code, headline, locate_record(record), help=support.help)


def missing_kind(values: Sequence[Record], code: str, kind: str) -> Iterator[Found]:
    """One finding for all values, at the first, where the handbook has no record of a kind."""
    words = KINDS[kind]
    headline = f"the handbook has no {words.nouns}, so that no value has any"
    help_line = f"`handbook new {kind} TITLE` starts the first"
    finding = diagnostic(code, headline, locate_record(values[0]), help=help_line)
    return ((record, finding) for record in values)


def _without_recognition(linked: LinkedHandbook, values: Sequence[Record]) -> Iterator[Found]:
    """Values in force without a recent recognition, except those that were adopted recently."""
    code, within = "value-without-recognition", linked.options.checks.recognized_within
    if not linked.of("recognition"):
        yield from missing_kind(values, code, "recognition")
        return
    for record in values:
        assert isinstance(record.fields, Value)
        fields = [item.fields for item in serving(linked, record.key, "recognition")]
        latest = max((item.date for item in fields if isinstance(item, Recognition)), default=None)
        since = max((day for day in (latest, record.fields.adopted) if day is not None), default=None)
        if since is None or after(since, within) < linked.today:
            headline = f"no recognition for the value `{record.id}` in the last {within}"
            last = f"the last one is of {latest}" if latest else "there was none so far"
            help_line = f"{last}: celebrate an act that showed it, and name the value in `values`"
            yield record, diagnostic(code, headline, locate_record(record), help=help_line)


def _too_many(linked: LinkedHandbook, values: Sequence[Record]) -> Iterator[Found]:
    """One finding for all values beyond the limit, at the first of them."""
    most = linked.options.checks.most_values
    if len(values) > most:
        headline = f"{len(values)} values are in force, more than {most}"
        help_line = "make some of them behaviours of others; the option `checks: {most_values: …}` sets the number"
        finding = diagnostic("too-many-values", headline, locate_record(values[most]), help=help_line)
        yield from ((record, finding) for record in values[most:])


CHECKS = (
    Check("value-without-behaviour", _current, each(_without_behaviour)),
    Check("value-without-participation", _past_comments, each(_without_participation)),
    Check("value-without-goal", _beside_goals, _without_goal),
    *(
        Check(support.code, partial(_needing, support=support), partial(_without, support=support))
        for support in _SUPPORT
    ),
    Check("value-without-recognition", partial(in_force_beside, kind="recognition"), _without_recognition),
    Check("too-many-values", LinkedHandbook.in_force, _too_many),
)

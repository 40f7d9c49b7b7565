"""Records that were hidden at some time. The history leaves them out, and everything that named them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from values_handbook.changelog.states import state
from values_handbook.link.hidden_names import HiddenNames, names_of
from values_handbook.link.publish import hides_by_default, is_published
from values_handbook.model.record import Key
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from values_handbook.changelog.steps import CommitStep, TouchedFiles
    from values_handbook.model.record import Handbook
    from values_handbook.options import Options

Hidden = dict[Key, HiddenNames]
"""Hidden records, each with all names that could reveal it."""


def hidden_on(side: TouchedFiles, now: Options, there: Collection[Key]) -> Hidden:
    """The records of a side that were not published then, or would not be by the options of today.

    `there` are the names of the published records of today, which an earlier name of a hidden one does not hide.
    """
    then = side.settings.options
    found = state(side, KINDS, lambda kind, data: b"publish" in data or hides_by_default(kind, data, then, now))
    records = (*found.records, *found.drafts)
    hidden = [record for record in records if not (is_published(record, then) and is_published(record, now))]
    return {record.key: HiddenNames.of_record(record, then.layout, there) for record in hidden}


@dataclass
class Hiding:
    """Follows the steps from the newest to older ones, and finds the names to leave out at each.

    `always` are the records that are hidden today, and those that were hidden once and are gone. Others were hidden for a
    time, which `for_now` knows.
    """

    everything: Handbook
    there: Collection[Key]
    always: Hidden
    for_now: Hidden = field(default_factory=dict)

    def go_back(self, step: CommitStep, before: Hidden, after: Hidden) -> HiddenNames:
        """The names to leave out at a step, by what is hidden before and after it."""
        then, later = step.before.settings.options, step.after.settings.options
        if then.publish_defaults != later.publish_defaults:
            hidden = (record for record in self.everything if not is_published(record, then))
            self.for_now |= {record.key: HiddenNames.of_record(record, then.layout, self.there) for record in hidden}
        names = HiddenNames.all((*self.always.values(), *self.for_now.values(), *before.values(), *after.values()))
        self.for_now = {key: traces for key, traces in self.for_now.items() if key not in after} | before
        return names


def hidden_today(everything: Handbook, options: Options, there: Collection[Key]) -> Hidden:
    """What is hidden today, records among it that have errors."""
    hidden = (record for record in (*everything, *everything.drafts) if not is_published(record, options))
    return {record.key: HiddenNames.of_record(record, options.layout, there) for record in hidden}


def public_names(everything: Handbook, hidden: Collection[Key]) -> frozenset[Key]:
    """All that the published records of today are or were called."""
    return frozenset(key for record in everything if record.key not in hidden for key in names_of(record))


def hidden_in(steps: Iterable[CommitStep], now: Options, there: Collection[Key]) -> list[tuple[Hidden, Hidden]]:
    """What was hidden before and after each step."""
    return [(hidden_on(step.before, now, there), hidden_on(step.after, now, there)) for step in steps]


def touches_public(step: CommitStep, always: Collection[Key], before: Collection[Key], after: Collection[Key]) -> bool:
    """Whether a step did something to a published record, or to a file that is none.

    The day of a commit that changed hidden records alone would reveal that there are some. Hidden are those of `always`, and
    on each side of the step those that were hidden then.
    """
    if len(step.commit.files) > len({*step.before.files, *step.after.files}):
        return True
    found = [(state(step.before, KINDS), before), (state(step.after, KINDS), after)]
    records = [(record.key, hidden) for side, hidden in found for record in (*side, *side.drafts)]
    return not records or any(key not in always and key not in hidden for key, hidden in records)

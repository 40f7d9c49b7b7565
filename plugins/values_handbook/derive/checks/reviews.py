"""Checks of reviews: answers of too few people, which pages hide and whoever reads the file can see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.derive.checks.check import Check, each
from values_handbook.derive.evaluation.small_groups import counts_of, is_small
from values_handbook.diagnostics import Diagnostic, diagnostic
from values_handbook.model.kinds import Review
from values_handbook.model.locate import locate_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Record

_CODE = "small-group-in-file"
_HELP = "delete this score: pages hide it, but the file and its history show it to everyone who can read them"


def _with_team_scores(linked: LinkedHandbook) -> list[Record]:
    reviews = ((record, record.fields) for record in linked.of("review"))
    return [
        record
        for record, review in reviews
        if isinstance(review, Review) and any(item.team and counts_of(item) for item in review.scores)
    ]


def _small_groups(linked: LinkedHandbook, record: Record) -> Iterator[Diagnostic]:
    """The scores of teams with fewer answers than are shown."""
    review, smallest = record.fields, linked.options.smallest_group
    assert isinstance(review, Review)
    for number, item in enumerate(review.scores):
        if item.team and is_small(counts_of(item), smallest):
            field = "n" if item.n is not None and item.n < smallest else "distribution"
            headline = f"the score of the team `{item.team}` is of fewer than {smallest} people"
            yield diagnostic(_CODE, headline, locate_record(record, ("scores", number, field)), help=_HELP)


CHECKS = (Check(_CODE, _with_team_scores, each(_small_groups)),)

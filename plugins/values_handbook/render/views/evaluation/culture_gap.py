"""The view of the gap between the culture that people see and the one that they want."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.evaluation.culture import CultureWord, culture_of
from values_handbook.derive.order import ordered
from values_handbook.model.kinds import Review

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from values_handbook.model.record import Record
    from values_handbook.render.context import LinkView, PageContext

MOST_IN_SHORT = 5
"""Words of each list on the page of a review."""


@dataclass(frozen=True, slots=True)
class WordView:
    """A word with its counts, the lengths of their bars in percent, and the distance in figures and in words."""

    word: str
    today: str
    wanted: str
    today_percent: int
    wanted_percent: int
    distance: str
    is_limiting: bool


@dataclass(frozen=True, slots=True)
class WordsView:
    """Words that have something in common: they are in both lists, only wanted, or only here."""

    title: str
    words: tuple[WordView, ...]


@dataclass(frozen=True, slots=True)
class CultureOfReview:
    """What was said in one review. `limiting` are words that hold the team back and are in neither list."""

    anchor: str
    review: LinkView
    day: str
    iso: str
    caption: str
    groups: tuple[WordsView, ...]
    summary: str
    limiting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CultureGapView:
    """The page of the culture gap: each review with words, the newest first."""

    prefix: str
    reviews: tuple[CultureOfReview, ...]
    smallest: str


@dataclass(frozen=True, slots=True)
class CultureInShort:
    """The words of a review on its own page: the most frequent of each list. `link` leads to the whole."""

    today: tuple[str, ...]
    wanted: tuple[str, ...]
    limiting: tuple[str, ...]
    summary: str
    link: LinkView | None


def culture_gap_view(context: PageContext) -> CultureGapView:
    """The culture gap over all reviews that have words of it."""
    found = (_of_review(context, record) for record in ordered(context.linked, "review"))
    return CultureGapView(
        prefix=context.prefix,
        reviews=tuple(item for item in found if item is not None),
        smallest=context.t.count("culture-smallest", context.linked.options.smallest_group),
    )


def culture_in_short(context: PageContext, record: Record) -> CultureInShort | None:
    """The most frequent words of a review; None where it has none."""
    words = culture_of(context.linked, record.key)
    if not words:
        return None
    t = context.t
    today = sorted((item for item in words if item.today), key=lambda item: -item.today)
    wanted = sorted((item for item in words if item.wanted), key=lambda item: -item.wanted)
    return CultureInShort(
        today=tuple(t("culture-counted", word=item.word, number=item.today) for item in today[:MOST_IN_SHORT]),
        wanted=tuple(t("culture-counted", word=item.word, number=item.wanted) for item in wanted[:MOST_IN_SHORT]),
        limiting=tuple(item.word for item in words if item.is_limiting),
        summary=_summary(context, words),
        link=context.overview("culture-gap"),
    )


def _of_review(context: PageContext, record: Record) -> CultureOfReview | None:
    words = culture_of(context.linked, record.key)
    if not words:
        return None
    review, t = record.fields, context.t
    assert isinstance(review, Review)
    title = context.shared.title(record.key)
    return CultureOfReview(
        anchor=f"{context.prefix}_{record.id}",
        review=context.link(record.key),
        day=t.day(review.date),
        iso=review.date.isoformat(),
        caption=t("culture-caption", review=title),
        groups=tuple(_groups(context, words)),
        summary=_summary(context, words),
        limiting=tuple(item.word for item in words if not item.today and not item.wanted),
    )


def _groups(context: PageContext, words: Sequence[CultureWord]) -> Iterator[WordsView]:
    """The words in both lists, those only wanted, those only here; lists without words are left out."""
    most = max((max(item.today, item.wanted) for item in words), default=0)
    for name, found in (
        ("both", [item for item in words if item.today and item.wanted]),
        ("only-wanted", [item for item in words if item.wanted and not item.today]),
        ("only-here", [item for item in words if item.today and not item.wanted]),
    ):
        if found:
            yield WordsView(context.t(f"culture-{name}"), tuple(_word(context, item, most) for item in found))


def _word(context: PageContext, item: CultureWord, most: int) -> WordView:
    t = context.t
    name = "more-wanted" if item.distance > 0 else "less-wanted" if item.distance < 0 else "as-wanted"
    return WordView(
        word=item.word,
        today=t.number(item.today),
        wanted=t.number(item.wanted),
        today_percent=round(100 * item.today / most),
        wanted_percent=round(100 * item.wanted / most),
        distance=t(f"culture-{name}", number=abs(item.distance)),
        is_limiting=item.is_limiting,
    )


def _summary(context: PageContext, words: Sequence[CultureWord]) -> str:
    """How many of the words that people want are also among those that they say are here; empty where none is wanted."""
    wanted = [item for item in words if item.wanted]
    here = sum(1 for item in wanted if item.today)
    return context.t("culture-summary", here=here, wanted=len(wanted)) if wanted else ""

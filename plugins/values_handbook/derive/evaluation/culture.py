"""What people say of the culture: words for what is here beside words for what they want."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from values_handbook.model.kinds import Review

if TYPE_CHECKING:
    from collections.abc import Mapping

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.kinds.culture import Culture
    from values_handbook.model.record import Key


class CultureWord(NamedTuple):
    """A word with how many chose it for what is here and for what they want, and whether it holds the team back."""

    word: str
    today: int
    wanted: int
    is_limiting: bool

    @property
    def distance(self) -> int:
        """How many more want it than say that it is here; below 0 where it is here more than it is wanted."""
        return self.wanted - self.today


def culture_words(culture: Culture) -> tuple[CultureWord, ...]:
    """All words of a review, those with the longest distance first. Capital letters make no other word."""
    today, wanted = _by_word(culture.today), _by_word(culture.wanted)
    limiting = {word.casefold(): word for word in culture.limiting}
    spelled = limiting | {key: word for key, (word, _) in (wanted | today).items()}
    found = (
        CultureWord(word, today.get(key, ("", 0))[1], wanted.get(key, ("", 0))[1], key in limiting)
        for key, word in spelled.items()
    )
    return tuple(sorted(found, key=lambda item: (-abs(item.distance), -item.today - item.wanted, item.word.casefold())))


def _by_word(words: Mapping[str, int]) -> dict[str, tuple[str, int]]:
    """The words in small letters, each with its first spelling and its count."""
    found: dict[str, tuple[str, int]] = {}
    for word, count in words.items():
        spelling, before = found.get(word.casefold(), (word, 0))
        found[word.casefold()] = (spelling, before + count)
    return found


def culture_of(linked: LinkedHandbook, review: Key) -> tuple[CultureWord, ...]:
    """The words of a review; none where it has none, or none that may be shown."""
    fields = linked.record(review).fields
    assert isinstance(fields, Review)
    return culture_words(fields.culture) if fields.culture is not None else ()


def has_culture(linked: LinkedHandbook) -> bool:
    """Whether any review has words of culture."""
    return any(culture_of(linked, record.key) for record in linked.of("review"))

"""Invented prose: a paragraph with emphasis, code and a link, a list, and a closing paragraph.

No two texts are alike. A builder that renders each distinct text once gains nothing from them, which is the harder case.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from random import Random

Style = Literal["plain", "strong", "emphasis", "code", "link"]

_VERBS = """agree answer build check close count decide deliver explain finish gather hand invite keep learn listen mark
measure move name note open order pair plan raise record repair return review share show sort start teach test thank
trace train trim update visit wait warn watch weigh welcome write""".split()
_QUALITIES = """brief calm clear common cautious daily direct early even exact fair firm fresh full gentle honest kind late
lasting light local monthly narrow near open plain prompt quiet ready remote safe shared simple small spare steady thorough
timely tough usual visible weekly whole wide""".split()
_THINGS = """account agenda alarm archive backlog backup balance branch budget calendar catalogue channel colleague contract
counter customer deadline decision delivery desk document draft evidence failure forecast guideline incident index invoice
library limit list meeting mentor message milestone neighbour newcomer notice office order outage owner page partner pattern
payment plan promise proposal question reader reason release report request result risk room rota schedule service shelf
signal source stock story summary supplier survey table team ticket tool trial vendor visitor volume workshop""".split()
_JOINS = "about across after against along among around before behind beside beyond for from near over past through with without".split()
_ORDER = (_VERBS, _QUALITIES, _THINGS, _JOINS, _QUALITIES, _THINGS)

_STYLED: Mapping[int, Style] = {4: "strong", 10: "emphasis", 16: "code", 22: "link"}
"""Which words of a first paragraph stand out, by their number from zero."""


def sentence(chance: Random, words: int) -> str:
    """So many words, the first with a capital; no full stop."""
    drawn = [chance.choice(_ORDER[number % len(_ORDER)]) for number in range(words)]
    return " ".join(drawn).capitalize()


@dataclass(frozen=True)
class Prose:
    """A text that every markup language can say. `opening` is words with their styles."""

    opening: tuple[tuple[Style, str], ...]
    points: tuple[str, ...]
    closing: str

    @property
    def plain(self) -> str:
        """The first paragraph without any markup."""
        return " ".join(word for _, word in self.opening) + "."


def prose(chance: Random, words: int) -> Prose:
    """About so many words: 45 % before a list of three points, 25 % after it; under 60 words one plain paragraph."""
    if words < 60:
        return Prose(tuple(("plain", word) for word in sentence(chance, words).split()), (), "")
    before, after = words * 45 // 100, words * 25 // 100
    drawn = sentence(chance, before).split()
    opening = tuple((_STYLED.get(number, "plain"), word) for number, word in enumerate(drawn))
    points = tuple(sentence(chance, (words - before - after) // 3) for _ in range(3))
    return Prose(opening, points, sentence(chance, after) + ".")


_MARKDOWN: Mapping[Style, str] = {
    "plain": "{0}",
    "strong": "**{0}**",
    "emphasis": "*{0}*",
    "code": "`{0}`",
    "link": "[{0}](https://example.org/{0})",
}
_RESTRUCTURED: Mapping[Style, str] = {
    **_MARKDOWN,
    "code": "``{0}``",
    "link": "`{0} <https://example.org/{0}>`__",
}


def _writer(styles: Mapping[Style, str]) -> Callable[[Prose], str]:
    def write(text: Prose) -> str:
        first = " ".join(styles[style].format(word) for style, word in text.opening) + "."
        points = "\n".join(f"- {point}" for point in text.points)
        return "\n\n".join(part for part in (first, points, text.closing) if part)

    return write


markdown = _writer(_MARKDOWN)
restructured = _writer(_RESTRUCTURED)

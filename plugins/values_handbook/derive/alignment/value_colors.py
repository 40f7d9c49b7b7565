"""The color of each value: its own, or one of a palette of twelve.

Each color has two forms, one for a light page and one for a dark one. White text on the first and dark text on the second
have a contrast of at least 4.5 (WCAG 2.2, 1.4.3). The colors of the palette differ from one another by at least 9
(CIEDE2000), also for readers without one of the three kinds of cones (simulation of Machado, Oliveira and Fernandes, 2009).
"""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from values_handbook.derive.linked_handbook import LinkedHandbook


class ValueColor(NamedTuple):
    """A color on a light page and on a dark one, as `#rrggbb`."""

    light: str
    dark: str


PALETTE = (
    ValueColor("#1c69ff", "#95b0fe"),  # blue
    ValueColor("#8226bd", "#b77dbd"),  # purple
    ValueColor("#048369", "#5df1cc"),  # teal
    ValueColor("#ac3d82", "#e499c2"),  # pink
    ValueColor("#c5510c", "#e68a18"),  # orange
    ValueColor("#497243", "#d6f597"),  # green
    ValueColor("#c00029", "#fd4c66"),  # red
    ValueColor("#27298a", "#737dff"),  # indigo
    ValueColor("#604d00", "#f4cb00"),  # yellow
    ValueColor("#6372a6", "#c2b899"),  # slate, sand
    ValueColor("#5c1a4e", "#fecfff"),  # plum
    ValueColor("#155c4c", "#509f8c"),  # pine
)
ON_LIGHT = "#ffffff"
"""The text on a color of a light page, and the page itself."""
ON_DARK = "#1e2129"
"""The text on a color of a dark page, and the page itself: the background of Material's scheme `slate`."""
LEAST_CONTRAST = 4.5
_ALIKE = 80
"""A distance below which two colors look alike beside one another; black and white are 765 apart."""
_STEP = 0.04


def value_colors(linked: LinkedHandbook) -> Mapping[str, ValueColor]:
    """The color of each value by its id.

    A value without a color of its own prefers one by its id, so that it keeps it when others come and go. Where two prefer
    the same, the second in the order of ids takes the next that is free. Values in force choose before others, and no color
    comes twice before all have been taken.
    """
    values = linked.of("value")
    own = {record.id: color for record in values if (color := getattr(record.fields, "color", None))}
    colors = {name: ValueColor(_readable(color, ON_LIGHT), _readable(color, ON_DARK)) for name, color in own.items()}
    free = [color for color in PALETTE if not _is_taken(color, colors.values())] or list(PALETTE)
    in_order = sorted((not linked.is_current(record), record.id) for record in values if record.id not in own)
    return colors | {name: free[place] for name, place in _places((name for _, name in in_order), len(free))}


def _places(names: Iterable[str], number: int) -> Iterator[tuple[str, int]]:
    """A place from 0 to `number` for each name, none twice before all are taken."""
    taken: Counter[int] = Counter()
    for name in names:
        preferred = int.from_bytes(sha256(name.encode()).digest()[:4], "big") % number
        place = min(range(number), key=lambda place: (taken[place], (place - preferred) % number))
        taken[place] += 1
        yield name, place


def _is_taken(color: ValueColor, colors: Iterable[ValueColor]) -> bool:
    return any(_distance(mine, other) < _ALIKE for item in colors for mine, other in zip(color, item, strict=True))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colors, 1 to 21 (WCAG 2.2, relative luminance)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _readable(color: str, text: str) -> str:
    """The color, darkened or lightened as far as it takes for this text on it to be readable."""
    away = (0, 0, 0) if text == ON_LIGHT else (255, 255, 255)
    share = 0.0
    found = color
    while contrast(found, text) < LEAST_CONTRAST:
        share = min(1.0, share + _STEP)
        found = "#" + "".join(
            f"{round(part + (end - part) * share):02x}" for part, end in zip(_rgb(color), away, strict=True)
        )
    return found


def _rgb(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _luminance(color: str) -> float:
    parts = (part / 255 for part in _rgb(color))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _distance(one: str, other: str) -> float:
    """How different two colors look, 0 to 765: the weighted distance in RGB of Riemersma ("Colour metric", CompuPhase)."""
    (red, green, blue), (red2, green2, blue2) = _rgb(one), _rgb(other)
    middle = (red + red2) / 2
    weights = 2 + middle / 256, 4, 2 + (255 - middle) / 256
    differences = red - red2, green - green2, blue - blue2
    return sqrt(sum(weight * part**2 for weight, part in zip(weights, differences, strict=True)))

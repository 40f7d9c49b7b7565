"""Colors of values: distinct, readable, and steady when values come and go."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from tests.compare.repositories import write
from values_handbook.derive.alignment.value_colors import ON_DARK, ON_LIGHT, PALETTE, ValueColor, value_colors
from values_handbook.options import read_options
from values_handbook.pipeline import load
from values_handbook.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    ColorsOf = Callable[[Iterable[str]], Mapping[str, ValueColor]]

WORDS = "access candor care craft curiosity focus frugality grit growth joy kindness pace play rigour stewardship trust".split()


def contrast(*colors: str) -> float:
    """The contrast ratio of WCAG 2.2, written from its definition."""
    lights = []
    for color in colors:
        channels = [int(pair, 16) / 255 for pair in re.findall("[0-9a-f]{2}", color)]
        linear = [c / 12.92 if c <= 0.04045 else pow((c + 0.055) / 1.055, 2.4) for c in channels]
        lights.append(sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True)) + 0.05)
    return max(lights) / min(lights)


def mixed(color: str, share: float, page: str) -> str:
    """What `color-mix` of a stylesheet gives: a share of a color, the rest that of the page."""
    pairs = zip(re.findall("[0-9a-f]{2}", color), re.findall("[0-9a-f]{2}", page), strict=True)
    return "#" + "".join(f"{round(int(a, 16) * share + int(b, 16) * (1 - share)):02x}" for a, b in pairs)


@pytest.fixture
def colors_of(tmp_path: Path) -> ColorsOf:
    """A function from the records of values to their colors."""

    def compute(values: Iterable[str]) -> Mapping[str, ValueColor]:
        write(tmp_path / "content", {"values.yml": "".join(f"- {{{value}}}\n" for value in values)})
        site = load(Project(root=tmp_path, content=tmp_path / "content", options=read_options({})))
        assert not site.errors
        return value_colors(site.linked)

    return compute


def records(names: Iterable[str]) -> list[str]:
    return [f"id: {name}, title: {name.title()}" for name in names]


def test_twelve_values_have_twelve_colors_and_more_share_them(colors_of: ColorsOf) -> None:
    assert set(colors_of(records(WORDS[:12])).values()) == set(PALETTE)
    shared = list(colors_of(records(WORDS)).values())
    assert len(shared) == 16
    assert {shared.count(color) for color in PALETTE} == {1, 2}


def test_the_order_of_the_file_changes_no_color(colors_of: ColorsOf) -> None:
    assert colors_of(records(WORDS)) == colors_of(records(WORDS[::-1]))


def test_a_value_that_goes_takes_no_color_along_but_those_that_wait_for_it(colors_of: ColorsOf) -> None:
    seven = WORDS[:7]
    before = colors_of(records(seven))
    for gone in seven:
        after = colors_of(records(name for name in seven if name != gone))
        changed = [name for name in after if after[name] != before[name]]
        # Whoever changes had been moved on by another one.
        assert len(changed) <= 2


def test_a_retired_value_leaves_its_color_to_those_in_force(colors_of: ColorsOf) -> None:
    thirteen = [f"{value}, status: retired" if "access" in value else value for value in records(WORDS[:13])]
    found = colors_of(thirteen)
    in_force = [color for name, color in found.items() if name != "access"]
    assert len(set(in_force)) == len(in_force) == 12


def test_its_own_color_comes_first_and_none_like_it_is_given_away(colors_of: ColorsOf) -> None:
    found = colors_of(["id: care, title: Care, color: '#1c69ff'", *records(WORDS[3:12])])
    assert found["care"].light == "#1c69ff"
    assert PALETTE[0] not in found.values()
    assert len(set(found.values())) == 10


@pytest.mark.parametrize("color", ["#ffffff", "#000000", "#ffff00", "#777777", "#1e2129", "#ff0000"])
def test_any_color_of_a_team_can_be_read(colors_of: ColorsOf, color: str) -> None:
    light, dark = colors_of([f"id: care, title: Care, color: '{color}'"])["care"]
    assert contrast(light, "#ffffff") >= 4.5
    assert contrast(dark, "#1e2129") >= 4.5


def test_text_can_be_read_on_every_depth_of_every_color() -> None:
    """Full color, and the shares of it that `matrix.css` mixes with the page. The theme's text is 87 % black, 82 % white."""
    for color in PALETTE:
        assert contrast(color.light, ON_LIGHT) >= 4.5
        assert contrast(color.dark, ON_DARK) >= 4.5
        for share in (0.36, 0.14):
            on_light = mixed(color.light, share, "#ffffff")
            assert contrast(mixed("#000000", 0.87, on_light), on_light) >= 4.5
        for share in (0.24, 0.14):
            on_dark = mixed(color.dark, share, "#1e2129")
            assert contrast(mixed("#e2e4e9", 0.82, on_dark), on_dark) >= 4.5


def test_no_two_colors_of_the_palette_are_alike() -> None:
    for scheme in zip(*PALETTE, strict=True):
        for one, other in combinations(scheme, 2):
            channels = [[int(pair, 16) for pair in re.findall("[0-9a-f]{2}", color)] for color in (one, other)]
            assert sum(abs(a - b) for a, b in zip(*channels, strict=True)) >= 60

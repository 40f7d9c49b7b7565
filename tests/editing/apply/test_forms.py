"""What a file holds after a change, byte for byte, in each form that a record may be written in."""

from __future__ import annotations

from textwrap import dedent
from typing import Any

import pytest

from tests.editing.apply.support import changed
from values_handbook.editing.rename_target import CannotEditError

TAGS = {
    "block": "title: T\ntags:\n  - a  # first\n  # about b\n  - b\norder: 1\n",
    "block at the margin": "title: T\ntags:\n- a\n- b\norder: 1\n",
    "flow": "title: T\ntags: [a, b]  # two\norder: 1\n",
    "flow on lines": "title: T\ntags: [\n  a,  # first\n  b\n]\norder: 1\n",
    "single": "title: T\ntags: a  # one\norder: 1\n",
    "absent": "title: T\norder: 1\n",
    "empty": "title: T\ntags:  # none\norder: 1\n",
    "no item": "title: T\ntags: []  # none\norder: 1\n",
}

ADDED = {
    "block": "title: T\ntags:\n  - a  # first\n  # about b\n  - b\n  - c\norder: 1\n",
    "block at the margin": "title: T\ntags:\n- a\n- b\n- c\norder: 1\n",
    "flow": "title: T\ntags: [a, b, c]  # two\norder: 1\n",
    "flow on lines": "title: T\ntags: [\n  a,  # first\n  b,\n  c\n]\norder: 1\n",
    "single": "title: T\ntags:\n  - a  # one\n  - c\norder: 1\n",
    "absent": "title: T\ntags: [c]\norder: 1\n",
    "empty": "title: T\ntags: [c]  # none\norder: 1\n",
    "no item": "title: T\ntags: [c]  # none\norder: 1\n",
}

SET = {
    "block": "title: T\ntags:\n  - x  # first\n  # about b\n  - b\norder: 1\n",
    "block at the margin": "title: T\ntags:\n- x\n- b\norder: 1\n",
    "flow": "title: T\ntags: [x, b]  # two\norder: 1\n",
    "flow on lines": "title: T\ntags: [\n  x,  # first\n  b\n]\norder: 1\n",
    "single": "title: T\ntags: x  # one\norder: 1\n",
}

REMOVED = {
    "block": "title: T\ntags:\n  # about b\n  - b\norder: 1\n",
    "block at the margin": "title: T\ntags:\n- b\norder: 1\n",
    "flow": "title: T\ntags: [b]  # two\norder: 1\n",
    "flow on lines": "title: T\ntags: [\n  b\n]\norder: 1\n",
    "single": "title: T\norder: 1\n",
}


def variants(text: str) -> list[str]:
    """A text with each sort of line end and with and without one at its end, after a byte order mark or not."""
    texts = [text, text.replace("\n", "\r\n"), text.replace("\n", "\r"), text.removesuffix("\n")]
    return [*texts, *(f"\ufeff{found}" for found in texts)]


def both(before: str, after: str, **change: Any) -> None:
    """Check a change in all variants of a file."""
    for old, new in zip(variants(before), variants(after), strict=True):
        assert changed("value", old, **change) == new


@pytest.mark.parametrize("form", TAGS)
def test_an_item_is_added(form: str) -> None:
    both(TAGS[form], ADDED[form], add={"tags": ["c"]})


@pytest.mark.parametrize("form", SET)
def test_an_item_is_set(form: str) -> None:
    both(TAGS[form], SET[form], set={"tags/1": "x"})


@pytest.mark.parametrize("form", REMOVED)
def test_an_item_is_removed(form: str) -> None:
    both(TAGS[form], REMOVED[form], remove=["tags/a"])


@pytest.mark.parametrize("form", TAGS)
def test_a_list_is_set_item_by_item(form: str) -> None:
    wanted = changed("value", TAGS[form], set={"tags": ["a", "c"]})
    assert ("# first" in wanted, "# about b" in wanted) == ("# first" in TAGS[form], "# about b" in TAGS[form])
    assert wanted == changed("value", wanted, set={"tags": ["a", "c"]})


@pytest.mark.parametrize("form", REMOVED)
def test_a_list_is_removed(form: str) -> None:
    both(TAGS[form], "title: T\norder: 1\n", remove=["tags"])


CASES: dict[str, tuple[str, dict[str, Any], str]] = {
    "a text that fits stays without quotes": ("title: Old", {"set": {"title": "New"}}, "title: New"),
    "one that does not gets quotes": ("title: Old # c", {"set": {"title": "No: x"}}, 'title: "No: x" # c'),
    "quotes stay": ("title: 'Old'", {"set": {"title": "It's"}}, "title: 'It''s'"),
    "a number for people is a text for all readers": ("title: Old", {"set": {"title": "2026"}}, 'title: "2026"'),
    "a block stays a block": (
        "title: T\nwhy: |  # c\n    a\n\n    b\norder: 1",
        {"set": {"why": "x\n\n- y\n"}},
        "title: T\nwhy: |  # c\n    x\n\n    - y\norder: 1",
    ),
    "a block without a break at its end says so": (
        "title: T\nwhy: |\n  a\norder: 1",
        {"set": {"why": "x"}},
        "title: T\nwhy: |-\n  x\norder: 1",
    ),
    "a folded text is folded again": (
        "title: T\nwhy: >-\n  a\n  b\norder: 1",
        {"set": {"why": "word " * 30 + "end"}},
        "title: T\nwhy: >-\n  " + "word " * 22 + "word\n  " + "word " * 7 + "end\norder: 1",
    ),
    "lines make a block of a text": (
        "title: T\nwhy: a  # c\norder: 1",
        {"set": {"why": "x\ny\n"}},
        "title: T\nwhy: |  # c\n  x\n  y\norder: 1",
    ),
    "new fields stand in the order of the model": (
        "summary: S\ntags: [a]\nwhy: w",
        {"set": {"gives_up": "g", "title": "T", "owner": "cto", "icon": "x"}},
        "title: T\nsummary: S\nowner: cto\ntags: [a]\nicon: x\nwhy: w\ngives_up: g",
    ),
    "a text becomes a mapping": (
        "title: T\nbehaviours:\n- Say it.  # c\n- Other",
        {"set": {"behaviours/1/description": "D"}},
        "title: T\nbehaviours:\n- text: Say it.  # c\n  description: D\n- Other",
    ),
    "a text in brackets becomes a mapping": (
        "title: T\nbehaviours: [Say it, Other]",
        {"set": {"behaviours/1/description": "D"}},
        "title: T\nbehaviours: [{text: Say it, description: D}, Other]",
    ),
    "a single text becomes a mapping": (
        "title: T\nquotes: Said  # c",
        {"set": {"quotes/1/by": "kim"}},
        "title: T\nquotes:\n  text: Said  # c\n  by: kim",
    ),
    "a single mapping becomes a list": (
        "title: T\nquotes:\n  text: |\n    Said\n  # c\n  by: kim",
        {"add": {"quotes": ["More"]}},
        "title: T\nquotes:\n  - text: |\n      Said\n    # c\n    by: kim\n  - More",
    ),
    "a new list of sentences has a line for each": (
        "title: T",
        {"add": {"behaviours": ["Say it: early", {"id": "b", "title": "B", "teams": ["sre"]}]}},
        'title: T\nbehaviours:\n  - "Say it: early"\n  - id: b\n    title: B\n    teams: [sre]',
    ),
    "new lists stand as those that are there": (
        "title: T\ntags:\n- a",
        {"add": {"quotes": ["Said so, and meant it"]}},
        "title: T\ntags:\n- a\nquotes:\n- Said so, and meant it",
    ),
    "an item in braces gets a field in braces": (
        "title: T\nquotes:\n  - {text: Said, by: kim}",
        {"set": {"quotes/1/text": "a, b"}, "remove": ["quotes/1/by"], "add": {"quotes": {"text": "c", "by": "x"}}},
        'title: T\nquotes:\n  - {text: "a, b"}\n  - {text: c, by: x}',
    ),
    "the last field of an item takes the item along": (
        "title: T\nquotes:\n  - text: Said\n  - Other",
        {"remove": ["quotes/1/text"]},
        "title: T\nquotes:\n  - Other",
    ),
}
GOALS: dict[str, tuple[str, dict[str, Any], str]] = {
    "a strength is set where it stands": (
        "title: T\nvalues: {candor: strong, craft: weak}",
        {"set": {"values/craft/strength": "moderate"}},
        "title: T\nvalues: {candor: strong, craft: moderate}",
    ),
    "short alignments stay short": (
        "title: T\nvalues: {candor: strong}  # c",
        {"add": {"values": ["craft", {"value": "pace", "strength": "weak"}]}},
        "title: T\nvalues: {candor: strong, craft: moderate, pace: weak}  # c",
    ),
    "a rationale makes them grow": (
        "title: T\nvalues:\n  candor: strong  # c\n  # d\n  craft: weak",
        {"set": {"values/craft/rationale": "R"}},
        "title: T\nvalues:\n  - {value: candor, strength: strong}  # c\n  # d\n  - {value: craft, strength: weak, rationale: R}",
    ),
    "an id grows alone": (
        "title: T\nvalues: [candor, craft]",
        {"set": {"values/craft/rationale": "R"}},
        "title: T\nvalues: [candor, {value: craft, rationale: R}]",
    ),
    "one of several pairs in an item goes": (
        "title: T\nvalues:\n- {candor: strong, craft: weak}\n- pace",
        {"remove": ["values/candor"]},
        "title: T\nvalues:\n- {craft: weak}\n- pace",
    ),
    "a figure moves to the history": (
        "title: T\nmeasures:\n  - title: Faults/month\n    current: 4  # c\n    as_of: 2026-06-30",
        {
            "set": {
                "measures/Faults~1month/current": 3,
                "measures/Faults~1month/as_of": "2026-10-31",
                "measures/Faults~1month/history/2026-06-30": 4,
            }
        },
        "title: T\nmeasures:\n  - title: Faults/month\n    current: 3  # c\n    as_of: 2026-10-31\n    history: {2026-06-30: 4}",
    ),
    "a check-in is named by its date": (
        "title: T\ncheck_ins:\n  - date: 2026-10-31\n    note: |\n      N\n  - date: 2026-11-01",
        {"set": {"check_ins/2026-10-31/progress": 55}, "remove": ["check_ins/2026-11-01"]},
        "title: T\ncheck_ins:\n  - date: 2026-10-31\n    progress: 55\n    note: |\n      N",
    ),
    "a period becomes two dates": (
        "title: T\nperiod: 2026  # c\norder: 1",
        {"set": {"period": {"start": "2026-01-01", "end": "2026-03-31"}}},
        "title: T\nperiod: {start: 2026-01-01, end: 2026-03-31}  # c\norder: 1",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_value_is_changed_in_place(name: str) -> None:
    before, change, after = CASES[name]
    assert changed("value", f"{before}\n", **change) == f"{after}\n"


@pytest.mark.parametrize("name", GOALS)
def test_a_goal_is_changed_in_place(name: str) -> None:
    before, change, after = GOALS[name]
    assert changed("goal", f"{before}\n", **change) == f"{after}\n"


def test_what_stands_in_several_places_is_refused() -> None:
    text = dedent("""\
        title: T
        owner: &o cto
        adopted_by: [*o]
        tags: [a]
        """)
    assert changed("value", text, set={"tags/1": "b"}) == text.replace("[a]", "[b]")
    for change in ({"set": {"owner": "x"}}, {"set": {"adopted_by/1": "x"}}, {"add": {"adopted_by": "x"}}):
        with pytest.raises(CannotEditError, match="is used in several places by an alias"):
            changed("value", text, **change)

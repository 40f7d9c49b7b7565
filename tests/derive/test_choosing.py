"""The numbers of how the values were chosen, counted by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.derive.test_next_steps import written
from values_handbook.derive.choosing import candidates_by_cluster, candidates_of, declined_values, funnel, was_chosen
from values_handbook.model.record import Key

if TYPE_CHECKING:
    from pathlib import Path

    from values_handbook.derive.linked_handbook import LinkedHandbook

VALUES = """values
- {id: candor, title: Candor, behaviours: [{id: write, title: Write it down}]}
- {id: care, title: Care, status: proposed}
- {id: pace, title: Pace, status: retired}
- {id: free, title: Free, status: declined, declined_because: Nobody could name a behaviour.}
- {id: joy, title: Joy}
"""
CANDIDATES = """candidates
- {id: a, title: A, mentions: 30, votes: 9, outcome: kept, became: candor, cluster: Us}
- {id: b, title: B, mentions: 12, votes: 0, outcome: declined, cluster: Us}
- {id: c, title: C, mentions: 9, outcome: merged, became: candor}
- {id: d, title: D, votes: 11, outcome: kept, became: pace, cluster: Us}
- {id: e, title: E, mentions: 5, outcome: behaviour, became: candor#write}
- {id: f, title: F, mentions: 4, outcome: kept, became: free, cluster: Them}
- {id: g, title: G, mentions: 1}
- {id: h, title: H, votes: 2, outcome: merged, became: care, cluster: Us}
- {id: i, title: I, outcome: behaviour, became: joy, mentions: 2}
- {id: hidden, title: Hidden, mentions: 500, votes: 500, outcome: kept, became: joy, publish: false}
"""


@pytest.fixture
def linked(tmp_path: Path) -> LinkedHandbook:
    return written(tmp_path, VALUES, CANDIDATES)


def test_each_step_is_counted_as_its_rule_says(linked: LinkedHandbook) -> None:
    """30 + 12 + 9 + 5 + 4 + 1 + 2 mentions of A to I; on the shortlist A, B, D, H by vote, E, F, I by outcome.

    The values are Candor (A and C), Pace (D) and Care (H): Free was declined later, I became a behaviour of Joy.
    """
    assert funnel(linked) == (63, 9, 7, 3)


def test_most_votes_come_first_and_no_cluster_last(linked: LinkedHandbook) -> None:
    found = {name: [record.id for record in records] for name, records in candidates_by_cluster(linked).items()}
    assert list(found.items()) == [("Us", ["d", "a", "h", "b"]), ("Them", ["f"]), ("", ["c", "e", "i", "g"])]


def test_a_value_knows_what_it_came_from(linked: LinkedHandbook) -> None:
    assert [key.id for key in candidates_of(linked, Key("value", "candor"))] == ["a", "c", "e"]
    assert candidates_of(linked, Key("value", "pace")) == [Key("candidate", "d")]


def test_declined_values_are_part_of_how_values_were_chosen(tmp_path: Path) -> None:
    linked = written(tmp_path, "values\n- {title: Free, status: declined}\n- {title: Joy, status: retired}")
    assert [record.id for record in declined_values(linked)] == ["free"]
    assert was_chosen(linked)
    assert funnel(linked) == (0, 0, 0, 0)


def test_without_candidates_and_declined_values_there_is_nothing_to_say(tmp_path: Path) -> None:
    assert not was_chosen(written(tmp_path, "values\n- {title: Joy}"))

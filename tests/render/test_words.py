"""Words that the software writes itself: numbers with their nouns, recurrences."""

from __future__ import annotations

import pytest

from values_handbook.labels import english_labels
from values_handbook.model.recurrence import read_recurrence
from values_handbook.render.recurrence import recurrence

T = english_labels()


@pytest.mark.parametrize(("number", "words"), [(0, "0 goals"), (1, "1 goal"), (2, "2 goals")])
def test_a_number_stands_with_the_form_of_its_noun(number: int, words: str) -> None:
    assert T.count("goals", number) == words


@pytest.mark.parametrize(
    ("every", "words"),
    [
        ("day", "every day"),
        ("2 weeks on tuesday", "every 2 weeks on Tuesday"),
        ("week on tuesday and thursday", "every week on Tuesday and Thursday"),
        ("week on weekdays", "every week on weekdays"),
        ("month on first monday", "every month on the first Monday"),
        ("quarter", "every quarter"),
        ("6 months", "every 6 months"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "every month on the last Friday"),
        ("FREQ=MONTHLY;BYDAY=-2FR", "FREQ=MONTHLY;BYDAY=-2FR"),
        ("FREQ=YEARLY;BYMONTH=3;COUNT=4", "FREQ=YEARLY;BYMONTH=3;COUNT=4"),
    ],
)
def test_a_recurrence_is_in_words_as_far_as_there_are_some(every: str, words: str) -> None:
    assert recurrence(T, read_recurrence(every)) == words


def test_every_counted_label_has_both_forms() -> None:
    named_after_a_field = {"prompts-one-to-one"}
    names = {
        name.rpartition("-")[0] for name in T.words.keys() - named_after_a_field if name.endswith(("-one", "-other"))
    }
    assert all({f"{name}-one", f"{name}-other"} <= T.words.keys() for name in names)

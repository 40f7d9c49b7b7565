"""`place` with the words of English, which most tests do not look at."""

from __future__ import annotations

from functools import partial

from values_handbook import prose
from values_handbook.labels import english_labels

place = partial(prose.place, labels=english_labels())

"""What was said, decided and judged, in English."""

from __future__ import annotations

EVALUATION = {
    "answer-declined": "We declined, because",
    "answer-done": "We did",
    "answer-open": "We will",
    "cycle": "{kind}, {every}",
    "cycle-last": "last on {date}",
    "cycle-left": "Still to be looked at",
    "cycle-never": "nothing tells when it last was",
    "cycle-progress": "Looked at {done} of {all} since {date}",
    "cycle-section": "The review cycle",
    "decisions-open": "Open decisions",
    "feedback-unanswered": "What else people said",
    "lens-none": "no lens",
    "scores-how": "What everyone said, from 0 to 5, from {first} to {last}. A row for each value, a column for "
    "each lens, all charts on the same scales.",
    "scores-over-time": "Scores over time",
    "you-said": "You said",
}

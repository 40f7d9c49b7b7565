"""What was said, decided and judged, in German."""

from __future__ import annotations

EVALUATION = {
    "answer-declined": "Abgelehnt, weil",
    "answer-done": "Getan",
    "answer-open": "Beschlossen",
    "cycle": "{kind}, {every}",
    "cycle-last": "zuletzt am {date}",
    "cycle-left": "Noch anzusehen",
    "cycle-never": "wann zuletzt, steht nirgends",
    "cycle-progress": "{done} von {all} angesehen seit {date}",
    "cycle-section": "Der Überprüfungszyklus",
    "decisions-open": "Offene Entscheidungen",
    "feedback-unanswered": "Was sonst gesagt wurde",
    "lens-none": "ohne Blickwinkel",
    "scores-how": "Was alle gesagt haben, von 0 bis 5, vom {first} bis zum {last}. Je Wert eine Zeile, je "
    "Blickwinkel eine Spalte, alle Diagramme im selben Maßstab.",
    "scores-over-time": "Bewertungen im Lauf der Zeit",
    "you-said": "Gesagt wurde",
}

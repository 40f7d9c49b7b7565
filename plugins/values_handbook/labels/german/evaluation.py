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
    "sheet-as-of": "Stand {date}",
    "sheet-dates": "{first} bis {last}",
    "sheet-how": "jeder Zeitraum druckt auf ein eigenes Blatt",
    "sheet-missing": "Was fehlt",
    "sheet-no-recognition": "Keine in diesem Zeitraum.",
    "sheet-no-score": "Anerkennungen sagen, wofür gedankt wurde. Sie sind keine Leistungsnote: vieles sieht niemand.",
    "sheet-no-value": "Kein Wert genannt",
    "sheet-of": "Blatt für ein Gespräch",
    "sheet-page": "Gespräch: {name}",
    "sheet-title": "{name}, {period}",
    "sheet-without-period": "ohne Zeitraum",
    "sheets-page": "Blätter für Gespräche",
    "sheets-what": "Ein Blatt je Team, Person und Zeitraum: Ziele mit Messwerten und Zwischenständen, "
    "Anerkennungen, offene Entscheidungen und was fehlt. Zum Ausdrucken und Besprechen.",
    "you-said": "Gesagt wurde",
}

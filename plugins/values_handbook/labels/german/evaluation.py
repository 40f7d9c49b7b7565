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
    "questionnaire-enter": "Dazu eine Überprüfung im Ordner „reviews“ schreiben. Je Zeile ist „of“, was hier neben ihr "
    "steht, „n“ die Zahl der Kreuze von 0 bis 5 und „score“ deren Mittelwert; „?“ zählt nicht mit.",
    "questionnaire-free": "Woran liegt das?",
    "questionnaire-how": "Wie oft ist das in der täglichen Arbeit zu sehen? Bitte in jeder Zeile einen Kreis ankreuzen. "
    "Niemand muss antworten, und Namen werden nicht gefragt.",
    "questionnaire-page": "Fragebogen",
    "questionnaire-results": "Wie die Ergebnisse eingetragen werden",
    "questionnaire-smallest-one": "Die Bewertung eines Teams wird ab {number} Antwort gezeigt.",
    "questionnaire-smallest-other": "Die Bewertung eines Teams wird ab {number} Antworten gezeigt.",
    "questionnaire-team": "Nur für {team}",
    "questionnaire-whole": "Alles in allem leben wir diesen Wert.",
    "scale-0": "nie",
    "scale-1": "selten",
    "scale-2": "manchmal",
    "scale-3": "oft",
    "scale-4": "fast immer",
    "scale-5": "immer",
    "scale-unknown": "weiß nicht",
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

"""What lies ahead: the calendar, and what is due, in German."""

from __future__ import annotations

CALENDAR = {
    "calendar-day": "{weekday}, {day}.",
    "calendar-earlier": "Früher in diesem Quartal",
    "calendar-file": "Kalenderdatei",
    "calendar-nothing": "In diesem Quartal kommt nichts mehr.",
    "calendar-occasions": "Zu einem Anlass",
    "calendar-of-team": "{site}: {team}",
    "calendar-open": "An Tagen, die nicht bekannt sind",
    "calendar-open-why": "Ab welchem Tag diese gezählt werden, steht nirgends; das Feld „starts“ der Praktik sagt es. "
    "Oder kein Tag passt zu dem, was sie sagen.",
    "calendar-page": "Kalender",
    "calendar-subscribe": "Abonnieren",
    "calendar-teams": "Kalender der Teams",
    "due-look": "Neu anzusehen",
    "due-check-in": "Zwischenstand",
    "due-decide": "Entscheiden: Die Kommentarfrist ist vorbei",
    "due-things-one": "{number} Punkt ist fällig",
    "due-things-other": "{number} Punkte sind fällig",
    "way-calendar": "Was kommt wann, und was ist fällig?",
}

"""What lies ahead: the calendar, and what is due, in English."""

from __future__ import annotations

CALENDAR = {
    "calendar-day": "{weekday} {day}",
    "calendar-earlier": "Earlier this quarter",
    "calendar-file": "Calendar file",
    "calendar-nothing": "Nothing more comes in this quarter.",
    "calendar-occasions": "On an occasion",
    "calendar-of-team": "{site}: {team}",
    "calendar-open": "On days that are not known",
    "calendar-open-why": "Nothing tells from which day on these are counted, which the field “starts” of the practice "
    "does; or no day fits what they say.",
    "calendar-page": "Calendar",
    "calendar-subscribe": "Subscribe",
    "calendar-teams": "Calendars of the teams",
    "due-look": "To be looked at anew",
    "due-check-in": "Check-in",
    "due-decide": "Decide: comments are closed",
    "due-things-one": "{number} thing is due",
    "due-things-other": "{number} things are due",
    "way-calendar": "What comes when, and what is due?",
}

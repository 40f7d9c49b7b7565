"""What lies ahead: the calendar, and what is due, in Arabic."""

from __future__ import annotations

CALENDAR = {
    "calendar-day": "{weekday} {day}",
    "calendar-earlier": "سابقًا في هذا الربع",
    "calendar-file": "ملف التقويم",
    "calendar-nothing": "لم يبقَ شيء في هذا الربع.",
    "calendar-occasions": "عند مناسبة",
    "calendar-of-team": "{site}: {team}",
    "calendar-open": "في أيام غير معروفة",
    "calendar-open-why": "لا شيء يبيّن من أي يوم تُحسب هذه، والحقل «starts» في الممارسة يبيّنه؛ أو لا يوم يوافق ما تقوله.",
    "calendar-page": "التقويم",
    "calendar-subscribe": "الاشتراك",
    "calendar-teams": "تقاويم الفرق",
    "due-look": "تُراجَع من جديد",
    "due-check-in": "متابعة",
    "due-decide": "البتّ فيها: أُغلق باب التعليق",
    "due-things-few": "{number} أمور مستحقة",
    "due-things-many": "{number} أمرًا مستحقًا",
    "due-things-one": "أمر واحد مستحق",
    "due-things-other": "{number} أمر مستحق",
    "due-things-two": "أمران مستحقان",
    "due-things-zero": "لا شيء مستحق",
    "way-calendar": "ما الذي يأتي ومتى، وما المستحق؟",
}

"""What was said, decided and judged, in Arabic."""

from __future__ import annotations

EVALUATION = {
    "answer-declined": "رفضنا، لأن",
    "answer-done": "فعلنا",
    "answer-open": "سنفعل",
    "cycle": "{kind}، {every}",
    "cycle-last": "آخر مرة في {date}",
    "cycle-left": "ما لم يُراجَع بعد",
    "cycle-never": "لا شيء يبيّن متى كانت آخر مرة",
    "cycle-progress": "رُوجع {done} من أصل {all} منذ {date}",
    "cycle-section": "دورة المراجعة",
    "decisions-open": "قرارات مفتوحة",
    "feedback-unanswered": "ما قيل أيضًا",
    "lens-none": "بلا منظور",
    "scores-how": "ما قاله الجميع، من 0 إلى 5، من {first} إلى {last}. صف لكل قيمة وعمود لكل منظور، وكل الرسوم "
    "بالمقياس نفسه.",
    "scores-over-time": "الدرجات عبر الزمن",
    "sheet-as-of": "حتى {date}",
    "sheet-dates": "{first} إلى {last}",
    "sheet-how": "تُطبع كل فترة في ورقة مستقلة",
    "sheet-missing": "ما ينقص",
    "sheet-no-recognition": "لا شيء في هذه الفترة.",
    "sheet-no-score": "يقول التقدير علامَ شُكر المرء. وليس درجة أداء، فكثير من الأعمال لا يراها أحد.",
    "sheet-no-value": "بلا قيمة مذكورة",
    "sheet-of": "ورقة لحديث المراجعة",
    "sheet-page": "حديث المراجعة: {name}",
    "sheet-title": "{name}، {period}",
    "sheet-without-period": "بلا فترة",
    "sheets-page": "أوراق لأحاديث المراجعة",
    "sheets-what": "ورقة لكل فريق وشخص وفترة: الأهداف مع قراءاتها ومتابعاتها، والتقدير، والقرارات المفتوحة، وما "
    "ينقص. اطبعها وتحدّثوا عنها.",
    "you-said": "قلتم",
}

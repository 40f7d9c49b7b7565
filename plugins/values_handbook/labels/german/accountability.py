"""The words of accountability, in German: owners, what was learned, who took part, earlier wordings."""

from __future__ import annotations

ACCOUNTABILITY = {
    "attendance-beyond": "{some} nahmen teil, mehr als die {all} Eingeladenen",
    "days-left-one": "noch {number} Tag",
    "days-left-other": "noch {number} Tage",
    "earlier": "Mit einem früheren Wortlaut vereinbart",
    "earlier-cell": "mit einem früheren Wortlaut vereinbart",
    "earlier-check-in": "in Kraft beim letzten Zwischenstand am {date}",
    "earlier-confirm": "Am heutigen Wortlaut prüfen. Gilt es noch, so hält man das fest:",
    "earlier-count": "Von den offenen Zielen und Leitzielen sind {some} von {all} mit einem früheren Wortlaut "
    "dieses Wertes vereinbart.",
    "earlier-facet": "Wortlaut",
    "earlier-period": "in Kraft zu Beginn des Zeitraums am {date}",
    "earlier-since": "Was sich seitdem geändert hat",
    "earlier-unknown": "Der damalige Wortlaut ist hier nicht bekannt: Die Geschichte der Dateien sagt nichts über "
    "diese Änderung.",
    "earlier-wording": "Mit einem früheren Wortlaut vereinbart (Fassung {number} von {all})",
    "invited-one": "{number} Eingeladener",
    "invited-other": "{number} Eingeladene",
    "lessons": "Was wir aus abgeschlossenen Zielen gelernt haben",
    "lessons-untold-one": "{number} weiteres wurde abgeschlossen, ohne dass festgehalten ist, was gelernt wurde",
    "lessons-untold-other": "{number} weitere wurden abgeschlossen, ohne dass festgehalten ist, was gelernt wurde",
    "open-for-comment": "Kommentare erwünscht",
    "other-records-one": "{number} weiterer Eintrag",
    "other-records-other": "{number} weitere Einträge",
    "owner-of": "Wofür {title} einsteht",
    "owner-waiting-none": "Alles davon, und nichts wartet",
    "owner-waiting-one": "Alles davon, und {number} Sache, die wartet",
    "owner-waiting-other": "Alles davon, und {number} Sachen, die warten",
    "owner-waits": "Was wartet",
    "owners-about": "Hier steht, was auf wen wartet, das Älteste zuerst: überfällige Zwischenstände und "
    "Überprüfungen, Ziele, die abzuschließen sind, offene Entscheidungen, Vorschläge, über die zu entscheiden "
    "ist.",
    "owners-all": "Alle Verantwortlichen, und was auf sie wartet",
    "owners-expected": "Ein Zwischenstand wird {interval} erwartet.",
    "owners-nobody": "Was wartet und keine Verantwortlichen nennt",
    "owners-none": "Noch ist niemand für etwas verantwortlich.",
    "owners-others": "Auf diese wartet nichts",
    "owners-page": "Verantwortliche",
    "owners-waiting": "Was auf wen wartet",
    "team-duties": "Wofür dieses Team einsteht",
    "turnout": "Insgesamt nahmen {some} von {all} Eingeladenen teil ({percent}).",
    "turnout-how": "Das sind Summen über {some} von {all} Einträgen, die beides nennen; wer zweimal dabei war, "
    "zählt zweimal.",
    "waits-check-in": "Zwischenstand: sagen, wie es steht",
    "waits-close": "Abschließen: Der Zeitraum ist vorbei",
    "waits-comments": "Die Kommentarfrist endet, dann kann entschieden werden",
    "waits-decide": "Entscheiden: Die Kommentarfrist ist vorbei",
    "waits-look": "Überprüfen",
    "waits-nothing": "Nichts wartet.",
    "waits-review": "Den nächsten Rückblick halten",
    "window-closed": "Kommentare waren bis zum {date} möglich",
    "window-endless": "Kommentare erwünscht",
    "window-none": "Zurzeit wird kein Vorschlag zur Diskussion gestellt.",
    "window-open": "Kommentare erwünscht bis zum {date}",
}

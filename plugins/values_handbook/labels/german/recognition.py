"""What is preached, practised and recognized, and what it costs, in German."""

from __future__ import annotations

RECOGNITION = {
    "asked-in-all": "Über alle Anlässe, zu denen beides bekannt ist: Es nahmen {attendance} teil.",
    "asked-rule": "Ein Anlass, den mehrere Einträge nennen, zählt einmal. Die mit dem kleinsten Anteil stehen oben.",
    "asked-unknown": "Kein Eintrag sagt, wie viele eingeladen waren und wie viele teilnahmen.",
    "asked-untold-one": "Zu {number} weiteren Anlass ist nicht beides bekannt.",
    "asked-untold-other": "Zu {number} weiteren Anlässen ist nicht beides bekannt.",
    "behaviour-of": "{value}: {behaviour}",
    "costs-abandoned": "Aufgegeben oder verfehlt, mit einer Spannung",
    "costs-about": "Ein Wert, der nichts kostet, entscheidet nichts. Hier steht, was unsere gekostet haben und "
    "welche niemand gebraucht hat.",
    "costs-achieved": "Erreicht, trotz einer Spannung",
    "costs-asked": "Wer gefragt wurde und wer teilnahm",
    "costs-cases": "Als es schwer war",
    "costs-forgotten": "Werte, auf die sich seit einem Jahr niemand berufen hat",
    "costs-forgotten-rule": "Auf einen Wert beruft sich, wer ihn in einer Anerkennung oder einem schweren Fall "
    "nennt, und wer den Zwischenstand eines Ziels oder Leitziels festhält, das auf ihn einzahlt oder ihn belastet. "
    "Eine Überprüfung fragt nach Werten und zählt nicht. Ein Wert, der erst im letzten Jahr in Kraft trat, wird "
    "nicht beurteilt.",
    "costs-gives-up": "Worauf jeder Wert verzichtet",
    "costs-no-achieved": "Noch wurde kein Ziel erreicht, das einen Wert belastet.",
    "costs-no-cases": "Noch ist kein schwerer Fall erzählt.",
    "costs-no-cost": "Was es gekostet hat, steht nicht da.",
    "costs-no-pulls": "Kein Wert sagt, wo er einem anderen widerspricht.",
    "costs-no-rationale": "Wie damit umgegangen wird, steht nicht da.",
    "costs-no-strains": "Kein Ziel in Arbeit sagt, dass es einen Wert belastet.",
    "costs-none-forgotten": "Auf jeden Wert, der seit einem Jahr in Kraft ist, hat sich in dieser Zeit jemand berufen.",
    "costs-page": "Was es kostet",
    "costs-pulls": "Wo Werte einander widersprechen",
    "costs-strains": "Ziele in Arbeit, die einen Wert belasten",
    "costs-strains-value": "belastet",
    "costs-unpriced": "Diese nennen nichts, worauf sie verzichten:",
    "forgotten-never": "{value}: noch nie.",
    "forgotten-since": "{value}: nicht mehr seit dem {date} ({by}).",
    "leaning-practised": "mehr gelebt als gepredigt",
    "leaning-preached": "mehr gepredigt als gelebt",
    "preached-about": "Was wir sagen, zeigen die Ziele, Regeln und Praktiken, die einen Wert nennen. Was wir tun, "
    "zeigt sich darin, wofür gedankt wird, und in den Antworten der Überprüfungen.",
    "preached-and-practised-page": "Gepredigt und gelebt",
    "preached-caption": "Nennungen jedes Wertes und ihr Anteil an allen Nennungen der Werte in Kraft.",
    "preached-line": "{page}: {goals}, und seit {since} {times}.",
    "preached-line-practised": "{page}: {goals}, und seit {since} {times}. Der Wert wird mehr gelebt als gepredigt.",
    "preached-line-preached": "{page}: {goals}, und seit {since} {times}. Der Wert wird mehr gepredigt als gelebt.",
    "preached-no-outliers": "Nichts: Kein Wert weicht um mehr ab, als es bei solchen Zahlen der Zufall tut.",
    "preached-no-score": "keine Bewertung",
    "preached-nothing-recognized": "Im letzten Jahr gab es keine Anerkennung.",
    "preached-outlier": "{value}: {goals}, und seit {since} {times}. Das sind {preached} dessen, was Ziele nennen, "
    "und {practised} dessen, was anerkannt wird.",
    "preached-outliers": "Was auffällt",
    "preached-rule-counted": "Ein Ziel oder eine Anerkennung mit zwei Werten zählt für jeden von beiden. Verfehlte "
    "und verworfene Ziele zählen nicht, auch keine, die einen Wert nur belasten; Anerkennungen zählen ein Jahr lang.",
    "preached-rule-outlier": "Ein Wert fällt auf, wenn sich seine Anteile an Zielen und Anerkennungen um {points} "
    "Prozentpunkte oder mehr unterscheiden und der Zufall allein einen so großen Unterschied in weniger als einem "
    "von {cases} Fällen macht (exakter Test nach Fisher, zweiseitig). Bei weniger als {mentions} Nennungen aller "
    "Werte zusammen, auf der einen oder der anderen Seite, wird nichts gesagt, auch nicht zu einem Wert, der erst "
    "inzwischen in Kraft trat.",
    "preached-rule-score": "Die Bewertung ist die der letzten Überprüfung, in der alle nach dem Wert selbst gefragt "
    "wurden.",
    "preached-rules": "Wie gezählt wird",
    "preached-score": "Bewertung",
    "preached-shares": "Nebeneinander",
    "preached-since": "Anerkennungen sind die seit dem {date}.",
    "recognized-never": "nicht anerkannt",
    "recognized-one": "einmal anerkannt",
    "recognized-other": "{number}-mal anerkannt",
    "recognized-so-far": "Bisher {times}.",
    "recognized-wall": "Alle im Wortlaut",
    "share": "{count} ({percent})",
    "value": "Wert",
    "wall-all": "Alle Anerkennungen",
    "wall-by-behaviour": "Verhalten",
    "wall-by-team": "Team",
    "wall-by-value": "Wert",
    "wall-by-year": "Jahr",
    "wall-shown": "Anerkennungen: {shown} von {all}",
    "wall-text": "Text in Titel oder Geschichte",
    "wall-tools": "Welche Anerkennungen zu sehen sind",
    "way-costs": "Was hat es uns gekostet, und wer wurde gefragt?",
    "way-preached": "Tun wir, was wir sagen?",
}

"""Wie das Handbuch dasteht, auf Deutsch: Zustand, Kennzahlen, Verlauf."""

from __future__ import annotations

STANDING = {
    "guard-closed": "gilt nicht mehr",
    "guard-ended": "ist beendet",
    "guard-findings-one": "{number} Fund",
    "guard-findings-other": "{number} Funde",
    "guard-never": "kehrt nicht wieder",
    "guard-off": "abgeschaltet",
    "guard-unknown": "gibt es nicht",
    "guards-hold": "{some} von {all} wirken",
    "guards-how": "Ein Schutz wirkt, solange er in Kraft ist: eine Praxis, die wiederkehrt, ein Wert, der nicht abgelöst "
    "ist, eine Prüfung, die nichts findet.",
    "guards-none": "Nichts schützt davor.",
    "health-count": "Antworten",
    "health-deductions": "Was zu beheben ist",
    "health-how": "Jede inhaltliche Prüfung stellt ihre Frage den Einträgen, für die sie etwas bedeutet. Die Punktzahl ist "
    "der Anteil der Antworten, die bestehen, jede mit dem Gewicht ihrer Prüfung gezählt: 1, sofern die Option health nichts "
    "anderes sagt. Eine Prüfung, die abgeschaltet ist oder noch nichts zu fragen hat, zählt nirgends.",
    "health-nobody": "noch nichts zu fragen",
    "health-off": "abgeschaltet",
    "health-page": "Zustand",
    "health-part": "Schritt oder Fallstrick",
    "health-passed": "{passed} von {asked} bestehen",
    "health-pitfall": "Fallstrick",
    "health-pitfalls": "Die drei Fallstricke",
    "health-score": "Punktzahl",
    "health-step": "Schritt {number}",
    "health-steps": "Die fünf Schritte",
    "health-weight": "Gewicht {number}",
    "idea-account": "Verantwortung und Anerkennung",
    "idea-adapt": "Auswerten und anpassen",
    "idea-cascade": "Vermitteln und herunterbrechen",
    "idea-connect": "Werte mit Zielen der Organisation verbinden",
    "idea-disengaged": "Menschen sperren sich oder ziehen sich zurück",
    "idea-drift": "Ziele entfernen sich von der Kultur",
    "idea-identify": "Grundwerte finden",
    "idea-sporadic": "Kommunikation bleibt vereinzelt",
    "more-findings-one": "{number} weiteren Fund nennt:",
    "more-findings-other": "{number} weitere Funde nennt:",
    "more-measures-one": "{number} weitere Messgröße ist oben gezählt und hier nicht aufgeführt.",
    "more-measures-other": "{number} weitere Messgrößen sind oben gezählt und hier nicht aufgeführt.",
    "score-empty": "Noch hat nichts, woran gearbeitet wird, eine Messgröße.",
    "score-how": "Eine Messgröße ist erreicht, wenn ihr Stand am Ziel ist oder die Grenze hält, die er nicht überschreiten "
    "soll. Sie liegt zurück, wo eine Grenze überschritten ist, wo der Zeitraum vorbei ist oder wo vom Weg zwischen "
    "Ausgangswert und Ziel weniger geschafft ist, als am Tag des Standes vom Zeitraum vergangen war. Sonst ist sie auf dem "
    "Weg. Ohne Stand, ohne Ziel oder ohne eine Richtung, die besser ist, fehlt der Beleg, und das zählt als nichts anderes.",
    "score-lens": "Blickwinkel",
    "score-measure": "Messgröße",
    "score-measures": "Alle Messgrößen",
    "score-no-lens": "kein Blickwinkel genannt",
    "score-now": "Stand",
    "score-roll-up": "Messgrößen werden gezählt und nie gemittelt, denn ihre Einheiten sind verschieden. Ein Team zählt die "
    "seiner Ziele und die der Teams darin. Ein Ziel der Organisation zählt die eigenen, die seiner Teile und die der Ziele, "
    "die ihm dienen, ob sie es selbst sagen oder ein Ziel über ihnen. So kann eine Messgröße in mehreren Zeilen zählen.",
    "score-verdict": "Wie sie steht",
    "scorecard-page": "Kennzahlen",
    "scored-work": "Gezählt sind die Messgrößen von Zielen, an denen gearbeitet wird, und von solchen, die in einem noch "
    "laufenden Zeitraum erreicht wurden.",
    "trend": "Im Lauf der Zeit",
    "trend-balance": "Ausgewogenheit",
    "trend-balance-how": "Wie gleichmäßig sich die Ziele auf die geltenden Werte verteilen: 100 %, wo jedem Wert gleich "
    "viele dienen, 0 %, wo einer alle hat. Es ist die Evenness nach Pielou, die Entropie der Anteile geteilt durch ihren "
    "größtmöglichen Wert (E. C. Pielou, 1966).",
    "trend-coverage": "Abdeckung",
    "trend-coverage-how": "Der Anteil der offenen Ziele, die einen Wert nennen.",
    "trend-day": "Tag",
    "trend-figures": "Dasselbe in Zahlen",
    "trend-freshness": "Aktualität",
    "trend-freshness-how": "Der Anteil der aktiven Ziele, die innerhalb dieser Frist ({interval}) einen Zwischenstand "
    "hatten oder begonnen haben.",
    "trend-from-to": "{first} am {day}, {last} heute",
    "trend-how": "Gelesen aus der Geschichte der Dateien, an {number} ihrer Tage und heute. Es zählen nur Einträge, die "
    "heute veröffentlicht sind und es damals waren.",
    "trend-now": "{last} heute",
    "trend-undefined": "noch nicht bestimmt",
    "trend-young": "Die Geschichte der Dateien umfasst zu wenige Tage, um eine Veränderung zu zeigen.",
    "verdict-behind": "im Rückstand",
    "verdict-met": "erreicht",
    "verdict-no-evidence": "kein Beleg",
    "verdict-on-the-way": "auf dem Weg",
    "way-health": "Leben wir, was wir aufgeschrieben haben?",
    "way-scorecard": "Wie weit sind wir gekommen?",
}

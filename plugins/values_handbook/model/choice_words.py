"""What people write for the words of an enumeration: `green` for `on-track`, `done` for `achieved`.

Several enumerations share a word; of its meanings the one counts that the field knows.
"""

from __future__ import annotations

_WORDS = """
    on-track: green ok okay good fine well high healthy ontrack grün gut
    at-risk: yellow amber orange medium risk risky atrisk shaky gelb gefährdet
    off-track: red bad low off late behind delayed critical blocked offtrack rot schlecht
    proposed: draft planned plan new idea suggested pending vorgeschlagen entwurf geplant
    active: open started inprogress ongoing current running live wip doing aktiv laufend
    paused: onhold hold waiting suspended blocked stopped pausiert
    achieved: done completed complete finished reached met success successful closed hit erreicht fertig
    missed: failed fail notreached notmet notachieved unsuccessful verfehlt
    dropped: cancelled canceled abandoned stopped removed discarded rejected verworfen abgebrochen
    adopted: active agreed accepted approved inforce current live published official beschlossen gültig
    retired: old deprecated archived ended obsolete inactive former zurückgezogen
    declined: rejected refused no wontfix dismissed abgelehnt
    open: todo planned pending active inprogress started new offen
    done: finished completed complete implemented closed resolved erledigt
    organization: org organisation company corporate firm global unternehmen organisational organizational
    team: department group squad unit abteilung
    individual: personal person self me own persönlich
    strong: high very much full direct stark hoch
    moderate: medium mid middle normal some partly partial mittel
    weak: low little slight slightly small minor schwach
    tension: conflict strain strains conflicting negative against contradicts spannung
    operational: ops process performance operativ
    ethics: ethical ethic integrity ethik
    innovation: innovative learning
    engagement: engaged people employee employees mood
    increase: up higher more raise grow growth maximize rise ascending steigern erhöhen
    decrease: down lower less reduce shrink minimize fall descending senken verringern
    keep: hold maintain same stable stay constant halten
    everyone: all people alle
    none: no nobody off keine
"""

MEANINGS: dict[str, tuple[str, ...]] = {}
"""The words of enumerations that each word may stand for, in the order above; words are compared as `bare` makes them."""

for _line in _WORDS.strip().split("\n"):
    _meaning, _, _others = _line.strip().partition(": ")
    for _word in _others.split():
        MEANINGS[_word] = (*MEANINGS.get(_word, ()), _meaning)

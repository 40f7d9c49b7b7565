"""What people call a field: for each model, by its name, the words that they write in place of a field's name.

A line is `words: targets`. Of several targets the first counts whose field is not there yet and takes what was written.
`period.end` means a field inside of another one; a target with a colon is a whole line. Words are compared without case,
spaces, hyphens and underscores, so that `Key Results` is `key_results`. A model's table comes before those of its bases.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from values_handbook.model.coerce import bare

if TYPE_CHECKING:
    from pydantic import BaseModel

SYNONYMS: dict[str, str] = {
    "Common": """
        name heading headline label subject titel name überschrift ueberschrift bezeichnung: title
        short short_description tagline abstract subtitle intro teaser tldr slogan zusammenfassung kurzbeschreibung: summary
        text body content details desc long_description definition info note notes comment statement: description
        meaning beschreibung inhalt: description
        owners owned_by responsible accountable assignee assigned_to contact dri maintainer steward author by lead: owner
        verantwortlich verantwortliche besitzer zuständig: owner
        state stage phase: status
        ended_on end end_date retired_on closed_on until stopped ende beendet: ended
        tag keywords labels topics category categories theme schlagworte stichworte: tags
        position weight sort sort_order rank priority number nummer reihenfolge: order
        also_known_as synonyms synonym other_names auch: aka
        alias aliases previous_id previous_ids former_id old_id old_ids previously redirect_from: formerly
        review review_cycle review_interval review_cadence reviewed_every: review_every
        link url urls website homepage web see_also references resources sources source: links
        published public visible: publish
        draft hidden private unpublished entwurf: publish: false
        key slug identifier kennung: id
        participants involvement workshops beteiligung: participation
    """,
    "Value": """
        value wert: title | summary
        reason rationale purpose because motivation importance warum weshalb: why
        behaviour behavior behaviors do dos actions principles practices in_practice verhalten: behaviours
        verhaltensweisen: behaviours
        cost costs tradeoff tradeoffs trade_off trade_offs sacrifice price opposite verzicht kosten: gives_up
        quote stories story voices testimonials zitat zitate: quotes
        category cluster theme gruppe kategorie: group
        date since adopted_on adopted_at start start_date in_force_since valid_from seit datum: adopted
        approved_by decided_by signed_by by: adopted_by
        changes history versions changelog: revisions
        tension conflicts conflicts_with opposes pulls_against spannungen: tensions
        superseded_by successor replacement ersetzt_durch: replaced_by
        emoji symbol: icon
        comment_until feedback_until deadline due: comments_until
        discuss thread issue: discussion
    """,
    "Behaviour": """
        name heading headline label behaviour behavior titel verhalten: title
        do what statement summary sentence action: text
        details body desc why explanation meaning beschreibung: description
        examples story beispiel: example
        team audience for applies_to: teams
        key slug: id
        alias aliases: formerly
    """,
    "Levels": """
        beginner begin beginning learning new junior anfang: starting
        practicing practise practice habit doing intermediate übung: practising
        teach teaches advanced senior coaching lehre: teaching
    """,
    "Prompts": """
        interviews hiring job_interview bewerbung: interview
        one_on_one one_on_ones one_to_ones 1_1 mitarbeitergespräch: one_to_one
        retrospective retros retrospectives rückblick: retro
        onboard new_joiners first_day einarbeitung: onboarding
    """,
    "Sign": """
        sign symptom description title name what anzeichen: text
        key slug: id
    """,
    "Quote": """
        quote words said says body content zitat what: text
        author from who person speaker source name von attribution: by
    """,
    "ValueRevision": """
        number version rev nr no: revision
        on when since day datum: date
        changes what text description note summary title: change
        reason rationale because warum: why
        author who decided_by approved_by: by
    """,
    "Tension": """
        value against other to values name title id wert mit: with
        text description note how what_to_do resolution advice help summary rule do: guidance
    """,
    "Link": """
        link href address uri website web adresse: url
        name text label description caption titel: title
    """,
    "Participation": """
        when day on datum: date
        title name what event type format method aktivität: activity
        people attendees attended count n number teilnehmer: participants
        invitees invitations eingeladen: invited
        result results summary note ergebnis description: outcome
        url links href: link
    """,
    "Work": """
        start start_date begin begins beginning from since starts beginn von: period.start
        end end_date due due_date deadline target_date until finish finishes by_when date ends: period.end
        ende bis frist: period.end
        quarter year half month cycle timeframe time_frame term when time timeline zeitraum quartal jahr: period
        value alignment alignments aligned_with aligns_with supports serves wert werte: values
        key_result key_results kr krs kpi kpis metric metrics measure indicator indicators results: measures
        success success_criteria success_measures targets milestones outcomes kennzahlen messgrößen: measures
        update updates progress_updates log reviews fortschritt: check_ins
        parent_goal parent_objective cascades_from part_of contributes_to belongs_to: parent
        why reason rationale purpose because warum: description
    """,
    "Objective": """
        objective goal ziel: title | summary
    """,
    "Goal": """
        goal ziel: title | summary
        type tier scope ebene: level
        teams department squad group abteilung: team
        previous predecessor continues carries_on continuation_of vorgänger: follows
        objective okr okrs: objectives
    """,
    "Alignment": """
        name id title to ref key values wert: value
        weight level degree how_much alignment importance impact contribution stärke: strength
        reason why because note how description comment text explanation justification begründung warum: rationale
        version rev: revision
    """,
    "ObjectiveAlignment": """
        name id title to ref key objectives goal ziel: objective
        weight level degree how_much alignment importance impact contribution stärke: strength
        reason why because note how description comment text explanation justification begründung warum: rationale
    """,
    "Measure": """
        name metric measure kpi key_result kr indicator label what text description summary titel kennzahl: title
        start from initial initial_value start_value begin before was base ausgangswert startwert: baseline
        goal to aim target_value end end_value objective desired expected ziel zielwert: target
        value actual now today progress current_value status latest result figure istwert aktuell: current
        units uom measured_in einheit: unit
        date updated updated_on on last_updated measured_on stand: as_of
        trend better: direction
        type category perspective: lens
        values data series readings measurements: history
        link url source sources: links
        stop kill_at give_up_at abort_at: stop_at
        same duplicate_of copy_of: same_as
    """,
    "Need": """
        from who by teams squad: team
        need needs text description title for was: what
        agreement confirmed accepted status ok zugesagt: agreed
    """,
    "Closing": """
        on when day closed closed_on datum: date
        result grade rating achieved progress: score
        lesson lessons learning learnings lessons_learned gelernt: learned
        next next_step decision outcome: then
    """,
    "CheckIn": """
        day on when at datum: date
        author who owner from name person reporter updated_by von: by
        percent percentage completion done complete value current score fortschritt: progress
        status state health rag outlook traffic_light color colour zuversicht ampel: confidence
        text comment comments notes summary description update what message title body notiz kommentar: note
        lesson lessons learning learnings lessons_learned gelernt: learned
    """,
    "PeriodRange": """
        from begin begins since first start_date von beginn: start
        to until due deadline last end_date bis ende frist: end
    """,
    "Guideline": """
        dos say always text rule statement name heading: do
        donts do_not never avoid not: dont
        reason rationale because warum: why
        examples beispiel: example
        value wert werte: values
        team audience for: teams
        pitfall: pitfalls
    """,
    "Pitfall": """
        pitfall: title
        sign symptom symptoms warning_signs indicators signals anzeichen: signs
        remedy fix fixes solution solutions mitigation mitigations what_to_do actions countermeasures: remedies
        gegenmittel: remedies
        value endangers wert werte: values
        goal: goals
        objective: objectives
        guard guards prevented_by safeguards protected_by checks controls: guarded_by
    """,
    "Team": """
        team: title
        why reason zweck: purpose
        parent_team part_of department belongs_to reports_to: parent
        leader leads manager head team_lead leitung: lead
        people member persons staff who mitglieder: members
    """,
    "Person": """
        name: title | held_by
        role job job_title position function person rolle: title | summary
        holder filled_by occupant real_name: held_by
        teams department group squad unit: team
        profile email mail github handle: links
    """,
    "Practice": """
        practice: title
        frequency recurrence cadence interval repeats rhythm schedule how_often rrule turnus: every
        occasion trigger on event anlass: when
        start start_date first begin date from since time datum beginn: starts
        length takes how_long minutes dauer: duration
        team teams for participants who attendees members: audience
        where place location room medium ort: channel
        value wert werte: values
    """,
    "Held": """
        on when day datum: date
        attendees participants present came n teilnehmer: attended
        invitees invitations eingeladen: invited
        notes comment text outcome result: note
    """,
    "Skipped": """
        on when day datum: date
        reason because note warum: why
    """,
    "Recognition": """
        recognition: title
        when day on datum: date
        for who whom person people recipient recipients name awarded_to team an: to
        by author giver sender nominated_by von: from
        value wert werte: values
        goal: goals
        text what why reason body details act geschichte: story
        impact outcome result results wirkung: effect
    """,
    "Case": """
        case: title
        when day on datum: date
        value wert werte: values
        team: teams
        context background problem dilemma question lage: situation
        decision choice decided resolution action outcome entscheidung: chosen
        costs price tradeoff consequence consequences kosten: cost
        lesson lessons learning learnings lessons_learned gelernt: learned
    """,
    "Score": """
        value: score | of
        for about what subject goal item name title: of
        rating grade points result mark average mean: score
        answers responses count number respondents sample votes participants: n
        teams group: team
        comment text description notes: note
    """,
    "SignSeen": """
        sign pitfall for what: of
        count number answers seen times: n
        notes comment text where: note
    """,
    "Culture": """
        is current present now heute: today
        should desired future target gewünscht: wanted
        limits hindering obstacles negative hinderlich: limiting
    """,
    "Decision": """
        name decision what text action summary: title
        because why reason feedback trigger said you_said source: prompted_by
        change affects about value values: changes
        by who responsible assignee owners: owner
        deadline by_when until end date due_date when bis frist: due
        state: status
        comment result outcome notes description: note
    """,
    "Review": """
        review: title
        when on day datum: date
        how type format approach: method
        n people answers responses attendees teilnehmer: participants
        about of covers subject values value: scope
        ratings grades: scores
        comments voices quotes said: feedback
        results insights conclusion conclusions learned lessons: findings
        actions action_items todos next_steps changes outcomes decision maßnahmen: decisions
        next_review next_date due follow_up: next
    """,
    "Candidate": """
        candidate word kandidat: title
        text quote what statement: said
        count named mentioned nennungen: mentions
        vote dots stimmen: votes
        group theme category gruppe: cluster
        status result decision fate ergebnis: outcome
        reason rationale because warum: why
        value became_value into wert: became
        when day on datum: date
    """,
    "GoalCycle": """
        name: title
        from begin begins starts first start_date von beginn: start
        to until ends last end_date bis ende: end
        drafts_by draft draft_due: draft_by
        agreed_by agree agreed: agree_by
        mid halfway half_time midpoint_review: midpoint
        closed_by close closing: close_by
        retro lookback review rückblick: retrospective
    """,
    "Question": """
        q ask frage name heading: question
        a text reply response antwort body: answer
        value values related: about
    """,
}

TEXT_WORDS = frozenset(
    bare(word)
    for word in """
    text title name description summary content body what item value label note statement sign remedy tag
    feedback comment quote id key titel
    """.split()
)
"""Names that people give to a text, or to an id, where it stands alone in a list."""

AS_PAIR: dict[str, tuple[str, str]] = {
    "Link": ("title", "url"),
    "Tension": ("with", "guidance"),
    "Score": ("of", "score"),
    "CheckIn": ("date", "confidence"),
}
"""Parts of which people write `Survey: https://…`: the fields that name and text are meant for."""


@cache
def synonyms_of(model: type[BaseModel]) -> dict[str, tuple[str, ...]]:
    """The targets of each word, without case and hyphens, that may be written in place of a field of this model."""
    found: dict[str, tuple[str, ...]] = {}
    for base in reversed(model.__mro__):
        for line in SYNONYMS.get(base.__name__, "").split("\n"):
            words, _, targets = line.strip().partition(": ")
            found |= {bare(word): tuple(targets.split(" | ")) for word in words.split()}
    names = {bare(info.alias or name) for name, info in model.model_fields.items()}
    return {word: targets for word, targets in found.items() if word not in names}

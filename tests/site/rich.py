"""A handbook that uses every field of every kind, and every way of naming a record. Small, and full of odd cases."""

from __future__ import annotations

from typing import Any

ODD = '<b>*Odd*</b> & "quoted" | [a](b) {{ x }} :smile: #1 `code` &amp; ~~x~~ <script>'
"""A plain text that would be a lot of things if it were not shown as written."""

OPTIONS: dict[str, Any] = {
    "organization": "everyone",
    "periods": {"FY27-Q1": {"start": "2026-10-01", "end": "2026-12-31"}},
    "matrices": [
        {"id": "goals-by-objectives", "rows": "goals", "columns": "objectives"},
        {
            "id": "platform-goals",
            "title": "Goals of Platform",
            "rows": "goal",
            "columns": "value",
            "where": {"team": "platform"},
        },
        {"id": "by-level", "rows": "goal", "columns": "value", "group_by": "level"},
        {
            "id": "all-goals",
            "rows": "goal",
            "columns": "value",
            "where": {"status": ["active", "Missed", "dropped", "achieved"]},
        },
        {"id": "values-by-goals", "rows": "values", "columns": "goals"},
        {"id": "people-by-teams", "rows": "people", "columns": "teams"},
        {"id": "retired-values", "rows": "value", "columns": "goal", "where": {"status": "retired"}},
        {
            "id": "this-quarter",
            "rows": "goal",
            "columns": "value",
            "where": {"period": "FY27-Q1", "level": ["team", "individual"]},
        },
    ],
}

FILES: dict[str, str] = {
    "values/candor.yml": """\
        title: Candor
        icon: material/forum
        order: 1
        owner: cto
        tags: [speaking up, 'a "tag" <b>']
        summary: We say what we see, *early* and kindly.
        why: |
          Because silence costs more. See [](value:kindness) and [the rule](guideline:say-it-plainly).[^1]

          [^1]: A note in the prose.
        description: |
          Candor has a place: <span id="place">here</span>, see [above](#place), and [the guide](../guide.md#first-step).

          - [ ] a task
        behaviours:
          - Raise a risk the day you see it.
          - id: write-it-down
            title: Write it down
            text: A decision counts once it is *written*.
            description: With its reason.
            example: Three sentences under the change, as in [the outage](case:the-quiet-outage).
            teams: [sre]
            formerly: [log-it]
          - id: say-what-you-do-not-know
            text: Say what you do **not** know.
            instead_of: Guessing, *loudly*.
            asks: ["Who knows, [Craft](value:craft)?"]
            levels: {starting: Asks., teaching: Asks *others*.}
            prompts: {interview: "When did you not *know*?", retro: ["What did we guess?"]}
        gives_up: Smooth meetings.
        quotes:
          - {text: "I slept better once I had *said* it.", by: A passer-by}
          - text: It was time.
            by: platform-lead
        group: Together
        status: adopted
        adopted: 2026-03-02
        adopted_by: [cto, The founders]
        revisions:
          - {revision: 2, date: 2026-06-01, change: "“Early” was *added*.", why: People waited., by: cto}
        formerly: [frankness, openness]
        review_every: 6 months
        links:
          - {title: Survey, url: "https://example.com/survey"}
          - ../guide.md
          - review:2026-h1
        participation:
          - date: 2026-02-10
            activity: Workshop
            participants: 14
            invited: 31
            outcome: Chosen from nine, see [the review](review:2026-h1).
            link: ../guide.md
        tensions:
          - with: kindness
            guidance: Speak to the person first, as [Craft](value:craft) would.
        """,
    "values/kindness.yml": """\
        title: Kindness
        order: 2
        behaviours:
          - id: make-room
            title: Make room
        """,
    "values/craft.yaml": """\
        title: Craft
        owner: team:platform
        """,
    "values/plain/odd.yml": f"""\
        title: '{ODD}'
        group: '{ODD}'
        summary: A value with a title that no one would choose.
        """,
    "values/pace.yml": """\
        title: Pace
        status: retired
        replaced_by: craft
        behaviours:
          - id: rush
            text: Rush.
            teams: [platform]
        """,
    "values/courage.yml": """\
        title: Courage
        status: Proposed
        comments_until: 2026-12-15
        discussion: https://example.com/courage
        """,
    "values/patience.yml": "{title: Patience, ended: 2026-01-31}\n",
    "objectives/trusted-services.yml": """\
        title: Services people trust
        owner: cto
        period: 2026
        values: [candor, {value: kindness, strength: weak}]
        measures: [{title: Trust, baseline: 1, target: 5, current: 3, links: ["https://example.com/trust"]}]
        check_ins: [{date: 2026-10-31, by: [cto, platform-lead], note: "On our way, see [](goal:calm-deploys)."}]
        formerly: reliable-services
        """,
    "objectives/fast-answers.yml": """\
        title: Fast answers
        parent: trusted-services
        values: {craft: strong, candor: tension}
        """,
    "objectives/lonely.yml": "title: Lonely\n",
    "objectives/missed.yml": "{title: An objective that we missed, status: missed, values: candor}\n",
    "goals/organization.yml": """\
        title: Every Saturday works
        order: 1
        objectives: [trusted-services]
        values: [candor]
        period: FY27-Q1
        """,
    "goals/platform/2026/calm-deploys.yml": """\
        title: Calm deploys
        team: platform
        owner: [platform-lead, team:platform]
        parent: organization
        follows: calmer-deploys
        objectives:
          - objective: trusted-services
            strength: strong
            rationale: Fewer *surprises*.
          - fast-answers
        values:
          - value: candor
            strength: strong
            rationale: 'Every deploy announces its risk: <script>alert(1)</script> & "more", says [Kindness](value:kindness).'
            revision: 2
          - craft
          - value: kindness
            strength: Weak
          - value: odd
            strength: tension
            rationale: It strains.
        period: FY27-Q1
        summary: No surprises, see `value:craft` and [Write it down](value:candor#write-it-down).
        description: |
          In code nothing is a link: `[x](value:kindness)`.

          ```
          [x](value:courage)
          ```
        measures:
          - title: Unannounced incidents
            lens: operational
            direction: decrease
            unit: incidents
            baseline: 9
            target: 1
            current: 4
            as_of: 2026-10-31
            history: {2026-06-30: 7, 2026-10-31: 4}
            links: ["https://example.com/incidents", value:candor]
        check_ins:
          - date: 2026-10-31
            by: platform-lead
            progress: 60
            confidence: On track
            note: Four, see [the outage](case:the-quiet-outage).
            learned: Shorter is better.
        needs: [{team: sre, what: A *rota*., agreed: no}]
        ambition: aspirational
        formerly: [quiet-deploys]
        """,
    "goals/calmer-deploys.yml": "{title: Calmer deploys, team: platform, status: Achieved, values: [craft]}\n",
    "goals/sre.yml": """\
        - {id: fast-failover, title: Fast failover, team: sre, measures: [{title: Incidents, same_as: "goal:calm-deploys#1"}], parent: calm-deploys, values: {candor: weak, craft: weak}}
        - {id: joint, title: A joint goal, team: [sre, care], values: kindness}
        - {id: only-strain, title: Only strain, team: sre, values: [{value: candor, strength: tension, rationale: Too fast.}]}
        - {id: alone, title: '=SUM(A1)', team: sre}
        - {id: minus, title: -minus, team: sre}
        - {id: at, title: '@at', team: care, values: candor#write-it-down}
        - {id: plus, title: +plus, team: care}
        - {id: missed-goal, title: A missed goal, team: sre, status: missed, values: candor}
        - {id: dropped-goal, title: A dropped goal, team: sre, status: dropped, values: candor}
        - {id: ended-goal, title: An ended goal, team: sre, ended: 2026-11-23, values: candor}
        - {id: ending-goal, title: A goal that ends tomorrow, team: sre, ended: 2026-11-24, values: candor}
        """,
    "goals/people.yml": """\
        - {id: of-a-person, title: Learn to say no, level: individual, publish: true, owner: platform-lead, period: FY27-Q1, values: candor, parent: calm-deploys}
        - {id: of-a-team-by-owner, title: Owned by a team, owner: care, values: kindness}
        - {id: of-nobody, title: Of nobody, values: [{value: pace, strength: strong}]}
        - id: odd-goal
          title: '<b>*Odd*</b> & "quoted" | [a](b) {{ x }} :smile: #1 `code` &amp; ~~x~~ <script>'
          values: odd
        """,
    "dos-and-donts.yml": """\
        - id: say-it-plainly
          do: Say *plainly* what each value means.
          dont: Set goals against the culture.
          why: Because [silence](case:the-quiet-outage) costs.
          example: As in [Write it down](value:candor#log-it).
          values: [candor, candor#write-it-down]
          teams: [sre]
          pitfalls: [misaligned-culture]
          formerly: speak-plainly
        - do: Ask for feedback, <em>often</em>.
          values: [kindness]
        - don't: Don't be rigid.
          teams: care
        - {id: old-rule, do: Print every mail., ended: 2025-01-01, teams: [sre], values: [craft]}
        - {id: odd-rule, title: '<b>*Odd*</b> & "quoted" | [a](b) {{ x }} :smile: #1 `code` &amp; ~~x~~ <script>', do: Nothing odd.}
        """,
    "pitfalls/misaligned-culture.yml": """\
        title: Goals drift from the culture
        signs: [Nobody *mentions* values., {id: laughter, text: "People laugh, see [](value:candor)."}]
        remedies: Talk about [Kindness](value:kindness#make-room).
        values: [candor]
        goals: [calm-deploys]
        objectives: trusted-services
        guarded_by: [practice:monthly-retro, guideline:say-it-plainly, {value: candor}, "value:candor#write-it-down", check:goal-without-value]
        """,
    "teams/everyone.yml": """\
        title: Everyone
        purpose: We run *libraries*.
        mission: Anyone can borrow, see [](value:candor).
        vision: Nobody waits.
        lead: cto
        members: [platform-lead, A friend]
        """,
    "teams/platform.yml": "{title: Platform, parent: everyone, lead: platform-lead, members: [platform-lead, care]}\n",
    "teams/sre.yml": "{title: SRE, parent: platform, formerly: ops}\n",
    "teams/care.yml": "{title: Care & comfort, parent: everyone}\n",
    "teams/gone.yml": "{title: Gone, ended: 2026-05-31, parent: everyone}\n",
    "people.yml": """\
        - {id: cto, title: CTO, held_by: Ada <A>, links: ["mailto:cto@example.com"]}
        - {id: platform-lead, title: Platform lead, team: platform, owner: cto, formerly: [ops-lead]}
        - {id: newcomer, title: Newcomer, team: [care, sre], description: "Likes [](value:craft)."}
        """,
    "practices.yml": """\
        - id: monthly-retro
          title: Monthly retro
          every: month on first monday
          starts: 2026-01-05
          duration: 30 minutes
          audience: [platform]
          channel: All-hands
          values: [candor, kindness#make-room]
          owner: care
          description: We *look back* at [](goal:calm-deploys).
          formerly: retro
        - {title: Value of the month, every: month, values: [candor, craft]}
        - {title: Welcome round, when: someone joins, audience: [care, sre], values: [kindness]}
        - {id: old-practice, title: An old practice, ended: 2026-02-01, audience: sre, values: craft}
        """,
    "recognitions/2026.yml": """\
        - title: Called off a launch
          date: 2026-09-14
          to: [platform-lead, Some visitor]
          from: cto
          values: [candor#write-it-down, craft]
          goals: [calm-deploys]
          story: It *was* late, as told in [](case:the-quiet-outage).
          effect: Nobody noticed.
          formerly: stopped-a-launch
        - {title: Stayed late, date: 2026-10-01, to: team:sre, from: care, values: [candor, candor#write-it-down]}
        """,
    "cases/the-quiet-outage.yml": """\
        title: The quiet outage
        date: 2026-05-20
        values: [candor, kindness#make-room]
        teams: [sre, gone]
        situation: It was *quiet*.
        chosen: We told [everyone](team:everyone).
        cost: A night.
        learned: Tell [early](value:candor).
        """,
    "reviews/2026-h1.yml": """\
        title: First half of 2026
        date: 2026-07-01
        method: Survey
        participants: 31
        owner: cto
        scope: [value:candor, goal:calm-deploys, team:platform, practice:monthly-retro]
        scores:
          - {of: value:candor, lens: engagement, team: sre, n: 31, score: 3.5, note: "Better *than* before."}
          - {of: "value:candor#write-it-down", team: care, n: 4, score: 1.25, note: A note of a small group.}
          - {of: goal:calm-deploys, n: 3, score: 4.75, note: All of us.}
          - {of: value:kindness, team: platform, n: 5, score: 2.25}
        invited: 44
        signs_seen: [{of: "pitfall:misaligned-culture#laughter", n: 6, note: "In *two* rooms."}]
        culture: {today: {caution: 14}, wanted: {candor: 17, pace: 6}, limiting: [haste]}
        feedback: ["People *said* so.", "See [](pitfall:misaligned-culture)."]
        findings: It works, see [](guideline:say-it-plainly).
        decisions:
          - title: Change candor
            prompted_by: The [outage](case:the-quiet-outage).
            changes: [value:candor, "value:kindness#make-room"]
            owner: cto
            due: 2026-09-01
            status: open
            note: Late.
        next: 2027-01-04
        """,
    "reviews/2026-q3.yml": """\
        title: Third quarter
        date: 2026-10-01
        decisions: [{title: Nothing, status: declined, owner: [care, platform-lead], changes: objective:trusted-services}]
        """,
    "faq.yml": """\
        - question: Why values?
          answer: |
            Because of [Candor](value:candor).

            | a | b |
            |---|---|
            | 1 | 2 |
          about: [value:candor, goal:calm-deploys, "value:candor#write-it-down", team:sre]
          formerly: why
        - id: odd-question
          question: '<b>*Odd*</b> & "quoted" | [a](b) {{ x }} :smile: #1 `code` &amp; ~~x~~ <script>'
          answer: It is odd.
        """,
    "candidates.yml": """\
        - id: speaking-up
          title: Speaking up
          said: "I *saw* it, see [](value:candor)."
          mentions: 3
          votes: 2
          cluster: Together
          outcome: Kept
          became: value:candor
          why: Many wait, see [the review](review:2026-h1).
          date: 2026-02-10
          formerly: talking
        - {title: Writing it down, outcome: behaviour, became: candor#log-it}
        - {said: Be *nice*., outcome: declined}
        """,
    "cycles/FY27-Q1.yml": """\
        title: First quarter
        start: 2026-10-01
        end: 2026-12-31
        agree_by: 2026-10-09
        close_by: 2027-01-15
        description: After [Calmer deploys](goal:calmer-deploys).
        formerly: Q1
        """,
    "index.md": """\
        # Home

        What [candor](value:candor) asks, and [](goal:calm-deploys).
        """,
    "guide.md": """\
        ---
        title: "A guide: first steps"
        ---
        # Guide

        ## First step

        Read [](value:candor#write-it-down), [](guideline:say-it-plainly), [*the* old name](value:frankness),
        [the old behaviour](value:candor#log-it), ![](value:candor) and `[code](value:craft)`.

        ```
        [a block](value:courage)
        ```

            [indented](value:kindness)

        [A reference][there] and a [page](values/candor.md), a [section](values/candor.md#write-it-down), a [matrix](matrices/goals-by-values.md).

        [there]: team:sre
        """,
    "notes/deep/page.md": """\
        # A page far down

        [Up](value:kindness#make-room "A title"), [down](question:why-values), and an embed:

        ```handbook
        record: case:the-quiet-outage
        ```
        """,
}

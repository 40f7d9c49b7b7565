"""How the handbook stands, in English: its health, the scorecard, the trend."""

from __future__ import annotations

STANDING = {
    "guard-closed": "no longer in force",
    "guard-ended": "has ended",
    "guard-findings-one": "{number} finding",
    "guard-findings-other": "{number} findings",
    "guard-never": "does not recur",
    "guard-off": "turned off",
    "guard-unknown": "does not exist",
    "guards-hold": "{some} of {all} hold",
    "guards-how": "A guard holds while it is in force: a practice that recurs, a value that is not retired, a check that "
    "finds nothing.",
    "guards-none": "Nothing guards against it.",
    "health-count": "Answers",
    "health-deductions": "What to mend",
    "health-how": "Each content check puts its question to the records for which it means something. The score is the "
    "share of answers that pass, each counted with the weight of its check: 1, unless the option health says otherwise. "
    "A check that is turned off or has nothing to ask yet counts nowhere.",
    "health-nobody": "nothing to ask yet",
    "health-off": "turned off",
    "health-page": "Health",
    "health-part": "Step or pitfall",
    "health-passed": "{passed} of {asked} pass",
    "health-pitfall": "pitfall",
    "health-pitfalls": "The three pitfalls",
    "health-score": "Score",
    "health-step": "step {number}",
    "health-steps": "The five steps",
    "health-weight": "weight {number}",
    "idea-account": "Accountability and recognition",
    "idea-adapt": "Evaluate and adapt",
    "idea-cascade": "Communicate and cascade",
    "idea-connect": "Connect values to objectives",
    "idea-disengaged": "People resist or disengage",
    "idea-drift": "Goals drift from the culture",
    "idea-identify": "Identify core values",
    "idea-sporadic": "Communication is sporadic",
    "more-findings-one": "{number} more is listed by:",
    "more-findings-other": "{number} more are listed by:",
    "more-measures-one": "{number} more measure is counted above and not listed here.",
    "more-measures-other": "{number} more measures are counted above and not listed here.",
    "score-empty": "No objective or goal that is worked at has a measure yet.",
    "score-how": "A measure is met when its figure has reached the target, or keeps the limit that it is not to pass. It "
    "is behind where a limit is passed, where the period is over, or where less of the way from the baseline to the "
    "target is done than of the period had gone by on the day of the figure. Otherwise it is on the way. Without a "
    "figure, a target or the direction that is better there is no evidence, which counts as nothing else.",
    "score-lens": "Lens",
    "score-measure": "Measure",
    "score-measures": "All measures",
    "score-no-lens": "no lens named",
    "score-now": "Now",
    "score-roll-up": "Measures are counted and never averaged, since their units differ. A team counts those of its goals "
    "and of the teams in it. An objective counts its own, those of the objectives that are part of it, and those of the "
    "goals that serve it, whether they say so or a goal above them does. So a measure may count in several lines.",
    "score-verdict": "How it stands",
    "scorecard-page": "Scorecard",
    "scored-work": "Counted are the measures of objectives and goals that are worked at, and of those achieved in a period "
    "that still runs.",
    "trend": "Over time",
    "trend-balance": "Balance",
    "trend-balance-how": "How evenly the goals are spread over the values in force: 100% where each value is served by "
    "equally many of them, 0% where one has all. It is Pielou's evenness, the entropy of the shares divided by its largest "
    "possible value (E. C. Pielou, 1966).",
    "trend-coverage": "Coverage",
    "trend-coverage-how": "The share of the open goals that name a value.",
    "trend-day": "Day",
    "trend-figures": "The same in figures",
    "trend-freshness": "Freshness",
    "trend-freshness-how": "The share of the active goals that had a check-in, or began, within the time in "
    "which one is due ({interval}).",
    "trend-from-to": "{first} on {day}, {last} now",
    "trend-how": "Read from the history of the files, on {number} of its days and today. Only records count that are "
    "published now and were then.",
    "trend-now": "{last} now",
    "trend-undefined": "not defined yet",
    "trend-young": "The history of the files holds too few days to show a change.",
    "verdict-behind": "behind",
    "verdict-met": "met",
    "verdict-no-evidence": "no evidence",
    "verdict-on-the-way": "on the way",
    "way-health": "Do we live what we wrote down?",
    "way-scorecard": "How far have we come?",
}

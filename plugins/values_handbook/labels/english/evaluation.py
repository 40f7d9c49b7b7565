"""What was said, decided and judged, in English."""

from __future__ import annotations

EVALUATION = {
    "answer-declined": "We declined, because",
    "answer-done": "We did",
    "answer-open": "We will",
    "cycle": "{kind}, {every}",
    "cycle-last": "last on {date}",
    "cycle-left": "Still to be looked at",
    "cycle-never": "nothing tells when it last was",
    "cycle-progress": "Looked at {done} of {all} since {date}",
    "cycle-section": "The review cycle",
    "decisions-open": "Open decisions",
    "feedback-unanswered": "What else people said",
    "lens-none": "no lens",
    "questionnaire-enter": "Write a review in the folder “reviews”. For each line, “of” is what stands beside it here, “n” "
    "the number of marks from 0 to 5, and “score” their mean; “?” is not counted.",
    "questionnaire-free": "What makes you say so?",
    "questionnaire-how": "How often do you see this where you work? Mark one circle in each line. Nobody has to answer, "
    "and names are not asked for.",
    "questionnaire-page": "Questionnaire",
    "questionnaire-results": "How to enter the results",
    "questionnaire-smallest-one": "The score of a team is shown from {number} answer on.",
    "questionnaire-smallest-other": "The score of a team is shown from {number} answers on.",
    "questionnaire-team": "Only for {team}",
    "questionnaire-whole": "All in all, we live by this value.",
    "scale-0": "never",
    "scale-1": "rarely",
    "scale-2": "now and then",
    "scale-3": "often",
    "scale-4": "nearly always",
    "scale-5": "always",
    "scale-unknown": "I can't say",
    "scores-how": "What everyone said, from 0 to 5, from {first} to {last}. A row for each value, a column for "
    "each lens, all charts on the same scales.",
    "scores-over-time": "Scores over time",
    "sheet-as-of": "as of {date}",
    "sheet-dates": "{first} to {last}",
    "sheet-how": "each period prints on a sheet of its own",
    "sheet-missing": "What is missing",
    "sheet-no-recognition": "None in this period.",
    "sheet-no-score": "Recognitions say what somebody was thanked for. They are no score of performance: many deeds "
    "are seen by nobody.",
    "sheet-no-value": "No value named",
    "sheet-of": "Sheet for a review talk",
    "sheet-page": "Review talk: {name}",
    "sheet-title": "{name}, {period}",
    "sheet-without-period": "without a period",
    "sheets-page": "Sheets for review talks",
    "sheets-what": "A sheet for each team and person, and each period: goals with their readings and check-ins, "
    "recognitions, open decisions, and what is missing. Print it, and talk about it.",
    "you-said": "You said",
}

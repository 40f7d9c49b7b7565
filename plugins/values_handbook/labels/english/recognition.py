"""What is preached, practised and recognized, and what it costs, in English."""

from __future__ import annotations

RECOGNITION = {
    "asked-in-all": "Over all activities that tell both, {attendance} took part.",
    "asked-rule": "An activity that several records tell of counts once. Those with the smallest share come first.",
    "asked-unknown": "No record tells both how many were invited and how many took part.",
    "asked-untold-one": "{number} more activity does not tell both.",
    "asked-untold-other": "{number} more activities do not tell both.",
    "behaviour": "Behaviour",
    "behaviour-of": "{value}: {behaviour}",
    "costs-abandoned": "Given up or missed, with a strain",
    "costs-about": "A value that costs nothing decides nothing. This is what ours have cost, and which of them "
    "nobody has used.",
    "costs-achieved": "Achieved in spite of a strain",
    "costs-asked": "Who was asked, and who took part",
    "costs-cases": "When it was hard",
    "costs-forgotten": "Values that nobody invoked for a year",
    "costs-forgotten-rule": "A value is invoked by a recognition or a hard case that names it, and by a check-in of "
    "a goal or an objective that serves or strains it. A review asks about values and does not count. A value that "
    "was adopted within the year is not judged.",
    "costs-gives-up": "What each value gives up",
    "costs-no-achieved": "No goal that strains a value has been achieved.",
    "costs-no-cases": "No hard case is told yet.",
    "costs-no-cost": "What it cost is not told.",
    "costs-no-pulls": "No value tells where it pulls against another one.",
    "costs-no-rationale": "How that is handled is not told.",
    "costs-no-strains": "No goal at work says that it strains a value.",
    "costs-none-forgotten": "Each value that has been in force for a year was invoked in it.",
    "costs-page": "What it costs",
    "costs-pulls": "Where values pull against one another",
    "costs-strains": "Goals at work that strain a value",
    "costs-strains-value": "strains",
    "costs-unpriced": "These name nothing that they give up:",
    "forgotten-never": "{value}: nobody ever did.",
    "forgotten-since": "{value}: not since {date} ({by}).",
    "leaning-practised": "more practised than preached",
    "leaning-preached": "more preached than practised",
    "preached-about": "What we say counts: the goals, do's and practices that name a value. What we do shows: in "
    "what people are thanked for, and in the answers of reviews.",
    "preached-and-practised-page": "Preached and practised",
    "preached-caption": "Mentions of each value, and its share of all mentions of values in force.",
    "preached-line": "{page}: {goals} ({preached}), and {times} since {since} ({practised}).",
    "preached-line-practised": "{page}: {goals} ({preached}), and {times} since {since} ({practised}). It is "
    "practised more than it is preached.",
    "preached-line-preached": "{page}: {goals} ({preached}), and {times} since {since} ({practised}). It is "
    "preached more than it is practised.",
    "preached-no-outliers": "Nothing: no value differs by more than chance makes with numbers such as these.",
    "preached-no-score": "no score",
    "preached-nothing-recognized": "Nothing was recognized within the last year.",
    "preached-outlier": "{value} is in {goals} and was {times} since {since}: {preached} of what goals name, "
    "{practised} of what is recognized.",
    "preached-outliers": "What stands out",
    "preached-rule-counted": "A goal or recognition that names two values counts for each of them. Goals that are "
    "missed or dropped, or that only strain a value, do not count; recognitions count for a year.",
    "preached-rule-outlier": "A value stands out where its shares of goals and of recognitions differ by {points} "
    "percentage points or more, and where chance alone would make so large a difference in fewer than one of "
    "{cases} cases (Fisher's exact test, two-sided). Below {mentions} mentions of all values together on either "
    "side nothing is said, nor of a value that came into force in the meantime.",
    "preached-rule-score": "The score is that of the latest review that asked everyone about the value itself.",
    "preached-rules": "How this is counted",
    "preached-score": "Review score",
    "preached-shares": "Side by side",
    "preached-since": "Recognitions are those since {date}.",
    "recognized-never": "not recognized",
    "recognized-one": "recognized once",
    "recognized-other": "recognized {number} times",
    "recognized-so-far": "So far {times}.",
    "recognized-wall": "All of them, in full",
    "share": "{count} ({percent})",
    "value": "Value",
    "wall-all": "All recognitions",
    "wall-shown": "Recognitions: {shown} of {all}",
    "wall-text": "Text in title or story",
    "wall-tools": "Which recognitions are shown",
    "way-costs": "What has it cost us, and who was asked?",
    "way-preached": "Do we do what we say?",
    "year": "Year",
}

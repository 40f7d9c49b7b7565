"""Codes for fields that hold something else than they can."""

from values_handbook.diagnostics.catalogue.entry import Entry

_MKDOCS = "# mkdocs.yml\nsite_name: Handbook\ndocs_dir: content\nplugins:\n"
_TIMED = "# practices.yml\n- title: Stand-up\n  every: week on monday\n  starts: 2026-01-05 09:30"

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "unknown-field",
        "error",
        "A field has a name that means nothing here.",
        "What stands in it would silently be missing from the site. Mostly it is a slip of the keyboard, "
        "or the line is indented too much or too little and so belongs to something else.",
        "# values/candor.yml\ntitle: Candor\nsumary: We say what we see.",
        "# values/candor.yml\ntitle: Candor\nsummary: We say what we see.",
    ),
    Entry(
        "missing-field",
        "error",
        "A field is missing without which the record, or this part of it, says nothing.",
        "Very little is required: a name for what has one, a date for what happened on a day. "
        "Everything else may be left for later.",
        "# recognitions/2026.yml\n- title: Called off a launch\n  date: 2026-09-14",
        "# recognitions/2026.yml\n- title: Called off a launch\n  date: 2026-09-14\n  to: [platform-lead]",
    ),
    Entry(
        "expected-text",
        "error",
        "Text belongs here, and YAML reads what is written as a list or as fields.",
        "A dash, a bracket or a brace at the start of a text, or a colon inside of it, means something to "
        "YAML. "
        "Quotes around the text, or `|` with the text on the lines below, keep it a text.",
        "# values/candor.yml\ntitle: Candor\nsummary:\n  - We say what we see.\n  - We say it kindly.",
        "# values/candor.yml\ntitle: Candor\nsummary: We say what we see, and we say it kindly.",
    ),
    Entry(
        "expected-mapping",
        "error",
        "Fields with their values belong here, and something else is written.",
        "A single word does not say which of several fields it is meant for.",
        "# reviews/autumn.yml\ntitle: Autumn\ndate: 2026-11-02\nscores: [value:candor]",
        "# reviews/autumn.yml\ntitle: Autumn\ndate: 2026-11-02\nscores:\n  - of: value:candor\n    score: 3.5",
    ),
    Entry(
        "invalid-number",
        "error",
        "A number belongs here, and what is written is none, or is out of range.",
        "The handbook counts and draws with these figures. `1,250`, `47 %` and `€ 3.5M` are read as people mean "
        "them; words are not.",
        "# reviews/autumn.yml\ntitle: Autumn\ndate: 2026-11-02\nparticipants: about thirty",
        "# reviews/autumn.yml\ntitle: Autumn\ndate: 2026-11-02\nparticipants: 31",
    ),
    Entry(
        "invalid-flag",
        "error",
        "Only `true` or `false` can stand here.",
        "`yes`, `no`, `on` and `off` are ordinary words in today's YAML, and a record must not go public, "
        "or vanish, because of a word that could be read either way.",
        "# values/candor.yml\ntitle: Candor\npublish: no",
        "# values/candor.yml\ntitle: Candor\npublish: false",
    ),
    Entry(
        "invalid-date",
        "error",
        "A date belongs here, and what is written is none, or is not in the calendar.",
        "`03/04/2026` is in March for some of us and in April for others. Year, month and day with hyphens, "
        "such as `2026-11-23`, mean the same to everybody.",
        "# cases/the-quiet-outage.yml\ntitle: The quiet outage\ndate: 20 May 2026",
        "# cases/the-quiet-outage.yml\ntitle: The quiet outage\ndate: 2026-05-20",
    ),
    Entry(
        "invalid-choice",
        "error",
        "This field knows a few words only, and this is none of them.",
        "The site sorts, counts and colours by these words. How they are spelled matters little: "
        "`At risk`, `at-risk` and `AT_RISK` are the same.",
        "# values/candor.yml\ntitle: Candor\nstatus: agreed",
        "# values/candor.yml\ntitle: Candor\nstatus: adopted",
    ),
    Entry(
        "invalid-color",
        "error",
        "A color is written as `#` and six hexadecimal digits.",
        "The color marks the value on cards, in matrices and in charts. YAML reads a `#` without quotes as the start of a "
        "comment, so the color stands in quotes.",
        "# values/candor.yml\ntitle: Candor\ncolor: teal",
        '# values/candor.yml\ntitle: Candor\ncolor: "#1b7f79"',
    ),
    Entry(
        "invalid-interval",
        "error",
        "A length of time belongs here: a number and a unit.",
        "From it the handbook works out when something is due again, or how long it takes. "
        "For a time between reviews the units run from days to years, for a duration from minutes to days.",
        "# values/candor.yml\ntitle: Candor\nreview_every: now and then",
        "# values/candor.yml\ntitle: Candor\nreview_every: 6 months",
    ),
    Entry(
        "invalid-recurrence",
        "error",
        "This does not say when a practice comes round again.",
        "The calendar is made from it. Something that is prompted by an occasion and not by the calendar "
        "has `when` instead: `when: someone joins`.",
        "# practices.yml\n- title: Value of the month\n  every: other monday or so",
        "# practices.yml\n- title: Value of the month\n  every: month on first monday",
    ),
    Entry(
        "time-without-zone",
        "note",
        "Practices have a time of day, and the option `timezone` is missing.",
        "Google Calendar and Outlook on the web read such a time as UTC, Apple's Calendar as the reader's own time. So "
        "calendars show a whole day with the time in its title, until the option names a time zone.",
        f"{_MKDOCS}  - values-handbook\n{_TIMED}",
        f"{_MKDOCS}  - values-handbook:\n      timezone: Europe/Berlin\n{_TIMED}",
    ),
    Entry(
        "invalid-period",
        "error",
        "A period ends before it starts.",
        "No day lies inside of it, so nothing in it could ever be current. Most often the two dates are "
        "swapped, "
        "or the year is last year's.",
        "# objectives/trusted-services.yml\ntitle: Services people trust\nperiod: {start: 2026-12-31, end: 2026-07-01}",
        "# objectives/trusted-services.yml\ntitle: Services people trust\nperiod: {start: 2026-07-01, end: 2026-12-31}",
    ),
    Entry(
        "unsafe-address",
        "error",
        "An address starts with something that the site does not link to.",
        "Some kinds of address run a program in the reader's browser or open a file on the reader's own "
        "computer. "
        "Links lead to https, http and mailto addresses, to pages of the handbook, and to records.",
        "# values/candor.yml\ntitle: Candor\ndiscussion: file:///home/mila/candor.odt",
        "# values/candor.yml\ntitle: Candor\ndiscussion: https://forge.example/handbook/issues/12",
    ),
    Entry(
        "unclear-figure",
        "note",
        "A figure of a measure can mean two things.",
        "`1.500` is one and a half to some of us, and one thousand five hundred to others. The language of the site "
        "decides (`theme.language` in mkdocs.yml), unless the other figures of the measure show otherwise.",
        "# goals/growth.yml\ntitle: Growth\nmeasures:\n  - {title: Users, baseline: 1.000, target: 2.000}",
        "# goals/growth.yml\ntitle: Growth\nmeasures:\n  - {title: Users, baseline: 1000, target: 2000}",
    ),
    Entry(
        "figure-as-text",
        "note",
        "A figure of a measure stands among words, or in another unit than the others, so that it is taken as a text.",
        "A text is a milestone: it is reached when `current` is the same text, and is never compared with a figure. "
        "`< 5`, `2,000`, `9h` and `47 %` are figures.",
        "# goals/calm.yml\ntitle: Calm\nmeasures:\n  - {title: Time to restore, baseline: 3h, target: 90 min}",
        "# goals/calm.yml\ntitle: Calm\nmeasures:\n  - {title: Time to restore, baseline: 3h, target: 1.5h}",
    ),
    Entry(
        "period-near-miss",
        "note",
        "This period is a label of your own, and looks like one of the calendar written in another way.",
        "As a label it has no dates, so nobody can tell whether it is now, past or to come. "
        "The calendar's periods are written `2026`, `2026-H2`, `2026-Q4` and `2026-11`.",
        "# goals/calmer-deploys.yml\ntitle: Calmer deploys\nperiod: Q4 2026",
        "# goals/calmer-deploys.yml\ntitle: Calmer deploys\nperiod: 2026-Q4",
    ),
)

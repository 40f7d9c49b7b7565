"""Codes for references between records that do not lead where they should."""

from values_handbook.diagnostics.catalogue.entry import Entry

_GOAL = "# goals/calmer-deploys.yml\ntitle: Calmer deploys\n"
_HONESTY = "# values/honesty.yml\ntitle: Honesty\nformerly: [frankness]\n"

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "unknown-reference",
        "error",
        "A record, or a part of one, is named that does not exist.",
        "The link would lead nowhere, and the matrices would miss an alignment that somebody meant. "
        "A slip of the keyboard is the most frequent cause, a record that was renamed the second.",
        f"{_GOAL}values: [candour]",
        f"{_GOAL}values: [candor]",
    ),
    Entry(
        "reference-without-part",
        "error",
        "A record is named where one of its parts is meant: in `same_as` a measure, in `signs_seen` a sign.",
        "A goal may have several measures, and a pitfall several signs; which one is meant should never be a guess. "
        "A measure is named by its number, counted from 1, and a sign by its id.",
        f"{_GOAL}measures: [{{title: Changes undone}}]\n"
        "# objectives/trust.yml\ntitle: Trust\nmeasures: [{title: Changes undone, same_as: goal:calmer-deploys}]",
        f"{_GOAL}measures: [{{title: Changes undone}}]\n"
        "# objectives/trust.yml\ntitle: Trust\nmeasures: [{title: Changes undone, same_as: goal:calmer-deploys#1}]",
    ),
    Entry(
        "ambiguous-reference",
        "error",
        "Both a person and a team have this id, and either could be meant.",
        "Who owns something should never be a guess. Put the kind before the id.",
        "# people.yml\n- id: support\n  title: Support on duty\n"
        "# teams/support.yml\ntitle: Support\n"
        f"{_GOAL}owner: support",
        "# people.yml\n- id: support\n  title: Support on duty\n"
        "# teams/support.yml\ntitle: Support\n"
        f"{_GOAL}owner: team:support",
    ),
    Entry(
        "duplicate-alignment",
        "error",
        "One value, or one objective, is named twice among the alignments of a record.",
        "Two alignments may disagree about how strong it is, and the matrix has one cell for it. "
        "Keep the one that says more.",
        f"{_GOAL}values:\n  - candor\n  - value: candor\n    strength: strong",
        f"{_GOAL}values:\n  - value: candor\n    strength: strong",
    ),
    Entry(
        "cycle",
        "error",
        "A chain of records leads back to its start: something is its own parent, predecessor or replacement "
        "by way of others, or a measure is the `same_as` itself. The whole chain is shown.",
        "A cascade needs a top: from a goal that is its own ancestor nobody can tell what it is for.",
        "# goals/2026.yml\n- id: calm\n  title: Calm\n  parent: quiet\n- id: quiet\n  title: Quiet\n  parent: calm",
        "# goals/2026.yml\n- id: calm\n  title: Calm\n- id: quiet\n  title: Quiet\n  parent: calm",
    ),
    Entry(
        "too-many-levels",
        "error",
        "Parents lie in one another more than 50 levels deep.",
        "No organization has that many levels, and no reader follows a line of sight that long. "
        "Most often a script has made each record the parent of the next one.",
        "# goals/2026.yml\n- {id: goal-1, title: Goal 1}\n- {id: goal-2, title: Goal 2, parent: goal-1}\n"
        "# … and so on\n- {id: goal-51, title: Goal 51, parent: goal-50}",
        "# goals/2026.yml\n- {id: goal-1, title: Goal 1}\n- {id: goal-2, title: Goal 2, parent: goal-1}",
    ),
    Entry(
        "too-many-pairs",
        "error",
        "There are so many records of two kinds that what they have in common cannot be shown.",
        "A matrix has a cell for each goal under each value: of 3,000 goals and 3,000 values nobody can build it, let alone "
        "read it. Most often a script has made the records.",
        "# goals.yml with 3,000 goals, and values.yml with 3,000 values",
        "# goals.yml with 3,000 goals, and values.yml with 5 values",
    ),
    Entry(
        "too-many-embeds",
        "error",
        "The `handbook` blocks of all pages together show the records of the handbook too many times.",
        "Each block repeats a part of the handbook on a page. A thousand maps on one page make hundreds of megabytes, "
        "which nobody can load.",
        "# guide.md with hundreds of blocks that each show the map of the whole handbook",
        "# guide.md\n```handbook\nmap:\n```",
    ),
    Entry(
        "earlier-id-in-use",
        "error",
        "An id in `formerly` is the id of another record today, or two records claim it as theirs.",
        "An old address can lead to one page only. Whoever follows a link from last year "
        "should arrive at what it meant then.",
        f"{_HONESTY}# values/frankness.yml\ntitle: Frankness",
        f"{_HONESTY}# values/directness.yml\ntitle: Directness",
    ),
    Entry(
        "earlier-id",
        "note",
        "This reference uses an id that the record had before.",
        "It still works, and will for as long as `formerly` says so. Write the id of today when you are "
        "here anyway: "
        "the next reader then finds what they search for.",
        f"{_HONESTY}{_GOAL}values: [frankness]",
        f"{_HONESTY}{_GOAL}values: [honesty]",
    ),
    Entry(
        "name-like-id",
        "note",
        "A plain name stands here, which is fine, but it is nearly the id of a person or a team.",
        "As a name it is shown and nothing more: it does not link, and the person's page does not list it. "
        "If the person or team was meant, write the id as it is.",
        "# recognitions/2026.yml\n- title: Called off a launch\n  date: 2026-09-14\n  to: [platfrom-lead]",
        "# recognitions/2026.yml\n- title: Called off a launch\n  date: 2026-09-14\n  to: [platform-lead]",
    ),
    Entry(
        "dead-link",
        "warning",
        "A link inside a record's text leads to a file that is not there.",
        "Readers would land on an error page, so the site shows the link's text alone. "
        "The path starts at the record's own folder: `../guide.md` is one folder up.",
        "# values/courage.yml\ntitle: Courage\ndescription: See [how we speak up](../guides/speaking-up.md).",
        "# guide/speaking-up.md\n# How we speak up\n"
        "# values/courage.yml\ntitle: Courage\ndescription: See [how we speak up](../guide/speaking-up.md).",
    ),
)

"""Codes for files that are no records, and for records that have no name of their own."""

from values_handbook.diagnostics.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "outside-project",
        "error",
        "This is a link (a symbolic link) to a file or folder outside of the handbook's project.",
        "What lies out there is not part of what is reviewed in a pull request, and may be private. "
        "So nothing outside of the project is read, let alone published.",
        "# values/candor.yml is a link to /home/mila/notes/candor.yml",
        "# values/candor.yml is the file itself\ntitle: Candor",
    ),
    Entry(
        "unreadable-file",
        "error",
        "The computer refused to open this file or folder.",
        "Its records would be missing from the site without anybody noticing. Most often the file's "
        "permissions "
        "have changed, or it was deleted while the handbook was being read.",
        "# values/candor.yml may be read by nobody (mode 000)",
        "# values/candor.yml may be read by everybody (mode 644)\ntitle: Candor",
    ),
    Entry(
        "too-many-problems",
        "error",
        "The file has more than 1,000 errors and warnings, and only the first of them are listed.",
        "Nobody reads a list of that length, and most often one slip is repeated throughout the file. "
        "Mend what is listed, and check again.",
        "# values.yml is a list of more than 1,000 records without a title",
        "# values.yml is a list of records\n- title: Candor\n- title: Craft",
    ),
    Entry(
        "text-too-long",
        "error",
        "A title, a name or another text on one line has more than 10,000 characters.",
        "Such a text is repeated wherever the record is named: on its page, in lists, in matrices and in the search. "
        "A long text belongs into the `description`, which stands on one page.",
        "title: Candor, and all that we have to say about it, in more than 10,000 characters",
        "title: Candor\ndescription: All that we have to say about it.",
    ),
    Entry(
        "translation-file",
        "warning",
        "A name such as `candor.de.yml` is kept for translations, which this version does not read yet.",
        "Read as a record, it would be a second value beside the one it translates. "
        "It stays where it is, is not published, and does no harm.",
        "# values/candor.de.yml\ntitle: Offenheit",
        "# values/candor.yml\ntitle: Candor",
    ),
    Entry(
        "misspelt-folder",
        "note",
        "This YAML file lies in a folder whose name is close to that of a folder of records, but is none.",
        "A file outside of the folders of records is not read. If it was meant as a record, "
        "it is missing from the site although everything in it may be right.",
        "# value/candor.yml\ntitle: Candor",
        "# values/candor.yml\ntitle: Candor",
    ),
    Entry(
        "unread-record",
        "warning",
        "This file looks like a record but lies in no folder of records, or it is a copy beside records.",
        "It is neither read nor published: the site would hold the raw file, even where it says `publish: false`.",
        "# okrs/calm.yml\ntitle: Calm releases\nowner: platform-lead",
        "# goals/calm.yml\ntitle: Calm releases",
    ),
    Entry(
        "not-a-record",
        "error",
        "Where a record should be, there is only a text, or a list inside of a list.",
        "A record is fields with their values. Often a dash stands where none belongs, "
        "or the first field's name is missing.",
        "# values.yml\n- Candor\n- Craft",
        "# values.yml\n- title: Courage\n- title: Care",
    ),
    Entry(
        "invalid-file-name",
        "error",
        "A file of one record gives the record its id, and this file's name cannot be an id.",
        "The id is part of the page's address and of every reference. So it has small letters, digits and "
        "single "
        "hyphens only, which nobody has to quote, escape or spell out over the phone.",
        "# values/Our Honesty.yml\ntitle: Our Honesty",
        "# values/our-honesty.yml\ntitle: Our Honesty",
    ),
    Entry(
        "reserved-name",
        "warning",
        "A file, or the page of a record or a matrix, has a name that Windows reserves for devices, such as `con` or `aux`.",
        "Windows refuses a file or folder of that name, with any suffix. A clone there fails, and so does building or "
        "unpacking the site.",
        "# values/aux.yml\ntitle: Auxiliary",
        "# values/auxiliary.yml\ntitle: Auxiliary",
    ),
    Entry(
        "missing-id",
        "error",
        "A record in a list has no `id`, and none can be made from its title.",
        "Without an id the record has no address, and nothing can refer to it. Titles of emoji, of "
        "symbols, or in "
        "another script than the Latin one leave no letters from which an id could be made.",
        "# values.yml\n- title: 誠実\n  summary: We say what we see.",
        "# values.yml\n- id: sincerity\n  title: 誠実\n  summary: We say what we see.",
    ),
    Entry(
        "invalid-id",
        "error",
        "An id holds something else than small letters, digits and single hyphens, or is the reserved word `index`.",
        "The id is part of the page's address and of every reference to it, so it is kept to what can be "
        "typed anywhere.",
        "# people.yml\n- id: Platform Lead\n  title: Platform lead",
        "# people.yml\n- id: platform-lead\n  title: Platform lead",
    ),
    Entry(
        "duplicate-id",
        "error",
        "Two records of one kind have the same id. Both places are shown.",
        "They would share one address, and a reference could mean either. The first one is kept until you "
        "decide; "
        "if the second is a copy, delete it, else give it an id of its own.",
        "# goals/2026.yml\n- title: Calmer deploys\n  period: 2026-H1\n- title: Calmer deploys\n  period: 2026-H2",
        "# goals/2026.yml\n- title: Calmer deploys\n  period: 2026-H1\n"
        "- id: calmer-deploys-2\n  title: Calmer deploys\n  period: 2026-H2",
    ),
    Entry(
        "long-derived-id",
        "note",
        "The record has no `id`, so one is made from its text, and it comes out longer than 40 characters.",
        "The id is part of the address that people share. One made from a whole sentence is unwieldy, "
        "and it changes, with all links to it, whenever somebody polishes the sentence.",
        "# dos-and-donts.yml\n- do: Say plainly what each value means and why it matters here.",
        "# dos-and-donts.yml\n- id: say-it-plainly\n  do: Say plainly what each value means and why it matters here.",
    ),
)

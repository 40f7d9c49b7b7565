"""Each parser is fed the worst repetitions: its work grows no faster than the text.

A row is a name, a text of a given length, and what reads it. To add one is a line.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.growth import grows_too_fast, halves, repeated
from tests.safety.time.readers import READERS, read

if TYPE_CHECKING:
    from collections.abc import Callable

YAML = {
    # In braces and brackets
    "keyless-in-braces": repeated("a, ", "title: t\nquotes: [{text: ", "}]\n"),
    "short braces without a colon": repeated("{a},", "title: t\nquotes: [", "{a}]\n"),
    "lines of braces without a colon": repeated("- {a, b}\n", "title: t\nquotes:\n"),
    "templates": repeated("{{ a }}, ", "title: t\ntags: [", "a]\n"),
    "lines of templates": repeated("- {{ a }}\n", "title: t\nbehaviours:\n"),
    "quotes in braces": repeated('"a "b, ', "title: t\nquotes: [{text: ", "}]\n"),
    "spaces in braces": repeated(" ", "title: t\nquotes: [{text: a", "b, c}]\n"),
    "brackets that never close": repeated("[", "title: t\ntags: "),
    "a list that never closes": repeated("a, ", "title: t\ntags: ["),
    "braces in braces": repeated("[{a: ", "title: t\nquotes: ", "}]\n"),
    "long lines of braces": repeated("- {text: " + "a, " * 900 + "}\n", "title: t\nquotes:\n"),
    # Quotes
    "quotes that never close": repeated('- "a\n', "title: t\nbehaviours:\n"),
    "a quote over fields": repeated("summary: a\n", 'title: "x\n', 'why: "\n'),
    "a quote over the file": repeated("a\n", 'title: "'),
    "quotes that close early": repeated('- "a" b\n', "title: t\nbehaviours:\n"),
    "quotes on one line": repeated("a' b '", "title: '"),
    "escapes": repeated("\\q", 'title: "', '"\n'),
    "emoji of JSON": repeated('- "\\ud83d\\ude00"\n', "title: t\nbehaviours:\n"),
    "emoji of JSON on one line": repeated("\\ud83d\\ude00", 'title: "', '"\n'),
    "NUL": repeated('- "\\0"\n', "title: t\nbehaviours:\n"),
    # Comments
    "texts that a # cuts": repeated("- a #b\n", "title: t\nbehaviours:\n"),
    "a line of #": repeated(" #b", "title: t\nsummary: x"),
    "a line of # and spaces": repeated(" # #b", "title: t\nsummary: x: y"),
    "lines of #": repeated("  #b\n", "title: t\nsummary: x\n"),
    "comments": repeated("# a\n", "title: t\n", "summary: a: b\n"),
    # Lists
    "folded-list": repeated("  - a\n", "title: t\nwhy: >\n"),
    "a list in a plain text": repeated("  - a\n", "title: t\nwhy: x\n"),
    "lists in plain texts": repeated("- a\n   - b\n", "title: t\nbehaviours:\n"),
    "stars": repeated("* a\n", "title: t\nbehaviours:\n"),
    "hyphens": repeated("- ", "title: t\ntags: "),
    # Spaces
    "tabs": repeated("\t- a\n", "title: t\nbehaviours:\n"),
    "tabs after hyphens": repeated("- \t", "title: t\nbehaviours:\n", "a\n"),
    "no-break spaces": repeated("\xa0- a\n", "title: t\nbehaviours:\n"),
    "no-break spaces in keys": repeated("a\xa0: b\n", "title: t\n"),
    "a run of no-break spaces": repeated("\xa0", "title: t\nsummary: a", ": b\n"),
    "a run of spaces": repeated(" ", "title: t\nsummary: a: ", "b\n"),
    "blank lines": repeated("\n", "title: t\nsummary: a: b"),
    "zigzag": repeated("  - a\n - b\n", "title: t\nbehaviours:\n"),
    "missing spaces": repeated("summary:x\n", "title: t\n"),
    "missing colons": repeated("summary x\n", "title: t\n"),
    # Colons, signs, documents
    "colons": repeated("a: ", "title: t\nsummary: "),
    "lines with colons": repeated("- CEO: grow: more\n", "title: t\nbehaviours:\n"),
    "anchors": repeated("- &a x\n", "title: t\nbehaviours:\n"),
    "anchors on one line": repeated("&a x, ", "title: t\ntags: [", "x]\n"),
    "aliases": repeated("- *a\n", "title: t\nbehaviours:\n"),
    "tags of YAML": repeated("- !a x\n", "title: t\nbehaviours:\n"),
    "duplicate keys": repeated("title: t\n"),
    "documents": repeated("---\ntitle: t\n"),
    "complex keys": repeated("? [a]\n: b\n", "title: t\n"),
    "conflicts": repeated("<<<<<<< a\nwhy: a\n=======\nwhy: b\n>>>>>>> b\n", "title: t\n"),
    "conflicts without end": repeated("<<<<<<< a\n", "title: t\n"),
    "control characters": repeated("- a\x01\n", "title: t\nbehaviours:\n"),
}
"""Files of one record, with what YAML refuses or bends."""

RECORDS = {
    "unknown fields": ("values/a.yml", repeated("titl#n: x\n", "title: t\n")),
    "unknown fields in lists": ("values/a.yml", repeated("- {titel: x}\n", "title: t\nbehaviours:\n")),
    "unknown fields without a value": ("values/a.yml", repeated("titl#n:\n", "title: t\n")),
    "lists in lists": ("values/a.yml", repeated("- [a]\n", "title: t\nquotes:\n")),
    "texts in the place of records": ("values.yml", repeated("- a\n")),
    "records without a title": ("values.yml", repeated("- {summary: a}\n")),
    "records of one title": ("values.yml", repeated("- {title: a}\n")),
    "values": ("values.yml", repeated("- {title: v#n}\n")),
    "goals": ("goals.yml", repeated("- {title: v#n}\n")),
    "teams": ("teams.yml", repeated("- {title: v#n}\n")),
    "goals of one title": ("goals.yml", repeated("- {id: v#n, title: a, owner: b}\n")),
    "parents in a chain": ("goals.yml", repeated("- {id: v#n, title: a, parent: v1}\n")),
    "hidden records": ("values.yml", repeated("- {title: v#n, publish: false}\n")),
    "unknown values": ("goals/a.yml", repeated("x#n, ", "title: a\nvalues: [", "x]\n")),
    "the same value": ("goals/a.yml", repeated("x, ", "title: a\nvalues: [", "x]\n")),
    "closest-long-ids": ("goals/a.yml", repeated("aab" * 65 + "#n, ", "title: a\nvalues: [", "x]\n")),
    "owners on one line": ("goals/a.yml", repeated("a b, ", "title: a\nowner: ", "\n")),
    "names": ("teams/a.yml", repeated("x#n, ", "title: a\nmembers: [", "x]\n")),
    "behaviours": ("values/a.yml", repeated("- {id: b#n, title: b}\n", "title: t\nbehaviours:\n")),
    "vague words": ("values/a.yml", repeated("- excellence seamless\n", "title: t\nbehaviours:\n")),
    "measures": ("goals/a.yml", repeated("- {title: m#n, target: 1}\n", "title: t\nmeasures:\n")),
    "decisions": ("reviews/a.yml", repeated("- {title: d, prompted_by: «a»}\n", "title: t\ndate: 2026-01-01\ndecisions:\n")),
    "scores": ("reviews/a.yml", repeated("- {of: value:craft, score: 3, n: 9, team: t#n}\n", "title: t\ndate: 2026-01-01\nscores:\n")),
    "scores of small groups": (
        "reviews/a.yml",
        repeated("- {of: value:craft, score: 3, n: 3, team: t#n}\n", "title: t\ndate: 2026-01-01\nscores:\n- {of: value:craft, score: 3, n: 9}\n"),
    ),
    "rrule-long-list": ("practices/a.yml", repeated("MO,", "title: t\nstarts: 1900-01-01\nevery: FREQ=DAILY;COUNT=99999;BYDAY=", "MO\n")),
    "counted rules": ("practices.yml", repeated("- {title: x#n, starts: 1990-01-01, every: 'FREQ=DAILY;COUNT=99999'}\n")),
    "a recurrence": ("practices/a.yml", repeated("monday and ", "title: t\nevery: week on ", "monday\n")),
    "dead links": ("values/a.yml", repeated("  [x](../no-#n.md)\n", "title: t\ndescription: |\n")),
    "one dead link": ("values/a.yml", repeated("  [x](../no.md)\n", "title: t\ndescription: |\n")),
    "links to own places": ("values/a.yml", repeated("  [x](#b#n)\n", "title: t\ndescription: |\n")),
    "links to nothing": ("values/a.yml", repeated("  [x](value:b#n)\n", "title: t\ndescription: |\n")),
    "links to an earlier id": ("values/a.yml", repeated("  [x](value:b)\n", "title: t\nformerly: [b]\ndescription: |\n")),
    "definitions": ("values/a.yml", repeated("  [a#n]: value:b#n\n", "title: t\ndescription: |\n")),
    "addresses": ("values/a.yml", repeated("'../b#n.md', ", "title: t\nlinks: [", "'../b.md']\n")),
    "numbers": ("goals/a.yml", repeated("9", "title: t\nmeasures: [{title: m, target: '", "'}]\n")),
    "spaces in a number": ("goals/a.yml", repeated(" ", "title: t\nmeasures: [{title: m, target: '9", "x'}]\n")),
    "commas in a number": ("goals/a.yml", repeated("9,", "title: t\nmeasures: [{title: m, target: '", "'}]\n")),
    "a period": ("goals/a.yml", repeated("Q4 ", "title: t\nperiod: '", "'\n")),
    "a date": ("cases/a.yml", repeated("2026-", "title: t\ndate: '", "'\n")),
    "an interval": ("values/a.yml", repeated("3 ", "title: t\nreview_every: '", "months'\n")),
    "an icon": ("values/a.yml", repeated("a/-", "title: t\nicon: '", "'\n")),
    "a title": ("values/a.yml", repeated("title ", "title: ")),
}  # fmt: skip
"""Files of records whose fields are many, long or alike."""

MARKDOWN = {
    "autolink-entity": halves("a", ";", "https://a.b/&"),
    "autolink-entity in a heading in a quote": halves("a", ";", "> # https://a.b/&"),
    "the same after www": halves("a", ";", "www.a.b/&"),
    "entities after an address": repeated("&a;", "https://a.b/"),
    "brackets after an address": halves("(", ")", "https://a.b/"),
    "mail addresses": repeated("a.", "a@"),
    "names before an @": repeated("a."),
    "code in rows": lambda size: "\n".join("x" + "`" * (n % 998) for n in range(size // 499)),
    "code and spaces": repeated("` `` "),
    "code that never closes": halves("`", " "),
    "fences": repeated("```\n"),
    "fences in quotes": repeated("> ```\n"),
    "brackets": repeated("["),
    "links": repeated("[x](value:a) "),
    "links in headings": repeated("# [x](value:a)\n"),
    "links in links": halves("[", "](x)"),
    "footnotes": repeated("[^a#n]"),
    "tables": repeated("|a|b|\n|-|-|\n"),
    "a wide table": repeated("|[x](value:a)", "|a\n|-\n"),
    "tags": repeated("<a "),
    "attributes": repeated('a="', "<a "),
    "comments": repeated("<!--"),
    "comments that close": repeated("<!-- -->"),
    "details": repeated("<details>\n\n"),
    "quotes in quotes": repeated("> "),
    "lists": repeated("  - a\n"),
    "emphasis": repeated("*a_ "),
    "shortcodes": repeated(":a:"),
    "front matter": repeated("a: b\n", "---\n"),
    "front matter that never closes": repeated("#\n", "---\n"),
    "rules": repeated("---\n"),
    "containers": repeated("!!! note\n    a\n"),
    "containers in containers": lambda size: "".join(" " * (4 * n) + "!!! note\n" for n in range(int((size / 2) ** 0.5))),
    "headings with spaces": repeated("# a" + " " * 990 + "b\n"),
    "headings with hashes": repeated("# a" + " #" * 490 + "b\n"),
    "headings with tags": repeated("# " + "<" * 990 + "\n"),
    "headings with links": repeated("# " + "[" * 990 + "\n"),
    "braces and hashes": repeated("{#a" * 330 + "\n"),
    "front matter with CRLF": repeated("\r\n", "---\r\n", "x"),
    "titles in front matter": repeated("title: a" + " " * 900 + "b\n", "---\n"),
    "quotes of two sorts in tags": repeated("<a \"'"),
    "quotes of two sorts in tags again": repeated("<a '\"\" "),
    "a link with spaces": repeated(" ", "<a href", ">"),
    "addresses in addresses": repeated("https://a.b/'"),
    "www in brackets": repeated("(www.a.b"),
    "headings": repeated("# a #\n"),
    "hashes": repeated(" #", "# a", "b"),
    "underlined headings": repeated("a\n-\n"),
    "anchors in braces": repeated("{#"),
    "anchors in tags": repeated("<a id="),
    "embeds": repeated("```handbook\nrecord: value:a\n```\n"),
    "embeds that are wrong": repeated("```handbook\n{a},{a}\n```\n"),
    "embeds that never close": repeated("```handbook\n"),
    "opening quotes": repeated("«"),
    "opening quotes and spaces": repeated("« "),
    "hyphens": repeated("best-"),
    "spaces": repeated(" ", "a", "b"),
    "words": repeated("word "),
}  # fmt: skip
"""Texts of records and of pages."""


@pytest.mark.parametrize("name", YAML)
def test_a_file_that_is_refused_is_looked_at_in_time(name: str) -> None:
    assert not grows_too_fast(YAML[name], read)


@pytest.mark.parametrize("name", RECORDS)
def test_records_are_checked_in_time(name: str, handbook: Callable[[str, str], None]) -> None:
    uri, make = RECORDS[name]
    assert not grows_too_fast(make, partial(handbook, uri))


@pytest.mark.parametrize("reader", READERS)
def test_texts_are_read_in_time(reader: str) -> None:
    found = {name: grows_too_fast(make, READERS[reader]) for name, make in MARKDOWN.items()}
    assert not {name: told for name, told in found.items() if told}

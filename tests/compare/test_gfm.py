"""No text of a record becomes a link, an image, a mention or HTML in a report, read by the parser that GitHub itself uses."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.compare.repositories import commit, repository, write
from tests.compare.test_markdown import HOSTILE, report
from tests.gfm import read_gfm
from tests.safety.vectors import naughty_strings
from tests.support import MKDOCS
from values_handbook.compare.report.escaping import code, inline

if TYPE_CHECKING:
    from pathlib import Path

BEFORE = ["", "_", "__", "a", "é", "*", "~", "(", "[", "-", "/", ".", ":", "'", '"', "`", "\\", "&", "@", "!"]
WORDS = [
    "www.evil.test/x", "WWW.evil.test", "http://evil.test", "ftp://evil.test", "mailto:me@evil.test", "xmpp:me@evil.test/x",
    "me@evil.test", "me+x@evil-x.test", "me@-evil.test", "<https://evil.test>", "<me@evil.test>", "[x](//evil.test)",
    "![x](//evil.test)", "[x]: //evil.test", "[^1]", "[^1]: x", "<b>", "&lt;b&gt;", "&#119;ww.evil.test", "`a", "``a`",
    "$`x`$", "$$x$$", "#12", "GH-12", "gh-12", "OPS-12", "a/b#12", "!12", "%12", "~bug", "&12", "[issue:12]", ":+1:",
    "0123456789abcdef", "/close", "***", "---", "===", "+ x", "1) x", "- [ ] x", "|-|-|",
]  # fmt: skip
FRAMES = (
    "- {}",
    "{}",
    "| {} |\n| --- |\n| {} |",
    "**{}** · goal",
    "“{}”",
    "<ins>{}</ins>",
    "a\n{}",
    "note: `x` {} (`y`)",
)
OWN_TAGS = {
    "p",
    "ul",
    "li",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "strong",
    "ins",
    "del",
    "code",
    "h2",
    "h3",
    "hr",
}
"""What the report itself is made of."""


def harm(text: str) -> set[str]:
    """What a text does that it must not."""
    read = read_gfm(text)
    return {*(read.tags - OWN_TAGS), *read.addresses, *read.references}


@pytest.mark.parametrize("before", BEFORE)
def test_a_word_means_nothing_wherever_it_stands(before: str) -> None:
    for word, frame in product(WORDS, FRAMES):
        written = frame.replace("{}", inline(before + word))
        assert harm(written) == set(), written


@pytest.mark.parametrize("text", naughty_strings())
def test_nor_does_a_naughty_string(text: str) -> None:
    for frame in FRAMES:
        assert harm(frame.replace("{}", inline(text))) == set()
        assert harm(frame.replace("{}", code(text))) == set()


@given(st.lists(st.sampled_from([*WORDS, *BEFORE, " ", "\n", "\t", "//", "www", "."]), max_size=6).map("".join))
def test_nor_does_any_text_put_together_from_them(text: str) -> None:
    for frame in FRAMES:
        assert harm(frame.replace("{}", inline(text))) == set(), inline(text)


@pytest.mark.parametrize("text", ["Sign in at _www.evil.test/login first.", "Write to me@-evil.test", *HOSTILE])
def test_report_www_link(text: str, tmp_path: Path) -> None:
    """The report of a real change links to files of the repository alone."""
    config = MKDOCS + "repo_url: https://github.com/larkfold/handbook\n"
    root = repository(tmp_path / "handbook", {"mkdocs.yml": config, "content/values/candor.yml": "title: Candor\n"})
    quoted = '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\x1b", "\\e") + '"'
    write(root, {"content/values/candor.yml": f"title: Candor\nsummary: {quoted}\n"})
    commit(root)
    made = report(root)
    read = read_gfm(made.partition("\n")[2].partition("\n---\n")[0])  # The foot names the commits.
    assert read.tags <= {*OWN_TAGS, "a", "input"}
    assert all(address.startswith("https://github.com/larkfold/handbook/blob/") for address in read.addresses)
    assert read.references == set()

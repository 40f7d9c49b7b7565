"""A pull request can change the software that makes its report: no report notifies, leads elsewhere or loads anything.

What the comment would be is read by a renderer of Markdown that knows nothing of how it was made harmless.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.cli.running import handbook
from tests.compare.repositories import commit, git, sample
from tests.gfm import read_gfm, render_gfm
from tests.workflows.forge import HEAD, JOB, OWN, REPOSITORY, archive
from values_handbook.compare.report.markdown import MARKER

if TYPE_CHECKING:
    from pathlib import Path
    from types import CodeType

SCRIPT, RENDERED = (
    compile(step["run"], step["name"], "exec") for step in JOB["steps"] if step.get("shell") == "python"
)
GOOD = f"[Candor]({OWN}/blob/{HEAD}/content/values/candor.yml#L1)"
HOSTILE = [
    "@kim", "&#64;kim", "&commat;kim", "<ins>@</ins>kim", "kim@example.org", "@larkfold/platform", "\\@kim", "`@kim`",
    "#12", "&#35;12", "larkfold/secret#12", "GH-12", "gh-12", "[x](https://evil.example)", "[x]( https://evil.example)",
    "[x](<https://evil.example>)", "[x](//evil.example)", "[x](/../evil)", "[x][y]\n\n[y]: https://evil.example\n",
    "[y]: //evil.example\n", "[y]:\n  //evil.example\n", "<https://evil.example>", "https://evil.example", "www.evil.example",
    "https&#58;//evil.example", "![x](https://evil.example/x.png)", f"![x]({OWN}/blob/{HEAD}/x.png)", "![x][y]",
    "<img src=//evil.example>", "<a href='//evil.example'>x</a>", "<ins onclick=x>", "</sub>", "<!-- ", MARKER, "<script>",
    "```mermaid\ngraph\n```\n", "~~~geojson\n{}\n~~~\n", "````", "`", "\\", "\n", "\n\n", " ", "- [ ] ", "> ", "# ", "|", "$x$",
    f"[x]({OWN}/blob/{HEAD}/../../../../evil/x)", f"[x]({OWN}/blob/{HEAD}/%2E%2e/x)", f"[x]({OWN}/settings)",
    f"[x]({OWN}.evil.example/blob/{HEAD}/x)", f"[x]({OWN}/blob/{HEAD}/x 'y')", f"[x]({OWN}/blob/{HEAD}/x)(//evil.example)",
    f"\\[x]({OWN}/blob/{HEAD}/x)/../../../../evil", f"\\[x]({OWN}/blob/{HEAD}/x)**/%2e./evil",
    GOOD, "[", "]", "(", ")", "!", "@", "#", "1", ":", "//", "www", ".", "&", "<", "\u202e", "\x1b[31m", "\x00",
]  # fmt: skip


def harmless(folder: Path, report: str) -> str:
    """The comment that becomes of a report, before the forge has rendered it."""
    (folder / "report.zip").write_bytes(archive(report))
    return _run(folder, SCRIPT)


def posted(folder: Path, comment: str) -> str:
    """What is posted of a comment, however it was cleaned, once GitHub's parser has rendered it."""
    (folder / "comment.json").write_text(json.dumps({"body": comment}), encoding="utf-8")
    (folder / "comment.html").write_text(render_gfm(comment), encoding="utf-8")
    return _run(folder, RENDERED)


def _run(folder: Path, script: CodeType) -> str:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {
            "RUNNER_TEMP": str(folder),
            "MARKER": MARKER,
            "RUN_ID": "99",
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_REPOSITORY": REPOSITORY,
        }.items():
            patch.setenv(name, value)
        exec(script, {})
    body: str = json.loads((folder / "comment.json").read_text(encoding="utf-8"))["body"]
    return body


def below(comment: str) -> str:
    """The comment without its first two lines, which are not the report's."""
    return comment.split("\n", 2)[2]


def assert_harmless(text: str) -> None:
    """Nothing in a Markdown text notifies, leads out of this repository's files, loads, or is HTML but for marks."""
    shown = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)
    for address in re.findall(r'(?:href|src)="([^"]*)"', shown):
        assert_own(address)
    tags = set(re.findall(r"<\s*/?\s*([a-z!][a-z0-9-]*)", shown, re.IGNORECASE))
    assert tags.isdisjoint({"img", "script", "style", "iframe", "svg", "form", "input", "details", "sub", "!--"}), tags
    assert "language-" not in shown
    words = re.sub(r"<[^<>]*>", "", shown)
    # A forge makes links of bare addresses, too, which go on to the next space.
    for address in re.findall(r"https?://[^\s<]*", words):
        assert_own(address)
        words = words.replace(address, "")
    assert not re.search(r"@\w|#\d|\bGH-\d|&#|://|\bwww\.\w", words, re.IGNORECASE), words
    assert not re.search(r"[\u202a-\u202e\u2066-\u2069\x00\x1b]", shown)


def assert_own(address: str) -> None:
    """An address leads to a file of this repository."""
    assert re.fullmatch(rf"{OWN}/blob/{HEAD}/[^?]*", address), address
    assert ".." not in address and "%2e" not in address.lower(), address


@pytest.mark.parametrize("text", HOSTILE)
def test_what_notifies_leads_elsewhere_or_loads_is_out_of_force(text: str, tmp_path: Path) -> None:
    assert_harmless(below(harmless(tmp_path, f"{MARKER}\n{text}\n")))


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.sampled_from(HOSTILE), max_size=12).map("".join))
def test_nor_is_there_a_way_to_put_it_together(tmp_path: Path, text: str) -> None:
    assert_harmless(below(harmless(tmp_path, f"{MARKER}\n{text}\n")))


@pytest.mark.parametrize("text", HOSTILE)
def test_the_parser_of_the_forge_finds_nothing_either(text: str, tmp_path: Path) -> None:
    cleaned = harmless(tmp_path, f"{MARKER}\nSee _{text}\n")
    assert posted(tmp_path, cleaned) == cleaned


@pytest.mark.parametrize(
    "text",
    ["_www.evil.example", "[x](//evil.example)", "<img src=x>", "![x](y)", "<a href='/x'>x</a>", f"[x]({OWN}/blob/{HEAD}/%2e%2e/x)"],
)  # fmt: skip
def test_what_the_patterns_missed_is_posted_as_plain_text(text: str, tmp_path: Path) -> None:
    made = posted(tmp_path, f"{MARKER}\n<sub>about</sub>\n\n- a\n\n````\n{text}\n````\n{text}\n")
    read = read_gfm(made)
    assert read.addresses == []
    assert read.tags <= {"!--", "p", "sub", "pre", "code"}
    assert made.startswith(f"{MARKER}\n<sub>about</sub>\n\nShown as plain text")
    assert text in made


def test_a_link_to_a_file_of_this_repository_stays(tmp_path: Path) -> None:
    assert GOOD in harmless(tmp_path, f"{MARKER}\nSee {GOOD}.\n")


def test_a_report_that_handbook_made_is_told_as_it_is(tmp_path: Path) -> None:
    folder = sample(tmp_path / "handbook")
    mkdocs = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    assert f"repo_url: {OWN}" in mkdocs
    base = git(folder, "rev-parse", "HEAD")
    path = folder / "content/values/candor.yml"
    old = "We say what we see, early and kindly, and leave it where others can find it."
    new = '"We say @kim & others what we <see>, on https://x.example, www.x.example and #12: early | kindly."'
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    (folder / "content/goals/organization/know-why.yml").unlink()
    commit(folder)
    report = handbook(folder, "diff", base, "HEAD", "--format", "markdown").stdout
    assert f"({OWN}/blob/" in report
    assert "<ins>" in report
    assert below(harmless(tmp_path, report)).lstrip("\n") == report.partition("\n")[2]

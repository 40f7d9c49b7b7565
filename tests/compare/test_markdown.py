"""The report of a pull request: within its limit, with the right links, and deaf to what contributors write."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.compare.repositories import commit, difference, git, repository, sample, write
from tests.support import MKDOCS
from values_handbook.cli.states import load_states
from values_handbook.compare.report.escaping import code, inline, link
from values_handbook.compare.report.links import Addresses
from values_handbook.compare.report.markdown import LIMIT, MARKER, render_markdown
from values_handbook.compare.report.parts import Frame

if TYPE_CHECKING:
    from pathlib import Path

    from markdown_it.token import Token

    from values_handbook.compare import Comparison

HOSTILE = (
    "@everyone @larkfold/all cc @octocat",
    "fixes #12, larkfold/handbook#3, GH-4, !5 and $6 %7 ~bug &8",
    "[a link](https://evil.example) ![](https://evil.example/pixel.png)",
    "https://evil.example www.evil.example <https://evil.example> me@evil.example",
    "<img src=x onerror=alert(1)> <!-- hidden --> </del></ins><script>alert(1)</script>",
    "**bold** _it_ ~~no~~ `code` ``` | a | b | \\",
    "# heading",
    "- list",
    "1. list",
    "> quote",
    "| cell | cell |",
    "[x]: https://evil.example",
    "\u202eevil \u200b\x1b[31m",
    "&lt;img&gt; &#64;octocat",
)
MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
FRAME = Frame("main", "topic", "a" * 40, "b" * 40)
_ALLOWED = {"<del>", "</del>", "<ins>", "</ins>"}


def tokens(text: str) -> list[Token]:
    """Every token of a text, those within lines too."""
    return [inner for token in MARKDOWN.parse(text) for inner in (token, *(token.children or ()))]


def shown(text: str) -> str:
    """What a reader sees, without spaces of no width."""
    words = [token.content for token in tokens(text) if token.type in ("text", "code_inline")]
    return "".join(words).replace("\u200b", "")


def obeyed(text: str) -> set[str]:
    """What a forge would do that nobody wants: mentions, references, addresses that become links, tags, pictures."""
    found = {token.type for token in tokens(text) if token.type in ("image", "html_block", "fence", "code_block")}
    found |= {token.content for token in tokens(text) if token.type == "html_inline"} - _ALLOWED
    plain = "\n".join(token.content for token in tokens(text) if token.type == "text")
    return found | set(re.findall(r"[@#!$~%&]\w+|https?://|www\.\w|GH-\d", plain))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_shown_and_not_obeyed(text: str) -> None:
    for written in (f"- {inline(text)}", inline(text), f"| {inline(text)} |\n| --- |\n| {inline(text)} |"):
        assert obeyed(written) == set()
        assert not [token for token in tokens(written) if token.type == "link_open"]


@pytest.mark.parametrize("text", HOSTILE[:12])
def test_a_hostile_text_can_still_be_read(text: str) -> None:
    assert shown(inline(text)) == " ".join(text.split())


@given(st.text(alphabet=st.sampled_from(list("ab@#!$~%&<>[]()`*_|\\:/.-+=1 \n\t\"'")), max_size=40))
def test_no_text_at_all_is_obeyed(text: str) -> None:
    written = inline(text)
    found = [token.type for token in MARKDOWN.parse(written)]
    assert found in (["paragraph_open", "inline", "paragraph_close"], [])
    assert obeyed(written) == set()
    assert shown(written) == " ".join(text.split())
    assert obeyed(f"- {code(text)}") == set()


def test_an_address_cannot_leave_its_link() -> None:
    assert link("a", "https://x.example/) [evil](https://y.example") == (
        "[a](https://x.example/%29%20%5Bevil%5D%28https://y.example)"
    )


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A handbook whose every text is hostile, all of it new."""
    root = repository(tmp_path / "handbook", {"mkdocs.yml": MKDOCS, "content/index.md": "# Home\n"})
    for number, text in enumerate(HOSTILE):
        quoted = '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\x1b", "\\e") + '"'
        write(root, {f"content/values/v{number}.yml": f"title: {quoted}\nsummary: {quoted}\n"})
        goal = f"title: {quoted}\nsummary: text\nvalues: [{{value: v{number}, rationale: {quoted}}}]\n"
        write(root, {f"content/goals/g{number}.yml": goal})
    commit(root)
    for number in range(len(HOSTILE)):
        path = root / f"content/goals/g{number}.yml"
        changed = path.read_text(encoding="utf-8").replace("summary: text", "summary: other text\nowner: nobody")
        path.write_text(changed.replace("value: ", "strength: weak, value: "), encoding="utf-8")
        (root / f"content/values/v{number}.yml").write_text(f"title: {number}\n", encoding="utf-8")
    return root


def test_a_hostile_handbook_makes_a_harmless_report(hostile: Path) -> None:
    frame = Frame("@main#1 https://evil.example", "`x` <img src=x>", command="handbook diff '@main`'")
    text = render_markdown(difference(hostile, whole=False), frame, lambda key: f"https://x.example/{key.id}/")
    assert obeyed(text.removeprefix(MARKER)) == set()
    links = [str(token.attrs["href"]) for token in tokens(text) if token.type == "link_open"]
    assert links
    assert all(address.startswith("https://x.example/") for address in links)


def many(tmp_path: Path, count: int) -> Comparison:
    """A change of every text of many goals with long titles."""
    title = "🦊 @all #1 <b> " * 40
    files = {f"content/goals/g{number}.yml": f"title: '{title}'\nsummary: a b c\n" for number in range(count)}
    root = repository(tmp_path / "handbook", {"mkdocs.yml": MKDOCS, "content/values/v.yml": "title: V\n", **files})
    write(root, {name: text.replace("a b c", "🦊 <|> " * 2_000) + "values: [v]\n" for name, text in files.items()})
    return difference(root, whole=False)


@pytest.mark.parametrize("count", [1, 100, 400])
def test_a_report_stays_below_the_limit_and_says_what_it_left_out(count: int, tmp_path: Path) -> None:
    text = render_markdown(many(tmp_path, count), FRAME, lambda key: f"https://x.example/goals/{key.id}/")
    assert len(text.encode("utf-16-le")) // 2 <= LIMIT
    assert ("**Left out**" in text) == (count > 1)
    if count == 400:
        kept = text.count(" · goal\n")
        assert f"{400 - kept} changed records" in text


def report(root: Path, preview: str = "") -> str:
    """The report of the latest commit, as the command makes it."""
    from tests.cli.running import handbook

    words = ["--preview-url", preview] if preview else []
    done = handbook(root, "diff", "HEAD~1", "HEAD", "--format", "markdown", *words)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_names_lead_to_the_preview_or_to_the_yaml_at_the_head(tmp_path: Path) -> None:
    root = sample(tmp_path / "handbook")
    path = root / "content/goals/individual/2026-h2.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("Ten days in a branch", "Ten days"), encoding="utf-8")
    (root / "content/values/pace.yml").unlink()
    # A stranger's proposal does not choose where the links lead.
    config = root / "mkdocs.yml"
    config.write_text(
        config.read_text(encoding="utf-8").replace("github.com/larkfold", "evil.example"), encoding="utf-8"
    )
    head = commit(root)
    base = git(root, "rev-parse", "HEAD~1")
    lines = path.read_text(encoding="utf-8").splitlines()
    forge = "https://github.com/larkfold/handbook/blob"
    line = lines.index("- id: ten-branch-days") + 1
    assert f"[Ten days]({forge}/{head}/content/goals/individual/2026-h2.yml#L{line})" in report(root)
    assert f"[Pace]({forge}/{base}/content/values/pace.yml#L1)" in report(root)
    previewed = report(root, "https://preview.example/pr-7/")
    assert "[Ten days](https://preview.example/pr-7/goals/ten-branch-days/)" in previewed
    assert f"[Pace]({forge}/{base}/content/values/pace.yml#L1)" in previewed
    assert "evil.example" not in previewed


def test_files_on_disk_have_no_address_on_a_forge(tmp_path: Path) -> None:
    root = sample(tmp_path / "handbook")
    write(root, {"content/values/new.yml": "title: New\n"})
    states = load_states(root, "HEAD", None, direct=False)
    found = difference(root)
    addresses = Addresses(found, "", str, states.source_address(states.head), states.source_address(states.base))
    assert [addresses(change.key) for change in found.changes] == [""]


def test_a_hidden_record_is_not_in_the_report(tmp_path: Path) -> None:
    root = sample(tmp_path / "handbook")
    write(root, {"content/values/zebra.yml": "title: Zebra\npublish: false\n"})
    path = root / "content/goals/organization/know-why.yml"
    path.write_text(path.read_text(encoding="utf-8") + "tags: [x]\n", encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8").replace("values:\n", "values:\n  - zebra\n"), encoding="utf-8")
    commit(root)
    assert "zebra" not in report(root).lower()
    assert "Everyone can say why their goal matters" in report(root)

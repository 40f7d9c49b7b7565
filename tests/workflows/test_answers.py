"""Whatever somebody writes into an issue: it is read or refused, and the job that may write knows the answer for handbook's."""

from __future__ import annotations

import re
import textwrap

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.gfm import read_gfm
from tests.workflows.proposals import JOBS
from values_handbook.cli.issue_answer import MARKER, change_comment, refusal_comment
from values_handbook.editing.apply.issue import document_in
from values_handbook.editing.rename_target import CannotEditError

SCRIPT = next(step["run"] for step in JOBS["propose"]["steps"] if step.get("id") == "check")
CHECK = re.search(r"^WORDS = .*?^    stop\(.*?$", SCRIPT, re.MULTILINE | re.DOTALL)
PIECES = [
    "```json\n", "```\n", "````json\n", "~~~json\n", "~~~\n", "\n", "\r", "\r\n", " ", "    ", "> ", "- ", "<!--", "-->", MARKER,
    "<pre>\n", "</pre>\n", '{"format": 1, "why": "x", "changes": [{"record": "value:candor", "set": {"summary": "x"}}]}\n',
    '{"changes": []}', "[", "{", '"', "`", "``", "@kim", "#1", "[x](//evil.example)", "www.evil.example", "<img src=x>", "/close",
    "::error::x", "\x1b[31m", "\u202e", "\0", "\u2028", "\ufeff", "\ud800", "x" * 200, "word " * 40, "é", "\U0001f600",
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=15).map("".join)


def is_known(answer: str) -> bool:
    """Whether the second job would post an answer that the first one left."""
    assert CHECK
    stopped: list[str] = []
    exec(textwrap.dedent(CHECK[0]), {"re": re, "marker": MARKER, "told": f"{answer}\n", "stop": stopped.append})
    return not stopped


@settings(max_examples=300, deadline=None)
@given(texts)
def test_a_text_is_read_or_refused(text: str) -> None:
    try:
        document_in(text.encode("utf-8", "surrogatepass"))
    except CannotEditError as error:
        assert is_known(refusal_comment(str(error)))


@settings(max_examples=300, deadline=None)
@given(texts, texts)
def test_an_answer_to_it_is_known_and_does_nothing(why: str, rest: str) -> None:
    for answer in (refusal_comment(why), change_comment(why, rest)):
        assert is_known(answer), answer
        read = read_gfm(answer)
        assert (read.addresses, read.references) == ([], set())
        assert read.tags <= {"!--", "p", "pre", "code"}
        assert not re.search(r"(?m)^\s*::", answer)


def test_any_other_answer_is_not_known() -> None:
    assert not is_known(refusal_comment("x").replace("Nothing", "@kim"))

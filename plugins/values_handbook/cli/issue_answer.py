"""The answer to a proposal, as a comment for its issue: nothing in it notifies, links or loads.

What others wrote stands in one block of code, whose fence is longer than any in it. The sentences around it hold no
sign of Markdown, so that a workflow can tell such an answer from any other text.
"""

from __future__ import annotations

import re
from textwrap import wrap

from values_handbook.diagnostics.report.screen import safe_lines

MARKER = "<!-- values-handbook: proposal -->"
"""The first line, by which an earlier answer is found."""
MOST = 20_000
"""Characters of the block; a comment may have 65,536."""
_WIDTH = 100
_REFUSED = "This proposal cannot become a change of the handbook as it is. The reason, and what helps:"
_MEND = "Nothing was changed. Edit the text of this issue, or propose anew with the form."
_ACCEPTED = "What is proposed, and why:"


def refusal_comment(message: str) -> str:
    """The comment that says why a proposal is refused; no last line break."""
    return f"{MARKER}\n{_REFUSED}\n\n{_block(message)}\n\n{_MEND}"


def change_comment(why: str, comparison: str) -> str:
    """The comment that says what a proposal changes; no last line break."""
    block = _block(f"{why.strip()}\n\n{comparison}")
    return f"{MARKER}\n{_ACCEPTED}\n\n{block}"


def _block(text: str) -> str:
    lines = [part for line in safe_lines(text).split("\n") for part in _wrapped(line)]
    shown = "\n".join(lines)
    if len(shown) > MOST:
        shown = shown[:MOST].rpartition("\n")[0] + "\n… (shortened)"
    fence = "`" * max(3, *(len(ticks) + 1 for ticks in re.findall("`+", shown) or [""]))
    return f"{fence}text\n{shown}\n{fence}"


def _wrapped(line: str) -> list[str]:
    """A line in parts that can be read without scrolling."""
    indent = line[: len(line) - len(line.lstrip())][:20]
    parts = wrap(line.strip(), _WIDTH, initial_indent=indent, subsequent_indent=f"{indent}  ", break_on_hyphens=False)
    return parts or [""]

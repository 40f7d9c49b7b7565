"""Code gets its colours where that takes no time, and is plain beyond."""

from __future__ import annotations

import time

import pytest

from tests.growth import grows_too_fast, repeated
from values_handbook.prose import render_block
from values_handbook.prose.highlighting import MOST, highlight

HARD = {
    "c": "a\n\n\n\n\n",
    "java": "_\n",
    "csharp": "a\n",
    "nemerle": "_\n",
    "easytrieve": "\t" * 290 + "a\n",
    "mcschema": "<!--\n",
    "systemd": " " * 290 + "a\n",
    "xpp": "a\n",
    "pug": "-\n",
    "crystal": "<<a\n",
    "terraform": "<<a\n",
    "make": "a" * 290 + "\n",
    "fantom": "a" * 290 + "\n",
}
"""Languages whose lexers look ahead, with what they do it in: without bounds some of them take minutes."""
SECONDS = 2
"""Of the processor, for one block: the worst took 0.1 s."""


@pytest.mark.parametrize("language", HARD)
@pytest.mark.parametrize("size", [500, MOST, 50_000])
def test_a_block_of_code_is_read_in_time(language: str, size: int) -> None:
    code = (HARD[language] * size)[:size]
    start = time.process_time()
    highlight(code, language)
    assert time.process_time() - start < SECONDS


def test_fence_language() -> None:
    block = "```java\n" + "a\n" * 900 + "```\n"
    assert not grows_too_fast(repeated(block), render_block)
    assert not grows_too_fast(repeated("\n", "```c\n", "x\n```\n"), render_block)


def test_code_of_usual_length_has_colours_and_longer_code_is_plain() -> None:
    line = 'print("a")\n'
    usual, long = line * 100, line * 1_000
    assert '<span class="nb">print</span>' in highlight(usual, "python")
    assert highlight(long, "python") == f"<code>{long.replace(chr(34), '&#34;')}</code>"


def test_beyond_the_bound_for_one_text_code_is_plain() -> None:
    block = "```python\nprint(1)\n" + "# a comment of fifty characters, with its line end\n" * 30 + "```\n"
    html = render_block(block * 20).html
    assert 10 <= html.count('<span class="nb">print</span>') < 20
    assert html.count("# a comment") == 20 * 30


def test_code_in_code_is_plain() -> None:
    """The lexer of Markdown would read what stands in its fences, in any language."""
    assert "def" not in {piece.split("<")[0] for piece in highlight("```python\ndef f(): pass\n```\n", "md").split(">")}

"""The line with its text in quotes, for what only the models can tell to be a text."""

from __future__ import annotations

import pytest

from values_handbook.yaml_repair import quote_line


@pytest.mark.parametrize(
    ("line", "fixed"),
    [
        ("  - Raise it: in the channel", '  - "Raise it: in the channel"'),
        ("- note: in the channel  # why", '- "note: in the channel"  # why'),
        ("- text: [Draft]", '- text: "[Draft]"'),
        ("- Note: **x**", '- "Note: **x**"'),
        ("title: [Draft]", 'title: "[Draft]"'),
        ("title: **x**", 'title: "**x**"'),
        ("title : {x}", 'title : "{x}"'),
        ("  why: [a, b]", '  why: "[a, b]"'),
        ("  Raise it: in the channel", '  "Raise it: in the channel"'),
        ('title: ["a"]', "title: '[\"a\"]'"),
        ('title: "Say "no" early"', "title: 'Say \"no\" early'"),
        ("- [ ] task", '- "[ ] task"'),
    ],
)
def test_the_item_or_the_value_gets_quotes(line: str, fixed: str) -> None:
    assert quote_line(line) == fixed


@pytest.mark.parametrize("line", ["", "title:", "- ", "title: 'a'", 'title: "a"', "# x", "title: # x"])
def test_there_is_no_line_where_nothing_lacks_quotes(line: str) -> None:
    assert quote_line(line) is None


def test_a_place_says_which_text_of_the_line_is_meant() -> None:
    assert quote_line("- text: a: b", 3) == '- "text: a: b"'
    assert quote_line("- text: [a]  # x", 9) == '- text: "[a]"  # x'
    assert quote_line("tags: [a: b, c]", 8, 12) == 'tags: ["a: b", c]'

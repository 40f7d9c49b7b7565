"""Bytes of a file as text: encodings, line ends, and characters that nobody sees."""

from __future__ import annotations

import pytest

from tests.source.reading import places, plain, read
from values_handbook.nodes import Mapping, Scalar
from values_handbook.source.yaml_nodes import read_yaml


def value_of(text: str) -> Scalar:
    root = read(text).root
    assert isinstance(root, Mapping)
    value = root.pairs[-1][1]
    assert isinstance(value, Scalar)
    return value


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    file = read("\ufefftitle: Candor\n")
    assert plain(file.root) == {"title": "Candor"}
    assert file.diagnostics == ()


def test_bytes_that_are_not_utf8_are_shown_at_their_place_and_the_rest_is_read() -> None:
    data = "title: Café\nsummary: naïve\ntitle: x\n".encode("latin-1").replace(b"Caf\xe9", "Café".encode())
    file = read_yaml("x.yml", data)
    assert places(file) == ["invalid-utf8 2:12", "duplicate-key 3:1"]
    assert "0xEF" in file.diagnostics[0].headline
    assert file.broken
    assert plain(file.root) == {"title": "Café", "summary": "na\ufffdve"}


def test_columns_count_code_points_and_lines_only_real_line_ends() -> None:
    text = "title: a😀\u2028b\r\nsummary: c\u0085d\rwhy: é: x\n"
    assert places(read(text)) == ["unquoted-colon 3:7"]
    assert "\u2028" not in read("title: a\u2028b: c").diagnostics[0].headline
    assert read("title: a\u2028b: c").diagnostics[0].help == 'quote the text: `title: "a\u2028b: c"`'


def test_utf_16_is_recognized() -> None:
    file = read_yaml("x.yml", "title: Candor".encode("utf-16"))
    assert places(file) == ["invalid-utf8 1:1"]
    assert "UTF-16" in file.diagnostics[0].headline


@pytest.mark.parametrize("character", ["\x85", "\u2028", "\u2029", "\ufeff", "\ue000", "\U0010fffd"])
def test_separators_that_are_no_line_ends_stay_in_the_text(character: str) -> None:
    scalar = value_of(f"summary: {character}a {character} b{character}\n")
    assert scalar.value == f"{character}a {character} b{character}".strip(" ")
    assert scalar.at == (1, 10, 1, 10 + len(scalar.value))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("title: a\x00b\n", "1:9"),
        ("title: a\nwhy: \x07", "2:6"),
        ("title: \x7f", "1:8"),
        ("title: é\x9f", "1:9"),
        ("title: a\uffff", "1:9"),
        ('title: "a\\0b"', "1:10"),
        ('title: "é \\x00"', "1:11"),
        ('title: "a\n  \\u0000"', "2:3"),
        ('title: "\\\\0 \\U00000000"', "1:13"),
    ],
)
def test_control_characters_are_errors_at_their_place(text: str, place: str) -> None:
    file = read(text)
    assert places(file) == [f"forbidden-character {place}"]
    assert "\0" not in str(plain(file.root))


def test_a_backslash_before_a_zero_is_no_nul() -> None:
    assert value_of(r'title: "C:\\0"').value == r"C:\0"


def test_an_emoji_as_json_writes_it_is_one_character() -> None:
    file = read('title: "\\ud83d\\ude00 \\ud83d\\ude80 ok"\nsummary: "\\u00e9 \\ud83d\\ude00"\nwhy: x')
    assert plain(file.root) == {"title": "😀 🚀 ok", "summary": "é 😀", "why": "x"}
    assert file.diagnostics == ()
    assert not file.broken


def test_a_long_list_of_such_titles_reads_in_no_time_and_block_texts_are_left_alone() -> None:
    lines = [f'- title: "\\ud83d\\ude00 {n}"\n' for n in range(10_000)]
    file = read("".join(lines) + '- title: x\n  why: |\n    "\\ud83d\\ude00"\n')
    assert file.diagnostics == ()
    assert plain(file.root)[9_999] == {"title": "😀 9999"}
    assert plain(file.root)[10_000] == {"title": "x", "why": '"\\ud83d\\ude00"\n'}


def test_half_an_emoji_is_an_error() -> None:
    assert places(read('title: "\\ud83d x"')) == ["unknown-escape 1:9"]


def test_a_file_over_one_mebibyte_is_not_read() -> None:
    file = read_yaml("x.yml", b"#" * 1_048_577)
    assert places(file) == ["file-too-large 1:1"]
    assert "1,048,577" in file.diagnostics[0].headline
    assert places(read_yaml("x.yml", b"#" * 1_048_576)) == ["empty-file 1:1"]


@pytest.mark.parametrize("text", ["", "\n\n", "  \n", "# To be written.\n", "---\n", "\ufeff", "---\n# x\n...\n", "~"])
def test_an_empty_file_is_a_warning(text: str) -> None:
    file = read(text)
    assert places(file) == ["empty-file 1:1"]
    assert file.root is None
    assert not file.broken

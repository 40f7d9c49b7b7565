"""Every text field of every kind takes every text, in whatever style the text before it is written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.editing.apply.reading import core, read
from tests.editing.apply.support import NAUGHTY, changed_many
from values_handbook.editing.apply.document import parse_document
from values_handbook.editing.rename_target import CannotEditError
from values_handbook.model.record_shape import shape_of
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.model.record_shape import Shape

pytestmark = pytest.mark.slow

OWN = [
    "plain", "two\nlines", "two\n\nparagraphs\n", "ends with breaks\n\n\n", "\nstarts with one", " starts with a space",
    "ends with a space ", "  two\n   deep", "tab\there", "\ttab first", "cr\rhere", "crlf\r\nhere", "a: b", "a #b", "# a",
    "#a", "- a", "-a", "? a", "?", "[a]", "{a: b}", "a, b", "a]", "'quoted'", '"quoted"', "it's", 'say "no"', "\\", "\\n",
    "null", "~", "NULL", "true", "no", "y", "2026", "1.10", "0x1f", "1e3", "2026-11-23", "1:30", "=", "<<", "*a", "&a", "!a",
    "%a", "@a", "`a`", ">", "|", ">-\na", "---", "...", "--- a", "a\n---\nb", "a\n...\nb", "é", "日本語", "🙂", "\u00a0",
    "a\u00a0b", "\u200b", "word " * 40 + "end", "- a\n- b", "1. a\n2. b", "a\n b\n  c\n", "a\n\n\nb\n",
    "key:", "key: |\n  text", "a\n# b", "**bold**: text", "http://example.org/#a", "a:b", "::", "a  b", "  ", "\u3000a",
]  # fmt: skip
"""Texts that are hard to write, for where the shared ones are not there."""

STYLES = [
    "- id: r{n}\n{margin}{field}: old\n",
    '- id: r{n}\n{margin}{field}: "old"  # a comment\n',
    "- id: r{n}\n{margin}{field}: 'old'\n",
    "- id: r{n}\n{margin}{field}: |\n{margin}  old\n{margin}  text\n",
    "- id: r{n}\n{margin}{field}: |-  # a comment\n{margin}    old\n\n",
    "- id: r{n}\n{margin}{field}: |+\n{margin}  old\n\n\n",
    "- id: r{n}\n{margin}{field}: >-\n{margin}  old\n{margin}  text\n",
    "- id: r{n}\n{margin}{field}: >2\n{margin}    old\n",
    "- id: r{n}\n{margin}{field}: old\n{margin}   text on two lines\n",
    '- id: r{n}\n{margin}{field}: "old\n{margin}   text on two lines"\n',
    "- {{id: r{n}, {field}: old, tags: [a]}}\n",
    "- {{id: r{n}, {field}: 'old', tags: [a]}}\n",
    "- id: r{n}\n{margin}{field}:\n",
    "- id: r{n}\n{margin}{field}: ~  # nothing yet\n",
    "- id: r{n}\n{margin}tags: [a]\n",
    "- {{id: r{n}, tags: [a]}}\n",
]


def hostile() -> list[str]:
    """All texts that a file can hold."""
    shared = json.loads(NAUGHTY.read_text(encoding="utf-8")) if NAUGHTY.exists() else []
    return [text for text in dict.fromkeys([*OWN, *shared]) if text.strip() and is_fit(text)]


def is_fit(text: str) -> bool:
    try:
        parse_document(json.dumps({"changes": [{"record": "value:x", "set": {"summary": text}}]}))
    except CannotEditError:
        return False
    return True


def text_fields(shape: Shape, path: str = "") -> Iterator[tuple[str, Shape]]:
    """The paths of all texts for people, with `1` for the first item of a list; of lists in lists none."""
    for name, field in shape.fields.items():
        at = f"{path}{name}"
        if field.is_list and field.item is not None and field.item.fields:
            if not path:
                yield from text_fields(field.item, f"{at}/1/")
        elif field.is_list and field.item is not None and field.item.is_prose:
            if not path:
                yield f"{at}/1", field.item
        elif field.is_prose:
            yield at, field


TEXTS = hostile()
FIELDS = [(kind, path) for kind in KINDS for path, _ in text_fields(shape_of(kind))]


def test_there_are_shared_strings() -> None:
    if not NAUGHTY.exists():
        pytest.skip(f"{NAUGHTY} is not there; the tests run with their own strings alone")
    assert len(TEXTS) > 500


@pytest.mark.parametrize(("kind", "path"), [pytest.param(*found, id="-".join(found)) for found in FIELDS])
def test_a_text_field_holds_any_text_in_any_style(kind: str, path: str) -> None:
    # Each field takes the texts above, and a 24th of the shared ones, not the one that its neighbours take.
    place = FIELDS.index((kind, path))
    texts = [text for number, text in enumerate(TEXTS) if text in OWN or number % 24 == place % 24]
    *_, field = [step for step in path.split("/") if step != "1"]
    records = [_record(path, field, STYLES[(number + place) % len(STYLES)], number) for number in range(len(texts))]
    data = "".join(records).encode()
    made = changed_many(kind, data, {number: {"set": {path: text}} for number, text in enumerate(texts)})
    assert [_at(record, path) for record in read(made)] == texts
    assert [_at(record, path) for record in core(made)] == texts


def _record(path: str, field: str, style: str, number: int) -> str:
    """A record with a text at a path, which is written in a style."""
    outer = path.split("/")[0]
    if outer == path:
        return style.format(n=number, field=field, margin="  ")
    if path == f"{field}/1":
        return (
            f"- id: r{number}\n  {field}: [old, other]\n" if number % 2 else f"- id: r{number}\n  {field}:\n  - old\n"
        )
    if "tags" in style:
        style = "- {{id: r{n}, {field}: old}}" if style.startswith("- {{") else STYLES[0]
    head, *lines = style.format(n=number, field=field, margin=" " * 6).split("\n")
    if not lines:
        return f"- {{id: r{number}, {outer}: [{head.removeprefix('- ').replace(f'id: r{number}, ', '')}]}}\n"
    return "\n".join([f"- id: r{number}", f"  {outer}:", f"    - {lines[0].strip()}", *lines[1:]])


def _at(record: dict[str, object], path: str) -> object:
    found: object = record
    for step in path.split("/"):
        found = found[int(step) - 1] if isinstance(found, list) else found[step]  # type: ignore[index]
    return found


@pytest.mark.parametrize(
    "text", ["a\0b", "a\u2028b", "a\u2029b", "a\u0085b", "\ufeffa", "a\ufffe", "\uffff", "\ud800", "a\x07"]
)
def test_characters_that_no_file_can_hold_are_refused_in_words(text: str) -> None:
    with pytest.raises(
        CannotEditError, match=r"changes/1/set/summary: the character (NUL|U\+[0-9A-F]{4}) cannot stand in YAML"
    ):
        parse_document(json.dumps({"changes": [{"record": "value:x", "set": {"summary": text}}]}))

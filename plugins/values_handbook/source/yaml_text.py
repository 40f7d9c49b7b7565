"""Bytes of a YAML file → text that libyaml reads as people see it, with the problems of its characters."""

from __future__ import annotations

import re
from itertools import chain
from typing import NamedTuple

from values_handbook.diagnostics import Diagnostic, Span, diagnostic
from values_handbook.diagnostics.lines import split_lines

MAX_BYTES = 1_048_576

# YAML 1.2 (5.1) allows tab, line feed, carriage return, NEL and the printable rest.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
REPLACEMENT = "\ufffd"
SHOWN_FORBIDDEN = 20

# libyaml takes the first three for line breaks and folds them, and skips or refuses the last one inside a text.
MISREAD = "\x85\u2028\u2029\ufeff"

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


class DecodedText(NamedTuple):
    """A decoded file. `text` stands in for what libyaml misreads; `restore` (for `str.translate`) undoes that."""

    text: str
    restore: dict[int, str]
    diagnostics: tuple[Diagnostic, ...] = ()


def too_large(path: str, size: int, limit: int = MAX_BYTES) -> Diagnostic:
    """The error for a file of `size` bytes, more than the `limit` up to which it is read."""
    headline = f"the file has {size:,} bytes, more than the {limit:,} ({limit >> 20} MiB) that are read"
    help_line = "split it into several files: a folder may hold as many as you like"
    return diagnostic("file-too-large", headline, Span.of_file(path), help=help_line)


def decode(path: str, data: bytes) -> DecodedText | Diagnostic:
    """The file's text without a byte order mark, or the error that leaves nothing to read.

    Bytes that are not UTF-8 are reported and replaced one by one, so that what else is wrong is found too.
    """
    if len(data) > MAX_BYTES:
        return too_large(path, len(data))
    if data.startswith(_UTF16_MARKS):
        return _not_utf8(path, data, 0, "it looks like UTF-16")
    found = utf8_problem(path, data)
    body = data.removeprefix(b"\xef\xbb\xbf")
    if found is None:
        return _protected(body.decode("utf-8"))
    escaped = body.decode("utf-8", "surrogateescape")
    return _protected(re.sub("[\udc80-\udcff]", REPLACEMENT, escaped), (found,))


def utf8_problem(path: str, data: bytes) -> Diagnostic | None:
    """The first byte that is not UTF-8; None where all are."""
    body = data.removeprefix(b"\xef\xbb\xbf")
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(path, body, error.start, _likely_encoding(body))
    return None


def _protected(text: str, diagnostics: tuple[Diagnostic, ...] = ()) -> DecodedText:
    """`text` with a code point that it does not hold in place of each that libyaml misreads.

    A file of 1 MiB cannot hold all of the 1,048,576 code points of four bytes, so there is always a spare one.
    """
    if text.isascii():
        return DecodedText(text, {}, diagnostics)
    misread = [character for character in MISREAD if character in text]
    spare = (chr(point) for point in chain(range(0xE000, 0xF900), range(0x10FFFD, 0xFFFF, -1)))
    unused = (character for character in spare if character not in text)
    pairs = list(zip(misread, unused, strict=False))
    swapped = text.translate({ord(character): stand_in for character, stand_in in pairs})
    return DecodedText(swapped, {ord(stand_in): character for character, stand_in in pairs}, diagnostics)


def _not_utf8(path: str, body: bytes, at: int, guess: str) -> Diagnostic:
    before = split_lines(body[:at].decode("utf-8"))
    return diagnostic(
        "invalid-utf8",
        f"byte 0x{body[at]:02X} is not UTF-8" + (f": {guess}" if guess else ""),
        Span.on_line(path, len(before), len(before[-1]) + 1),
        help="save the file as UTF-8 in your editor, then check the special characters in it",
    )


def _likely_encoding(body: bytes) -> str:
    if b"\0" in body:
        return "it does not look like a text file"
    return "it looks like Windows-1252 or Latin-1"


def forbidden_characters(path: str, text: str) -> tuple[Diagnostic, ...]:
    """The first character of each line that YAML does not allow, on at most 20 lines."""
    found = []
    for number, line in enumerate(split_lines(text), 1):
        if match := FORBIDDEN.search(line):
            found.append(_forbidden(path, number, match))
            if len(found) == SHOWN_FORBIDDEN:
                break
    return tuple(found)


def _forbidden(path: str, number: int, match: re.Match[str]) -> Diagnostic:
    point = ord(match[0])
    name = "NUL" if point == 0 else f"U+{point:04X}"
    return diagnostic(
        "forbidden-character",
        f"the control character {name} is not allowed in YAML",
        Span.on_line(path, number, match.start() + 1),
        help="delete it: it is invisible, and most likely came along when the text was pasted",
    )

"""Lines of a file as diagnostics count them."""

from __future__ import annotations

import re

LINE_BREAK = re.compile(r"\r\n|\r|\n")


def split_lines(text: str) -> list[str]:
    """The lines of a text without their ends; they end at LF, CRLF or CR alone, and at nothing else."""
    return LINE_BREAK.split(text) if "\r" in text else text.split("\n")


def decode(data: bytes) -> str:
    """The text of a file for showing it: UTF-8 without a byte order mark, invalid bytes replaced."""
    return data.decode("utf-8", "replace").removeprefix("\ufeff")

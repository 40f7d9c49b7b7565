"""What a hand-written page has besides the Markdown of records: front matter and Material's containers."""

from __future__ import annotations

import re

_FRONT_MATTER = re.compile(
    r"\ufeff?---[ \t]*(?:\r\n?|\n)"
    r"(?=(?:[ \t]*(?:#[^\r\n]*)?(?>\r\n?|\n))*+[\w-]+[ \t]*:)"
    r".*?(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)",
    re.DOTALL,
)
_CONTAINER = re.compile(r"( *)(?:!!!|\?\?\?\+?|===[!+]*) +\S")
_FENCE = re.compile(r" *(`{3,}|~{3,})")
_DEEPEST = 20


def split_front_matter(text: str) -> tuple[str, str]:
    """The front matter of a page with its `---` lines, empty where there is none, and the rest of the page."""
    front = _FRONT_MATTER.match(text)
    end = front.end() if front else 0
    return text[:end], text[end:]


def body_of(text: str, *, with_containers: bool) -> str:
    """The lines of a page with front matter blank, and on request the bodies of containers unindented."""
    front, body = split_front_matter(text)
    text = re.sub(r"[^\r\n]", "", front) + body
    if with_containers and ("!!!" in text or "???" in text or "===" in text):
        text = "\n".join(_opened(re.split(r"\r\n|\r|\n", text)))
    return text


def _opened(lines: list[str], depth: int = 0) -> list[str]:
    """Lines in which the body of `!!! note`, `??? tip` or `=== "Tab"` is no longer indented."""
    opened: list[str] = []
    fence = ""
    while len(opened) < len(lines):
        line = lines[len(opened)]
        opened.append(line)
        if mark := _FENCE.match(line):
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        container = _CONTAINER.match(line)
        if container and not fence and depth < _DEEPEST:
            indent = container[1] + "    "
            body = _indented(lines, len(opened), indent)
            opened += _opened([line.removeprefix(indent) for line in body], depth + 1)
    return opened


def _indented(lines: list[str], start: int, indent: str) -> list[str]:
    end = start
    while end < len(lines) and (not lines[end].strip() or lines[end].startswith(indent)):
        end += 1
    return lines[start:end]

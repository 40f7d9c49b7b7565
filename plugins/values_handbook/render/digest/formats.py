"""A digest as text, as Markdown for a forge, and as a message of a chat.

Format of the message: the text of an incoming webhook of Slack, https://api.slack.com/reference/surfaces/formatting (2024).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from values_handbook.diagnostics.report.screen import safe
from values_handbook.render.documents import markdown_document, markdown_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from values_handbook.render.digest.view import DigestView, Line, Part


def digest_text(view: DigestView) -> str:
    """The digest for a terminal or a mail: each line ends with the address of what it is about."""
    blocks = [[safe(view.title)], *([[view.nothing]] if view.nothing else [])]
    blocks += [[safe(section.heading), *(f"- {_text(line)}" for line in section.lines)] for section in view.sections]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _text(line: Line) -> str:
    href = next((part.href for part in line if part.href), "")
    words = safe("".join(part.text for part in line))
    return f"{words} {href}" if href else words


def digest_markdown(view: DigestView) -> str:
    """The digest for an issue or a discussion. Words of records mean nothing but themselves, and notify nobody."""
    return markdown_document([[f"# {markdown_text(view.title)}"], *_blocks(view, _markdown)])


def _markdown(part: Part) -> str:
    blank = (" " if part.text[:1].isspace() else "", " " if part.text[-1:].isspace() else "")
    words = f"{blank[0]}{markdown_text(part.text)}{blank[1]}" if part.text.strip() not in (":", ";", "؛") else part.text
    return f"[{words}](<{part.href}>)" if part.href else words


def _blocks(view: DigestView, shown: Callable[[Part], str]) -> Iterator[list[str]]:
    if view.nothing:
        yield [markdown_text(view.nothing)]
    for section in view.sections:
        yield [f"## {markdown_text(section.heading)}"]
        yield [f"- {''.join(map(shown, line))}" for line in section.lines]


def digest_slack(view: DigestView) -> str:
    """The digest as the JSON that an incoming webhook takes; most chats know the same field `text`."""
    lines = [f"*{_escaped(view.title)}*", *([_escaped(view.nothing)] if view.nothing else [])]
    for section in view.sections:
        lines += ["", f"*{_escaped(section.heading)}*"]
        lines += [f"• {''.join(map(_slack, line))}" for line in section.lines]
    return json.dumps({"text": "\n".join(lines)}) + "\n"


def _slack(part: Part) -> str:
    words = _escaped(part.text)
    return f"<{_escaped(part.href).replace('|', '%7C')}|{words.replace('|', '¦')}>" if part.href else words


def _escaped(text: str) -> str:
    """The three characters that Slack reads as markup; with them no text can mention a channel."""
    return safe(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

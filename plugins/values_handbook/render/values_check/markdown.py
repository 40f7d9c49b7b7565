"""A values check as Markdown, for a design, an incident or a purchase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.compare.report.escaping import inline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from values_handbook.labels import Labels
    from values_handbook.render.values_check.view import ValuesCheckView

_LONGEST = 5_000
"""Characters of a text on one line."""


def values_check_markdown(view: ValuesCheckView, t: Labels) -> str:
    """The check. Words of records mean nothing but themselves."""
    return "\n\n".join("\n".join(block) for block in _blocks(view, t)) + "\n"


def _blocks(view: ValuesCheckView, t: Labels) -> Iterator[Iterable[str]]:
    yield [f"# {_text(view.title)}"]
    yield [_text(" ".join(part for part in (view.made, t("values-check-about")) if part))]
    yield [f"**{_text(view.what)}**"]
    yield [f"## {_text(t('values-check-questions'))}"]
    yield _list(view.questions)
    if view.values:
        yield [f"## {_text(t('values-check-asks'))}"]
    for value in view.values:
        yield [f"### {_text(value.title)}"]
        if value.about:
            yield [_text(value.about)]
        for line in value.of_team:
            yield [f"*{_text(line)}*"]
        yield _list(value.questions)
    if view.tensions:
        yield [f"## {_text(t('values-check-tensions'))}"]
        yield [f"- **{_text(item.title)}** {_text(item.text)}" for item in view.tensions]
    yield [f"## {_text(t('values-check-outcome'))}"]
    yield [f"- {_text(t('values-check-decided'))}", f"- {_text(t('values-check-difference'))}"]
    yield [_text(t("values-check-again"))]
    yield ["```sh", view.command, "```"]


def _list(questions: Iterable[str]) -> list[str]:
    return [f"- [ ] {_text(question)}" for question in questions]


def _text(words: str) -> str:
    return inline(words, _LONGEST)

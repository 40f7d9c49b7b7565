"""A values check as Markdown, for a design, an incident or a purchase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.render.documents import markdown_document, markdown_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from values_handbook.labels import Labels
    from values_handbook.render.values_check.view import ValuesCheckView


def values_check_markdown(view: ValuesCheckView, t: Labels) -> str:
    """The check. Words of records mean nothing but themselves."""
    return markdown_document(_blocks(view, t))


def _blocks(view: ValuesCheckView, t: Labels) -> Iterator[Iterable[str]]:
    yield [f"# {markdown_text(view.title)}"]
    yield [markdown_text(" ".join(part for part in (view.made, t("values-check-about")) if part))]
    yield [f"**{markdown_text(view.what)}**"]
    yield [f"## {markdown_text(t('values-check-questions'))}"]
    yield _list(view.questions)
    if view.values:
        yield [f"## {markdown_text(t('values-check-asks'))}"]
    for value in view.values:
        yield [f"### {markdown_text(value.title)}"]
        if value.about:
            yield [markdown_text(value.about)]
        for line in value.of_team:
            yield [f"*{markdown_text(line)}*"]
        yield _list(value.questions)
    if view.tensions:
        yield [f"## {markdown_text(t('values-check-tensions'))}"]
        yield [f"- **{markdown_text(item.title)}** {markdown_text(item.text)}" for item in view.tensions]
    yield [f"## {markdown_text(t('values-check-outcome'))}"]
    yield [f"- {markdown_text(t('values-check-decided'))}", f"- {markdown_text(t('values-check-difference'))}"]
    yield [markdown_text(t("values-check-again"))]
    yield ["```sh", view.command, "```"]


def _list(questions: Iterable[str]) -> list[str]:
    return [f"- [ ] {markdown_text(question)}" for question in questions]

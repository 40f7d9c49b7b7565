"""The corpus for Eleventy: the Markdown pages with front matter, and one plain layout. Nothing makes a search index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.benchmarks.forms.files import write_text
from tests.benchmarks.forms.pages import SECTIONS, Pages, by_address
from tests.benchmarks.links import Links

if TYPE_CHECKING:
    from pathlib import Path

    from tests.benchmarks.corpus import Corpus

# Without a template language in Markdown, Eleventy does less, and is faster.
SETTINGS = 'module.exports = () => ({ markdownTemplateEngine: false, dir: { input: "pages" } });\n'


def layout(title: str, content: str) -> str:
    """A page's frame, with the words of a template language for its title and its content."""
    links = "".join(f'<a href="/{section}/">{section.capitalize()}</a> ' for section in SECTIONS)
    head = f'<head><meta charset="utf-8"><title>{title}</title></head>'
    return f'<!doctype html>\n<html lang="en">{head}\n<body><nav>{links}</nav>\n<main>{content}</main></body></html>\n'


def with_front_matter(text: str, *lines: str) -> str:
    """A page with its heading as the title in front of it."""
    title = text.split("\n", 1)[0].removeprefix("# ")
    return "\n".join(["---", f'title: "{title}"', *lines, "---", text])


def write(corpus: Corpus, folder: Path) -> None:
    """Pages in `pages`, with a layout in `pages/_includes`."""
    for path, text in Pages(Links(corpus), by_address).all():
        write_text(folder / "pages" / path, with_front_matter(text, "layout: page.liquid"))
    write_text(folder / "pages" / "_includes" / "page.liquid", layout("{{ title }}", "{{ content }}"))
    write_text(folder / "eleventy.config.cjs", SETTINGS)

"""The corpus for Hugo: the Markdown pages with front matter, and one plain layout. Nothing makes a search index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.benchmarks.forms.eleventy import layout, with_front_matter
from tests.benchmarks.forms.files import write_text
from tests.benchmarks.forms.pages import Pages, by_address
from tests.benchmarks.links import Links

if TYPE_CHECKING:
    from pathlib import Path

    from tests.benchmarks.corpus import Corpus

SETTINGS = """\
baseURL = "https://example.org/"
title = "Handbook"
disableKinds = ["taxonomy", "term", "RSS"]
[markup.goldmark.renderer]
unsafe = true
"""


def write(corpus: Corpus, folder: Path) -> None:
    """Pages in `content`; what Hugo calls a section's list is the page `_index.md`."""
    for path, text in Pages(Links(corpus), by_address).all():
        name = path.replace("index.md", "_index.md")
        write_text(folder / "content" / name, with_front_matter(text))
    for kind in ("single", "list"):
        write_text(folder / "layouts" / "_default" / f"{kind}.html", layout("{{ .Title }}", "{{ .Content }}"))
    write_text(folder / "layouts" / "index.html", layout("{{ .Title }}", "{{ .Content }}"))
    # Older than 0.110, Hugo knows this name of its settings only; newer ones still do.
    write_text(folder / "config.toml", SETTINGS)

"""The corpus for MkDocs without this plugin, for two plugins that generate pages, and for Zensical."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.benchmarks.forms.files import write_text, write_yaml
from tests.benchmarks.forms.pages import SECTIONS, Pages
from tests.benchmarks.links import Links

if TYPE_CHECKING:
    from tests.benchmarks.corpus import Corpus

DATA = "corpus.pickle"
"""A pickle is read faster than any text, so that a generator's time is its own and not that of a YAML parser."""

GENERATOR = """\
import mkdocs_gen_files

from tests.benchmarks.forms.mkdocs import read

for path, text in read(__file__).all():
    with mkdocs_gen_files.open(path, "w") as page:
        page.write(text)
"""
MACROS = """\
from tests.benchmarks.forms.mkdocs import read


def define_env(env):
    pages = read(__file__)
    links = pages.links
    env.macro(pages.home, "home")
    env.macro(pages.index, "index")
    env.macro(pages.matrix, "matrix")
    for name in ("value", "goal", "objective", "team"):
        records, write = getattr(links, name + "s"), getattr(pages, name)
        env.macro(lambda id, records=records, write=write: write(records[id]), name)
"""


def write(corpus: Corpus, folder: Path) -> None:
    """Pages that somebody wrote by hand, in `docs`."""
    for path, text in Pages(Links(corpus)).all():
        write_text(folder / "docs" / path, text)
    write_yaml(folder / "mkdocs.yml", config("search"))


def write_generator(corpus: Corpus, folder: Path) -> None:
    """A script for mkdocs-gen-files, which makes the same pages from data while MkDocs builds."""
    (folder / "docs").mkdir(parents=True)
    _write_data(corpus, folder)
    write_text(folder / "generate.py", GENERATOR)
    write_yaml(folder / "mkdocs.yml", config("search", {"gen-files": {"scripts": ["generate.py"]}}))


def write_macros(corpus: Corpus, folder: Path) -> None:
    """Pages of one line for mkdocs-macros-plugin: each calls a macro that makes the text from data."""
    for path, _ in Pages(Links(corpus)).all():
        write_text(folder / "docs" / path, _call(Path(path)) + "\n")
    _write_data(corpus, folder)
    write_text(folder / "main.py", MACROS)
    write_yaml(folder / "mkdocs.yml", config("search", "macros"))


def _call(path: Path) -> str:
    """The macro that makes a page."""
    section = path.parent.name
    if section in ("", "matrices"):
        return "{{ matrix() }}" if section else "{{ home() }}"
    if path.stem == "index":
        return f'{{{{ index("{section}") }}}}'
    return f'{{{{ {section.removesuffix("s")}("{path.stem}") }}}}'


def _write_data(corpus: Corpus, folder: Path) -> None:
    (folder / DATA).write_bytes(pickle.dumps(corpus))


def read(script: str) -> Pages:
    """The pages of the corpus whose data lies beside a script."""
    corpus: Corpus = pickle.loads(Path(script).with_name(DATA).read_bytes())
    return Pages(Links(corpus))


def config(*plugins: Any) -> dict[str, Any]:
    """mkdocs.yml. Only the index pages of the sections are in the navigation: with all pages in it MkDocs is far slower."""
    return {
        "site_name": "Handbook",
        "site_url": "https://example.org/handbook/",
        "theme": {"name": "material", "font": False},
        "plugins": list(plugins),
        "nav": [
            {"Home": "index.md"},
            *({section.capitalize(): f"{section}/index.md"} for section in SECTIONS),
            {"Matrix": "matrices/overall.md"},
        ],
        "not_in_nav": "".join(f"/{section}/*\n" for section in SECTIONS),
    }

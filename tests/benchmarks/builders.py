"""Everything that can build the corpus: how its input is written, and the command that builds it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.benchmarks.forms import eleventy, handbook, hugo, mkdocs, sphinx_needs, strictdoc
from tests.benchmarks.places import ROOT
from tests.benchmarks.tools import Npm, OnPath, OwnEnvironment, Pip, Tool

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tests.benchmarks.corpus import Corpus


@dataclass(frozen=True, eq=False)
class Builder:
    """A way from the corpus to a site.

    `command` starts with a command of the tool; it is run in the folder that `write` filled. `made` is what a build leaves
    there: the site, and what would make the next build quicker. `environment` is what the command needs besides.
    """

    name: str
    tool: Tool
    write: Callable[[Corpus, Path], None]
    command: tuple[str, ...]
    made: tuple[str, ...] = ("site", ".cache")
    environment: Mapping[str, str] = field(default_factory=dict)


_BUILD = ("mkdocs", "build", "--quiet")
_THEME = ("mkdocs", "mkdocs-material")
_IMPORTING = {"PYTHONPATH": str(ROOT)}
"""Lets the script of a generator import this package."""

OURS = Builder("values-handbook", OwnEnvironment(), handbook.write, _BUILD)
HAND_WRITTEN = Builder("hand-written", OwnEnvironment(), mkdocs.write, _BUILD)
COMPETITORS = (
    Builder(
        "mkdocs-gen-files", Pip("mkdocs-gen-files", _THEME), mkdocs.write_generator, _BUILD, environment=_IMPORTING
    ),
    Builder("mkdocs-macros", Pip("mkdocs-macros-plugin", _THEME), mkdocs.write_macros, _BUILD, environment=_IMPORTING),
    Builder("Zensical", Pip("zensical"), mkdocs.write, ("zensical", "build")),
    Builder("Eleventy", Npm("@11ty/eleventy"), eleventy.write, ("eleventy", "--quiet"), ("_site", ".cache")),
    Builder("Hugo", OnPath("hugo"), hugo.write, ("hugo", "--quiet"), ("public", "resources", ".hugo_build.lock")),
    Builder(
        "Sphinx-Needs",
        Pip("sphinx-needs"),
        sphinx_needs.write,
        ("sphinx-build", "--quiet", "--jobs", "auto", "-b", "html", ".", "_build"),
        ("_build",),
    ),
    Builder("StrictDoc", Pip("strictdoc"), strictdoc.write, ("strictdoc", "export", "documents"), ("output",)),
)

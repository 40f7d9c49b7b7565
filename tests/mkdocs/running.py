"""Handbooks that a team could have, built by MkDocs: in this process for pages, in one of its own for commands."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, Any

import yaml

from tests import forking
from tests.site.support.building import TODAY, build

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.site.support.building import Site
    from tests.site.support.dom import Element

PROJECT = Path(__file__).parents[2]
"""The checkout, whose `mkdocs.yml` is the sample handbook's."""

MATERIAL = {"name": "material", "font": False, "features": ["content.action.edit"]}

SMALL: dict[str, str] = {
    "index.md": """\
        # Home

        We value [](value:candor), and we [write it down](value:candor#write-it-down).
        """,
    "values/candor.yml": """\
        title: Candor
        summary: We say what we see.
        why: Silence is what lets a small fault grow.
        tags: [speaking]
        behaviours:
          - id: write-it-down
            title: Write it down
            description: In the place where others look.
        """,
    "values/craft.yml": "title: Craft\nsummary: We finish what we start.\n",
    "goals/2026/calm.yml": """\
        title: Calm deploys
        owner: lead
        team: platform
        values:
          - {value: candor, strength: strong, rationale: Every deploy is announced.}
          - craft
        objectives: [trust]
        measures:
          - {title: Pages at night, baseline: 9, target: 1, current: 4}
        tags: [deploys]
        """,
    "objectives/trust.yml": "title: Services people trust\nvalues: [candor]\n",
    "teams/platform.yml": "title: Platform\nlead: lead\n",
    "people.yml": "- id: lead\n  title: Platform lead\n  team: platform\n",
    "dos-and-donts.yml": """\
        - id: say-it
          do: Say plainly what a value means.
          dont: Hang a noun on the wall.
          values: [candor]
        """,
    "pitfalls/drift.yml": "title: Goals drift\nvalues: [candor]\n",
    "practices.yml": "- id: retro\n  title: Monthly retro\n  every: month\n  values: [candor, craft]\n",
    "recognitions/2026.yml": """\
        - id: called-off
          title: Called off a launch
          date: 2026-09-14
          to: [lead]
          values: [candor]
          story: It was not ready, and she said so.
          tags: [courage]
        """,
    "cases/outage.yml": "title: The quiet outage\ndate: 2026-05-20\nvalues: [candor]\nsituation: A night.\n",
    "reviews/2026-h1.yml": "title: First half\ndate: 2026-07-01\nscope: [value:candor]\n",
    "faq.yml": """\
        - id: who-decides
          question: Who decides?
          answer: Everyone who was asked.
          about: [value:candor]
          tags: [deciding]
        """,
}
"""A handbook with a record of every kind, without any error or warning."""

RECORD_PAGES = (
    "values/candor/", "values/craft/", "goals/calm/", "objectives/trust/", "teams/platform/", "pitfalls/drift/",
    "cases/outage/", "reviews/2026-h1/",
)  # fmt: skip
SECTIONS = (
    "values/", "objectives/", "goals/", "dos-and-donts/", "pitfalls/", "teams/", "people/", "practices/",
    "recognitions/", "cases/", "reviews/", "faq/",
)  # fmt: skip


def write(root: Path, files: Mapping[str, str | None], config: str | None = None, **settings: Any) -> Path:
    """Write a handbook and give back its folder.

    `files` are paths below `content/` with their (dedented) text, or None for one that is not wanted; a path that
    starts with `/` lies beside mkdocs.yml. `settings` are put over plain ones; `config` is all of mkdocs.yml instead.
    """
    (root / "content").mkdir(parents=True, exist_ok=True)
    for name, text in {"index.md": "# Home\n", **files}.items():
        path = root / name.lstrip("/") if name.startswith("/") else root / "content" / name
        if text is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dedent(text), encoding="utf-8", newline="")
    plain: dict[str, Any] = {
        "site_name": "Handbook",
        "site_url": "https://example.org/handbook/",
        "docs_dir": "content",
        "theme": MATERIAL,
        "plugins": ["search", "values-handbook"],
    }
    text = dedent(config) if config is not None else yaml.safe_dump({**plain, **settings}, sort_keys=False)
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    return root


def site_of(root: Path, files: Mapping[str, str | None], *, strict: bool = False, **settings: Any) -> Site:
    """The site of a handbook written to `root`; a test that wants a failed build uses `mkdocs` instead."""
    site = build(write(root, files, **settings), root / "site", strict=strict)
    assert site.status == 0, site.log
    return site


@dataclass(frozen=True)
class Ran:
    """What a command gave."""

    status: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """Everything it said, to either stream."""
        return f"{self.err}{self.out}"

    @property
    def warnings(self) -> list[str]:
        """What it logged as a warning."""
        return re.findall(r"^WARNING\s+-\s+(.+)$", self.said, re.MULTILINE)

    @property
    def problems(self) -> list[str]:
        """The diagnostics that it printed, each as `code path:line:column`."""
        found = re.findall(r"^(?:error|warning|note)\[([\w-]+)\].*\n\s+--> (\S+)$", self.said, re.MULTILINE)
        return [f"{code} {place}" for code, place in found]


def environment(**more: str) -> dict[str, str]:
    """The environment of a command: the day of every test, no colours, no banner of the theme."""
    return {**os.environ, "SOURCE_DATE_EPOCH": TODAY, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1", **more}


def mkdocs(folder: Path, *arguments: str, **more: str) -> Ran:
    """Run `mkdocs` in a folder, in a process of its own."""
    ran = forking.run_for_text("mkdocs", arguments, folder, environment(**more))
    return Ran(ran.returncode, ran.stdout, ran.stderr)


def toc_of(root: Element) -> list[str]:
    """Material's table of contents, a line for each entry: its depth, its text and where it leads."""
    found = []
    for link in root.all("div.md-sidebar--secondary nav.md-nav--secondary a.md-nav__link"):
        depth = sum(above.tag == "ul" for above in link.ancestors()) - 1
        found.append(f"{'  ' * depth}{link.text} {link['href']}")
    return found


def navigation_of(site: Site, url: str = "") -> list[str]:
    """Material's navigation as it stands on a page: a line for each entry, its depth, its text and where it leads."""
    page = site.page(url)
    found = []
    for item in page.root.one("nav.md-nav--primary").all("li.md-nav__item"):
        if any(above.get("class").startswith("md-nav md-nav--secondary") for above in item.ancestors()):
            continue
        depth = "  " * (sum("md-nav__item" in above.classes for above in item.ancestors()))
        link = next((part for part in item.elements if part.tag == "a"), None)
        label = next((part for part in item.elements if part.tag == "label"), None)
        if link is not None:
            found.append(f"{depth}{link.text} {page.to(link).path}")
        elif label is not None:
            found.append(f"{depth}{label.text}")
    return found

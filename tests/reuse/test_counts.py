"""How often the costly things are done: once for each text, page and file, and after an edit only where it reaches."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import jinja2
import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.benchmarks.corpus import edited, make
from tests.benchmarks.forms.handbook import write, write_goal
from values_handbook.model import read
from values_handbook.prose import document
from values_handbook.reuse import processes
from values_handbook.source import files, plain_records

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SMALL, LARGE = 40, 80
"""Goals: what grows with their number is more in the second. Teams are 4 and 8, all else is as many in both."""


@dataclass
class Preview:
    """A handbook that is built again and again in one process; `done` is how often what was done since it was cleared."""

    root: Path
    done: Counter[str]

    def build(self) -> Counter[str]:
        """Build the site once more."""
        self.done.clear()
        config = load_config(str(self.root / "mkdocs.yml"))
        config.plugins.on_startup(command="serve", dirty=False)
        build(config)
        return Counter(self.done)

    def texts(self) -> int:
        """The distinct texts of the records that hold Markdown: the descriptions; all others are words alone."""
        found: set[str] = set()
        for path in (self.root / "content").rglob("*.yml"):
            _gather(yaml.safe_load(path.read_text(encoding="utf-8")), found)
        return len(found)

    def pages(self) -> int:
        """The pages of the site, without those that only lead to another one."""
        found = (path.read_text(encoding="utf-8") for path in (self.root / "site").rglob("*.html"))
        return sum('http-equiv="refresh"' not in text for text in found)


def _gather(data: Any, found: set[str]) -> None:
    for item in data if isinstance(data, list) else [data]:
        if "description" in item:
            found.add(item["description"])


def _counted(function: Callable[..., Any], name: str, done: Counter[str]) -> Callable[..., Any]:
    def counted(*args: Any, **kwargs: Any) -> Any:
        done[name] += 1
        return function(*args, **kwargs)

    return counted


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each was done, all of it by this process."""
    found: Counter[str] = Counter()
    monkeypatch.setattr(processes, "_processors", lambda: 1)
    monkeypatch.setattr(document, "_render", _counted(document._render, "Markdown conversions", found))
    monkeypatch.setattr(files, "_read", _counted(files._read, "file reads", found))
    monkeypatch.setattr(read, "read_plain", _counted(plain_records.read_plain, "YAML parses", found))
    original = jinja2.Template.render

    def render(template: jinja2.Template, *args: Any, **kwargs: Any) -> str:
        # Our own templates have the function `part`.
        found["renders of ours" if "part" in template.globals else "renders of the theme"] += 1
        return original(template, *args, **kwargs)

    monkeypatch.setattr(jinja2.Template, "render", render)
    return found


def handbook(root: Path, goals: int, done: Counter[str]) -> Preview:
    """A handbook of so many goals."""
    write(make(goals), root)
    return Preview(root, done)


def records(root: Path) -> int:
    """The files of records."""
    return len(list((root / "content").rglob("*.yml")))


def test_a_first_build_reads_parses_and_converts_everything_once(tmp_path: Path, done: Counter[str]) -> None:
    preview = handbook(tmp_path, SMALL, done)
    found = preview.build()
    assert found["file reads"] == records(tmp_path) + 1, "the home page is a file as well"
    assert found["YAML parses"] == records(tmp_path)
    assert found["Markdown conversions"] == preview.texts()


def test_renders_grow_by_two_for_each_page_and_those_of_the_theme_do_not(tmp_path: Path, done: Counter[str]) -> None:
    small, large = handbook(tmp_path / "small", SMALL, done), handbook(tmp_path / "large", LARGE, done)
    first, second = small.build(), large.build()
    people = len(list((large.root / "site/people").iterdir())) - len(list((small.root / "site/people").iterdir()))
    # The former page of each owner leads to the person, with one render.
    assert second["renders of ours"] - first["renders of ours"] == 2 * (large.pages() - small.pages()) + people
    assert second["renders of the theme"] == first["renders of the theme"]
    assert second["renders of the theme"] < small.pages()


def test_a_build_without_a_change_makes_nothing_anew(tmp_path: Path, done: Counter[str]) -> None:
    preview = handbook(tmp_path, SMALL, done)
    preview.build()
    found = preview.build()
    assert found["file reads"] == records(tmp_path) + 1, "whether a file has changed, only its bytes tell"
    assert (found["YAML parses"], found["Markdown conversions"], found["renders of ours"]) == (0, 0, 0)


@pytest.mark.parametrize("goals", [SMALL, LARGE])
def test_after_an_edit_only_what_shows_the_goal_is_made_anew(goals: int, tmp_path: Path, done: Counter[str]) -> None:
    preview = handbook(tmp_path, goals, done)
    first = preview.build()
    write_goal(edited(make(goals)).middle, tmp_path)
    found = preview.build()
    assert found["YAML parses"] == 1
    assert found["Markdown conversions"] == 1, "the description that was edited"
    # The goal, its parent, children, team, objective and up to three values; its owner's page, and the sheets of both; index
    # pages of goals and people; matrices; pages that tell of the whole handbook.
    assert found["renders of ours"] <= 2 * 25
    assert found["renders of the theme"] == first["renders of the theme"]

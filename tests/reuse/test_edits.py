"""After any edit, what was kept and what is made anew are together what a build without a cache makes."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import Phase, given
from hypothesis import strategies as st

from tests.examples import examples
from tests.reuse.building import copy_of_the_sample, made, output
from values_handbook.reuse.stored import StoredPages

if TYPE_CHECKING:
    from collections.abc import Callable

SCALAR = re.compile(r"^(\s*(?:- )?[a-z_]+): (?![|>\[{&*]).+$")
REFERENCE = re.compile(r"(?<=: )[a-z0-9]+(?:-[a-z0-9]+)*$")
FIELDS = (
    "order: 1", "ended: 2026-01-31", "publish: false", "formerly: [earlier-id]", "status: proposed", "tags: [new]",
    "owner: nobody-we-know", "description: See [](value:candor) and [the goals](../goals/index.md).", "summary: Anew.",
    "id: another-id", "icon: material/heart",
)  # fmt: skip
PAGES = {
    "values/index.md": "# Our values\n\n```handbook\nsection: values\n```\n",
    "goals/index.md": "# Written by hand\n",
    "teams/mine.md": "# Mine\n\nSee [](value:candor).\n",
}


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _write(path: Path, lines: list[str]) -> None:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _word(path: Path, draw: Callable[[Any], Any], records: list[Path]) -> None:
    """Another word at the end of a text, a date or a reference."""
    lines = _lines(path)
    places = [number for number, line in enumerate(lines) if SCALAR.match(line)]
    if places:
        place = draw(st.sampled_from(places))
        lines[place] += draw(st.sampled_from([" anew", " [](goal:calm)", "-2", "'"]))
    _write(path, lines)


def _reference(path: Path, draw: Callable[[Any], Any], records: list[Path]) -> None:
    """Another record in the place of one."""
    lines = _lines(path)
    places = [number for number, line in enumerate(lines) if REFERENCE.search(line)]
    if places:
        place = draw(st.sampled_from(places))
        lines[place] = REFERENCE.sub(draw(st.sampled_from(records)).stem, lines[place])
    _write(path, lines)


def _gone(path: Path, draw: Callable[[Any], Any], records: list[Path]) -> None:
    """A line less."""
    lines = _lines(path)
    if lines:
        lines.pop(draw(st.integers(0, len(lines) - 1)))
    _write(path, lines)


def _field(path: Path, draw: Callable[[Any], Any], records: list[Path]) -> None:
    """Another field, in a file of one record."""
    field, lines = draw(st.sampled_from(FIELDS)), _lines(path)
    name = field.partition(":")[0]
    kept = [line for line in lines if not line.startswith(f"{name}:")]
    _write(path, [field, *kept] if lines and not lines[0].startswith("-") else lines)


def _copy(path: Path, draw: Callable[[Any], Any], records: list[Path]) -> None:
    """The same again under another id."""
    _write(path.with_stem(f"{path.stem}-again"), _lines(path))


def _removed(path: Path, draw: Callable[[Any], Any], records: list[Path]) -> None:
    """A file less."""
    path.unlink()


def _page(path: Path, draw: Callable[[Any], Any], records: list[Path]) -> None:
    """A page by hand that comes, in the place of a generated one, or goes again."""
    name = draw(st.sampled_from(sorted(PAGES)))
    page = next(parent for parent in path.parents if parent.name == "content") / name
    if page.exists():
        page.unlink()
    else:
        page.write_text(PAGES[name], encoding="utf-8")


EDITS = (_word, _reference, _gone, _field, _copy, _removed, _page)


@examples(3, phases=(Phase.explicit, Phase.generate))
@given(st.data())
def test_after_any_edits_the_output_is_that_of_a_first_build(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as name:
        root = copy_of_the_sample(Path(name))
        kept = made(root, StoredPages())
        for _ in range(4):
            records = sorted((root / "content").rglob("*.yml"))
            path = data.draw(st.sampled_from(records), label="file")
            data.draw(st.sampled_from(EDITS), label="edit")(path, data.draw, records)
            kept = made(root, kept)
            assert output(kept) == output(made(root, StoredPages()))


def _edited(root: Path, name: str, old: str, new: str) -> None:
    path = root / "content" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The sample handbook, to be edited."""
    return copy_of_the_sample(tmp_path)


def _made_anew(root: Path, before: StoredPages) -> set[str]:
    after = made(root, before)
    return {path for path, kept in after.pages.items() if kept is not before.pages.get(path) and (
        path not in before.pages or kept.text is not before.pages[path].text
    )}  # fmt: skip


def test_nothing_is_made_anew_where_nothing_changed(sample: Path) -> None:
    before = made(sample, StoredPages())
    assert made(sample, before) is before


def test_a_goal_reaches_its_own_page_and_those_that_show_it(sample: Path) -> None:
    before = made(sample, StoredPages())
    goal = next((sample / "content/goals").rglob("*.yml"))
    goal.write_text(goal.read_text(encoding="utf-8") + "\n# nothing that anybody reads\n", encoding="utf-8")
    anew = _made_anew(sample, before)
    assert f"goals/{goal.stem}.md" in anew
    assert not {path for path in anew if path.startswith(("cases/", "reviews/", "pitfalls/"))}
    assert len(anew) < len(before.pages) / 2


def test_a_page_by_hand_reaches_the_pages_that_it_mentions(sample: Path) -> None:
    before = made(sample, StoredPages())
    (sample / "content/guide.md").write_text("# A guide\n\nSee [](value:candor).\n", encoding="utf-8")
    assert "values/candor.md" in _made_anew(sample, before)
    assert "A guide" in made(sample, before).pages["values/candor.md"].body

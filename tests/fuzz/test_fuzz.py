"""Whole handbooks at random. `make test` tries a fixed set of them, `make fuzz` others, as many as one likes.

What must hold: no traceback; errors with places; links whole; nothing executed; hidden stays hidden; a warm build equals a cold
one. What is found here becomes a golden case beside the others.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import Phase, assume, given, settings
from hypothesis.errors import UnsatisfiedAssumption

from tests.compare.repositories import commit, git
from tests.examples import examples
from tests.fuzz import holds
from tests.fuzz.strategies import SECRET, Handbook, handbooks, histories
from tests.gfm import read_gfm
from tests.reuse.building import made, output
from tests.safety.test_lines import assert_safe
from tests.site.support import crawl
from tests.site.support.building import build
from values_handbook.cli.states import load_states
from values_handbook.compare import compare
from values_handbook.compare.report.json import render_json
from values_handbook.compare.report.markdown import LIMIT, render_markdown
from values_handbook.compare.report.parts import Frame
from values_handbook.compare.report.text import render_text
from values_handbook.diagnostics import Severity
from values_handbook.pipeline import load
from values_handbook.project import ConfigError, read_project
from values_handbook.reuse.stored import StoredPages

if TYPE_CHECKING:
    from collections.abc import Iterator

FAILED = Path(__file__).parents[2] / ".cache/fuzz"
FRAME = Frame("base", "head")


def handbooks_of(count: int) -> settings:
    """So many handbooks. One shrinks for many minutes, and what failed is kept as it is."""
    return examples(count, phases=(Phase.explicit, Phase.generate))


@contextmanager
def folder_of(*states: Handbook) -> Iterator[Path]:
    """An empty folder. Where what is done there fails, the handbook is kept in FAILED, each state in a folder of its own."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        try:
            yield Path(folder)
        except UnsatisfiedAssumption:
            raise
        except Exception as error:
            shutil.rmtree(FAILED, ignore_errors=True)
            for number, state in enumerate(states):
                state.write(FAILED / str(number))
            error.add_note(f"the handbook is kept in {FAILED}")
            raise


def without_errors(root: Path) -> bool:
    """Take out files that hold an error, until a build has nothing to stop at; whether that worked."""
    for _ in range(8):
        project, problems = read_project(root)
        wrong = {item.span.path for item in (*problems, *load(project).errors)}
        if not wrong:
            return True
        if "mkdocs.yml" in wrong:
            return False
        for path in wrong:
            (root / path).unlink()
    return False


@handbooks_of(80)
@given(handbooks(oddness=0.6))
def test_any_handbook_is_read_and_what_is_wrong_has_its_place(handbook: Handbook) -> None:
    with folder_of(handbook) as root:
        handbook.write(root)
        project, problems = read_project(root)
        site = load(project)
        found = (*problems, *site.diagnostics)
        holds.has_places(found, root)
        holds.can_be_reported(found, root)
        # An error quotes what stands in its file, and no site is built beside one.
        for item in (item for item in site.public_diagnostics if item.severity is not Severity.ERROR):
            assert SECRET not in f"{item.headline} {item.label} {item.help} {item.span.path}", item


@handbooks_of(8)
@given(handbooks(oddness=0.4))
def test_pages_of_any_handbook_are_harmless_and_a_warm_build_equals_a_cold_one(handbook: Handbook) -> None:
    with folder_of(handbook) as root:
        handbook.write(root)
        warm = made(root, StoredPages())
        pages, files = output(warm)
        holds.is_harmless({path: page.body for path, page in pages.items()})
        holds.is_silent({path: page.body.encode() for path, page in pages.items()})
        holds.is_silent({path: text.encode() for path, text in files.items()})
        assert output(made(root, warm)) == (pages, files)
        # Another first record in each kind's files, and what was made before.
        for name, data in handbook.files.items():
            if name.endswith(".yml") and name.count("/") == 2 and SECRET not in name:
                (root / name).write_bytes(data + b"\norder: -1\n")
        assert output(made(root, warm)) == output(made(root, StoredPages()))


@handbooks_of(8)
@given(handbooks(oddness=0.02, with_edits=False))
def test_a_built_site_has_whole_links_and_nothing_hidden(handbook: Handbook) -> None:
    with folder_of(handbook) as folder:
        root = handbook.write(folder / "handbook")
        assume(without_errors(root))
        site = build(root, folder / "site")
        assert site.status == 0, site.log
        assert "Traceback" not in site.log
        assert_safe(site.log)
        assert list(crawl.broken_links(site)) == []
        assert list(crawl.missing_resources(site)) == []
        assert list(crawl.repeated_ids(site)) == []
        names = site.files()
        holds.is_silent({name: (site.root / name).read_bytes() for name in names})
        assert not [name for name in names if name.endswith((".yml", ".yaml"))]
        holds.is_harmless(holds.articles({name: site.read(name) for name in names if name.endswith(".html")}))


@handbooks_of(8)
@given(histories())
def test_any_two_states_are_compared_and_the_history_tells_of_nothing_hidden(states: list[Handbook]) -> None:
    with folder_of(*states) as root:
        git(root, "init", "--quiet", "--initial-branch", "main")
        for state in states:
            for path in root.glob("content/**/*"):
                path.unlink() if path.is_file() else None
            state.write(root)
            commit(root)
        try:
            found = load_states(root, f"HEAD~{len(states) - 1}", "HEAD", direct=True)
        except ConfigError:
            return
        told = compare(found.base.published, found.head.published)
        assert_safe(render_text(compare(found.base.whole, found.head.whole), FRAME))
        document = render_json(told, FRAME)
        holds.is_a_diff(document)
        report = render_markdown(told, FRAME, lambda key: f"https://example.org/{key.id}/")
        assert len(report) <= LIMIT
        assert all(address.startswith("https://example.org/") for address in read_gfm(report).addresses)
        holds.is_silent({"diff.json": document.encode(), "diff.md": report.encode()})
        if without_errors(root):
            site = build(root, root / "site")
            assert site.status == 0, site.log
            shown = [name for name in site.files() if name.startswith("changes")]
            holds.is_silent({name: (site.root / name).read_bytes() for name in shown})

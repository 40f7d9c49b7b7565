"""A branch may hold a link in the place of the site, which a build would empty and fill wherever it leads."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import environment
from tests.editing.running import contents
from tests.safety.building import PLAIN, write_handbook

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = {**PLAIN, "plugins": ["values-handbook"]}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small handbook, beside a folder of somebody else."""
    for name in ("index.html", "candor/index.html"):
        (tmp_path / "outside" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "outside" / name).write_text("precious")
    return write_handbook(tmp_path / "project", {"value": [{"id": "candor", "title": "Candor"}]}, config=CONFIG)


def mkdocs(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build` as a user does."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", *words]
    return subprocess.run(
        command, cwd=root, env=environment(NO_MKDOCS_2_WARNING="1"), capture_output=True, text=True, check=False
    )


LINKS = {
    "site": ("../outside", ""),
    "site/values": ("../../outside", ""),
    "site/search": ("../../outside", ""),
    "site/.well-known/x": ("../../../outside", ""),
    "site/index.html": ("../../outside/index.html", "--dirty"),
    "site/values/candor": ("../../../outside/candor", "--dirty"),
}


@pytest.mark.parametrize("name", LINKS)
def test_a_build_stops_before_it_writes_through_a_link(name: str, root: Path) -> None:
    target, option = LINKS[name]
    link = root / name
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(target)
    before = contents(root.parent)
    done = mkdocs(root, *option.split())
    expected = f"{name} is a link, and the site would be written to where it leads; delete it. Nothing was built."
    assert (done.returncode, done.stdout.strip(), done.stderr) == (1, expected, "")
    assert contents(root.parent) == before


def test_links_that_mkdocs_deletes_are_none_of_our_business(root: Path) -> None:
    (root / "site/deep").mkdir(parents=True)
    (root / "site/index.html").symlink_to("../../outside/index.html")
    (root / "site/deep/values").symlink_to("../../../outside")
    assert mkdocs(root).returncode == 0
    assert not (root / "site/index.html").is_symlink()
    assert not (root / "site/deep").exists()
    assert {path.read_text() for path in (root.parent / "outside").rglob("*.html")} == {"precious"}


def test_a_site_elsewhere_may_be_a_link_of_the_users_own(root: Path) -> None:
    (root.parent / "www").mkdir()
    (root.parent / "public").symlink_to("www")
    assert mkdocs(root, "--site-dir", str(root.parent / "public")).returncode == 0
    assert (root.parent / "www/values/candor/index.html").is_file()

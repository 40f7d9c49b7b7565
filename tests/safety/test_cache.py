"""A branch of a stranger may hold a cache: nothing is written through its links, and nothing of it is read."""

from __future__ import annotations

import os
import shutil
import stat
from typing import TYPE_CHECKING

import pytest

from tests.safety.building import PLAIN, build, write_handbook
from values_handbook.caching import files as caching
from values_handbook.caching.files import FOLDER, UntrustedError, read_file, save_file
from values_handbook.files.users import users_folder, users_key
from values_handbook.reuse.stored import NAME, StoredPages, load, save

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = {**PLAIN, "plugins": ["values-handbook"]}
RECORDS = {"value": [{"id": "candor", "title": "Candor"}]}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small handbook, beside a folder of somebody else."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/notes.txt").write_text("precious")
    (tmp_path / "outside/.gitignore").write_text("node_modules")
    return write_handbook(tmp_path / "project", RECORDS, config=CONFIG)


def outside(root: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in (root.parent / "outside").iterdir()}


def text_of(root: Path) -> str:
    """What a build shows of the value; the build has to succeed."""
    done = build(root)
    assert (done.status, "Traceback" in done.output) == (0, False), done.output
    return done.pages["values/candor/index.html"]


@pytest.mark.parametrize(
    "name", [".cache", FOLDER, f"{FOLDER}/.gitignore", f"{FOLDER}/{NAME}", f"{FOLDER}/history.json"]
)
def test_cache_symlink(name: str, root: Path) -> None:
    before = outside(root)
    link = root / name
    link.parent.mkdir(parents=True, exist_ok=True)
    is_file = name.rpartition("/")[2] in (".gitignore", NAME, "history.json")
    link.symlink_to(root.parent / "outside" / ("notes.txt" if is_file else "."))
    assert "Candor" in text_of(root)
    assert outside(root) == before
    assert not is_file or (root / FOLDER / ".gitignore").read_text() == "*\n"


@pytest.mark.parametrize("name", [".gitignore", NAME, "history.json"])
@pytest.mark.parametrize("kind", ["device", "pipe", "folder", "huge"])
def test_what_is_no_file_of_a_cache_is_not_read(kind: str, name: str, root: Path) -> None:
    """A link to a device was read until memory ended, and a pipe was waited for."""
    path = root / FOLDER / name
    path.parent.mkdir(parents=True)
    if kind == "device":
        path.symlink_to("/dev/zero")
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        with path.open("wb") as stream:
            stream.truncate(1 << 40)
    assert "Candor" in text_of(root)


def test_a_cache_of_somebody_else_is_not_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sealed as this software seals it, and with all that a branch can bring, but with the key of another user."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(root.parent / "theirs"))
    save(root, "a", StoredPages(everything="theirs"))
    assert load(root, "a").everything == "theirs"
    monkeypatch.setenv("XDG_CACHE_HOME", str(root.parent / "ours"))
    for has_key in (False, True):
        assert (users_key(root, create=has_key) is not None) == has_key
        with pytest.raises(UntrustedError):
            load(root, "a")
    assert f"{FOLDER} was not written here by you, so it is not read" in build(root).output


def test_a_cache_is_read_only_where_and_as_what_it_was_written(root: Path) -> None:
    save_file(root, NAME, lambda put: put(b"data"))
    assert read_file(root, NAME) == b"data"
    shutil.copy(root / FOLDER / NAME, root / FOLDER / "history.json")
    with pytest.raises(UntrustedError):
        read_file(root, "history.json")
    shutil.copytree(root, root.parent / "clone")
    with pytest.raises(UntrustedError):
        read_file(root.parent / "clone", NAME)


def test_a_key_that_others_can_place_or_read_is_none(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(root / ".cache"))
    assert users_folder(root) is None
    assert users_key(root, create=True) is None
    monkeypatch.setenv("XDG_CACHE_HOME", str(root.parent / "ours"))
    key = users_key(root, create=True)
    assert key is not None
    assert users_key(root) == key
    path = root.parent / "ours/values-handbook/key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    for mode in (0o644, 0o660):
        path.chmod(mode)
        assert users_key(root) is None
    path.chmod(0o600)
    path.parent.chmod(0o777)
    assert users_key(root) is None


def test_without_a_folder_for_a_key_a_site_is_built_and_nothing_kept(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root.parent / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(root.parent / "file"))
    assert "Candor" in text_of(root)
    assert not (root / ".cache").exists()


def test_pages_of_a_cache_are_still_used(root: Path) -> None:
    """The other side of it: what this software wrote for this user is read, by real builds."""
    text_of(root)
    assert read_file(root, NAME)
    kept = root / FOLDER / NAME
    before = kept.stat().st_ino
    text_of(root)
    assert kept.stat().st_ino == before
    write_handbook(root, {"value": [{"id": "candor", "title": "Candour"}]}, config=CONFIG)
    assert "Candour" in text_of(root)
    assert kept.stat().st_ino != before


def test_what_a_killed_writer_left_is_deleted_by_the_next_one(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = root / FOLDER
    folder.mkdir(parents=True)
    (folder / f".{NAME}-0123456789abcdef").write_bytes(b"half")

    def write_both(put: object) -> None:
        save_file(root, NAME, lambda inner: inner(b"inner"))
        assert callable(put)
        put(b"outer")

    save_file(root, NAME, write_both)
    assert read_file(root, NAME) == b"outer"
    assert sorted(path.name for path in folder.iterdir()) == [".gitignore", NAME]


def test_a_write_that_fails_leaves_the_file_before(root: Path) -> None:
    save_file(root, NAME, lambda put: put(b"before"))

    def fail(put: object) -> None:
        assert callable(put)
        put(b"after")
        raise OSError(28, "No space left on device")

    save_file(root, NAME, fail)
    assert read_file(root, NAME) == b"before"
    assert sorted(path.name for path in (root / FOLDER).iterdir()) == [".gitignore", NAME]


def test_a_file_that_is_larger_than_any_is_not_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_file(root, NAME, lambda put: put(b"x" * 100))
    monkeypatch.setattr(caching, "MOST_BYTES", 100)
    with pytest.raises(UntrustedError):
        read_file(root, NAME)

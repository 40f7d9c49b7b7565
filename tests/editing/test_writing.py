"""Files are written whole, through no link, and a change of several files is made whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from values_handbook.editing.writing import write_changed
from values_handbook.files.folder import LinkError
from values_handbook.files.together import Change, write_together

if TYPE_CHECKING:
    from collections.abc import Callable

BEFORE = {"a.yml": b"a", "b.yml": b"b", "c.yml": b"c"}
CHANGES = [
    Change("d.yml", b"new a", is_new=True, like="a.yml"),
    Change("a.yml", None),
    Change("b.yml", b"new b"),
    Change("deep/er/e.yml", b"new e"),
    Change("c.yml", b"c"),
]
AFTER = {"d.yml": b"new a", "b.yml": b"new b", "deep/er/e.yml": b"new e", "c.yml": b"c"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of files."""
    folder = tmp_path / "folder"
    folder.mkdir()
    for file, data in BEFORE.items():
        (folder / file).write_bytes(data)
    return folder


def contents(folder: Path) -> dict[str, bytes | None]:
    """All that lies below a folder: files with their bytes, and folders."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
        if not (path.is_dir() and any(path.iterdir()))
    }


def refuse(patch: pytest.MonkeyPatch, function: str, name: str) -> None:
    """Let the system refuse to do something that ends with the file of a name."""
    usual: Callable[..., None] = getattr(os, function)

    def refusing(*names: str, **more: int) -> None:
        if names[-1] == name:
            raise PermissionError(13, "Permission denied", names[-1])
        usual(*names, **more)

    patch.setattr(os, function, refusing)


def test_files_are_written_moved_and_deleted_together(folder: Path) -> None:
    assert write_together(folder, CHANGES) == ["d.yml", "a.yml", "b.yml", "deep/er/e.yml"]
    assert contents(folder) == AFTER


@pytest.mark.parametrize(
    ("function", "name"),
    [("replace", "d.yml"), ("unlink", "a.yml"), ("replace", "b.yml"), ("replace", "e.yml"), ("mkdir", "er")],
)
def test_a_change_that_fails_in_its_middle_leaves_no_trace(
    function: str, name: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, function, name)
    with pytest.raises(PermissionError) as refused:
        write_together(folder, CHANGES)
    assert Path(refused.value.filename).name == name
    assert Path(refused.value.filename).is_absolute()
    monkeypatch.undo()
    assert contents(folder) == BEFORE


def test_permissions_stay(folder: Path) -> None:
    (folder / "a.yml").chmod(0o640)
    (folder / "b.yml").chmod(0o604)
    write_together(folder, CHANGES)
    assert (folder / "d.yml").stat().st_mode & 0o777 == 0o640
    assert (folder / "b.yml").stat().st_mode & 0o777 == 0o604


def test_a_file_that_came_to_be_there_meanwhile_is_not_written_over(folder: Path) -> None:
    (folder / "d.yml").write_bytes(b"theirs")
    with pytest.raises(FileExistsError):
        write_together(folder, CHANGES)
    assert contents(folder) == {**BEFORE, "d.yml": b"theirs"}


@pytest.mark.parametrize("name", ["b.yml", "d.yml", "deep", "deep/er", "deep/er/e.yml"])
@pytest.mark.parametrize("target", ["outside", "inside", "nowhere"])
def test_no_link_is_followed_and_nothing_is_written_beside_one(name: str, target: str, folder: Path) -> None:
    (folder.parent / "outside").mkdir()
    (folder / "inside").mkdir()
    for there in (folder.parent / "outside", folder / "inside"):
        (there / "e.yml").write_bytes(b"precious")
    where = {"outside": folder.parent / "outside", "inside": folder / "inside", "nowhere": folder / "nowhere"}[target]
    link = folder / name
    link.unlink(missing_ok=True)
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(where / "e.yml" if name.endswith(".yml") else where)
    before = contents(folder.parent)
    with pytest.raises(LinkError) as refused:
        write_together(folder, CHANGES)
    assert refused.value.filename == str(link)
    assert contents(folder.parent) == before
    assert link.is_symlink()


def test_a_generated_file_takes_the_place_of_a_link(folder: Path) -> None:
    (folder / "ids.json").symlink_to("a.yml")
    assert write_together(folder, [Change("ids.json", b"a", is_generated=True)]) == ["ids.json"]
    assert not (folder / "ids.json").is_symlink()
    assert contents(folder) == {**BEFORE, "ids.json": b"a"}


def test_only_files_that_change_are_written(tmp_path: Path) -> None:
    one, other = tmp_path / "a.json", tmp_path / "b.json"
    assert write_changed({one: b"1", other: b"2"}, tmp_path) == [one, other]
    assert write_changed({one: b"1", other: b"3"}, tmp_path) == [other]


def test_a_link_outside_of_every_repository_is_the_users_own(tmp_path: Path) -> None:
    """Who names a path for an output may have links there; one in a repository may have come with it."""
    project = tmp_path / "project"
    (project / ".git").mkdir(parents=True)
    (tmp_path / "mine").mkdir()
    (tmp_path / "link").symlink_to("mine")
    (tmp_path / "mine/file").symlink_to("real")
    write_changed({tmp_path / "link/file": b"1", tmp_path / "link/new/deep": b"2"}, project)
    assert contents(tmp_path / "mine") == {"file": b"1", "real": b"1", "new/deep": b"2"}
    (tmp_path / "to-project").symlink_to("project")
    for name in (".github", "CODEOWNERS"):
        (project / name).symlink_to(tmp_path / "mine")
    for path in (project / ".github/x", tmp_path / "to-project/.github/x", tmp_path / "mine/../project/CODEOWNERS"):
        with pytest.raises(LinkError):
            write_changed({path: b"3"}, project)
        with pytest.raises(LinkError):
            write_changed({path: b"3"}, tmp_path / "another")

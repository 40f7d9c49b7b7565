"""Files are written whole, and a change of many files is written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from values_handbook.editing.writing import write, write_all, write_changed, write_new


def refuse(patch: pytest.MonkeyPatch, method: str, name: str) -> None:
    """Let the system refuse to do something with the file of a name."""
    usual = getattr(Path, method)

    def refusing(self: Path, target: Path) -> Path:
        if target.name == name:
            raise PermissionError(13, "Permission denied", str(target))
        done: Path = usual(self, target)
        return done

    patch.setattr(Path, method, refusing)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize(("method", "name"), [("replace", "b.yml"), ("rename", "d.yml")])
def test_a_change_that_fails_in_its_middle_leaves_no_trace(
    method: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {"a.yml": b"a", "b.yml": b"b"}
    for file, data in before.items():
        (tmp_path / file).write_bytes(data)
    refuse(monkeypatch, method, name)
    files = {tmp_path / file: b"new" for file in before}
    moves = {tmp_path / "a.yml": tmp_path / "c.yml", tmp_path / "b.yml": tmp_path / "d.yml"}
    with pytest.raises(PermissionError):
        write_all(files, moves)
    assert contents(tmp_path) == before


def test_links_and_permissions_stay(tmp_path: Path) -> None:
    (tmp_path / "real.yml").write_bytes(b"old")
    (tmp_path / "real.yml").chmod(0o640)
    (tmp_path / "link.yml").symlink_to("real.yml")
    write(tmp_path / "link.yml", b"new")
    assert (tmp_path / "link.yml").is_symlink()
    assert (tmp_path / "real.yml").read_bytes() == b"new"
    assert (tmp_path / "real.yml").stat().st_mode & 0o777 == 0o640


def test_a_file_that_came_to_be_there_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    write_new(tmp_path / "values/candor.yml", b"first")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "values/candor.yml", b"second")
    assert (tmp_path / "values/candor.yml").read_bytes() == b"first"


def test_only_files_that_change_are_written(tmp_path: Path) -> None:
    assert write_changed(tmp_path, {"a.json": b"1", "b.json": b"2"}) == ["a.json", "b.json"]
    assert write_changed(tmp_path, {"a.json": b"1", "b.json": b"3"}) == ["b.json"]

"""Kept pages: read as they were written, and whatever lies in their place makes no build fail."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING

import pytest

from tests.reuse.building import copy_of_the_sample, made
from values_handbook.caching.files import FOLDER, SEAL_BYTES, UntrustedError, save_file
from values_handbook.reuse.stored import NAME, StoredPages, load, save

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> StoredPages:
    """What a build of the sample handbook made."""
    return made(copy_of_the_sample(tmp_path_factory.mktemp("sample")), StoredPages())


def test_what_was_kept_is_read_as_it_was_written(site: StoredPages, tmp_path: Path) -> None:
    save(tmp_path, "a", site)
    found = load(tmp_path, "a")
    assert found.everything == site.everything
    assert found.questions == site.questions
    assert found.answers() == json.loads(json.dumps(site.answers()))
    assert found.files == site.files
    assert {path: kept[:2] for path, kept in found.pages.items()} == {
        path: kept[:2] for path, kept in site.pages.items()
    }
    assert {path: tuple(kept.dependencies) for path, kept in found.pages.items()} == {
        path: tuple(kept.dependencies) for path, kept in site.pages.items()
    }


def test_what_was_made_under_other_conditions_is_not_used(site: StoredPages, tmp_path: Path) -> None:
    save(tmp_path, "a", site)
    assert load(tmp_path, "b") == StoredPages()


def write_sealed(root: Path, data: bytes) -> None:
    """Put data into the cache as the software itself does."""
    save_file(root, NAME, lambda put: put(data))


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\n", b"{}", b"[]\n", b"null\n", b'{"fingerprint": "a"}\n', b"\xff\xfe\x00", b"{" * 100_000,
        b"0\n", b"1\n{}\n",
    ],
    ids=range(10),
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_as_none(data: bytes, tmp_path: Path) -> None:
    for end in (b"", bytes(8), b"\xff" * 8):
        write_sealed(tmp_path, data + end)
        assert load(tmp_path, "a") == StoredPages()


@pytest.fixture
def saved(site: StoredPages, tmp_path: Path) -> Path:
    """The file of what was kept."""
    save(tmp_path, "a", site)
    assert load(tmp_path, "a") != StoredPages()
    return tmp_path / FOLDER / NAME


def test_a_file_of_which_a_part_is_missing_is_not_read(saved: Path, tmp_path: Path) -> None:
    whole = saved.read_bytes()
    for size in range(0, len(whole), len(whole) // 25):
        saved.write_bytes(whole[:size])
        with pytest.raises(UntrustedError):
            load(tmp_path, "a")


def test_a_file_in_which_a_byte_is_another_is_not_read(saved: Path, tmp_path: Path) -> None:
    whole = saved.read_bytes()
    for place in (0, SEAL_BYTES - 1, *range(SEAL_BYTES, len(whole), len(whole) // 25), len(whole) - 1):
        saved.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(UntrustedError):
            load(tmp_path, "a")


def test_a_file_where_the_folder_should_be_is_no_error(site: StoredPages, tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("")
    save(tmp_path, "a", site)
    with pytest.raises(OSError, match="Not a directory"):
        load(tmp_path, "a")


def test_two_that_write_at_once_leave_what_one_of_them_wrote(site: StoredPages, tmp_path: Path) -> None:
    names = [f"{number}" for number in range(8)]
    threads = [threading.Thread(target=save, args=(tmp_path, name, site)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len([name for name in names if load(tmp_path, name).files == site.files]) == 1
    assert sorted(path.name for path in (tmp_path / FOLDER).iterdir()) == [".gitignore", NAME]

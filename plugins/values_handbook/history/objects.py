"""Reading git's objects one after another from one process, `git cat-file --batch` as its manual page describes it."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from values_handbook.files.folder import TooLargeError
from values_handbook.history.git import GitError, begin, run_git

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from types import TracebackType

_AT_ONCE = 1 << 16
_BATCH = 500
"""Names in one request. They fit into a pipe, so that git never blocks on its output while it is written to."""


class Objects:
    """The objects of the repository of a folder. It is closed after use, since a process of git stands behind it."""

    def __init__(self, folder: Path) -> None:
        self._reader = begin(folder, "cat-file", "--batch")

    def __enter__(self) -> Objects:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._reader.communicate()

    def read(self, name: bytes, limit: int | None = None) -> bytes | None:
        """The bytes of an object, by anything that names one but holds no line break; None where git does not have it.

        Raises TooLargeError where it has more than `limit` bytes, GitError where git gives up.
        """
        self._request(name)
        return self._answer(limit)

    def read_many(self, names: Sequence[bytes], limit: int) -> Iterator[bytes | None]:
        """The bytes of several objects; None where git does not have one, or it has more than `limit` bytes.

        Requested together they take a third of the time.
        """
        for start in range(0, len(names), _BATCH):
            some = names[start : start + _BATCH]
            self._request(*some)
            for _ in some:
                try:
                    yield self._answer(limit)
                except TooLargeError:
                    yield None

    def _request(self, *names: bytes) -> None:
        to, _ = _pipes(self._reader)
        try:
            to.write(b"".join(name + b"\n" for name in names))
            to.flush()
        except BrokenPipeError as error:
            raise GitError("git stopped while it read objects; `git fsck` looks for what is broken") from error

    def _answer(self, limit: int | None) -> bytes | None:
        _, back = _pipes(self._reader)
        head = back.readline().split()
        if len(head) != 3 or not head[2].isdigit():
            return None
        size = int(head[2])
        if limit is not None and size > limit:
            _pass_over(back, size + 1)
            raise TooLargeError(size)
        data = back.read(size)
        back.read(1)  # the line break after each object
        return data


def sizes(folder: Path, names: Sequence[bytes]) -> list[int]:
    """The sizes of objects in bytes, 0 of one that git does not have, without reading them."""
    request = b"".join(name + b"\n" for name in names)
    found = run_git(folder, "cat-file", "--batch-check=%(objectsize)", stdin=request)
    return [int(line) if line.isdigit() else 0 for line in found.splitlines()]


def _pass_over(stream: IO[bytes], size: int) -> None:
    """Skip bytes without holding them in memory."""
    while size > 0 and (data := stream.read(min(size, _AT_ONCE))):
        size -= len(data)


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    assert process.stdin is not None
    assert process.stdout is not None
    return process.stdin, process.stdout

"""Work over several processes, each case in a Python of its own: only a process without threads may be forked."""

from __future__ import annotations

import errno
import fcntl
import multiprocessing
import multiprocessing.popen_fork
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NoReturn

from tests.reuse.building import copy_of_the_sample, made, output, renderer_of
from values_handbook.reuse import pages, processes
from values_handbook.reuse.processes import Spread, run_aside
from values_handbook.reuse.stored import StoredPages
from values_handbook.site.files import other_files

MANY = 5_000
FIRST = os.getpid()


def in_order() -> None:
    assert Spread(MANY, lambda number: number * number).results() == [number * number for number in range(MANY)]


def several() -> None:
    def slowly(number: int) -> int:
        sum(range(20_000))
        return os.getpid()

    assert len(set(Spread(MANY, slowly).results())) > 1


def few() -> None:
    assert set(Spread(3, lambda number: os.getpid()).results()) == {FIRST}


def dying() -> None:
    def work(number: int) -> int:
        if os.getpid() != FIRST:
            os.kill(os.getpid(), 9)
        return number

    assert Spread(MANY, work).results() == list(range(MANY))


def failing() -> None:
    def work(number: int) -> int:
        if number == MANY - 1:
            raise ValueError(f"job {number}")
        return number

    try:
        Spread(MANY, work).results()
    except ValueError as error:
        assert str(error) == f"job {MANY - 1}"
    else:
        raise AssertionError("nothing was raised")


def unsendable() -> None:
    made = Spread(MANY, lambda number: (number, lambda: number)).results()
    assert [number for number, _ in made] == list(range(MANY))


def beside() -> None:
    place = Path(sys.argv[2])
    run_aside(lambda: place.write_text(str(os.getpid()), encoding="utf-8"))
    for child in multiprocessing.active_children():
        child.join()
    assert place.read_text(encoding="utf-8") != str(FIRST)


def _refused(*_: object) -> NoReturn:
    raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))


def without_forks() -> None:
    place = Path(sys.argv[2])
    multiprocessing.popen_fork.os.fork = _refused  # type: ignore[attr-defined]
    assert set(Spread(MANY, lambda number: os.getpid()).results()) == {FIRST}
    run_aside(lambda: place.write_text(str(os.getpid()), encoding="utf-8"))
    assert place.read_text(encoding="utf-8") == str(FIRST)


def one_fork() -> None:
    fork, forks = os.fork, [0]

    def once() -> int:
        forks[0] += 1
        return fork() if forks[0] == 1 else _refused()

    multiprocessing.popen_fork.os.fork = once  # type: ignore[attr-defined]
    processes._processors = lambda: 5
    assert Spread(MANY, lambda number: number).results() == list(range(MANY))
    assert forks[0] == 2


def without_pipes() -> None:
    last = os.dup(2)
    resource.setrlimit(resource.RLIMIT_NOFILE, (last + 1, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    assert set(Spread(MANY, lambda number: os.getpid()).results()) == {FIRST}


def small_pipes() -> None:
    processes.fcntl = _refused  # type: ignore[attr-defined]
    assert Spread(MANY, lambda number: "x" * 20_000).results() == ["x" * 20_000] * MANY


def one_page_in_a_pipe() -> None:
    pipe = os.pipe

    def small() -> tuple[int, int]:
        reading, writing = pipe()
        fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, 4096)
        return reading, writing

    os.pipe = small
    processes.fcntl = _refused  # type: ignore[attr-defined]
    assert Spread(10_000, lambda number: number).results() == list(range(10_000))


def dying_midway() -> None:
    """As the system ends processes that take too much memory: after some pages, with results on the way."""
    with tempfile.TemporaryDirectory() as folder:
        root = copy_of_the_sample(Path(folder))
        usual, left = pages._PageWork._page, [9]

        def page(self: pages._PageWork, path: str) -> pages._NewPage:
            left[0] -= 1
            if os.getpid() != FIRST and left[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return usual(self, path)

        processes._FEW = 0
        pages._PageWork._page = page  # type: ignore[method-assign]
        found = made(root, StoredPages())
        pages._PageWork._page = usual  # type: ignore[method-assign]
        processes._processors = lambda: 1
        renderer = renderer_of(root)
        alone = pages.begin_site(renderer, other_files(renderer), StoredPages())()
        assert output(found) == output(alone)
        for path, kept in alone.pages.items():
            questions = {alone.questions[number] for number in kept.dependencies}
            assert {found.questions[number] for number in found.pages[path].dependencies} == questions


def outlived() -> None:
    """A build that is killed takes its other processes with it, at whatever they are."""
    place = Path(sys.argv[2])
    busy = "import sys, time; from tests.reuse import spreading; spreading.endless(sys.argv[1])"
    with subprocess.Popen([sys.executable, "-c", busy, str(place)]) as build:
        while len(list(place.parent.glob("busy-*"))) < 3:
            time.sleep(0.01)
        build.kill()
    others = [int(path.name.removeprefix("busy-")) for path in place.parent.glob("busy-*")]
    try:
        for _ in range(2_000):
            if not any(map(_is_running, others)):
                return
            time.sleep(0.01)
        raise AssertionError("a process is still there")
    finally:
        for other in filter(_is_running, others):
            os.kill(other, signal.SIGKILL)


def endless(place: str) -> None:
    """A build with three processes besides the first, none of which ever ends."""

    def work(number: int) -> int:
        if os.getpid() != first:
            Path(place).with_name(f"busy-{os.getpid()}").touch()
        time.sleep(3_600)
        return number

    first = os.getpid()
    processes._processors = lambda: 3
    run_aside(lambda: work(0))
    Spread(MANY, work).results()


def _is_running(process: int) -> bool:
    """Whether a process is there, and not merely waits to be counted out."""
    try:
        return "State:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except OSError:
        return False


CASES = {
    "results stand in the order of the jobs": in_order,
    "several processes take part": several,
    "few jobs are not worth another process": few,
    "a process that dies takes no result with it": dying,
    "an error is raised as if there were one process": failing,
    "what cannot be sent is made here": unsendable,
    "what is done aside is done, and by another": beside,
    "where no process may be made, this one does all": without_forks,
    "where one process may be made, there are two": one_fork,
    "where no pipe may be made, this process does all": without_pipes,
    "pipes may be small": small_pipes,
    "a pipe may hold a single page": one_page_in_a_pipe,
    "a process that dies midway leaves pages with what they questions for": dying_midway,
    "no process outlives a build that is killed": outlived,
}

if __name__ == "__main__":
    processes._processors = lambda: 3
    CASES[sys.argv[1]]()

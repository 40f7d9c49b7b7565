"""Runs `mkdocs` and `handbook` in processes of their own that need not import everything anew.

Python takes two seconds to import MkDocs and to compile the theme's templates, and hundreds of tests start a command. For each
process of tests, a server imports everything once; each command is a fork of it, with its own folder, environment, arguments and
output. `tests/cli/test_command.py`, `tests/packaging` and others start the real programs from nothing.
"""

from __future__ import annotations

import atexit
import json
import os
import random
import runpy
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PROJECT = Path(__file__).parents[1]
HANDBOOK = Path(sys.executable).with_name("handbook")
_LARGEST = 1 << 20
"""Bytes of the words and the environment of a command, at most."""
_AT_THE_START = ("PYTHON", "LC_", "LANG", "LD_")
"""How the names of variables begin that Python reads as it starts."""


class Server:
    """Forks commands. It ends with the process that started it."""

    def __init__(self) -> None:
        self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.forking", str(theirs.fileno())],
                cwd=PROJECT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL,
            )  # fmt: skip
        atexit.register(self.stop)

    def run(
        self, program: str, words: Sequence[str], folder: Path, environment: Mapping[str, str], *, timeout: float
    ) -> subprocess.CompletedProcess[bytes]:
        """Run a command to its end. Raises subprocess.TimeoutExpired where it hangs."""
        asked = json.dumps([program, [*words], str(folder), dict(environment)]).encode()
        with Path(os.devnull).open("rb") as nothing, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            socket.send_fds(self._socket, [asked], [nothing.fileno(), out.fileno(), err.fileno()])
            process = int(self._socket.recv(_LARGEST))
            self._socket.settimeout(timeout)
            try:
                status = int(self._socket.recv(_LARGEST))
            except TimeoutError:
                os.kill(process, signal.SIGKILL)
                self._socket.settimeout(None)
                self._socket.recv(_LARGEST)
                raise subprocess.TimeoutExpired([program, *words], timeout) from None
            self._socket.settimeout(None)
            for stream in (out, err):
                stream.seek(0)
            return subprocess.CompletedProcess([program, *words], status, out.read(), err.read())

    def stop(self) -> None:
        """End the server."""
        self._socket.close()
        self._process.wait()


@cache
def _server(_process: int) -> Server:
    return Server()


def run(
    program: str, words: Sequence[str], folder: Path, environment: Mapping[str, str], *, timeout: float = 600
) -> subprocess.CompletedProcess[bytes]:
    """Run `mkdocs` or `handbook`: forked, or from nothing where the environment has what Python reads as it starts."""
    early = {name: value for name, value in environment.items() if name.startswith(_AT_THE_START)}
    if any(value != os.environ.get(name) for name, value in early.items()):
        command = [sys.executable, "-m", "mkdocs"] if program == "mkdocs" else [str(HANDBOOK)]
        return subprocess.run(
            [*command, *words], cwd=folder, env=environment, capture_output=True, timeout=timeout, check=False
        )
    return _server(os.getpid()).run(program, words, folder, environment, timeout=timeout)


def run_for_text(
    program: str, words: Sequence[str], folder: Path, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """The same, its output as text."""
    done = run(program, words, folder, environment)
    return subprocess.CompletedProcess(done.args, done.returncode, _text(done.stdout), _text(done.stderr))


def _text(output: bytes) -> str:
    return output.decode().replace("\r\n", "\n").replace("\r", "\n")


# What the server does


def _serve(ours: socket.socket) -> None:
    """Fork a command for each that is asked for, until nobody can ask any more."""
    while True:
        asked, streams, _, _ = socket.recv_fds(ours, _LARGEST, 3)
        if not asked:
            return
        process = os.fork()
        if not process:
            ours.close()
            os._exit(_begin(streams, *json.loads(asked)))
        for descriptor in streams:
            os.close(descriptor)
        ours.send(str(process).encode())
        _, ended = os.waitpid(process, 0)
        ours.send(str(os.waitstatus_to_exitcode(ended)).encode())


def _begin(streams: Sequence[int], program: str, words: list[str], folder: str, environment: dict[str, str]) -> int:
    """Be the command in this fork. Returns its exit status."""
    for number, descriptor in enumerate(streams):
        os.dup2(descriptor, number)
        os.close(descriptor)
    encoding = sys.stdout.encoding
    sys.stdout = open(1, "w", encoding=encoding)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding=encoding, errors="backslashreplace", buffering=1)  # noqa: SIM115
    random.seed()
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    status = _ended(lambda: _main(program, words, folder))
    # As Python does at its end.
    threading._shutdown()  # type: ignore[attr-defined]
    with suppress(Exception):
        atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    return status


def _main(program: str, words: list[str], folder: str) -> None:
    if program == "mkdocs":
        sys.path[0] = folder
        sys.argv = ["mkdocs", *words]
        # Python warns of a module that is run although it was imported.
        del sys.modules["mkdocs.__main__"]
        runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)
    else:
        sys.path[0] = str(HANDBOOK.parent)
        sys.argv = [str(HANDBOOK), *words]
        runpy.run_path(str(HANDBOOK), run_name="__main__")


def _ended(main: Any) -> int:
    """The status with which a program ends, by what it raises."""
    try:
        main()
    except SystemExit as end:
        if end.code is None or isinstance(end.code, int):
            return end.code or 0
        print(end.code, file=sys.stderr)
        return 1
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


def _import_everything() -> None:
    """Import what commands import, and compile the templates that most of them use."""
    import mkdocs.__main__  # noqa: F401
    from jinja2 import TemplateError
    from mkdocs.commands import build, serve  # noqa: F401
    from mkdocs.theme import Theme

    import values_handbook
    from tests.shared_work import share
    from values_handbook.pipeline import load
    from values_handbook.project import read_project
    from values_handbook.render.renderer import PageRenderer

    for module in walk_packages(values_handbook.__path__, "values_handbook."):
        import_module(module.name)
    for name in ("material.plugins.search.plugin", "material.plugins.tags.plugin", "pymdownx.superfences"):
        import_module(name)
    share()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "content").mkdir()
        (Path(folder) / "mkdocs.yml").write_text("docs_dir: content\nplugins: [values-handbook]\n", encoding="utf-8")
        project, _ = read_project(Path(folder))
        environments = [PageRenderer(load(project))._environment(()), Theme(name="material").get_env()]
    for environment in environments:
        for name in environment.list_templates(filter_func=_is_used):
            # Those of Material's blog need a filter of its plugin.
            with suppress(TemplateError):
                environment.get_template(name)


def _is_used(name: str) -> bool:
    return name.endswith(".html") and not name.startswith("default/")


if __name__ == "__main__":
    import gc

    asking = socket.socket(fileno=int(sys.argv[1]))
    _import_everything()
    # The collector of a fork does not look at what was there before; so that memory stays shared.
    gc.collect()
    gc.freeze()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    _serve(asking)
    os._exit(0)

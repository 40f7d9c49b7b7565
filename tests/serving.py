"""Sites on a free port of this machine: `mkdocs serve` as a process of its own, or the files of a built site."""

from __future__ import annotations

import gzip
import io
import re
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import IO, TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

GRACE = 120
"""Seconds that a server has to stop by itself, also on a busy machine."""


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


def serve(
    folder: Path, port: int, *arguments: str, environment: Mapping[str, str], log: int | IO[bytes]
) -> subprocess.Popen[bytes]:
    """A server of the handbook in a folder, which writes to `log` as it goes. Whoever starts it stops it."""
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}", *arguments],
        cwd=folder,
        env={**environment, "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT,
    )


def stop(process: subprocess.Popen[bytes]) -> None:
    """Stop a server as a person at its terminal would."""
    process.send_signal(signal.SIGINT)
    try:
        process.wait(timeout=GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class _Files(SimpleHTTPRequestHandler):
    """The files of a folder below a path, without a log.

    The sitemap names the pages where they are served: by it the theme knows those that it may swap without a load.
    """

    def __init__(self, *args: object, below: str, folder: Path) -> None:
        self._below = below
        super().__init__(*args, directory=str(folder))  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        path = urlsplit(path).path
        # A path that lies elsewhere names a file that is not there.
        return super().translate_path(path.removeprefix(self._below) if path.startswith(self._below) else "/..nowhere")

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        found = Path(self.translate_path(self.path))
        return self._send(found, self._content(found)) if _is_sitemap(found) else super().send_head()

    def _content(self, found: Path) -> bytes:
        here = f"<loc>http://{self.headers['Host']}".encode()
        content = found.read_bytes()
        return re.sub(rb"<loc>https?://[^/<]+", here, content) if _is_sitemap(found) else content

    def _send(self, path: Path, content: bytes, **headers: str) -> io.BytesIO:
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(content)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        return io.BytesIO(content)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


class _Hosted(_Files):
    """The same files as a host on the web gives them: compressed, to be kept by browsers, over one connection."""

    protocol_version = "HTTP/1.1"

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        path = Path(self.translate_path(self.path))
        found = path / "index.html" if self.path.endswith("/") else path
        if not found.is_file() or found.suffix not in _TEXTS:
            return super().send_head()
        return self._send(found, gzip.compress(self._content(found)), Content_Encoding="gzip")

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=31536000")
        super().end_headers()


def _is_sitemap(found: Path) -> bool:
    return found.name == "sitemap.xml" and found.is_file()


_TEXTS = {".css", ".html", ".js", ".json", ".map", ".svg", ".txt", ".xml"}
"""What hosts compress."""


@contextmanager
def served(folder: Path, below: str = "", *, as_hosts_do: bool = False) -> Iterator[str]:
    """The address at which the files of a folder can be read, without a slash at its end.

    `below` is the path that they lie under, such as `/handbook`. With `as_hosts_do` they are compressed and cached, as
    readers get them.
    """
    handler = _Hosted if as_hosts_do else _Files
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, below=below, folder=folder))
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{below}"
    finally:
        server.shutdown()
        server.server_close()

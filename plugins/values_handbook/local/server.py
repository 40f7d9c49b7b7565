"""The server of `handbook edit`: on this computer alone, and only for who knows a path that nobody can guess.

Any page that is open in a browser may send requests to 127.0.0.1. So each request has to name the random token in its path
and the exact host, so that no other name leads here. What writes has to come from a page of this server (`Origin`), as JSON.
A page from elsewhere cannot send that without asking first (`OPTIONS`), and that is refused, too.
"""

from __future__ import annotations

import json
import secrets
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    import io
    from collections.abc import Callable
    from typing import Any, BinaryIO

    from values_handbook.local.built import BuiltSite
    from values_handbook.local.changes import Answer, Changes

HOST = "127.0.0.1"
MOST_BYTES = 1 << 16
"""Bytes of a change document that a form sends, at most."""
_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""The address holds the token, so no other site gets it; a page is never an old one, nor a part of another."""


class EditServer(ThreadingHTTPServer):
    """Serves the built site, and takes changes, at a free port."""

    daemon_threads = True

    def __init__(self, built: BuiltSite, changes: Changes) -> None:
        self.built = built
        self.token = secrets.token_urlsafe(24)
        self.actions: dict[str, Callable[[bytes], Answer]] = {"apply": changes.apply, "check": changes.check}
        super().__init__((HOST, 0), _Handler)

    @property
    def host(self) -> str:
        """What a request has to name as its host."""
        return f"{HOST}:{self.server_port}"

    @property
    def address(self) -> str:
        """Where the site is, with a slash at its end."""
        return f"http://{self.host}/{self.token}/"


class _Handler(SimpleHTTPRequestHandler):
    """Answers one request. What is refused is refused before anything of the site is looked at."""

    server: EditServer
    timeout = 30
    _allowed = ""

    def do_GET(self) -> None:
        """Send a file of the site."""
        if not self._is_stranger() and not self._is_other_method("GET, HEAD", self._action() is None):
            super().do_GET()

    def do_HEAD(self) -> None:
        """Send what is said of a file of the site."""
        if not self._is_stranger() and not self._is_other_method("GET, HEAD", self._action() is None):
            super().do_HEAD()

    def do_POST(self) -> None:
        """Check or write what a form sends."""
        act = self._action()
        if self._is_stranger() or self._is_other_method("POST", act is not None) or act is None:
            return
        if self.headers.get_all("Origin") != [f"http://{self.server.host}"]:
            self.send_error(HTTPStatus.FORBIDDEN, explain="Changes are taken from the pages of this server alone.")
        elif self.headers.get_content_type() != "application/json":
            self.send_error(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, explain="A change is sent as application/json.")
        elif (size := self._size()) is None:
            self.send_error(HTTPStatus.LENGTH_REQUIRED)
        elif size > MOST_BYTES:
            self.send_error(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, explain=f"A change has {MOST_BYTES:,} bytes at most.")
        else:
            self._send(act(self.rfile.read(size)))

    def _refuse(self) -> None:
        if not self._is_stranger():
            self._is_other_method("GET, HEAD" if self._action() is None else "POST", False)

    do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_TRACE = do_CONNECT = _refuse  # noqa: N815 - as the library calls them

    def _is_stranger(self) -> bool:
        """Refuse a request that does not name the token and the host."""
        start, _, rest = self.path.partition("/")
        token = rest.partition("/")[0].partition("?")[0]
        is_known = secrets.compare_digest(token.encode("utf-8", "replace"), self.server.token.encode())
        if not start and is_known and self.headers.get_all("Host") == [self.server.host]:
            return False
        self.send_error(HTTPStatus.FORBIDDEN, explain="Open the address that `handbook edit` printed.")
        return True

    def _is_other_method(self, allowed: str, fits: bool) -> bool:
        """Refuse a method that a path does not take."""
        if not fits:
            self._allowed = allowed
            self.send_error(HTTPStatus.METHOD_NOT_ALLOWED)
        return not fits

    def _action(self) -> Callable[[bytes], Answer] | None:
        """What a path does with a change; None for one that names a file."""
        return self.server.actions.get(self.path.removeprefix(f"/{self.server.token}/"))

    def _size(self) -> int | None:
        """The bytes of what is sent; None where that is not said plainly."""
        said = self.headers.get_all("Content-Length") or []
        if len(said) != 1 or not (said[0].isascii() and said[0].isdigit()) or "Transfer-Encoding" in self.headers:
            return None
        return int(said[0]) if len(said[0]) < 10 else MOST_BYTES + 1

    def _send(self, answer: Answer) -> None:
        content = json.dumps(answer).encode()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def translate_path(self, path: str) -> str:
        """The file of the site that a path names."""
        self.directory = str(self.server.built.folder)
        return super().translate_path(urlsplit(path).path.removeprefix(f"/{self.server.token}"))

    def list_directory(self, path: Any) -> io.BytesIO | BinaryIO | None:  # type: ignore[override]
        """Nothing: a folder without a page is not listed."""
        self.send_error(HTTPStatus.NOT_FOUND)
        return None

    def end_headers(self) -> None:
        """Say how the answer may be used."""
        for name, value in (*_HEADERS.items(), *((("Allow", self._allowed),) if self._allowed else ())):
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *args: object) -> None:
        """Say nothing: the terminal shows what was written."""

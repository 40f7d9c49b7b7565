"""A real `mkdocs serve` on a free port, stopped by whoever started it."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import yaml

from tests.mkdocs.running import environment
from tests.serving import free_port, serve, stop
from tests.site.support.dom import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from typing import Self

    from tests.site.support.dom import Element

PATIENCE = 600
"""Seconds after which something that did not happen will not."""


class Preview:
    """`mkdocs serve` of the handbook in a folder, for the length of a `with` block."""

    def __init__(self, root: Path, *arguments: str) -> None:
        self.root = root
        self.arguments = arguments
        self.output = root / "serve.log"

    def __enter__(self) -> Self:
        self.port = free_port()
        with self.output.open("wb") as log:
            self.process = serve(self.root, self.port, *self.arguments, environment=environment(), log=log)
        try:
            self.wait_for("Serving on")
        except AssertionError:
            stop(self.process)
            raise
        return self

    def __exit__(self, *_: object) -> None:
        stop(self.process)

    @property
    def log(self) -> str:
        """What the server said so far."""
        return self.output.read_text(encoding="utf-8", errors="replace")

    def wait_for(self, words: str, *, after: int = 0) -> int:
        """Wait until the server says something, in what it says from a character on. Gives back where that ends."""
        until = time.monotonic() + PATIENCE
        while words not in self.log[after:]:
            assert self.process.poll() is None, f"the server stopped:\n{self.log}"
            assert time.monotonic() < until, f"the server never said {words!r}:\n{self.log}"
            time.sleep(0.05)
        return self.log.index(words, after) + len(words)

    def rebuilt(self, after: int) -> None:
        """Wait until a change is noticed and built, in what the server says from a character on."""
        self.wait_for("Reloading browsers", after=self.wait_for("Detected file changes", after=after))

    def html(self, path: str) -> str:
        """A file of the site, by its address from the site's root."""
        with urllib.request.urlopen(self._url(path), timeout=PATIENCE) as answer:
            return str(answer.read().decode())

    def status(self, path: str) -> int:
        """What the server answers to a request."""
        try:
            with urllib.request.urlopen(self._url(path), timeout=PATIENCE) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code

    def article(self, path: str) -> Element:
        """What a page says, without the theme's frame."""
        return parse(self.html(path)).root.one("article.md-content__inner")

    def _url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}/handbook/{path}"

    def _path(self, name: str) -> Path:
        return self.root / name.lstrip("/") if name.startswith("/") else self.root / "content" / name

    def write(self, files: Mapping[str, str | None], *, waiting: bool = True) -> None:
        """Write files and wait until they are shown; None removes one.

        They lie below `content/`, or beside mkdocs.yml where their names start with `/`.
        """
        said = len(self.log)
        for name, text in files.items():
            path = self._path(name)
            if text is None:
                path.unlink()
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
        if waiting:
            self.rebuilt(said)

    @contextmanager
    def edit(self, name: str, text: str, *, waiting: bool = True) -> Iterator[None]:
        """Write a file for a while and put the old one back. Where MkDocs refuses it there is no build to wait for."""
        path = self._path(name)
        old = path.read_text(encoding="utf-8") if path.exists() else None
        self.write({name: text}, waiting=waiting)
        try:
            yield
        finally:
            self.write({name: old})

    @contextmanager
    def configured(self, *, waiting: bool = True, **settings: Any) -> Iterator[None]:
        """Put other settings in mkdocs.yml for a while."""
        old = yaml.safe_load((self.root / "mkdocs.yml").read_text(encoding="utf-8"))
        with self.edit("/mkdocs.yml", yaml.safe_dump({**old, **settings}), waiting=waiting):
            yield

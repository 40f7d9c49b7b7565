"""The real yaml-language-server, spoken to as an editor does: LSP over standard input and output.

The protocol: https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/
"""

from __future__ import annotations

import json
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass, field
from queue import Empty, Queue
from threading import Thread
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 600.0
"""Seconds to wait for an answer; a slow machine takes two for the first."""


@dataclass
class Editor:
    """An editor with the language server. `schemas` map the address of a schema to patterns of files."""

    process: subprocess.Popen[bytes]
    root: Path
    schemas: dict[str, list[str]]
    _inbox: Queue[dict[str, Any]] = field(default_factory=Queue)
    _requests: int = 0
    _is_configured: bool = False
    _versions: dict[str, int] = field(default_factory=dict)

    def start(self) -> None:
        """Shake hands."""
        Thread(target=_read, args=(self.process.stdout, self._inbox), daemon=True).start()
        folder = {"uri": self.root.as_uri(), "name": self.root.name}
        capabilities = {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": {"completion": {"completionItem": {"snippetSupport": True}}},
        }
        self._ask(
            "initialize",
            {"processId": None, "rootUri": folder["uri"], "workspaceFolders": [folder], "capabilities": capabilities},
        )
        self._tell("initialized", {})
        # Until it has the settings, the server knows no schema and proposes nothing.
        while not self._is_configured:
            self._receive()

    def diagnostics(self, name: str, text: str) -> list[dict[str, Any]]:
        """What the editor marks in a file with this text."""
        uri = self._show(name, text)
        while True:
            message = self._next()
            found: dict[str, Any] = message.get("params", {})
            if message.get("method") == "textDocument/publishDiagnostics" and found["uri"] == uri:
                return list(found["diagnostics"])

    def completions(self, name: str, text: str) -> set[str]:
        """What the editor proposes where `|` stands in the text, once it has read it."""
        before, _, after = text.partition("|")
        self.diagnostics(name, before + after)
        uri = (self.root / name).as_uri()
        lines = before.split("\n")
        place = {"line": len(lines) - 1, "character": len(lines[-1])}
        found = self._ask("textDocument/completion", {"textDocument": {"uri": uri}, "position": place})
        return {item["label"] for item in found["items"]}

    def _show(self, name: str, text: str) -> str:
        """Open a file with a text, or type the text into the file that is open."""
        uri = (self.root / name).as_uri()
        version = self._versions[uri] = self._versions.get(uri, 0) + 1
        document: dict[str, Any] = {"uri": uri, "version": version}
        if version == 1:
            self._tell("textDocument/didOpen", {"textDocument": {**document, "languageId": "yaml", "text": text}})
        else:
            self._tell("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})
        return uri

    def _ask(self, method: str, params: object) -> Any:
        self._requests += 1
        number = self._requests
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._next()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def _tell(self, method: str, params: object) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        stream = self.process.stdin
        assert stream is not None
        stream.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        stream.flush()

    def _next(self) -> dict[str, Any]:
        """The next message that is not a question of the server."""
        while True:
            message = self._receive()
            if "id" not in message or "method" not in message:
                return message

    def _receive(self) -> dict[str, Any]:
        """The next message; a question is answered."""
        try:
            message = self._inbox.get(timeout=PATIENCE)
        except Empty:
            raise AssertionError("the language server does not answer") from None
        if "id" in message and "method" in message:
            self._send({"id": message["id"], "result": self._answer(message)})
        return message

    def _answer(self, question: dict[str, Any]) -> Any:
        """What an editor answers: its settings, and nothing else."""
        if question["method"] != "workspace/configuration":
            return None
        self._is_configured = True
        settings = {"schemas": self.schemas, "schemaStore": {"enable": False}, "validate": True, "completion": True}
        return [settings if item.get("section") == "yaml" else {} for item in question["params"]["items"]]


def _read(stream: IO[bytes], inbox: Queue[dict[str, Any]]) -> None:
    """Put each message of the server into the inbox, until it ends."""
    while header := stream.readline():
        length = int(header.removeprefix(b"Content-Length: "))
        while stream.readline().strip():
            pass
        inbox.put(json.loads(stream.read(length)))


@contextmanager
def editor(server: Path, root: Path, schemas: dict[str, list[str]]) -> Iterator[Editor]:
    """An editor in the folder `root`, for as long as it is needed."""
    command = ["node", str(server), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root) as process:
        opened = Editor(process, root, schemas)
        try:
            opened.start()
            yield opened
        finally:
            process.kill()

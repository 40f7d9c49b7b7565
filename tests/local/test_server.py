"""`handbook edit` answers the browser that was given its address, and nobody else that may send requests to this computer."""

from __future__ import annotations

import http.client
import json
import subprocess
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

from values_handbook.local.built import BuiltSite
from values_handbook.local.changes import Changes
from values_handbook.local.server import MOST_BYTES, EditServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SUMMARY = "We say what we see."
NEW_WORDING = {
    "why": "Nobody read the old one.",
    "changes": [{"record": "value:candor", "was": {"summary": SUMMARY}, "set": {"summary": "We say it early."}}],
}
JSON = "application/json"


class Unbuilt(BuiltSite):
    """A site that is there, and of which builds are only counted."""

    builds = 0

    def build(self) -> None:
        self.builds += 1


class Asked:
    """A server, and what it answers to requests as any program may write them."""

    def __init__(self, server: EditServer, root: Path) -> None:
        self.server = server
        self.path = f"/{server.token}/"
        self.file = root / "content" / "values" / "candor.yml"

    def ask(
        self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.server_port, timeout=20)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        given = {"Host": self.server.host} | ({} if body is None else {"Content-Length": str(len(body))})
        for name, value in (given | (headers or {})).items():
            if value:
                connection.putheader(name, value)
        connection.endheaders(body)
        return connection.getresponse()

    def post(self, action: str, document: Any, **headers: str) -> http.client.HTTPResponse:
        """Send a document as a form does; `headers` replace the form's, and are left out where they are empty."""
        own = {"Origin": f"http://{self.server.host}", "Content-Type": JSON}
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.ask("POST", f"{self.path}{action}", json.dumps(document).encode(), own | named)

    @property
    def is_unchanged(self) -> bool:
        return SUMMARY in self.file.read_text(encoding="utf-8")


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    """A handbook of one value, and beside it a site of one page."""
    files = {
        "hb/mkdocs.yml": "site_name: Larkfold\ndocs_dir: content\nplugins: [values-handbook]\n",
        "hb/content/values/candor.yml": f"# ours\ntitle: Candor\nsummary: {SUMMARY}\n",
        "site/0/values/candor/index.html": "<h1>Candor</h1>",
        "secret.txt": "nothing of the site",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / "hb"


@pytest.fixture
def asked(handbook: Path) -> Iterator[Asked]:
    """A server of it at a free port."""
    built = Unbuilt(handbook, handbook.parent / "site")
    with EditServer(built, Changes(handbook, "", built, lambda path: None)) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield Asked(server, handbook)
        server.shutdown()
        thread.join()


def test_pages_are_there_below_the_token_alone(asked: Asked) -> None:
    assert asked.ask("GET", f"{asked.path}values/candor/?record=candor").read() == b"<h1>Candor</h1>"
    assert asked.ask("HEAD", f"{asked.path}values/candor/").status == 200
    for path in ("/", "/values/candor/", f"/x{asked.path}values/candor/", f"{asked.path[:-2]}/values/candor/"):
        assert asked.ask("GET", path).status == 403, path


def test_nothing_but_the_site_is_served(asked: Asked) -> None:
    for path in ("../secret.txt", "..%2fsecret.txt", "%2e%2e/%2e%2e/secret.txt", "values/", "none/"):
        answer = asked.ask("GET", asked.path + path)
        assert (answer.status, b"nothing of the site" in answer.read()) == (404, False), path


def test_a_page_is_not_kept_nor_shown_in_another_one_and_tells_nobody_the_token(asked: Asked) -> None:
    headers = asked.ask("GET", f"{asked.path}values/candor/").headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    "host", ["", "localhost:{port}", "127.0.0.1", "evil.example:{port}", "127.0.0.1:{port}.evil.example"]
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_another_name_for_this_computer_is_refused(asked: Asked, method: str, host: str) -> None:
    named = host.format(port=asked.server.server_port)
    action = "apply" if method == "POST" else "values/candor/"
    body = json.dumps(NEW_WORDING).encode()
    own = {"Origin": f"http://{asked.server.host}", "Content-Type": JSON}
    assert asked.ask(method, asked.path + action, body, {**own, "Host": named}).status == 403
    assert asked.is_unchanged


@pytest.mark.parametrize(
    "origin", ["", "null", "http://localhost:{port}", "https://{host}", "http://{host}/", "http://evil.example"]
)
def test_a_change_from_a_page_elsewhere_is_refused(asked: Asked, origin: str) -> None:
    named = origin.format(port=asked.server.server_port, host=asked.server.host)
    assert asked.post("apply", NEW_WORDING, Origin=named).status == 403
    assert asked.is_unchanged


def test_a_change_without_the_token_is_refused(asked: Asked) -> None:
    own = {"Origin": f"http://{asked.server.host}", "Content-Type": JSON}
    for path in ("/apply", "/token/apply", f"{asked.path}apply".upper()):
        assert asked.ask("POST", path, json.dumps(NEW_WORDING).encode(), own).status == 403
    assert asked.is_unchanged


@pytest.mark.parametrize(
    "kind", ["", "text/plain", "application/x-www-form-urlencoded", "text/plain; application/json"]
)
def test_a_change_that_is_not_sent_as_json_is_refused(asked: Asked, kind: str) -> None:
    assert asked.post("apply", NEW_WORDING, Content_Type=kind).status == 415
    assert asked.is_unchanged


def test_a_change_that_is_too_large_or_does_not_say_how_large_is_refused(asked: Asked) -> None:
    own = {"Origin": f"http://{asked.server.host}", "Content-Type": JSON}
    for length, status in ((str(MOST_BYTES + 1), 413), ("9" * 5000, 413), ("-1", 411), ("", 411), ("0x10", 411)):
        answer = asked.ask("POST", f"{asked.path}apply", None, {**own, "Content-Length": length})
        assert answer.status == status, length
    assert asked.post("apply", NEW_WORDING, Transfer_Encoding="chunked").status == 411
    assert asked.is_unchanged


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(asked: Asked, method: str) -> None:
    assert asked.ask(method, "/apply").status == 403
    for path, allowed in (("apply", "POST"), ("values/candor/", "GET, HEAD")):
        answer = asked.ask(method, asked.path + path)
        assert (answer.status, answer.headers["Allow"]) == (405, allowed)


def test_pages_take_no_change_and_a_change_is_no_page(asked: Asked) -> None:
    assert asked.post("values/candor/", NEW_WORDING).status == 405
    assert asked.ask("GET", f"{asked.path}apply").status == 405


def test_a_check_says_what_would_change_and_writes_nothing(asked: Asked) -> None:
    answer = asked.post("check", NEW_WORDING)
    assert answer.status == 200
    assert "(value:candor)\n  summary: We say " in json.loads(answer.read())["told"]
    assert asked.is_unchanged


def test_a_change_is_written_and_the_site_built_anew(asked: Asked) -> None:
    answer = json.loads(asked.post("apply", NEW_WORDING, Content_Type="application/json; charset=utf-8").read())
    assert (answer["page"], "unbuilt" in answer) == ("values/candor/", False)
    assert asked.file.read_text(encoding="utf-8") == "# ours\ntitle: Candor\nsummary: We say it early.\n"
    assert isinstance(asked.server.built, Unbuilt)
    assert asked.server.built.builds == 1


def test_what_cannot_be_written_is_answered_with_the_reason(asked: Asked) -> None:
    asked.post("apply", NEW_WORDING)
    refused = json.loads(asked.post("apply", NEW_WORDING).read())["refused"]
    assert "We say what we see." in refused
    assert "We say it early." in refused
    answer = json.loads(asked.post("check", ["no", "document"]).read())
    assert answer["refused"].startswith("this is no change document:")


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=folder, capture_output=True, check=True, text=True)
    return done.stdout.strip()


def test_on_a_branch_each_change_is_a_commit(handbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Larkfold")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "larkfold@example.org")
    git(handbook, "init", "--quiet", "--initial-branch=main")
    git(handbook, "add", ".")
    git(handbook, "commit", "--quiet", "--message=First")
    built = Unbuilt(handbook, handbook.parent / "site")
    changes = Changes(handbook, "wording", built, lambda path: None)
    assert "refused" not in changes.apply(json.dumps(NEW_WORDING).encode())
    further = {"why": "Shorter.", "changes": [{"record": "value:candor", "set": {"summary": "Early."}}]}
    assert "refused" not in changes.apply(json.dumps(further).encode())
    assert git(handbook, "branch", "--show-current") == "wording"
    assert git(handbook, "log", "--format=%s", "main..").splitlines() == ["Shorter.", "Nobody read the old one."]
    assert git(handbook, "status", "--porcelain") == ""


def test_a_branch_that_is_there_and_not_checked_out_stays(handbook: Path) -> None:
    git(handbook, "init", "--quiet")
    git(handbook, "add", ".")
    git(handbook, "-c", "user.name=L", "-c", "user.email=l@example.org", "commit", "--quiet", "--message=First")
    git(handbook, "branch", "wording")
    built = Unbuilt(handbook, handbook.parent / "site")
    answer = Changes(handbook, "wording", built, lambda path: None).apply(json.dumps(NEW_WORDING).encode())
    assert answer == {"refused": "there is a branch `wording` already; take another name"}

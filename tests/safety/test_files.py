"""Nothing below `content/` reads or writes outside of the project, waits for ever, or goes round in a circle."""

from __future__ import annotations

import os
import re
import socket
import stat
import time
from typing import TYPE_CHECKING

import pytest
from mkdocs.commands.build import build as make
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from tests.safety.building import PLAIN, build, write_handbook
from tests.safety.reading import Page
from values_handbook.pipeline import load
from values_handbook.project import ConfigError, read_project
from values_handbook.reuse.fingerprint import fingerprint
from values_handbook.source.walking import MAX_LINKED_FOLDERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

CONFIG = {**PLAIN, "plugins": ["values-handbook"]}
SECRET = "the-secret-of-somebody-else"
SECONDS = 15
"""What reading a hostile handbook may take of a processor; the worst takes 3 s."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small handbook with an older site, beside files that are none of its business."""
    (tmp_path / "outside").mkdir()
    for name in ("record.yml", "page.md", "asset.txt"):
        (tmp_path / "outside" / name).write_text(f"title: {SECRET}\n")
    root = write_handbook(
        tmp_path / "project", {"value": [{"id": "candor", "title": "Candor"}]}, {"index.md": "# Home\n"}, CONFIG
    )
    (root / "site").mkdir()
    (root / "site/old.html").write_text("yesterday's site")
    (root / ".git").mkdir()
    (root / ".git/config").write_text(f"token = {SECRET}\n")
    return root


def links_out(content: Path) -> dict[str, str]:
    """Links of files that lead where they must not, with the codes of their errors."""
    outside = content.parent.parent / "outside"
    (content / "goals").mkdir()
    made: dict[str, Path | str] = {
        "goals/out.yml": outside / "record.yml",
        "page.md": outside / "page.md",
        "asset.txt": outside / "asset.txt",
        "relative.txt": "../../outside/asset.txt",
        "passwd.txt": "/etc/passwd",
        "zero.md": "/dev/zero",
        "twice.md": "page.md",
        "token.txt": "../.git/config",
        "nothing-outside.yml": "../../../nothing",
    }
    for name, target in made.items():
        (content / name).symlink_to(target)
    return dict.fromkeys(made, "outside-project")


def unreadable_files(content: Path) -> dict[str, str]:
    """Files that are no files, with the codes of their errors."""
    (content / "teams").mkdir()
    for name in ("pipe.md", "pipe.txt", "teams/pipe.yml"):
        os.mkfifo(content / name)
    with socket.socket(socket.AF_UNIX) as listening:
        here = content.cwd()
        os.chdir(content)  # The address of a socket is short.
        try:
            listening.bind("socket.yml")
        finally:
            os.chdir(here)
    for name, target in {
        "dangling.md": "nowhere.md",
        "one": "other",
        "other": "one",
        "teams/gone.yml": "nowhere",
    }.items():
        (content / name).symlink_to(target)
    names = ["pipe.md", "pipe.txt", "teams/pipe.yml", "socket.yml", "dangling.md", "one", "other", "teams/gone.yml"]
    for raw in (b"caf\xe9.md", b"caf\xe9.txt", b"values/caf\xe9.yml"):
        path = content / os.fsdecode(raw)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"title: Cafe\n")
        names.append(raw.decode("utf-8", "backslashreplace"))
    try:
        os.mknod(content / "device.md", stat.S_IFCHR | 0o600, os.makedev(1, 5))
        names.append("device.md")
    except PermissionError:  # Only an administrator may make devices.
        pass
    return dict.fromkeys(names, "unreadable-file")


def folders_out(content: Path) -> dict[str, str]:
    """Links of folders that lead out, or back to a folder that they lie in."""
    (content / "deep/er").mkdir(parents=True)
    made: dict[str, tuple[Path | str, str]] = {
        "folder": (content.parent.parent / "outside", "outside-project"),
        "pitfalls": (content.parent.parent / "outside", "outside-project"),
        "everything": ("/", "outside-project"),
        "git": ("../.git", "outside-project"),
        "deep/self": (".", "unreadable-file"),
        "deep/up": ("..", "unreadable-file"),
        "deep/er/content": ("../../../content", "unreadable-file"),
    }
    for name, (target, _) in made.items():
        (content / name).symlink_to(target)
    return {name: code for name, (_, code) in made.items()}


def told(output: str) -> dict[str, str]:
    """The files that a build named, with the codes of their errors."""
    found = re.findall(r"^error\[([\w-]+)\]: .*\n +--> content/(.+?):1:1$", output, re.MULTILINE)
    return {name: code for code, name in found}


def test_a_build_names_all_that_leads_elsewhere_and_touches_nothing(root: Path) -> None:
    content = root / "content"
    expected = links_out(content) | unreadable_files(content) | folders_out(content)
    done = build(root)
    assert done.status == 1
    assert told(done.output) == expected
    assert "Traceback" not in done.output
    assert SECRET not in done.output
    assert "root:x:0" not in done.output
    assert list(done.files) == ["old.html"]


def preview(root: Path) -> dict[str, bytes]:
    """The files of the site that `mkdocs serve` shows."""
    config = load_config(config_file=str(root / "mkdocs.yml"), site_dir=str(root / "site"))
    config.plugins.on_startup(command="serve", dirty=False)
    make(config, serve_url="http://127.0.0.1:8000/")
    return {
        path.relative_to(root / "site").as_posix(): path.read_bytes()
        for path in (root / "site").rglob("*")
        if path.is_file()
    }


def test_a_preview_publishes_nothing_from_elsewhere_and_says_so(root: Path) -> None:
    content = root / "content"
    expected = links_out(content) | unreadable_files(content)
    files = preview(root)
    assert not {name for name in files if any(name.startswith(wrong.removesuffix(".md")) for wrong in expected)}
    assert not [name for name, data in files.items() if SECRET.encode() in data or b"root:x:0" in data]
    assert b"<code>passwd.txt</code> is a link that leads out of the project" in files["index.html"]


@pytest.mark.parametrize("name", ["folder", "everything", "git", "deep/self", "deep/er/content"])
def test_a_preview_stops_before_mkdocs_follows_a_folder_out_or_in_a_circle(name: str, root: Path) -> None:
    folders_out(root / "content")
    for other in ("folder", "pitfalls", "everything", "git", "deep/self", "deep/up", "deep/er/content"):
        if other != name:
            (root / "content" / other).unlink()
    with pytest.raises(Abort):
        preview(root)


def test_links_that_multiply_are_not_followed_without_end(root: Path) -> None:
    for level in range(20):
        folder = root / f"content/level-{level}"
        folder.mkdir()
        for side in "ab":
            (folder / side).symlink_to(f"../level-{level + 1}")
    (root / "content/level-20").mkdir()
    with limited():
        site = load(read_project(root)[0])
    assert not site.is_bounded
    assert f"more than {MAX_LINKED_FOLDERS} folders" in site.errors[0].headline
    # Until the bound is reached, some are followed, and each is told once at most.
    assert len(site.errors) <= 2 * MAX_LINKED_FOLDERS


def test_a_folder_of_the_project_may_be_linked(root: Path) -> None:
    (root / "shared").mkdir()
    (root / "shared/calm.yml").write_text("title: Calm\n")
    (root / "content/goals").symlink_to("../shared")
    (root / "content/again").symlink_to("goals")
    site = load(read_project(root)[0])
    assert (site.errors, site.is_bounded) == ((), True)
    assert [str(record.key) for record in site.linked.handbook] == ["goal:calm", "value:candor"]


class limited:  # noqa: N801
    """A block that may take SECONDS of a processor."""

    def __enter__(self) -> None:
        self.start = time.process_time()

    def __exit__(self, *failure: object) -> None:
        if failure == (None, None, None):
            assert time.process_time() - self.start < SECONDS


MEBIBYTE = (1 << 20) - 100


def _aliases() -> Iterator[str]:
    yield "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
    for name, before in zip("bcdefghi", "abcdefgh", strict=True):
        yield f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n"


BOMBS: dict[str, tuple[str, str, str]] = {
    "brackets": ("values/x.yml", "title: x\ndescription: " + "[" * MEBIBYTE, "too-deep"),
    "braces": ("values/x.yml", "title: x\ndescription: " + "{" * 500_000, "too-deep"),
    "dashes": ("values/x.yml", "- " * 300_000, "too-deep"),
    "indentation": ("values/x.yml", "title: x\n" + "".join(f"{'  ' * n}a:\n" for n in range(700)), "too-deep"),
    "aliases": ("values/x.yml", "title: x\n" + "".join(_aliases()), "too-many-aliases"),
    "size": ("values/x.yml", "title: x\n#" + "x" * 3 * MEBIBYTE, "file-too-large"),
    "spaces": ("values/x.yml", 'title: "a\\nb' + " " * 500_000 + 'c"\n', "text-too-long"),
    "unknown fields": ("values/x.yml", "title: x\n" + "".join(f"tilte{n}: x\n" for n in range(50_000)), "unknown-field"),
    "unknown owners": ("values/x.yml", f"title: x\nowner: [{', '.join(f'p{n}' for n in range(20_000))}]\n", "unknown-reference"),
    "one owner often": ("values/x.yml", f"title: x\nadopted_by: [{', '.join('a' * 30_000)}]\n", ""),
    "names like ids": ("values/x.yml", f"title: x\nadopted_by: [{', '.join(f'Candor {n}' for n in range(20_000))}]\n", ""),
    "one value often": ("goals/x.yml", f"title: x\nvalues: [{', '.join(['candor'] * 20_000)}]\n", "duplicate-alignment"),
    "a long chain": ("goals.yml", "".join(f"- {{id: g{n}, title: T, parent: g{n + 1}}}\n" for n in range(4_000)) + "- {id: g4000, title: T}\n", "too-many-levels"),
    "a long circle": ("goals.yml", "".join(f"- {{id: g{n}, title: T, parent: g{(n + 1) % 4_000}}}\n" for n in range(4_000)), "cycle"),
    "teams in teams": ("teams.yml", "".join(f"- {{id: t{n}, title: T, parent: t{max(0, n - 1)}}}\n" for n in range(1, 1_000)) + "- {id: t0, title: T}\n", "too-many-levels"),
    "a long id": ("values/x.yml", f"title: x\nid: {'a' * 300_000}\n", "invalid-id"),
    "a long title in a list": ("values/x.yml", f"- title: {'a' * 300_000}\n", "invalid-id"),
    "a long number": ("values/x.yml", f"title: x\norder: {'9' * 300_000}\n", "invalid-number"),
    "quotes": ("values/x.yml", "title: " + "'" * 300_001, "yaml"),
    "exclamation marks": ("values/x.yml", "title: " + "!" * 300_000, "yaml"),
    "anchors": ("values/x.yml", "title: " + "&a " * 200_000, "yaml"),
    "colons": ("values/x.yml", "title: " + ": " * 300_000, "yaml"),
    "front matter": ("page.md", "---\na: " + "[" * 200_000 + "]" * 200_000 + "\n---\n# x\n", "too-deep"),
}  # fmt: skip
"""Files that are larger, deeper or longer than anybody writes: where they lie, what they hold, and the code expected."""


@pytest.mark.parametrize("name", BOMBS)
def test_whatever_is_too_large_is_refused_in_time(name: str, root: Path) -> None:
    file, text, code = BOMBS[name]
    (root / "content" / file).parent.mkdir(exist_ok=True)
    (root / "content" / file).write_text(text)
    with limited():
        site = load(read_project(root)[0])
    codes = {item.code for item in site.errors}
    assert (code in codes) if code not in ("", "yaml") else (bool(codes) == (code == "yaml"))
    assert all(len(item.headline) < 400_000 for item in site.errors)


def test_a_build_with_several_of_them_ends_with_their_errors(root: Path) -> None:
    (root / "content/values").mkdir()
    for name in ("brackets", "aliases", "size", "exclamation marks", "a long id"):
        (root / f"content/values/{name.replace(' ', '-')}.yml").write_text(BOMBS[name][1])
    done = build(root)
    assert done.status == 1
    assert "Traceback" not in done.output
    assert {"too-deep", "file-too-large", "too-many-aliases"} <= set(
        re.findall(r"^error\[([\w-]+)\]", done.output, re.MULTILINE)
    )
    assert list(done.files) == ["old.html"]
    assert max(map(len, done.output.splitlines())) < 4_000


def test_a_mebibyte_of_marks_in_a_field_is_shown_in_time(root: Path) -> None:
    (root / "content/values").mkdir()
    marks = ("[", "`", ">", "*", "<", "![", "- ", "|")
    for number, mark in enumerate(marks):
        text = mark * (MEBIBYTE // len(mark) - 100)
        (root / f"content/values/x-{number}.yml").write_text(f"title: Marks\ndescription: '{text}'\n")
    done = build(root, "--quiet")
    assert (done.status, "Traceback" in done.output) == (0, False), done.output[-500:]
    assert {f"values/x-{number}/index.html" for number in range(len(marks))} <= set(done.files)


def test_what_mkdocs_itself_would_die_of_in_a_page_is_no_traceback(root: Path) -> None:
    (root / "content/page.md").write_text("# x\n\n[a](http://[::1) ![b](//[) [c](//[x)\n")
    done = build(root)
    assert (done.status, "Traceback" in done.output) == (0, False), done.output
    assert "<span>a</span> <span>b</span> <span>c</span>" in done.pages["page/index.html"]


WRITTEN = (
    "../escaped",
    "/escaped",
    "..",
    ".",
    "a/b",
    "a\\b",
    "%2e%2e/escaped",
    "index",
    "a\x00b",
    "con/../../escaped",
    "A",
    "a_b",
    " ",
)


@pytest.mark.parametrize("identifier", WRITTEN)
def test_an_id_that_is_a_path_is_an_error(identifier: str, root: Path) -> None:
    for field in ("id", "formerly"):
        record = {"id": "fine", "title": "Fine", field: identifier}
        write_handbook(root, {"value": [record]}, config=CONFIG)
        if identifier.strip() or field == "formerly":
            assert {item.code for item in load(read_project(root)[0]).errors} & {
                "invalid-id",
                "forbidden-character",
            } or not identifier.strip()


def test_nothing_is_written_outside_of_the_site(root: Path) -> None:
    records = [
        {"id": f"ok-{n}", "title": text} for n, text in enumerate(WRITTEN) if "\x00" not in text and text.strip()
    ]
    write_handbook(root, {"value": [*records, {"id": "candor", "title": "Candor"}]}, config=CONFIG)
    before = files_around(root)
    assert build(root).status == 0
    after = {path for path in files_around(root) if not path.startswith("project/site/")}
    assert after == {path for path in before if not path.startswith("project/site/")} | set()


def files_around(root: Path) -> set[str]:
    """All files in the folder that holds the project."""
    return {path.relative_to(root.parent).as_posix() for path in root.parent.rglob("*") if ".cache" not in path.parts}


CLIMBING = (
    "../../../etc/passwd",
    "../../outside/asset.txt",
    "/../../outside/asset.txt",
    "%2e%2e/%2e%2e/outside/asset.txt",
    "..%2f..%2foutside/asset.txt",
    "..\\..\\outside\\asset.txt",
    "/etc/passwd",
    "file:///etc/passwd",
)


def test_relative_links_do_not_climb_out_of_the_content_folder(root: Path) -> None:
    text = "\n\n".join(f"[{n}](<{href}>) ![{n}](<{href}>)" for n, href in enumerate(CLIMBING))
    write_handbook(
        root,
        {"value": [{"id": "candor", "title": "Candor", "description": text, "links": ["../../outside/asset.txt"]}]},
        config=CONFIG,
    )
    done = build(root)
    assert done.status == 0
    assert len(re.findall(r"\[dead-link\]", done.output)) >= len(CLIMBING)
    addresses = [
        value
        for item in Page(done.pages["values/candor/index.html"]).elements
        for name, value in item.attributes
        if name in ("href", "src")
    ]
    assert not [address for address in addresses if "passwd" in address or "outside" in address]


@pytest.mark.parametrize(
    "asked",
    [
        "record: value:../../outside",
        "record: ../../outside/record.yml",
        "section: ../values",
        "matrix: ../../outside/x",
        "cards: /etc",
        "list: values/../goals",
    ],
)
def test_an_embed_asks_for_what_there_is(asked: str, root: Path) -> None:
    (root / "content/index.md").write_text(f"# Home\n\n```handbook\n{asked}\n```\n")
    site = load(read_project(root)[0])
    assert len(site.errors) == 1
    assert site.errors[0].span.line in (3, 4)


def test_folders_named_like_files_are_folders(root: Path) -> None:
    for name in ("values.yaml", "goals/x.yml", "page.md", "index.html"):
        (root / "content" / name).mkdir(parents=True)
    (root / "content/goals/x.yml/calm.yml").write_text("title: Calm\n")
    done = build(root)
    assert (done.status, "Traceback" in done.output) == (0, False), done.output
    assert "goals/calm/index.html" in done.files


def grow(path: Path) -> None:
    """Make a file of a terabyte of nothing, which takes a block of the disk."""
    with path.open("wb") as stream:
        stream.truncate(1 << 40)


def test_a_page_without_an_end_is_an_error(root: Path) -> None:
    grow(root / "content/page.md")
    with limited():
        site = load(read_project(root)[0])
    assert [(item.code, item.span.path) for item in site.errors] == [("file-too-large", "content/page.md")]
    assert "more than the 16,777,216 (16 MiB) that are read" in site.errors[0].headline


@pytest.mark.parametrize(
    ("made", "why"),
    [("device", "it is no regular file"), ("pipe", "it is no regular file"), ("huge", "file too large")],
)
def test_settings_are_read_from_regular_files_of_a_size(made: str, why: str, root: Path) -> None:
    base = root / "base.yml"
    if made == "device":
        base.symlink_to("/dev/zero")
    elif made == "pipe":
        os.mkfifo(base)
    else:
        grow(base)
    (root / "mkdocs.yml").write_text("INHERIT: base.yml\nsite_name: Handbook\ndocs_dir: content\n")
    with limited(), pytest.raises(ConfigError, match=f"base.yml cannot be read: {why}"):
        read_project(root)


def test_templates_of_a_team_are_no_devices(root: Path) -> None:
    """Which are looked at in each build, to know whether the pages of the last one are still right."""
    folder = root / "handbook"
    folder.mkdir()
    (folder / "goal.html").symlink_to("/dev/zero")
    os.mkfifo(folder / "value.html")
    grow(folder / "team.html")
    with limited():
        assert fingerprint(load(read_project(root)[0]), [folder])


def test_a_file_that_may_not_be_read_is_an_error(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "content/private.txt").write_text("x")
    # Tests may run as root, whom no permission stops.
    usual: Callable[..., bool] = os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode, **more: "private" not in os.fspath(path) and usual(path, mode, **more)
    )
    assert [item.headline for item in load(read_project(root)[0]).errors] == [
        "`content/private.txt` cannot be read: permission denied"
    ]

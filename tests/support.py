"""Golden cases: one text file with the files of a handbook, the diagnostics expected of it, and facts.

::

    What the case shows, in a sentence.
    xfail: why it does not hold yet                (optional)
    === content/values/candor.yml                  (a file; with the flags of `encoded`)
    title: Candor
    sumary: We say what we see.
    === content/values/far.yml -> ../../far.yml    (a symbolic link)
    === expected
    error unknown-field content/values/candor.yml:2:1 `sumary` is no field of a value
      marks: sumary                                (what is underlined; compared where it is given)
      also: content/values/a.yml:1:1 first here    (a second place; compared where it is given)
      help: closest: `summary`                     (compared where it is given)
    error missing-field content/values.yml:#:3 `title` is missing (# from 1 to 1000)
    === facts
    records = ["value:candor"]
    value:candor.title = "Candor"                  (a field, as JSON; a list's items by their numbers)
    goal:calm.refs = ["values value:candor strong"]
    page:guide.md.refs = ["body value:candor"]
    redirects = {"values/frankness.md": "value:candor"}
    value.order = ["value:candor"]                 (as the site lists a kind)

Content checks are off, unless the options of the case's own mkdocs.yml set their severity.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from values_handbook.diagnostics.catalogue import content
from values_handbook.diagnostics.lines import decode, split_lines
from values_handbook.link.graph import PageSource
from values_handbook.model.record import Key
from values_handbook.pipeline import Site, load
from values_handbook.project import read_project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import pytest

    from values_handbook.diagnostics import Diagnostic, Span

TODAY = "1795392000"
"""2026-11-23, in seconds since 1970."""
MKDOCS = "site_name: Handbook\ndocs_dir: content\nplugins:\n  - values-handbook\n"
_HEAD = re.compile(r"^=== (.+?)(?: -> (\S+)|((?: \([^()]*\))*))$", re.MULTILINE)
_REPEATED = re.compile(r"^(.+) \(# from (\d+) to (\d+)\)$", re.MULTILINE)
_ESCAPE = re.compile(rb"\\x([0-9a-f]{2})|\\u([0-9a-f]{4})")
_FACT = re.compile(r"((?:page:\S+\.md|[A-Za-z:0-9-]+))(?:\.(\S+))? = (.+)\Z")


@dataclass(frozen=True)
class Case:
    """A case as it was read. `files` are name, body and flags; a flag `-> x` makes a link to `x`."""

    name: str
    about: str
    files: tuple[tuple[str, str, str], ...]
    expected: str
    facts: tuple[str, ...]

    @property
    def xfail(self) -> str:
        """Why the case does not hold yet; empty where it does."""
        found = re.search(r"^xfail: (.+)$", self.about, re.MULTILINE)
        return found[1] if found else ""

    @property
    def codes(self) -> set[str]:
        """The codes that the case expects."""
        return set(re.findall(r"^(?:error|warning|note) (\S+) ", self.expected, re.MULTILINE))


def read_case(path: Path, root: Path) -> Case:
    """The case in a file below `root`."""
    about, *parts = _HEAD.split(path.read_text(encoding="utf-8"))
    sections = list(zip(*[iter(parts)] * 4, strict=True))
    files = tuple(
        (name, body.removeprefix("\n"), f"-> {link}" if link else flags or "")
        for name, link, flags, body in sections
        if name not in ("expected", "facts")
    )
    told = {name: body.strip("\n") for name, _, _, body in sections}
    name = path.relative_to(root).with_suffix("").as_posix()
    return Case(
        name, about, files, _REPEATED.sub(_repeated, told["expected"]), tuple(told.get("facts", "").splitlines())
    )


def _repeated(line: re.Match[str]) -> str:
    return "\n".join(line[1].replace("#", str(number)) for number in range(int(line[2]), int(line[3]) + 1))


def write_files(root: Path, files: Iterable[tuple[str, str, str]], patch: pytest.MonkeyPatch) -> None:
    """Write the files of a case, and a plain mkdocs.yml beside them where there is none."""
    (root / "content").mkdir()
    (root / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    for name, body, flags in files:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if flags.startswith("-> "):
            path.symlink_to(flags[3:])
        else:
            path.write_bytes(encoded(body, flags))
        if "unreadable" in flags:
            _make_unreadable(path, patch)


def encoded(body: str, flags: str) -> bytes:
    r"""The bytes of a file: flags are `(CRLF)`, `(CR)`, `(BOM)`, `(latin-1)`, `(escapes)`, `(+1MiB)`, `(1001 times)`.

    With `times`, `#` is the number of the repetition. Escapes are `\x00` for a byte and `\u00a0` for a character. `write_files` knows one more: `(unreadable)`.
    """
    if times := re.search(r"\((\d+) times\)", flags):
        body = "".join(body.replace("#", str(number)) for number in range(int(times[1])))
    if "(CR" in flags:
        body = body.replace("\n", "\r\n" if "(CRLF)" in flags else "\r")
    data = body.encode("latin-1" if "latin-1" in flags else "utf-8")
    if "escapes" in flags:
        data = _ESCAPE.sub(lambda m: bytes.fromhex(m[1].decode()) if m[1] else chr(int(m[2], 16)).encode(), data)
    if "+1MiB" in flags:
        data += b"# to the top\n" * 81_000
    return b"\xef\xbb\xbf" + data if "BOM" in flags else data


def _make_unreadable(path: Path, patch: pytest.MonkeyPatch) -> None:
    """Refuse to open a file: tests may run as root, whom no permission stops."""
    usual: Callable[..., int] = os.open

    def refusing(opened: Any, *args: Any, **kwargs: Any) -> int:
        if Path(opened) == path:
            raise PermissionError(13, "Permission denied")
        return usual(opened, *args, **kwargs)

    patch.setattr(os, "open", refusing)


def run(root: Path, loud: str = "") -> tuple[Site, tuple[Diagnostic, ...]]:
    """The handbook in a folder, and all that is wrong with it; content checks are off but for one."""
    project, found = read_project(root)
    quiet = {entry.code: "off" for entry in content.ENTRIES if entry.code != loud}
    options = project.options.model_copy(update={"severity": quiet | project.options.severity})
    site = load(replace(project, options=options))
    return site, (*found, *site.diagnostics)


def told(found: Iterable[Diagnostic], expected: str, root: Path) -> str:
    """The diagnostics in the words of a case, with those details that it gives for each."""
    blocks = re.split(r"\n(?! )", expected) if expected else []
    lines = []
    for number, item in enumerate(found):
        wanted = {line.split(":")[0] for line in blocks[number].splitlines()[1:]} if number < len(blocks) else None
        lines += [f"{item.severity} {item.code} {_place(item.span)} {item.headline}"]
        lines += [line for line in _details(item, root) if wanted is None or line.split(":")[0] in wanted]
    return "\n".join(lines)


def _details(item: Diagnostic, root: Path) -> Iterator[str]:
    yield f"  marks: {_marked(item.span, root)}"
    for other in item.related:
        yield f"  also: {_place(other.span)} {other.label}"
    for line in item.help.splitlines():
        yield f"  help: {line}"


def _place(span: Span) -> str:
    return f"{span.path}:{span.line}:{span.column}"


def _marked(span: Span, root: Path) -> str:
    """The text that a span covers, its lines joined by ` ⏎ `; empty where the file cannot be read."""
    try:
        lines = split_lines(decode((root / span.path).read_bytes()))[span.line - 1 : span.end_line]
    except OSError:
        return ""
    lines[-1] = lines[-1][: span.end_column - 1]
    return " ⏎ ".join([lines[0][span.column - 1 :], *lines[1:]])


def fact(site: Site, line: str) -> tuple[Any, Any]:
    """A fact of a case: what is, and what is expected."""
    found = _FACT.match(line)
    assert found, f"no fact: {line}"
    name, path, expected = found.groups()
    return _look(site, name, path), json.loads(expected)


def _look(site: Site, name: str, path: str | None) -> Any:
    if name == "records":
        return [str(record.key) for record in site.linked.handbook]
    if name == "redirects":
        return {redirect.source_path: str(redirect.key) for redirect in site.plan.redirects}
    if path == "order" and ":" not in name:
        return [str(record.key) for record in site.linked.handbook.of(name)]
    kind, _, identifier = name.partition(":")
    key = PageSource(identifier) if kind == "page" else Key(kind, identifier)
    if path == "refs":
        outgoing = site.linked.graph.outgoing(key)
        return [f"{reference.field} {reference.to} {reference.strength}".strip() for reference in outgoing]
    assert isinstance(key, Key) and path
    part: Any = site.linked.record(key).fields.model_dump(mode="json", by_alias=True)
    for step in path.split("."):
        part = part[int(step) if step.isdigit() else step]
    return part
